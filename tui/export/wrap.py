"""Wrapping plain text to a width in terminal cells, without a screen library."""

import unicodedata
from collections.abc import Iterator

_ROOM_MIN_CELLS = 10


def cell_width(text: str) -> int:
    """How many terminal cells the text takes: two for East Asian wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def wrap_text(text: str, width_cells: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """Lines of at most `width_cells` cells, the first beginning with `first`, the others with `rest`.

    A newline of the text stays one; a word longer than a line is cut. Where the prefixes leave no room, the lines are
    longer. Linear in the length.
    """
    room_cells = max(_ROOM_MIN_CELLS, width_cells - max(cell_width(first), cell_width(rest)))
    prefix = first
    for paragraph in text.split("\n"):
        for line in _lines(paragraph, room_cells):
            yield prefix + line
            prefix = rest


def _lines(paragraph: str, room_cells: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for piece, size in _pieces(paragraph, room_cells):
        if line and used + 1 + size > room_cells:
            yield " ".join(line)
            line, used = [], 0
        used += size + (1 if line else 0)
        line.append(piece)
    if line:
        yield " ".join(line)


def _pieces(paragraph: str, room_cells: int) -> Iterator[tuple[str, int]]:
    """The words with their sizes; one that is longer than a line comes in pieces."""
    for word in paragraph.split():
        start = used = 0
        for index, character in enumerate(word):
            size = _cells_of(character)
            if used + size > room_cells:
                yield word[start:index], used
                start, used = index, 0
            used += size
        yield word[start:], used


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
