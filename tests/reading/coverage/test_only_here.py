"""What one outlet alone has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.made import at, coverage_of, grouping_of, mention_of, mentions_of, quote_of
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


def aloneness(coverage, *pairs, mentions=None, kind=MatchKind.EDITED):
    grouping = grouping_of(coverage, *pairs, kind=kind)
    mentions = mentions or mentions_of()
    shown = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    return OnlyHereFinder(coverage, shown, mentions, quote_groups(coverage, mentions, grouping))


def texts(coverage, article, spans):
    return [span.slice(coverage.article(article).text) for span in spans]


def test_a_sentence_that_touches_a_shared_passage_is_not_alone(coverage):
    alone = aloneness(coverage, ("one", "ferry burned", "two", "ferry burned")).of("one")
    assert texts(coverage, "one", alone.sentences) == [
        "It had 312 people on board.",
        "“Nobody saw it,” Ana Roth said.",
        "The port is old.",
    ]
    assert alone.told == 4
    assert texts(coverage, "one", alone.shared) == ["ferry burned"]


def test_to_share_a_name_is_to_share_no_statement(coverage):
    alone = aloneness(coverage, ("one", "ferry", "two", "ferry"), kind=MatchKind.NAME).of("one")
    assert len(alone.sentences) == alone.told == 4


def test_numbers_that_the_other_gives_too_are_not_alone(coverage):
    found = aloneness(coverage)
    assert found.of("one").numbers == ()
    assert texts(coverage, "two", found.of("two").numbers) == ["40"]


def test_a_number_that_the_other_writes_in_words_is_not_alone_and_one_in_words_can_be():
    coverage = coverage_of(
        one="It took 20 minutes at 5:42 a.m., twelve men and two ships.",
        two="It took twenty minutes at 5.42 o’clock, and 30 horses.",
    )
    found = aloneness(coverage)
    assert texts(coverage, "one", found.of("one").numbers) == ["twelve"]
    assert texts(coverage, "two", found.of("two").numbers) == ["30"]


def test_people_whom_no_other_article_names(coverage):
    people = (Person("roth", "Ana Roth", ()), Person("moor", "Ben Moor", ()))
    named = (
        mention_of(coverage, "roth", "one", "Ana Roth"),
        mention_of(coverage, "moor", "one", "Ferry".lower()),
        mention_of(coverage, "moor", "two", "Ben Moor"),
        mention_of(coverage, "roth", "two", "ships", zone=ZoneKind.BYLINE),
    )
    found = aloneness(coverage, mentions=mentions_of(people=people, mentions=named))
    assert texts(coverage, "one", found.of("one").people) == ["Ana Roth"]
    assert found.of("one").people_count == 1
    assert found.of("two").people_count == 0


def test_quotes_that_no_other_article_has(coverage):
    said = quote_of(coverage, "one", "Nobody saw it", kind=QuoteKind.DIRECT)
    scare = quote_of(coverage, "two", "ships", kind=QuoteKind.SCARE)
    found = aloneness(coverage, mentions=mentions_of(said, scare))
    assert [texts(coverage, "one", parts) for parts in found.of("one").quotes] == [["Nobody saw it"]]
    assert found.of("two").quotes == ()


def test_n_steps_over_sentences_and_over_what_stands_in_none_of_them(coverage):
    alone = aloneness(coverage, ("two", "It had 312 people and", "one", "It had 312 people")).of("two")
    stops = alone.tour.stops
    assert [stop.kind for stop in stops] == [StopKind.ALONE] * 3
    assert texts(coverage, "two", [stop.passage.span for stop in stops]) == [
        "The ferry burned at night.",
        "40",
        "Two ships helped it, Ben Moor told us.",
    ]
    assert len({stop.key for stop in stops}) == 3


def test_a_passage_is_found_in_its_article_only(coverage):
    assert at(coverage, "one", "The port").span not in aloneness(coverage).of("two").sentences


SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 8))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_overlaps_are_those_that_are_found_one_by_one(spans, asked):
    assert Overlaps(spans).touch(asked) == any(span.overlap(asked) for span in spans)
