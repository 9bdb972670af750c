"""A scroll bar that also shows where in the whole article passages, names or search hits lie."""

from collections.abc import Sequence

from msgspec import Struct, field
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style

MARK = "▐"
THUMB = "┃"
TRACK = "│"


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


class _Drawn(Struct):
    marks: Marks
    virtual_size: int
    window_size: int
    position: float

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        height = options.height or console.height
        lines = max(self.virtual_size, height, 1)
        marked = {line * height // lines for line in self.marks.lines}
        current = {line * height // lines for line in self.marks.current}
        top, bottom = self._thumb(height)
        yield Segments([self._cell(row, top, bottom, marked, current) for row in range(height)], new_lines=True)

    def _thumb(self, height: int) -> tuple[int, int]:
        """First row of the thumb, and the one after its last; the whole bar where nothing scrolls."""
        if not self.window_size or self.window_size >= self.virtual_size:
            return 0, height
        size = max(1, round(height * self.window_size / self.virtual_size))
        share = self.position / (self.virtual_size - self.window_size)
        top = round((height - size) * min(1.0, share))
        return top, top + size

    def _cell(self, row: int, top: int, bottom: int, marked: set[int], current: set[int]) -> Segment:
        in_thumb = top <= row < bottom
        # Textual reads from this what a press of the mouse on the cell means.
        action = "grab" if in_thumb else "scroll_up" if row < top else "scroll_down"
        meta = Style(meta={"@mouse.down": action})
        ground = self.marks.thumb_style if in_thumb else self.marks.track_style
        if row in current:
            return Segment(MARK, ground + self.marks.current_style + meta)
        if row in marked:
            return Segment(MARK, ground + self.marks.style + meta)
        return Segment(THUMB if in_thumb else TRACK, ground + meta)
