"""Draws wordings below each other, in columns or in full, with details below, line by line (Textual's Line API)."""

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.articles.model import ZoneKind
from tui.reading.compare.comparison import Comparison
from tui.reading.quotes.word_differences import DifferenceKind
from tui.text.span import Span
from tui.ui.compare.blocks import Block, Piece, blocks
from tui.ui.paint import CURRENT_BAR
from tui.ui.textual.lean import LeanScrollView
from tui.ui.theme.palette import Palette
from tui.ui.wrap import cells, cut, wrap

LABEL_CELLS_MAX, LABEL_CELLS_NARROW = 24, 14
NARROW_CELLS = 100
"""Width of the screen, in cells, below which outlet names are shortened more."""
ZONE_CELLS = 11
WORDS_CELLS_MAX = 150
"""Maximum length of a line of words, in cells; the eye must find its way back."""
WHOLE_CELLS_MAX = 90
"""Maximum length of a line if each wording is shown in full, in cells."""
LEGEND = {
    DifferenceKind.MOVED: "moved",
    DifferenceKind.WORDING: "different or missing words",
    DifferenceKind.CONTRADICTION: "contradiction",
}
"""Texts of the legend, each drawn in the style that it explains."""
BAR_CELLS = 2
MARGIN_CELLS = 1


class LineKind(Enum):
    BLANK = 0
    WORDS = 1
    DETAILS = 2
    """Score, kind and date of one wording."""
    ABSENT = 3
    """Articles without the wording."""
    LEGEND = 4


class Line(Struct, frozen=True):
    kind: LineKind
    number: int = 0
    """Index of the wording."""
    pieces: tuple[Piece, ...] = ()
    text: str = ""
    goes_on: bool = False
    """True if it continues the line above, which names the outlet."""


class WordingTurned(Message):
    """The current wording has changed."""


class CompareView(LeanScrollView, can_focus=True, inherit_bindings=False):
    def __init__(self, comparison: Comparison, current: int, palette: Palette) -> None:
        super().__init__()
        self.comparison = comparison
        self.current = current
        """Number of the wording that keys act on."""
        self._palette = palette
        self._lines: list[Line] = []
        self.has_whole_reasons = False  # True if each reason is shown on as many lines as it needs
        self._label_cells = self._zone_cells = 0
        self._laid_out_size = Size(0, 0)

    # --- what is shown ---------------------------------------------------------------------------------------

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    def set_comparison(self, comparison: Comparison, current: int) -> None:
        self.comparison, self.current = comparison, current
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def hold(self) -> None:
        """Make the current wording the baseline."""
        self.comparison.set_baseline(self.current)
        self._lay_out()
        self._turned()

    def toggle_full_wordings(self) -> None:
        """Switch between columns and whole wordings."""
        self.comparison.toggle_full_wordings()
        self._lay_out()
        self._turned()

    def turn(self, step: int) -> None:
        """Move to another wording, wrapping at the ends."""
        self.current = (self.current + step) % len(self.comparison)
        self._turned()

    def _turned(self) -> None:
        self._show_current()
        self.refresh()
        self.post_message(WordingTurned())

    def _show_current(self) -> None:
        """Scroll as little as possible to show the current wording: its line in the current block, or all of it."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        own_lines = [
            y for y, line in enumerate(self._lines) if line.kind is LineKind.WORDS and line.number == self.current
        ]
        if not own_lines:
            return
        if not self.comparison.shows_full_wordings:
            if any(top <= y < top + height for y in own_lines):
                return
            own_lines = [min(own_lines, key=lambda y: abs(y - top - height // 2))]
        y = min(max(top, own_lines[-1] - height + 1), own_lines[0])
        if y != top:
            self.scroll_to(y=y, animate=False, force=True)

    def page(self, share: float) -> None:
        """Scroll by a share of the page."""
        lines = round(max(1, self.size.height - 2) * share)
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def edge(self, to_end: bool) -> None:
        self.scroll_to(y=len(self._lines) if to_end else 0, animate=False, force=True)

    # --- laid out --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        compared, width = self.comparison, self.size.width
        self._laid_out_size = self.size
        numbers = range(len(compared))
        label_cells_max = LABEL_CELLS_MAX if width >= NARROW_CELLS else LABEL_CELLS_NARROW
        self._label_cells = min(label_cells_max, max(cells(compared.article(number).outlet) for number in numbers))
        is_zoned = width >= NARROW_CELLS and any(compared.zone(number) is not ZoneKind.BODY for number in numbers)
        self._zone_cells = ZONE_CELLS if is_zoned else 0
        room = max(1, width - self._head_cells - MARGIN_CELLS)
        self._lines = [
            Line(LineKind.BLANK),
            *(self._full_wordings(room) if compared.shows_full_wordings else self._in_columns(room)),
        ]
        details_at = len(self._lines)
        self._lines += (Line(LineKind.DETAILS, number) for number in numbers)
        if absent := compared.absence_text:
            self._lines.append(Line(LineKind.BLANK))
            for start, end in wrap(absent, max(1, width - BAR_CELLS - MARGIN_CELLS)):
                self._lines.append(Line(LineKind.ABSENT, text=absent[start:end]))
        self._lines += (Line(LineKind.BLANK), Line(LineKind.LEGEND))
        self._set_whole_details(details_at, room)
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _set_whole_details(self, details_at: int, room: int) -> None:
        """Replace the lines of details by whole reasons if all of these fit. details_at: index of the first line."""
        numbers, had_whole_reasons = range(len(self.comparison)), self.has_whole_reasons
        free = self.size.height - len(self._lines)
        details = [line for number in numbers for line in self._whole_details(number, room)] if free >= 0 else []
        self.has_whole_reasons = 0 <= len(details) - len(numbers) <= free
        if self.has_whole_reasons:
            self._lines[details_at : details_at + len(numbers)] = details
        if self.has_whole_reasons is not had_whole_reasons:
            self.post_message(WordingTurned())

    def _whole_details(self, number: int, room: int) -> Iterator[Line]:
        """Yield the details of a wording, on as many lines as its reason needs."""
        head = self._details_head(number)
        reason = self.comparison.reason(number)
        for at, (start, end) in enumerate(wrap(reason, max(1, room - cells(head)))):
            yield Line(LineKind.DETAILS, number, text=reason[start:end], goes_on=at > 0)

    def _full_wordings(self, room: int) -> Iterator[Line]:
        """Yield the lines of each wording in full."""
        for number in range(len(self.comparison)):
            span = self.comparison.passage(number).span
            text = span.slice(self.comparison.article(number).text).replace("\n", " ")
            for start, end in wrap(text, min(WHOLE_CELLS_MAX, room)):
                piece = Piece(0, Span(span.start + start, span.start + end))
                yield Line(LineKind.WORDS, number, (piece,), goes_on=start > 0)
            yield Line(LineKind.BLANK)

    def _in_columns(self, room: int) -> Iterator[Line]:
        texts = [self.comparison.article(number).text for number in range(len(self.comparison))]
        for block in blocks(self.comparison.columns, texts, min(WORDS_CELLS_MAX, room)):
            yield from self._block_lines(block)

    def _block_lines(self, block: Block) -> Iterator[Line]:
        """Yield the lines of a block; two wordings both keep their lines, of more only those with words are shown."""
        keep_all = len(block) <= 3
        for number, pieces in enumerate(block):
            if pieces or keep_all:
                yield Line(LineKind.WORDS, number, pieces)
        yield Line(LineKind.BLANK)

    @property
    def _head_cells(self) -> int:
        return BAR_CELLS + self._label_cells + 2 + self._zone_cells

    # --- Textual ---------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        if self.size != self._laid_out_size:
            self._lay_out()
            self._show_current()

    def on_click(self, event: events.Click) -> None:
        y = self.scroll_offset.y + event.y
        if y < len(self._lines) and self._lines[y].kind in (LineKind.WORDS, LineKind.DETAILS):
            self.current = self._lines[y].number
            self._turned()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return () if self._palette.is_true_color else super().get_line_filters()

    def render_line(self, y: int) -> Strip:
        line, width, base = self.scroll_offset.y + y, self.size.width, self._palette.base
        if line >= len(self._lines):
            return Strip.blank(width, base)
        strip = Strip(list(self._segments(self._lines[line], width)))
        return strip.apply_style(base).adjust_cell_length(width, base)

    def _segments(self, line: Line, width: int) -> Iterator[Segment]:
        if line.kind is LineKind.ABSENT:
            yield Segment(" " * BAR_CELLS + line.text, self._palette.muted)
        elif line.kind is LineKind.LEGEND:
            yield from self._legend()
        elif line.kind is not LineKind.BLANK:
            yield from self._head(line.number, goes_on=line.goes_on)
            if line.kind is LineKind.WORDS:
                yield from self._words(line)
            else:
                yield from self._detail_segments(line, width - self._head_cells - MARGIN_CELLS)

    def _head(self, number: int, *, goes_on: bool) -> Iterator[Segment]:
        """Yield the bar of the current wording, the outlet, and the zone if it is not the story."""
        is_current = number == self.current
        zone = self.comparison.zone(number)
        outlet = cut(self.comparison.article(number).outlet, self._label_cells)
        gap = " " * (self._label_cells - cells(outlet) + 2)
        style = self._palette.accent + Style(bold=True) if is_current else self._palette.muted
        yield Segment(f"{CURRENT_BAR} " if is_current else "  ", self._palette.accent)
        if goes_on:
            yield Segment(" " * (self._head_cells - BAR_CELLS))
            return
        yield Segment(outlet, style)
        yield Segment(gap)
        if self._zone_cells:
            name = "" if zone is ZoneKind.BODY else str(zone)
            yield Segment(f"{name:<{self._zone_cells}}", self._palette.faint)

    def _words(self, line: Line) -> Iterator[Segment]:
        text = self.comparison.article(line.number).text
        differs = self.comparison.differences(line.number, self.current)
        x = 0
        for piece in line.pieces:
            yield Segment(" " * (piece.x - x))
            x = piece.x + cells(piece.span.slice(text).replace("\n", " "))
            at = piece.span.start
            for difference in differs:
                start, end = max(at, difference.span.start), min(piece.span.end, difference.span.end)
                if start < end:
                    yield Segment(text[at:start].replace("\n", " "))
                    yield Segment(text[start:end].replace("\n", " "), self._palette.differences[difference.kind])
                    at = end
            yield Segment(text[at : piece.span.end].replace("\n", " "))

    def _legend(self) -> Iterator[Segment]:
        """Yield the legend of the visible marks."""
        numbers = range(len(self.comparison))
        visible_kinds = {
            difference.kind for number in numbers for difference in self.comparison.differences(number, self.current)
        }
        yield Segment(" " * BAR_CELLS)
        for kind in sorted(visible_kinds):
            yield Segment(LEGEND[kind], self._palette.muted + self._palette.differences[kind])
            yield Segment("   ")

    def _details_head(self, number: int) -> str:
        """Return the date and kind of a wording."""
        published = self.comparison.article(number).published[:10]
        date = f"{published:<12}" if any(article.published for article in self.comparison.coverage.articles) else ""
        match = self.comparison.match(number)
        return date + (f"{f'{match.kind} ':<10}" if match else "")

    def _detail_segments(self, line: Line, room: int) -> Iterator[Segment]:
        """Yield a wording's details and the reason why it is compared; a reason without its own lines is cut."""
        head = self._details_head(line.number)
        yield Segment(" " * cells(head) if line.goes_on else head, self._palette.muted)
        style = self._palette.muted if self.comparison.link(line.number) else self._palette.faint
        yield Segment(line.text or cut(self.comparison.reason(line.number), room - cells(head)), style)
