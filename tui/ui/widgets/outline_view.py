"""People, or quotes, as rows that lead into the text. Drawn line by line, so that length costs nothing."""

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.reading.outline import Entry, EntryKind
from tui.reading.tour import Stop
from tui.ui.messages import EntryChosen
from tui.ui.palette import Palette
from tui.ui.wrap import cells, cut

HEADINGS = frozenset({EntryKind.PERSON, EntryKind.SPEAKER})
COUNTS_MAX = 6
"""Outlets whose counts are shown one by one; with more, the sum and the number of outlets."""


class OutlineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of entries with a cursor."""

    def __init__(self, palette: Palette, tags: Mapping[str, str]) -> None:
        """tags: article id → short tag of its outlet."""
        super().__init__()
        self.entries: Sequence[Entry] = ()
        self.cursor = 0
        self._palette = palette
        self._tags = tags

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    def set_tags(self, tags: Mapping[str, str]) -> None:
        self._tags = tags
        self.refresh()

    def set_entries(self, entries: Sequence[Entry], cursor: int) -> None:
        self.entries = entries
        self._resize()
        self.move_to(cursor)

    def move_to(self, row: int) -> None:
        self.cursor = max(0, min(row, len(self.entries) - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self.cursor < top + height:
            self.scroll_to(y=max(0, self.cursor - height // 3), animate=False, force=True)
        self.refresh()

    def move(self, rows: int) -> None:
        self.move_to(self.cursor + rows)

    @property
    def current(self) -> Entry | None:
        return self.entries[self.cursor] if self.entries else None

    def row_of(self, stop: Stop) -> int | None:
        """The row that leads to a stop; else the heading of its person."""
        for row, entry in enumerate(self.entries):
            if entry.stop == stop:
                return row
        keys = [entry.key if entry.kind in HEADINGS else "" for entry in self.entries]
        return keys.index(stop.key) if stop.key in keys else None

    def choose(self) -> None:
        if self.current is not None:
            self.post_message(EntryChosen(self.current))

    def _resize(self) -> None:
        self.virtual_size = Size(0, len(self.entries))  # a row is as wide as the list

    def on_click(self, event: events.Click) -> None:
        row = self.scroll_offset.y + event.y
        if row < len(self.entries):
            self.move_to(row)
            self.choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        # They turn ANSI colours and dim text into true colours; where the palette has none of these, they find nothing.
        return () if self._palette.is_true_color else super().get_line_filters()

    def render_line(self, y: int) -> Strip:
        row, width, base = self.scroll_offset.y + y, self.size.width, self._palette.base
        if row >= len(self.entries):
            return Strip.blank(width, base)
        entry = self.entries[row]
        strip = self._heading(entry, width) if entry.kind in HEADINGS else self._row(entry, width)
        if row == self.cursor:
            cursor = self._palette.cursor if self.has_focus else self._palette.cursor_blurred
            strip = strip.apply_style(base).adjust_cell_length(width, base).apply_style(cursor)
            return Strip([Segment(s.text, (s.style or Style()) + cursor) for s in strip], width)
        return strip.apply_style(base).adjust_cell_length(width, base)

    def _heading(self, entry: Entry, width: int) -> Strip:
        sign = ("▾ " if entry.open else "▸ ") if entry.kind is EntryKind.PERSON else "  "
        counts = _counts(entry.counts)
        style = self._palette.faint if entry.faint else Style(bold=True)
        name = cut(entry.text, width - len(sign) - cells(counts) - 3)
        gap = " " * max(1, width - 1 - len(sign) - cells(name) - cells(counts) - 1)
        return Strip(
            [
                Segment(" " + sign, self._palette.muted),
                Segment(name, style),
                Segment(gap),
                Segment(counts, self._palette.faint if entry.faint else self._palette.muted),
            ]
        )

    def _row(self, entry: Entry, width: int) -> Strip:
        tag = self._tags.get(entry.article, "")
        head = f"   {tag:<4} "
        text = cut(entry.text.replace("\n", " "), width - cells(head) - 1)
        style = self._palette.faint if entry.faint else Style()
        pieces = [Segment(head, self._palette.muted)]
        if entry.mark and entry.mark.end <= len(text):
            pieces += [
                Segment(text[: entry.mark.start], style),
                Segment(entry.mark.slice(text), style + self._palette.accent),
                Segment(text[entry.mark.end :], style),
            ]
        else:
            pieces.append(Segment(text, style))
        return Strip(pieces)


def _counts(counts: Sequence[int]) -> str:
    if not any(counts):
        return ""
    if len(counts) > COUNTS_MAX:
        return f"{sum(counts)} in {sum(map(bool, counts))}"
    return "·".join(map(str, counts))
