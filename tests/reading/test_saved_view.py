"""Restoring the current stop of a reopened event, if it still exists and the user has not moved."""

import pytest

from tests.reading.made import at, coverage_of, mention_of, mentions_of, quote_of
from tests.rows import each_row
from tui.articles.model import Coverage, Passage
from tui.matching.find import MatchSet
from tui.matching.model import Match, MatchKind
from tui.mentions.model import MentionSet, Person
from tui.reading.highlights.visible_groups import STATEMENTS
from tui.reading.place.session import ReadingSession
from tui.reading.saved_view import SavedStop, TextAnchor, is_out_of_sight, is_ready_for, restore_stop, saved_stop
from tui.reading.stops import StopKind
from tui.settings.load import load_settings
from tui.text.span import Span

A = "The ferry sank at dawn. Ana Prill said “no one warned us” and “nobody came”."
B = "Ana Prill was there when the ferry sank at dawn."


def session_of(coverage: Coverage, shared: str = "ferry sank at dawn") -> ReadingSession:
    session = ReadingSession(coverage, cutoff=50, step=5, kinds=STATEMENTS)
    pair = Match("m", at(coverage, "a", shared), at(coverage, "b", shared), 80, MatchKind.EDITED, "")
    session.set_matches(MatchSet(("a", "b"), (pair,), load_settings().matching.groups))
    session.set_mentions(mentions(coverage))
    return session


def mentions(coverage: Coverage) -> MentionSet:
    quotes = [quote_of(coverage, "a", words, speaker="ana") for words in ("no one warned us", "nobody came")]
    named = tuple(mention_of(coverage, "ana", article, "Ana Prill") for article in ("a", "b"))
    return mentions_of(*quotes, people=(Person("ana", "Ana Prill", (), ()),), mentions=named)


def saved(choose: str = "", steps: int = 1) -> SavedStop:
    session = session_of(coverage_of(a=A, b=B))
    if choose == "quotes":
        session.choose_quotes()
    elif choose:
        session.choose_person(choose)
    for _ in range(steps):
        session.next()
    kept = saved_stop(session, {})
    assert kept is not None
    return kept


@each_row(
    ("choose", "steps", "words", "then"),
    [
        ("", 1, "ferry sank at dawn", "ferry sank at dawn"),
        ("ana", 2, "Ana Prill", "Ana Prill"),
        ("quotes", 1, "no one warned us", "nobody came"),
    ],
)
def test_saved_stop_is_restored_after_inserted_text_and_n_continues_from_it(choose, steps, words, then):
    coverage = coverage_of(a="UPDATED at noon. " + A, b="More follows. " + B)
    session = session_of(coverage)
    kept = saved(choose, steps)
    assert restore_stop(session, kept)
    assert session.stop is not None and session.stop.kind is kept.kind
    place = session.stop.passage
    assert place.span.slice(coverage.article(place.article).text) == words
    move = session.next()
    assert move is not None and move.stop is not None and move.stop.kind is kept.kind
    assert move.stop.passage.span.slice(coverage.article(move.stop.passage.article).text) == then


def test_passage_with_changed_bounds_is_restored():
    coverage = coverage_of(a=A, b=B)
    session = session_of(coverage, "sank at dawn.")
    assert restore_stop(session, saved())
    assert session.stop is not None and session.stop.passage == at(coverage, "a", "sank at dawn.")


@each_row(
    "kept",
    [
        SavedStop(StopKind.PASSAGE, "gone", TextAnchor(4, "ferry"), 18),
        SavedStop(StopKind.PASSAGE, "a", TextAnchor(60, "and nobody"), 4),
        SavedStop(StopKind.QUOTE, "a", TextAnchor(-9, ""), -3, True),
        SavedStop(StopKind.MENTION, "a", TextAnchor(10**9, "x"), 10**9, True),
    ],
)
def test_stop_that_no_longer_exists_is_not_restored(kept):
    session = session_of(coverage_of(a=A, b=B))
    assert not restore_stop(session, kept)
    assert session.stop is None and session.tour.kind is StopKind.PASSAGE


def test_stop_is_not_restored_once_the_user_has_moved():
    session = session_of(coverage_of(a=A, b=B))
    session.next()
    here = session.stop
    assert not restore_stop(session, saved("quotes")) and session.stop == here
    session = session_of(coverage_of(a=A, b=B))
    session.choose_person("ana")
    assert not restore_stop(session, saved()) and session.stop is None


def test_search_hit_is_not_saved():
    session = session_of(coverage_of(a=A, b=B))
    session.search("dawn")
    session.next()
    assert session.stop is not None and saved_stop(session, {}) is None


def test_restoring_waits_until_stops_of_the_kind_are_found():
    session = ReadingSession(coverage_of(a=A, b=B), cutoff=50, step=5, kinds=STATEMENTS)
    assert not is_ready_for(session, StopKind.PASSAGE) and not is_ready_for(session, StopKind.QUOTE)
    session.set_mentions(mentions(session.coverage))
    assert not is_ready_for(session, StopKind.PASSAGE) and is_ready_for(session, StopKind.MENTION)


@pytest.mark.parametrize(
    ("seen", "seen_now", "is_out"),
    [((0, 99), (0, 99), False), ((0, 99), (20, 99), True), ((0, 9), (0, 9), False), ((0, 9), (0, 5), True),
     ((0, 9), (8, 99), False), ((22, 99), (40, 99), False)],
)  # fmt: skip
def test_a_saved_stop_is_scrolled_into_view_if_less_of_it_is_visible_than_before(seen, seen_now, is_out):
    session = session_of(coverage_of(a=A, b=B))
    session.next()
    kept = saved_stop(session, {"a": Passage("a", Span(*seen))})
    assert kept is not None and session.stop is not None
    place = session.stop.passage
    assert is_out_of_sight(kept, place, {"a": Passage("a", Span(*seen_now))}) is is_out
    assert not is_out_of_sight(kept, place, {"b": Passage("b", Span(0, 0))})


def test_saved_place_without_extent_is_still_scrolled_into_view():
    now = Passage("a", Span(4, 22))
    kept = SavedStop(StopKind.PASSAGE, "a", TextAnchor(4, "ferry"), 18)
    assert is_out_of_sight(kept, now, {"a": Passage("a", Span(22, 60))})
    assert not is_out_of_sight(kept, now, {"a": Passage("a", Span(21, 60))})
