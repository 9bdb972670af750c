"""Finds the stops at a place in an article: the passage, and the name or quote."""

from tui.articles.model import Passage
from tui.reading.place.mention_index import most_overlapping
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span


def stops_at(session: ReadingSession, article_id: str, offset: int) -> tuple[Stop | None, Stop | None]:
    """Return the passage at a character, and the name or quote at it; None for each that is missing."""
    character = Passage(article_id, Span(offset, offset + 1))
    groups = session.visible_groups
    return most_overlapping(groups.stops[article_id], character) if groups else None, _mention_at(session, character)


def current_mention(session: ReadingSession) -> Stop | None:
    """Return the current name or quote, or the one in the current passage; None if there is none."""
    stop = session.stop
    if stop is None or stop.kind in (StopKind.MENTION, StopKind.QUOTE):
        return stop
    return _mention_at(session, stop.passage)


def _mention_at(session: ReadingSession, passage: Passage) -> Stop | None:
    return session.mention_index.mention_at(passage) if session.mention_index else None
