"""Draws the list of a draft's items, one per line with verdict and words, by Textual's Line API."""

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.checking.model import CheckVerdict
from tui.export.checked.rows import SheetRow
from tui.reading.quotes.word_differences import DifferenceKind
from tui.ui.textual.lean import LeanScrollView
from tui.ui.theme.palette import Palette
from tui.ui.wrap import cells, cut

SIGNS = {
    CheckVerdict.VERBATIM: "=",
    CheckVerdict.ALTERED: "≠",
    CheckVerdict.CUT_SHORT: "…",
    CheckVerdict.OTHER_SPEAKER: "@",
    CheckVerdict.ONLY_REPORTED: "~",
    CheckVerdict.IN_NO_SOURCE: "–",
    CheckVerdict.LOOK_HERE: "?",
}
"""Signs before the verdicts, which distinguish them without colour."""
_KINDS = dict.fromkeys((CheckVerdict.LOOK_HERE, CheckVerdict.CUT_SHORT), DifferenceKind.WORDING)
"""Less urgent verdicts, which have a calmer style."""
VERDICT_CELLS = max(map(len, CheckVerdict)) + 1
VERDICT_CELLS_NARROW = 14
NARROW_CELLS = 50
"""Width of the list, in cells, below which long verdicts are cut."""


class ItemTurned(Message):
    """The current item has changed."""


class ItemChosen(Message):
    """The user clicked on the current item."""


class ChecksView(LeanScrollView, can_focus=True, inherit_bindings=False):
    """The list of items; keys act on the current one."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.rows: Sequence[SheetRow] = ()
        self.row = 0
        self._palette = palette

    @property
    def current(self) -> SheetRow | None:
        return self.rows[self.row] if self.rows else None

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    def set_rows(self, rows: Sequence[SheetRow], number: int) -> None:
        """Show rows, beginning at the item with this number."""
        self.rows = rows
        self.virtual_size = Size(0, len(rows))
        self.move_to(next((at for at, row in enumerate(rows) if row.number >= number), len(rows) - 1))

    def move_to(self, row: int) -> None:
        self.row = max(0, min(row, len(self.rows) - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self.row < top + height:
            self.scroll_to(y=self.row if self.row < top else self.row - height + 1, animate=False, force=True)
        self.refresh()
        self.post_message(ItemTurned())

    def move(self, rows: int) -> None:
        self.move_to(self.row + rows)

    def page(self, share: float) -> None:
        lines = max(1, round(self.size.height * abs(share)))
        self.move(lines if share > 0 else -lines)

    def edge(self, to_end: bool) -> None:
        self.move_to(len(self.rows) - 1 if to_end else 0)

    # --- Textual ---------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self.move_to(self.row)

    def on_click(self, event: events.Click) -> None:
        row = self.scroll_offset.y + event.y
        if row >= len(self.rows):
            return
        is_same = row == self.row
        self.move_to(row)
        if is_same:
            self.post_message(ItemChosen())

    def get_line_filters(self) -> Sequence[LineFilter]:
        return () if self._palette.is_true_color else super().get_line_filters()

    def render_line(self, y: int) -> Strip:
        number, width, base = self.scroll_offset.y + y, self.size.width, self._palette.base
        if number >= len(self.rows):
            return Strip.blank(width, base)
        return Strip(list(self._segments(number, width))).apply_style(base).adjust_cell_length(width, base)

    def _segments(self, number: int, width: int) -> Iterator[Segment]:
        row, palette = self.rows[number], self._palette
        ground = palette.cursor if number == self.row else Style()
        verdict_cells = VERDICT_CELLS if width >= NARROW_CELLS else VERDICT_CELLS_NARROW
        verdict = cut(row.verdict, verdict_cells - 1)
        kind = _KINDS.get(CheckVerdict(row.verdict), DifferenceKind.CONTRADICTION)
        style = palette.muted if row.verdict == CheckVerdict.VERBATIM else palette.differences[kind]
        sign = f" {SIGNS[CheckVerdict(row.verdict)]} "
        yield Segment(sign, palette.muted + ground)
        yield Segment(verdict, style + ground)
        yield Segment(" " * (verdict_cells - cells(verdict)), ground)
        room = max(1, width - cells(sign) - verdict_cells - 1)
        words = cut(row.words, room)
        yield Segment(words + " " * (room - cells(words)) + " ", ground)
