"""Counting quoted words by speaker and outlet."""

from tests.reading.made import coverage_of, mentions_of, quote_of
from tui.articles.model import ZoneKind
from tui.mentions.model import QuoteKind
from tui.reading.quotes.quoted_speakers import quoted_words, sole_article, sole_article_with_count

COVERAGE = coverage_of(
    daily="Ann: one two three, four. Seven. Port: five six.", herald="Ann: one’s two-three. Bob: 1,000 words."
)


def test_words_and_quotes_are_counted_per_person_and_article():
    found = quoted_words(
        COVERAGE,
        mentions_of(
            quote_of(COVERAGE, "daily", "one two three", "four", speaker="ann"),
            quote_of(COVERAGE, "daily", "Seven", speaker="ann"),
            quote_of(COVERAGE, "daily", "five six", speaker_text="The Port"),
            quote_of(COVERAGE, "herald", "one’s two-three", speaker="ann"),
            quote_of(COVERAGE, "herald", "1,000 words"),
        ).quotes,
    )
    assert found["ann", ""].words == (5, 3) and found["ann", ""].quotes == (2, 1)
    assert found["", "the port"].words == (2, 0)
    assert found["", ""].words == (0, 2)


def test_only_quoted_words_in_the_story_itself_count():
    quotes = [
        quote_of(COVERAGE, "daily", "one two", speaker="ann", kind=QuoteKind.INDIRECT),
        quote_of(COVERAGE, "daily", "Seven", kind=QuoteKind.SCARE),
        quote_of(COVERAGE, "daily", "five", speaker="ann", zone=ZoneKind.TEASER),
    ]
    assert quoted_words(COVERAGE, quotes) == {}


def test_only_article_needs_several_open_articles():
    assert sole_article(COVERAGE, ["herald", "herald"]) == "herald"
    assert sole_article(COVERAGE, ["herald", "daily"]) == "" == sole_article(COVERAGE, [])
    assert sole_article(coverage_of(daily="x"), ["daily"]) == ""
    assert sole_article_with_count(COVERAGE, (3, 0)) == "daily" and sole_article_with_count(COVERAGE, (3, 1)) == ""
