"""Arranges columns of wordings in blocks of screen lines: as many side by side as fit, the rest in blocks below."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.reading.compare.columns import Cell, Column
from tui.text.span import Span
from tui.ui.wrap import cells, wrap

GAP_CELLS = 1
WIDTH_CELLS_MIN = 4
SPLIT_CELLS_MIN = 16
"""Minimum width of the part of a column that fits at the end of a block for the column to be split, in cells."""


class Piece(Struct, frozen=True):
    """Text at one position in a line."""

    x: int
    """Left edge, in cells."""
    span: Span
    """Span in the wording's article."""


Block = tuple[tuple[Piece, ...], ...]
"""One line per wording; the lines of a block are shown below each other."""


def blocks(columns: Sequence[Column], texts: Sequence[str], width_cells: int) -> Iterator[Block]:
    """Yield the blocks. texts: for each wording, its article's text. No line exceeds the width; no words are lost."""
    width_cells = max(WIDTH_CELLS_MIN, width_cells)
    lines: list[list[Piece]] = [[] for _ in texts]
    x = 0
    for column in columns:
        unplaced: tuple[Cell, ...] | None = column.cells
        while unplaced is not None:
            room = width_cells - x
            head, tail = _split_column(unplaced, texts, room, is_whole_line=not x)
            if head is None or (tail is not None and x and room < SPLIT_CELLS_MIN):
                yield tuple(map(tuple, lines))
                lines, x = [[] for _ in texts], 0
                continue
            for line, cell in zip(lines, head, strict=True):
                if cell:
                    line.append(Piece(x, Span(cell[0].start, cell[-1].end)))
            x += max(map(_width, head, texts)) + GAP_CELLS
            unplaced = tail
    if any(lines):
        yield tuple(map(tuple, lines))


def _width(cell: Cell, text: str) -> int:
    return cells(_on_one_line(text[cell[0].start : cell[-1].end])) if cell else 0


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _split_column(
    row: tuple[Cell, ...], texts: Sequence[str], room: int, *, is_whole_line: bool
) -> tuple[tuple[Cell, ...] | None, tuple[Cell, ...] | None]:
    """Split a column into the part that fits into the room and the rest; None if nothing fits, or nothing is left."""
    if max(map(_width, row, texts)) <= room:
        return row, None
    counts = [_fitting(cell, text, room) for cell, text in zip(row, texts, strict=True)]
    filled = [at for at, cell in enumerate(row) if cell]
    if len({len(row[at]) for at in filled}) == 1:  # the same words are split at the same place
        least = min(counts[at] for at in filled)
        counts = [min(count, least) for count in counts]
    if all(counts[at] for at in filled):
        head = tuple(cell[:count] for cell, count in zip(row, counts, strict=True))
        tail = tuple(cell[count:] for cell, count in zip(row, counts, strict=True))
        return head, tail if any(tail) else None
    if not is_whole_line:
        return None, None
    # A word that is longer than a line.
    return _split_column(
        tuple(_broken(cell, text, room) for cell, text in zip(row, texts, strict=True)), texts, room, is_whole_line=True
    )


def _fitting(cell: Cell, text: str, room: int) -> int:
    """Return the number of the cell's tokens that fit into the room."""
    count = 0
    while count < len(cell) and _width(cell[: count + 1], text) <= room:
        count += 1
    return count


def _broken(cell: Cell, text: str, room: int) -> Cell:
    """Return the cell, with its first token broken if it does not fit on a line."""
    if not cell or _width(cell[:1], text) <= room:
        return cell
    first = cell[0]
    return (*(Span(first.start + a, first.start + b) for a, b in wrap(first.slice(text), room)), *cell[1:])
