"""Bookmarks: places to which the user has assigned a letter, to come back to."""

from msgspec import Struct

from tui.reading.place.session import ReadingSession
from tui.reading.stops import Move
from tui.text.excerpts import shortened

LAST = "'"
"""Stands for the place before the last jump, in place of a letter."""

WORDS_CHARACTERS = 60


class Bookmark(Struct, frozen=True):
    """A bookmark as it is listed."""

    letter: str
    outlet: str
    words: str
    """First words at the place, on one line."""


def is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


def set_bookmark(session: ReadingSession, letter: str) -> bool:
    """Bookmark the current place with a letter. Return False before anything is on the screen."""
    place = session.current_place()
    if place is not None:
        session.jump_history.bookmarks[letter] = place
    return place is not None


def go_to_bookmark(session: ReadingSession, letter: str) -> Move | None:
    """Jump to a bookmark, or with `LAST` back to before the last jump. Return None if there is no such place."""
    if letter == LAST:
        return session.back()
    place, current_place = session.jump_history.bookmarks.get(letter), session.current_place()
    if place is None:
        return None
    if current_place is not None:
        session.jump_history.record(current_place)
    return session.return_to(place)


def list_bookmarks(session: ReadingSession) -> tuple[Bookmark, ...]:
    """Return every bookmark, in alphabetical order."""
    rows = []
    for letter, place in sorted(session.jump_history.bookmarks.items()):
        passage = place.stop.passage if place.stop is not None else place.view
        article = session.coverage.article(passage.article)
        words = article.text[passage.span.start : passage.span.start + 2 * WORDS_CHARACTERS]
        rows.append(Bookmark(letter, article.outlet, shortened(words.strip(), WORDS_CHARACTERS)))
    return tuple(rows)
