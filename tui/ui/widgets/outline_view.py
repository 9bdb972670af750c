"""Draws people or quotes as rows that go to the text, line by line, so that the length of the list does not matter."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Offset, Size
from textual.strip import Strip

from tui.reading.sidebar.list_kind import LEVELS
from tui.reading.sidebar.row import (
    AboutEntry,
    HeadingEntry,
    MentionEntry,
    PassageEntry,
    PersonEntry,
    QuoteEntry,
    SidebarRow,
    WordingEntry,
)
from tui.reading.stops import Stop
from tui.text.span import Span
from tui.ui.messages import EntryChosen, OutlineFocused
from tui.ui.textual.lean import LeanScrollView
from tui.ui.theme.palette import Palette
from tui.ui.widgets.side_text import SideText
from tui.ui.wrap import cells, cut, wrap

WORDING_LINES_MAX = 12
"""Maximum number of lines for one outlet's wording; a longer one is cut."""
TAG_CELLS = 4
LETTER_CELLS = 2
"""Width of a passage's letter, in cells."""
MARGIN_CELLS = 2
"""Margin beside the text of an empty list, in cells."""


class OutlineView(LeanScrollView, can_focus=True, inherit_bindings=False):
    """A list of entries with a cursor. A wording takes as many lines as it needs, any other entry one."""

    def __init__(self, palette: Palette, tags: Mapping[str, str]) -> None:
        """Create the list. tags: article id → short tag of its outlet."""
        super().__init__()
        self.entries: Sequence[SidebarRow] = ()
        self.cursor = 0
        """Number of the entry that keys act on."""
        self._palette = palette
        self._side = SideText(tags)
        self._lines: list[tuple[int, Span]] = []
        """Entry of each line, with the span of the entry's text on it."""
        self._first_line: list[int] = []
        """First line of each entry."""
        self._laid_out_cells = 0
        self._empty_text = ""
        """Text shown while there are no entries."""

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    def set_tags(self, tags: Mapping[str, str]) -> None:
        self._side = SideText(tags)
        self.refresh()

    @property
    def legend(self) -> Sequence[str]:
        """The tags in the order of the counts; empty if no row has counts by outlet."""
        return self._side.legend(self.entries)

    def tag(self, article_id: str) -> str:
        """Return the short tag of an article's outlet."""
        return self._side.tag(article_id)

    def set_entries(self, entries: Sequence[SidebarRow], cursor: int) -> None:
        self.entries = entries
        self._lay_out()
        self.move_to(cursor)

    def set_nothing(self, text: str) -> None:
        """Set the text to show while there are no entries."""
        if text != self._empty_text:
            self._empty_text = text
            self.refresh()

    def move_to(self, entry: int) -> None:
        self.cursor = max(0, min(entry, len(self.entries) - 1))
        if self.entries:
            first, last = self._first_line[self.cursor], self._last_line(self.cursor)
            top, height = self.scroll_offset.y, max(1, self.size.height)
            if not (top <= first and last < top + height):
                self.scroll_to(y=max(0, min(first, last - height // 3)), animate=False, force=True)
        self.refresh()

    def move(self, entries: int) -> None:
        """Move the cursor by rows, down if positive, skipping rows without a place."""
        target = max(0, min(self.cursor + entries, len(self.entries) - 1))
        step = 1 if entries > 0 else -1
        while 0 <= target < len(self.entries) and isinstance(self.entries[target], AboutEntry):
            target += step
        self.move_to(target)

    @property
    def cursor_cell(self) -> Offset | None:
        """The position of the row under the cursor; None while it is scrolled away."""
        row = self._first_line[self.cursor] - self.scroll_offset.y if self.entries else 0
        return Offset(0, row) if 0 <= row < self.size.height else None

    @property
    def current(self) -> SidebarRow | None:
        return self.entries[self.cursor] if self.entries else None

    @property
    def parent_row(self) -> int | None:
        """The parent of the current entry; None if it has none."""
        levels = [LEVELS[entry.kind] for entry in self.entries[: self.cursor + 1]]
        return next((row for row in reversed(range(self.cursor)) if levels[row] < levels[-1]), None)

    @property
    def first_below(self) -> Stop | None:
        """The stop of the row below the cursor's."""
        rows_below = self.entries[self.cursor + 1 : self.cursor + 2]
        return rows_below[0].stop if rows_below else None

    def row_of(self, stop: Stop) -> int | None:
        """Return the entry for a stop, or else the quote with that wording, or the heading of its person."""
        for row, entry in enumerate(self.entries):
            if entry.stop == stop:
                return row
        for row, entry in enumerate(self.entries):
            if stop.key in entry.quotes or (isinstance(entry, HeadingEntry) and entry.key == stop.key):
                return row
        return None

    def choose(self) -> None:
        if self.current is not None:
            self.post_message(EntryChosen(self.current))

    def _last_line(self, entry: int) -> int:
        return (self._first_line[entry + 1] if entry + 1 < len(self.entries) else len(self._lines)) - 1

    def _lay_out(self) -> None:
        self._laid_out_cells = self.size.width
        room_cells = max(1, self.size.width - len(self._head("")) - 1)
        self._lines, self._first_line = [], []
        for number, entry in enumerate(self.entries):
            self._first_line.append(len(self._lines))
            if isinstance(entry, WordingEntry):
                parts = islice(wrap(entry.text, room_cells), WORDING_LINES_MAX)
                self._lines += ((number, Span(start, end)) for start, end in parts)
            else:
                self._lines.append((number, Span(0, len(entry.text))))
        self.virtual_size = Size(0, len(self._lines))  # a line is as wide as the list

    def on_resize(self) -> None:
        if self.size.width != self._laid_out_cells:
            self._lay_out()
            self.move_to(self.cursor)

    def on_click(self, event: events.Click) -> None:
        line = self.scroll_offset.y + event.y
        if line < len(self._lines):
            self.move_to(self._lines[line][0])
            self.choose()

    def on_focus(self) -> None:
        self.refresh()
        self.post_message(OutlineFocused(True))

    def on_blur(self) -> None:
        self.refresh()
        self.post_message(OutlineFocused(False))

    def get_line_filters(self) -> Sequence[LineFilter]:
        # They turn ANSI colours and dim text into true colours; if the palette has neither, they have nothing to do.
        return () if self._palette.is_true_color else super().get_line_filters()

    def render_line(self, y: int) -> Strip:
        line, width, base = self.scroll_offset.y + y, self.size.width, self._palette.base
        if not self.entries:
            return self._nothing_line(line, width).apply_style(base).adjust_cell_length(width, base)
        if line >= len(self._lines):
            return Strip.blank(width, base)
        number, part = self._lines[line]
        strip = self._line(self.entries[number], part, width)
        if number == self.cursor:
            cursor = self._palette.cursor if self.has_focus else self._palette.cursor_blurred
            strip = strip.apply_style(base).adjust_cell_length(width, base).apply_style(cursor)
            return Strip([Segment(s.text, self._palette.legible((s.style or Style()) + cursor)) for s in strip], width)
        return strip.apply_style(base).adjust_cell_length(width, base)

    def _nothing_line(self, line: int, width: int) -> Strip:
        parts = list(wrap(self._empty_text, max(1, width - 2 * MARGIN_CELLS)))
        start, end = parts[line] if line < len(parts) else (0, 0)
        return Strip([Segment(" " * MARGIN_CELLS + self._empty_text[start:end], self._palette.muted)])

    def _line(self, entry: SidebarRow, part: Span, width: int) -> Strip:
        if isinstance(entry, HeadingEntry):
            return self._heading(entry, width)
        if isinstance(entry, QuoteEntry):
            return self._quote(entry, width)
        if isinstance(entry, WordingEntry):
            return self._wording(entry, part, width)
        if isinstance(entry, PassageEntry):
            return self._passage(entry, width)
        if isinstance(entry, AboutEntry):
            return Strip([Segment("   " + cut(entry.text, width - 4), self._palette.muted)])
        return self._place(entry, width)

    def _heading(self, entry: HeadingEntry, width: int) -> Strip:
        style = self._palette.faint if entry.faint else Style(bold=True)
        sign = _sign(entry) if isinstance(entry, PersonEntry) else "  "
        return self._sided(f" {sign}", entry.text, style, self._side.counts_text(entry), width, faint=entry.faint)

    def _quote(self, entry: QuoteEntry, width: int) -> Strip:
        """Return a quote's row: its words and, on the right, any doubt about the speaker, and the outlets."""
        style = self._palette.faint if entry.faint else Style()
        sign = _sign(entry) if entry.has_children else "  "
        right_text = " ".join(filter(None, (entry.sureness, self._side.outlets_text(entry))))
        return self._sided(f"   {sign}", entry.text, style, right_text, width, faint=entry.faint)

    def _passage(self, entry: PassageEntry, width: int) -> Strip:
        style = self._palette.faint if entry.faint else Style()
        head = f" {_sign(entry)}{entry.letter:<{LETTER_CELLS}} "
        return self._sided(head, entry.text, style, self._side.outlets_text(entry), width, faint=entry.faint)

    def _sided(self, head: str, text: str, style: Style, right_text: str, width: int, *, faint: bool) -> Strip:
        """Return a row of text, cut if needed, with another text at the right edge."""
        text = cut(text, width - cells(head) - cells(right_text) - 2)
        gap = " " * max(1, width - 1 - cells(head) - cells(text) - cells(right_text))
        side = self._palette.faint if faint else self._palette.muted
        return Strip(
            [Segment(head, self._palette.muted), Segment(text, style), Segment(gap), Segment(right_text, side)]
        )

    def _place(self, entry: SidebarRow, width: int) -> Strip:
        """Return the row of a mention, with the name in colour, or of an annotation."""
        head = self._head(self.tag(entry.article))
        text = cut(entry.text, width - cells(head) - 1)
        style = self._palette.faint if entry.faint else Style()
        pieces = [Segment(head, self._palette.muted)]
        name = entry.name_span if isinstance(entry, MentionEntry) else None
        if name is not None and name.end <= len(text):
            pieces += [
                Segment(text[: name.start], style),
                Segment(name.slice(text), style + self._palette.accent),
                Segment(text[name.end :], style),
            ]
        else:
            pieces.append(Segment(text, style))
        return Strip(pieces)

    def _wording(self, entry: WordingEntry, part: Span, width: int) -> Strip:
        head = self._head(self.tag(entry.article) if not part.start else "")
        return Strip([Segment(head, self._palette.muted), *self._marked_segments(entry, part)])

    def _marked_segments(self, entry: WordingEntry, part: Span) -> Iterator[Segment]:
        """Yield the words on one line, with differences marked as in the text."""
        at = part.start
        for difference in entry.differences:
            start, end = max(at, difference.span.start), min(part.end, difference.span.end)
            if start < end:
                yield Segment(entry.text[at:start])
                yield Segment(entry.text[start:end], self._palette.differences[difference.kind])
                at = end
        yield Segment(entry.text[at : part.end])

    def _head(self, tag: str) -> str:
        return f"     {tag:<{TAG_CELLS}} "


def _sign(entry: SidebarRow) -> str:
    return "▾ " if entry.open else "▸ "
