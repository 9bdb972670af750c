"""Stepping through the passages of all articles."""

import pytest

from tests.reading.made import at, coverage_of
from tui.articles.model import Coverage
from tui.matching.find import MatchSet
from tui.matching.model import Match, MatchKind
from tui.reading.place.session import ReadingSession
from tui.reading.status.line import status_line
from tui.settings.load import load_settings


@pytest.fixture
def coverage() -> Coverage:
    return coverage_of(
        a="Rain fell on the port. The pier burned down.",
        b="The mayor spoke. Rain fell on the port.",
        c="The mayor spoke. The pier burned down.",
    )


@pytest.fixture
def session(coverage: Coverage) -> ReadingSession:
    pairs = (("a", "b", "Rain fell on the port"), ("a", "c", "The pier burned down"), ("b", "c", "The mayor spoke"))
    matches = tuple(
        Match(f"m{number}", at(coverage, left, words), at(coverage, right, words), 90, MatchKind.VERBATIM, "")
        for number, (left, right, words) in enumerate(pairs)
    )
    session = ReadingSession(coverage, cutoff=50, step=4, kinds=MatchKind, is_event_toured=True)
    session.set_matches(MatchSet(("a", "b", "c"), matches, load_settings().matching.groups))
    session.look(at(coverage, "a", coverage.article("a").text))
    return session


def walk(session: ReadingSession, steps: int) -> list[str]:
    words = []
    for _ in range(steps):
        move = session.next()
        assert move is not None and move.stop is not None
        session.look(at(session.coverage, session.focus, session.coverage.article(session.focus).text))
        words.append(f"{session.focus}: {session.coverage.text_of(move.stop.passage)}")
    return words


def test_every_passage_is_met_once_in_the_first_article_that_has_it(session: ReadingSession) -> None:
    assert walk(session, 4) == [
        "a: Rain fell on the port",
        "a: The pier burned down",
        "b: The mayor spoke",
        "a: Rain fell on the port",
    ]
    assert session.has_wrapped


def test_the_tour_continues_after_the_passage_that_was_crossed_to(session: ReadingSession) -> None:
    walk(session, 1)
    session.to_counterpart(forward=True)
    session.look(at(session.coverage, "b", session.coverage.article("b").text))
    assert walk(session, 1) == ["a: The pier burned down"]


def test_the_status_says_that_all_articles_are_counted(session: ReadingSession) -> None:
    walk(session, 1)
    head, _ = status_line(session, matching_pending=False, key_of=str.upper)
    assert head.startswith("passage 1 of 3 in all articles ")
