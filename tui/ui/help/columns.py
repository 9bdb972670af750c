"""Lays out the help in columns, so that all keys are on one page of a wide screen."""

from collections.abc import Sequence

from textual.content import Content

from tui.ui.key_groups import KeyGroup, KeyRow
from tui.ui.wrap import cells, wrap

COLUMN_CELLS_MIN = 48
COLUMN_GAP_CELLS = 2
KEYS_CELLS = 13
"""Width of the keys and the gap after them in a column, in cells; longer keys push the text to the right."""
COLUMNS_MAX = 4


def columns(groups: Sequence[KeyGroup], room_cells: int, room_lines: int) -> Content | None:
    """Return the groups in as many columns as fit, with as few lines as possible; None if only one column fits.

    room_lines: groups are kept together if they then need no more lines than this.
    """
    count = min(COLUMNS_MAX, (room_cells + COLUMN_GAP_CELLS) // (COLUMN_CELLS_MIN + COLUMN_GAP_CELLS))
    if count < 2:
        return None
    width_cells = (room_cells + COLUMN_GAP_CELLS) // count - COLUMN_GAP_CELLS
    blocks = [_block(group, width_cells) for group in groups]
    filled = _packed_whole(blocks, count, room_lines) or _packed([line for block in blocks for line in block], count)
    height = max(map(len, filled))
    rows = [[column[line] if line < len(column) else Content("") for column in filled] for line in range(height)]
    return Content("\n").join(_row(row, width_cells) for row in rows)


def _row(parts: Sequence[Content], width_cells: int) -> Content:
    """Join the lines of adjacent columns."""
    padded = [part + Content(" " * max(0, width_cells + COLUMN_GAP_CELLS - cells(str(part)))) for part in parts[:-1]]
    return Content.assemble(*padded, parts[-1])


def _block(group: KeyGroup, width_cells: int) -> list[Content]:
    lines = [Content(group.name).stylize("bold")]
    for row in group.rows:
        lines += row_lines(row, width_cells)
    return [*lines, Content("")]


def row_lines(row: KeyRow, width_cells: int) -> list[Content]:
    """Return the lines of a row: its keys, and what they do beside them, indented where it continues."""
    keys = f"{row.keys} ".ljust(KEYS_CELLS)
    room = max(1, width_cells - max(KEYS_CELLS, cells(keys)))
    first, *further = [row.what[start:end] for start, end in wrap(row.what, room)] or [""]
    indent = " " * cells(keys)
    return [Content.assemble(Content(keys).stylize("$accent"), first), *(Content(indent + text) for text in further)]


def _packed_whole(blocks: Sequence[list[Content]], count: int, lines_max: int) -> list[list[Content]] | None:
    """Return the blocks in the shortest columns that keep every block in one piece; None if longer than lines_max."""
    tallest = max((len(block) for block in blocks), default=0)
    for height in range(tallest, lines_max + 1):
        filled: list[list[Content]] = [[]]
        for block in blocks:
            if filled[-1] and len(filled[-1]) + len(block) - 1 > height:  # its last line is blank
                filled.append([])
            filled[-1] += block
        if len(filled) <= count:
            return filled
    return None


def _packed(lines: Sequence[Content], count: int) -> list[list[Content]]:
    """Return the lines in columns of equal height."""
    height = -(-len(lines) // count)
    return [list(lines[start : start + height]) for start in range(0, len(lines), height)]
