"""Marks: places that the reader has given a letter, to come back to."""

from msgspec import Struct

from tui.reading.place.session import ReadingSession
from tui.reading.stops import Move
from tui.text.canonical import one_line

LAST = "'"
"""In place of a letter: where the reader was before the last jump."""

WORDS_CHARACTERS = 60


class Bookmark(Struct, frozen=True):
    """A mark as it is listed."""

    letter: str
    outlet: str
    words: str
    """What stands there."""


def is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


def set_bookmark(session: ReadingSession, letter: str) -> bool:
    """Gives the place where the reader is a letter. False where the reader is nowhere yet."""
    place = session.place()
    if place is not None:
        session.trail.marks[letter] = place
    return place is not None


def go_to_bookmark(session: ReadingSession, letter: str) -> Move | None:
    """Jumps to a mark, or with `LAST` back to where the last jump began. None where there is no such place."""
    if letter == LAST:
        return session.back()
    place, here = session.trail.marks.get(letter), session.place()
    if place is None:
        return None
    if here is not None:
        session.trail.leave(here)
    return session.revisit(place)


def list_bookmarks(session: ReadingSession) -> tuple[Bookmark, ...]:
    """Every mark, in order of the letters."""
    rows = []
    for letter, place in sorted(session.trail.marks.items()):
        at = place.stop.passage if place.stop is not None else place.view
        article = session.coverage.article(at.article)
        words = article.text[at.span.start : at.span.start + 2 * WORDS_CHARACTERS]
        rows.append(Bookmark(letter, article.outlet, one_line(words.strip(), WORDS_CHARACTERS)))
    return tuple(rows)
