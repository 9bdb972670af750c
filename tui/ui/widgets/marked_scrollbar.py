"""A scroll bar that also shows where in the whole article passages, names or search hits lie."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, field
from rich.segment import Segment
from rich.style import Style
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual

MARK = "▐"
THUMB = "┃"
TRACK = "│"
NO_STYLE = Style()
CELLS_MAX = 64
"""Different cells that are kept; a palette has fewer than ten."""


class Marks(Struct):
    """Lines of the article to mark; the widget that owns the scroll bar keeps them up to date."""

    lines: Sequence[int] = ()
    current: Sequence[int] = ()
    style: Style = field(default_factory=Style)
    current_style: Style = field(default_factory=Style)
    track_style: Style = field(default_factory=Style)
    thumb_style: Style = field(default_factory=Style)


class MarkedScrollBar(Struct):
    """What Textual's scroll bar renders with; called with the bar's state, see `textual.scrollbar.ScrollBarRender`."""

    marks: Marks

    def __call__(
        self,
        virtual_size: int = 100,
        window_size: int = 0,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        style: object = None,
    ) -> "_Drawn":
        return _Drawn(self.marks, virtual_size, window_size, position)


class _Drawn(Visual):
    """Drawn without Rich, which takes many times as long; the same cells are made once."""

    def __init__(self, marks: Marks, virtual_size: int, window_size: int, position: float) -> None:
        self._marks = marks
        self._virtual_size = virtual_size
        self._window_size = window_size
        self._position = position

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._window_size

    def render_strips(self, width: int, height: int | None, style: VisualStyle, options: RenderOptions) -> list[Strip]:
        rows = self._window_size if height is None else height
        lines = max(self._virtual_size, rows, 1)
        marked = {line * rows // lines for line in self._marks.lines}
        current = {line * rows // lines for line in self._marks.current}
        top, bottom = self._thumb(rows)
        return [self._row(row, top, bottom, marked, current) for row in range(rows)]

    def _thumb(self, height: int) -> tuple[int, int]:
        """First row of the thumb, and the one after its last; the whole bar where nothing scrolls."""
        if not self._window_size or self._window_size >= self._virtual_size:
            return 0, height
        size = max(1, round(height * self._window_size / self._virtual_size))
        share = self._position / (self._virtual_size - self._window_size)
        top = round((height - size) * min(1.0, share))
        return top, top + size

    def _row(self, row: int, top: int, bottom: int, marked: set[int], current: set[int]) -> Strip:
        in_thumb = top <= row < bottom
        # Textual reads from this what a press of the mouse on the cell means.
        action = "grab" if in_thumb else "scroll_up" if row < top else "scroll_down"
        ground = self._marks.thumb_style if in_thumb else self._marks.track_style
        if row in current:
            return _cell(MARK, ground, self._marks.current_style, action)
        if row in marked:
            return _cell(MARK, ground, self._marks.style, action)
        return _cell(THUMB if in_thumb else TRACK, ground, NO_STYLE, action)


@lru_cache(CELLS_MAX)
def _cell(character: str, ground: Style, over: Style, action: str) -> Strip:
    return Strip([Segment(character, ground + over + Style(meta={"@mouse.down": action}))], 1)
