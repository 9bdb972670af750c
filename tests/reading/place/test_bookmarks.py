"""Bookmarks return to places."""

from tests.reading.made import at, coverage_of
from tui.articles.model import Passage
from tui.reading.place import bookmarks
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span

COVERAGE = coverage_of(a="It began at noon. Nobody was hurt.", b="It ended at night.")


def session_at(article="a"):
    session = ReadingSession(COVERAGE, cutoff=50, step=5, kinds=())
    session.look(Passage(article, Span(3, 12)))
    return session


def test_bookmark_returns_to_its_view_and_back_returns_from_it():
    session = session_at()
    assert bookmarks.set_bookmark(session, "a")
    session.look(at(COVERAGE, "b", "ended"))
    assert bookmarks.go_to_bookmark(session, "a").view == Passage("a", Span(3, 12))
    session.look(Passage("a", Span(3, 12)))
    assert bookmarks.go_to_bookmark(session, bookmarks.LAST).view == at(COVERAGE, "b", "ended")


def test_bookmark_keeps_the_current_stop():
    session = session_at()
    stop = Stop(StopKind.HIT, at(COVERAGE, "a", "began"), "began")
    session.go(stop)
    bookmarks.set_bookmark(session, "x")
    session.leave()
    assert bookmarks.go_to_bookmark(session, "x").stop == stop
    assert bookmarks.list_bookmarks(session) == (bookmarks.Bookmark("x", "a", "began at noon. Nobody was hurt."),)


def test_unknown_bookmark_and_empty_screen_lead_nowhere():
    assert bookmarks.go_to_bookmark(session_at(), "a") is None
    session = ReadingSession(COVERAGE, cutoff=50, step=5, kinds=())
    assert not bookmarks.set_bookmark(session, "a")


def test_only_letters_are_bookmarks():
    assert [key for key in ("a", "É", "1", "'", "ab", "") if bookmarks.is_letter(key)] == ["a", "É"]
