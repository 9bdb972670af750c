"""Draws the list of differences: labels, and wordings with differing words highlighted (Textual's Line API)."""

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

from tui.articles.model import Coverage
from tui.reading.differences.model import DifferenceRow
from tui.reading.differences.wording import ELLIPSIS, SCOPE, heading_of, shown_span, title_of, without_wording_text
from tui.reading.quotes.word_differences import DifferenceKind
from tui.text.span import Span
from tui.ui.paint import CURRENT_BAR
from tui.ui.textual.lean import LeanScrollView
from tui.ui.theme.palette import Palette
from tui.ui.wrap import cells, cut, wrap

LABEL_CELLS_MAX, LABEL_CELLS_NARROW = 22, 12
NARROW_CELLS = 100
"""Width of the screen, in cells, below which outlet names are shortened more."""
WORDS_CELLS_MAX = 100
"""Maximum length of a line of words, in cells; the eye must find its way back."""
BAR_CELLS, INDENT_CELLS, MARGIN_CELLS = 2, 2, 1


class DifferenceLineKind(Enum):
    BLANK = 0
    HEADING = 1
    TITLE = 2
    WORDS = 3
    MISSING = 4
    SCOPE = 5


class DifferenceLine(Struct, frozen=True):
    kind: DifferenceLineKind
    row: int = -1
    """Index of the row; -1 above the first one."""
    side: int = -1
    """Index of the passage in the row."""
    text: str = ""
    span: Span | None = None
    """Words on this line, as a span in the article."""
    goes_on: bool = False
    """True if it continues the line above, which names the outlet."""
    before: str = ""
    after: str = ""
    """Signs that the passage continues before or after these words."""


class RowTurned(Message):
    """The current row or outlet has changed."""


class RowChosen(Message):
    """The user clicked on the current wording."""


class DifferencesView(LeanScrollView, can_focus=True, inherit_bindings=False):
    """The list of differences; keys act on one outlet's wording in one row."""

    def __init__(self, coverage: Coverage, rows: Sequence[DifferenceRow], row: int, palette: Palette) -> None:
        super().__init__()
        self.row = row
        self.side = 0
        self._coverage = coverage
        self._rows = rows
        self._palette = palette
        self._lines: list[DifferenceLine] = []
        self._label_cells = 0
        self._laid_out_cells = 0

    @property
    def current(self) -> DifferenceRow:
        return self._rows[self.row]

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    # --- moving ----------------------------------------------------------------------------------------------

    def move(self, rows: int) -> None:
        """Move to another row, staying with the same outlet if it has that row."""
        article = self.current.passages[self.side].passage.article
        self.row = max(0, min(self.row + rows, len(self._rows) - 1))
        articles = [side.passage.article for side in self.current.passages]
        self.side = articles.index(article) if article in articles else 0
        self._turned()

    def move_side(self, step: int) -> None:
        """Move to another outlet's wording of the row."""
        self.side = max(0, min(self.side + step, len(self.current.passages) - 1))
        self._turned()

    def edge(self, to_end: bool) -> None:
        self.move(len(self._rows) if to_end else -len(self._rows))

    def page(self, share: float) -> None:
        """Move by a share of the page."""
        own = next(y for y, line in enumerate(self._lines) if line.row == self.row)
        wanted = own + round(max(1, self.size.height - 2) * share)
        wanted = max(0, min(wanted, len(self._lines) - 1))
        rows = [line.row for line in self._lines[: wanted + 1] if line.row >= 0]
        row = rows[-1] if rows else 0
        step = 1 if share > 0 else -1
        self.move(row - self.row if row != self.row else step)

    def _turned(self) -> None:
        self._show_current()
        self.refresh()
        self.post_message(RowTurned())

    def _show_current(self) -> None:
        """Scroll as little as possible to show the whole row, with its heading if it is the first one under it, and
        what the list covers with the last one."""
        own = [y for y, line in enumerate(self._lines) if line.row == self.row]
        if not own:
            return
        if self.row == len(self._rows) - 1:
            own.append(len(self._lines) - 1)
        first = own[0] - 1 if own[0] and self._lines[own[0] - 1].kind is DifferenceLineKind.HEADING else own[0]
        top, height = self.scroll_offset.y, max(1, self.size.height)
        y = min(max(top, own[-1] - height + 1), first)
        if y != top:
            self.scroll_to(y=y, animate=False, force=True)

    # --- laid out --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        width = self._laid_out_cells = self.size.width
        most = LABEL_CELLS_MAX if width >= NARROW_CELLS else LABEL_CELLS_NARROW
        self._label_cells = min(most, max(cells(article.outlet) for article in self._coverage.articles))
        self._lines = [DifferenceLine(DifferenceLineKind.BLANK)]
        heading = ""
        for number, row in enumerate(self._rows):
            if heading_of(row) != heading:
                heading = heading_of(row)
                self._lines.append(DifferenceLine(DifferenceLineKind.HEADING, text=heading))
            self._lines += self._row_lines(number, row, width)
            self._lines.append(DifferenceLine(DifferenceLineKind.BLANK))
        scope = wrap(SCOPE, max(10, min(WORDS_CELLS_MAX, width - BAR_CELLS - MARGIN_CELLS)))
        self._lines += [DifferenceLine(DifferenceLineKind.SCOPE, text=SCOPE[start:end]) for start, end in scope]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _row_lines(self, number: int, row: DifferenceRow, width: int) -> Iterator[DifferenceLine]:
        yield DifferenceLine(DifferenceLineKind.TITLE, number, text=title_of(row))
        room = max(10, min(WORDS_CELLS_MAX, width - self._head_cells - MARGIN_CELLS - 2 * len(ELLIPSIS)))
        for at, side in enumerate(row.passages):
            article = self._coverage.article(side.passage.article)
            shown = shown_span(article, side)
            text = shown.slice(article.text).replace("\n", " ")
            pieces = list(wrap(text, room))
            for start, end in pieces:
                is_first, is_last = start == pieces[0][0], end == pieces[-1][1]
                before = ELLIPSIS if is_first and shown.start > side.passage.span.start else ""
                after = ELLIPSIS if is_last and shown.end < side.passage.span.end else ""
                span = Span(shown.start + start, shown.start + end)
                yield DifferenceLine(
                    DifferenceLineKind.WORDS, number, at, span=span, goes_on=not is_first, before=before, after=after
                )
        if missing := without_wording_text(self._coverage, row):
            yield DifferenceLine(DifferenceLineKind.MISSING, number, text=missing)

    @property
    def _head_cells(self) -> int:
        return BAR_CELLS + INDENT_CELLS + self._label_cells + 2

    # --- Textual ---------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        if self.size.width != self._laid_out_cells:
            self._lay_out()
            self._turned()

    def on_click(self, event: events.Click) -> None:
        y = self.scroll_offset.y + event.y
        if y >= len(self._lines) or self._lines[y].row < 0:
            return
        place = (self._lines[y].row, max(0, self._lines[y].side))
        is_same = place == (self.row, self.side)
        self.row, self.side = place
        self._turned()
        if is_same:
            self.post_message(RowChosen())

    def get_line_filters(self) -> Sequence[LineFilter]:
        return () if self._palette.is_true_color else super().get_line_filters()

    def render_line(self, y: int) -> Strip:
        number, width, base = self.scroll_offset.y + y, self.size.width, self._palette.base
        if number >= len(self._lines):
            return Strip.blank(width, base)
        strip = Strip(list(self._segments(self._lines[number], width)))
        return strip.apply_style(base).adjust_cell_length(width, base)

    def _segments(self, line: DifferenceLine, width: int) -> Iterator[Segment]:
        palette, room = self._palette, width - BAR_CELLS - MARGIN_CELLS
        is_current = line.row == self.row
        if line.kind is DifferenceLineKind.HEADING:
            yield Segment(f" {cut(line.text, room)}", palette.accent + Style(bold=True))
            return
        if line.kind is DifferenceLineKind.BLANK:
            return
        yield Segment(f"{CURRENT_BAR} " if is_current else " " * BAR_CELLS, palette.accent)
        if line.kind is DifferenceLineKind.TITLE:
            yield Segment(cut(line.text, room), Style(bold=True) if is_current else Style())
        elif line.kind is DifferenceLineKind.SCOPE:
            yield Segment(cut(line.text, room), palette.faint)
        elif line.kind is DifferenceLineKind.MISSING:
            yield Segment(" " * INDENT_CELLS + cut(line.text, room - INDENT_CELLS), palette.faint)
        else:
            yield from self._words(line)

    def _words(self, line: DifferenceLine) -> Iterator[Segment]:
        palette, row = self._palette, self._rows[line.row]
        side = row.passages[line.side]
        article = self._coverage.article(side.passage.article)
        is_cursor = (line.row, line.side) == (self.row, self.side)
        outlet = "" if line.goes_on else cut(article.outlet, self._label_cells)
        gap = " " * (self._label_cells - cells(outlet) + 2)
        yield Segment(" " * INDENT_CELLS)
        yield Segment(outlet, palette.cursor if is_cursor else palette.muted)
        yield Segment(gap + line.before)
        lit = DifferenceKind.CONTRADICTION if row.is_contradiction else DifferenceKind.WORDING
        assert line.span is not None
        at = line.span.start
        for span in side.differing:
            start, end = max(at, span.start), min(line.span.end, span.end)
            if start < end:
                yield Segment(article.text[at:start].replace("\n", " "))
                yield Segment(article.text[start:end].replace("\n", " "), palette.differences[lit])
                at = end
        yield Segment(article.text[at : line.span.end].replace("\n", " ") + line.after)
