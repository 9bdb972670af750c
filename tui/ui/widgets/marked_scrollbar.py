"""A scroll bar that also shows where in the article passages, names or search hits are."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Any, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.text.span import Span
from tui.ui.textual.fast_render import filtered
from tui.ui.textual.lean import Unstyled
from tui.ui.theme.palette import Palette

MARK = "▐"
THUMB = "┃"
TRACK = "│"
NO_STYLE = Style()
CELLS_MAX = 64
"""Maximum number of cached cells; a palette needs fewer than ten."""


class TextLines(Protocol):
    def line_of(self, offset: int) -> int: ...


class StartLines(Sequence[int]):
    """The lines on which spans begin, each found when it is asked for: a search has thousands, the bar a few rows."""

    def __init__(self, spans: Sequence[Span], lines: TextLines) -> None:
        self._spans = spans
        self._lines = lines

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, at: Any) -> Any:
        return self._lines.line_of(self._spans[at].start)


def marked_rows(lines: Sequence[int], row_count: int, line_count: int) -> frozenset[int]:
    """Return the rows that represent some lines, which are in order. O(rows · log n)."""
    rows: set[int] = set()
    at = 0
    while at < len(lines):
        row = lines[at] * row_count // line_count
        rows.add(row)
        next_line = -(-(row + 1) * line_count // row_count) if row_count else line_count  # the first of the next row
        at = bisect_left(lines, next_line, at + 1)
    return frozenset(rows)


class MarkedScrollBar(Unstyled, ScrollBar):
    """A scroll bar, one cell wide, that maps lines of the text to its rows.

    It reuses a few cells. Textual's processing of each line of a widget takes longer than the rest of a step, and a bar
    is as high as the screen.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self.set_palette(palette)
        self._lines: Sequence[int] = ()
        self._current: Sequence[int] = ()
        self._marked_rows: frozenset[int] = frozenset()
        self._marked_for: tuple[int, int] | None = None
        """Rows and lines for which the marked rows were computed."""

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._track, self._thumb = palette.base + palette.rule, palette.base + palette.faint
        self.refresh()

    def mark(self, lines: Sequence[int]) -> None:
        """Mark lines of the text. lines: in order."""
        self._lines = lines
        self._marked_for = None
        self.refresh()

    def mark_current(self, lines: Sequence[int]) -> None:
        """Set the lines of the current stop. Only rows that change are drawn again."""
        previous_rows, self._current = self._rows_of(self._current), lines
        if changed_rows := previous_rows ^ self._rows_of(lines):
            self.refresh(*(Region(0, row, 1, 1) for row in changed_rows))

    def render_lines(self, crop: Region) -> list[Strip]:
        marked_rows, current = self._find_marked_rows(), self._rows_of(self._current)
        top, bottom = self._thumb_rows()
        strips = [self._row(row, top, bottom, marked_rows, current) for row in crop.line_range]
        return filtered(self, strips, self._palette)

    def _rows_of(self, lines: Sequence[int]) -> frozenset[int]:
        height, total = self.size.height, self._total
        return frozenset(line * height // total for line in lines)

    def _find_marked_rows(self) -> Set[int]:
        shape = self.size.height, self._total
        if shape != self._marked_for:
            self._marked_for, self._marked_rows = shape, marked_rows(self._lines, *shape)
        return self._marked_rows

    @property
    def _total(self) -> int:
        """The number of lines that the bar represents; at least one per row."""
        return max(int(self.window_virtual_size), self.size.height, 1)

    def _thumb_rows(self) -> tuple[int, int]:
        """Return the first row of the thumb, and the one after its last; the whole bar if nothing scrolls."""
        height, window, virtual = self.size.height, self.window_size, self.window_virtual_size
        if not window or window >= virtual:
            return 0, height
        size = max(1, round(height * window / virtual))
        top = round((height - size) * min(1.0, self.position / (virtual - window)))
        return top, top + size

    def _row(self, row: int, top: int, bottom: int, marked_rows: Set[int], current: Set[int]) -> Strip:
        in_thumb = top <= row < bottom
        # determines what Textual does when the cell is clicked
        action = "grab" if in_thumb else "scroll_up" if row < top else "scroll_down"
        ground = self._thumb if in_thumb else self._track
        if row in current:
            return _cell(MARK, ground, self._palette.accent, action)
        if row in marked_rows:
            return _cell(MARK, ground, self._palette.muted, action)
        return _cell(THUMB if in_thumb else TRACK, ground, NO_STYLE, action)


@lru_cache(CELLS_MAX)
def _cell(character: str, ground: Style, over: Style, action: str) -> Strip:
    return Strip([Segment(character, ground + over + Style(meta={"@mouse.down": action}))], 1)
