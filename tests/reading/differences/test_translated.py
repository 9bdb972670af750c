"""Differences and quotes across languages, from matches of the kind translation."""

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.matching.model import Grouping, Match, MatchKind, MatchSureness
from tui.mentions.find import find as find_mentions
from tui.reading.differences.find import find_differences
from tui.reading.differences.model import DifferenceClass
from tui.reading.quotes.quote_groups import differences, quote_groups
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
ENGLISH = "“We counted 58 boats on Monday,” said Helen Marsh."
GERMAN = "„Wir haben am Dienstag 48 Boote gezählt“, sagte Anna Gruber."


def coverage_of(english: str, german: str) -> tuple[Coverage, Grouping]:
    articles = [
        article_from_text(text, SETTINGS.articles, outlet=language, language=language)
        for language, text in (("en", english), ("de", german))
    ]
    sides = [Passage(article.id, Span(0, len(article.text))) for article in articles]
    match = Match("t1", *sides, 60.0, MatchKind.TRANSLATION, "why", 0.6, MatchSureness.POSSIBLE)
    return Coverage("", tuple(articles)), Grouping((), (match,), {"t1": "g"})


def test_figures_days_and_people_that_differ_between_languages_are_listed() -> None:
    coverage, grouping = coverage_of(ENGLISH, GERMAN)
    rows = find_differences(coverage, find_mentions(coverage.articles, SETTINGS.mentions), grouping)
    texts = {
        row.what: [span.slice(coverage.article(p.passage.article).text) for p in row.passages for span in p.differing]
        for row in rows
    }
    assert texts[DifferenceClass.NUMBER] == ["58", "48"]
    assert texts[DifferenceClass.DATE] == ["Monday", "Dienstag"]
    assert texts[DifferenceClass.NAME] == ["Helen Marsh", "Anna Gruber"]


def test_a_quotation_and_its_translation_are_one_quote_and_only_figures_are_marked() -> None:
    coverage, grouping = coverage_of(ENGLISH, GERMAN.replace("Anna Gruber", "Helen Marsh"))
    mentions = find_mentions(coverage.articles, SETTINGS.mentions)
    [group] = quote_groups(coverage, mentions, grouping)
    assert [(wording.article, wording.is_translated) for wording in group.wordings] == [("en", False), ("de", True)]
    marked = [
        difference.span.slice(coverage.article(wording.article).text)
        for wording, found in zip(group.wordings, differences(coverage, group), strict=True)
        for difference in found
    ]
    assert sorted(marked) == ["48", "58", "Dienstag", "Monday"]


def test_quotations_of_two_people_stay_two_even_if_their_sentences_are_near() -> None:
    coverage, grouping = coverage_of(ENGLISH, GERMAN)
    mentions = find_mentions(coverage.articles, SETTINGS.mentions)
    assert len(quote_groups(coverage, mentions, grouping)) == 2
