"""Sentences, numbers, people and quotes that only one outlet reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.made import at, coverage_of, grouping_of, mention_of, mentions_of, presence_of, quote_of
from tui.articles.model import ZoneKind
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.coverage.only_here import OnlyHereFinder, Overlaps
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.quotes.quote_groups import quote_groups
from tui.reading.stops import StopKind
from tui.text.span import Span


@pytest.fixture
def coverage():
    return coverage_of(
        one="The ferry burned on Friday. It had 312 people on board. “Nobody saw it,” Ana Roth said. The port is old.",
        two="The ferry burned at night. It had 312 people and 40 cars on board. Two ships helped it, Ben Moor told us.",
    )


def only_here_finder(coverage, *pairs, mentions=None, kind=MatchKind.EDITED, hidden=()):
    grouping = grouping_of(coverage, *pairs, kind=kind)
    mentions = mentions or mentions_of()
    visible_groups = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    groups = quote_groups(coverage, mentions, grouping)
    return OnlyHereFinder(coverage, visible_groups, mentions, groups, presence_of(coverage, *hidden))


def texts(coverage, article, spans):
    return [span.slice(coverage.article(article).text) for span in spans]


def test_a_sentence_that_touches_a_shared_passage_is_not_only_here(coverage):
    only_here = only_here_finder(coverage, ("one", "ferry burned", "two", "ferry burned")).for_article("one")
    assert texts(coverage, "one", only_here.sentences) == [
        "It had 312 people on board.",
        "“Nobody saw it,” Ana Roth said.",
        "The port is old.",
    ]
    assert only_here.sentence_count == 4
    assert texts(coverage, "one", only_here.shared) == ["ferry burned"]


def test_a_number_that_stands_in_another_articles_date_is_not_only_here() -> None:
    coverage = coverage_of(
        one="It was sold in 2015 for 940 coins.", two="It was closed in November 2015. It cost 1,940 coins."
    )
    assert texts(coverage, "one", only_here_finder(coverage).for_article("one").numbers) == ["940"]


def test_a_sentence_that_a_hidden_match_reaches_is_not_only_here(coverage):
    (weak,) = grouping_of(coverage, ("one", "The port is old", "two", "Two ships helped it")).matches
    only_here = only_here_finder(coverage, hidden=[weak]).for_article("one")
    assert "The port is old." not in texts(coverage, "one", only_here.sentences)


def test_a_quote_that_a_hidden_match_reaches_is_not_only_here(coverage):
    mentions = mentions_of(quote_of(coverage, "one", "Nobody saw it,"))
    assert only_here_finder(coverage, mentions=mentions).for_article("one").quotes
    (weak,) = grouping_of(coverage, ("one", "Nobody saw it,", "two", "at night")).matches
    assert only_here_finder(coverage, mentions=mentions, hidden=[weak]).for_article("one").quotes == ()


def test_a_shared_name_is_no_shared_statement(coverage):
    only_here = only_here_finder(coverage, ("one", "ferry", "two", "ferry"), kind=MatchKind.NAME).for_article("one")
    assert len(only_here.sentences) == only_here.sentence_count == 4


def test_a_number_that_two_articles_give_is_not_only_here(coverage):
    finder = only_here_finder(coverage)
    assert finder.for_article("one").numbers == ()
    assert texts(coverage, "two", finder.for_article("two").numbers) == ["40"]


def test_numbers_in_words_and_in_digits_are_compared_by_value():
    coverage = coverage_of(
        one="It took 20 minutes at 5:42 a.m., twelve men and two ships.",
        two="It took twenty minutes at 5.42 o’clock, and 30 horses.",
    )
    finder = only_here_finder(coverage)
    assert texts(coverage, "one", finder.for_article("one").numbers) == ["twelve"]
    assert texts(coverage, "two", finder.for_article("two").numbers) == ["30"]


def test_people_named_by_one_article_are_only_here(coverage):
    people = (Person("roth", "Ana Roth", ()), Person("moor", "Ben Moor", ()))
    mentions = (
        mention_of(coverage, "roth", "one", "Ana Roth"),
        mention_of(coverage, "moor", "one", "Ferry".lower()),
        mention_of(coverage, "moor", "two", "Ben Moor"),
        mention_of(coverage, "roth", "two", "ships", zone=ZoneKind.BYLINE),
    )
    finder = only_here_finder(coverage, mentions=mentions_of(people=people, mentions=mentions))
    assert texts(coverage, "one", finder.for_article("one").people) == ["Ana Roth"]
    assert finder.for_article("one").people_count == 1
    assert finder.for_article("two").people_count == 0


def test_quotes_found_in_one_article_are_only_here(coverage):
    said = quote_of(coverage, "one", "Nobody saw it", kind=QuoteKind.DIRECT)
    scare = quote_of(coverage, "two", "ships", kind=QuoteKind.SCARE)
    finder = only_here_finder(coverage, mentions=mentions_of(said, scare))
    assert [texts(coverage, "one", parts) for parts in finder.for_article("one").quotes] == [["Nobody saw it"]]
    assert finder.for_article("two").quotes == ()


def test_the_tour_stops_at_sentences_and_at_details_outside_them(coverage):
    only_here = only_here_finder(coverage, ("two", "It had 312 people and", "one", "It had 312 people")).for_article(
        "two"
    )
    stops = only_here.tour.stops
    assert [stop.kind for stop in stops] == [StopKind.ONLY_HERE] * 3
    assert texts(coverage, "two", [stop.passage.span for stop in stops]) == [
        "The ferry burned at night.",
        "40",
        "Two ships helped it, Ben Moor told us.",
    ]
    assert len({stop.key for stop in stops}) == 3


def test_sentences_are_spans_of_their_own_article(coverage):
    assert at(coverage, "one", "The port").span not in only_here_finder(coverage).for_article("two").sentences


SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 8))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_overlaps_agrees_with_a_linear_search(spans, query):
    assert Overlaps(spans).touch(query) == any(span.overlap(query) for span in spans)
