"""Marks lead back to places."""

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


def test_a_mark_leads_to_what_was_in_view_and_back_leads_to_where_the_reader_was():
    session = session_at()
    assert bookmarks.set_bookmark(session, "a")
    session.look(at(COVERAGE, "b", "ended"))
    assert bookmarks.go_to_bookmark(session, "a").view == Passage("a", Span(3, 12))
    session.look(Passage("a", Span(3, 12)))
    assert bookmarks.go_to_bookmark(session, bookmarks.LAST).view == at(COVERAGE, "b", "ended")


def test_a_mark_keeps_what_was_current():
    session = session_at()
    stop = Stop(StopKind.HIT, at(COVERAGE, "a", "began"), "began")
    session.go(stop)
    bookmarks.set_bookmark(session, "x")
    session.leave()
    assert bookmarks.go_to_bookmark(session, "x").stop == stop
    assert bookmarks.list_bookmarks(session) == (bookmarks.Bookmark("x", "a", "began at noon. Nobody was hurt."),)


def test_there_is_no_mark_that_was_not_made_and_none_where_the_reader_is_nowhere():
    assert bookmarks.go_to_bookmark(session_at(), "a") is None
    session = ReadingSession(COVERAGE, cutoff=50, step=5, kinds=())
    assert not bookmarks.set_bookmark(session, "a")


def test_letters_are_marks_and_nothing_else():
    assert [key for key in ("a", "É", "1", "'", "ab", "") if bookmarks.is_letter(key)] == ["a", "É"]
