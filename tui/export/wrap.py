"""Wraps plain text to a width in terminal cells, without a screen library."""

import unicodedata
from collections.abc import Iterator

_ROOM_MIN_CELLS = 10


def cell_width(text: str) -> int:
    """Return the width of a text in terminal cells: two for East Asian wide characters, zero for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def wrap_text(text: str, width_cells: int, *, first_prefix: str = "", prefix: str = "") -> Iterator[str]:
    """Yield lines of at most `width_cells` cells, the first with `first_prefix`, the others with `prefix`.

    Newlines are kept, and words longer than a line are cut. If the prefixes leave fewer than ten cells, the lines are
    longer. Linear in the length.
    """
    room_cells = max(_ROOM_MIN_CELLS, width_cells - max(cell_width(first_prefix), cell_width(prefix)))
    line_prefix = first_prefix
    for paragraph in text.split("\n"):
        for line in _lines(paragraph, room_cells):
            yield line_prefix + line
            line_prefix = prefix


def _lines(paragraph: str, room_cells: int) -> Iterator[str]:
    line: list[str] = []
    used_cells = 0
    for piece, size in _pieces(paragraph, room_cells):
        if line and used_cells + 1 + size > room_cells:
            yield " ".join(line)
            line, used_cells = [], 0
        used_cells += size + (1 if line else 0)
        line.append(piece)
    if line:
        yield " ".join(line)


def _pieces(paragraph: str, room_cells: int) -> Iterator[tuple[str, int]]:
    """Yield the words with their widths in cells; a word longer than a line is yielded in pieces."""
    for word in paragraph.split():
        start = used_cells = 0
        for index, character in enumerate(word):
            size = _cells_of(character)
            if used_cells + size > room_cells:
                yield word[start:index], used_cells
                start, used_cells = index, 0
            used_cells += size
        yield word[start:], used_cells


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
