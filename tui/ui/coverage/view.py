"""Draws the coverage table: a row per item, a column per outlet, line by line (Textual's Line API)."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.reading.coverage.row import CoverageRow, RowKind, missing_outlets
from tui.reading.sidebar.row_labels import RowLabel, row_labels
from tui.ui.coverage.signs import SIGNS, empty_sign, short_form
from tui.ui.textual.lean import LeanScrollView
from tui.ui.theme.palette import Palette
from tui.ui.wrap import cells, cut

TEXT_CELLS_MIN, TEXT_CELLS_WISHED = 28, 60
TEXT_CELLS_LEGIBLE = 36
"""Width of the description column, in cells, below which the last column is hidden: the signs say the same."""
COLUMN_CELLS_MIN, COLUMN_CELLS_MAX = 10, 26
COLUMN_CELLS_EASY = 12
"""Minimum width of an outlet column, in cells; below it the description column is not widened further."""
FEW_OUTLETS = 3
COLUMN_CELLS_TIGHT = 7
"""Narrowest outlet column, in cells, used when nothing else fits all outlets and the last column. Holds “edited”."""
COLUMN_CELLS = 20
"""Width of an outlet column with room for the name, in cells."""
COLUMN_CELLS_NARROW = 14
"""Width of the columns for few outlets in a narrow table, in cells: the description needs the room."""
LEFT_OUT_CELLS = 26
LEFT_OUT_FROM_CELLS = 110
"""Width of the table, in cells, from which the last column shows full names; below it, short tags."""
NAME_LINES = 2
"""Number of lines for the outlets' names, if one line is too short for any of them."""
COVERAGE = "coverage"
"""Heading of the column with “only in RT” or “not in RT”."""


class ColumnLayout(Struct, frozen=True):
    """The layout of the columns, in cells."""

    text: int
    """Width of the description column."""
    column: int
    """Width of each outlet column."""
    columns: range
    """Numbers of the visible outlets."""
    left_out: int
    """Width of the last column, which names outlets; 0 when hidden."""


class CellTurned(Message):
    """The current row or column has changed."""


class CellChosen(Message):
    """The user clicked on the current cell."""


class TableView(LeanScrollView, can_focus=True, inherit_bindings=False):
    """The table, whose first lines stay: the outlets' names, or tags if there is no room."""

    def __init__(self, outlets: Sequence[str], tags: Sequence[str], palette: Palette) -> None:
        """Create an empty table. outlets: names, in pane order. tags: short names, for when there is no room."""
        super().__init__()
        self.rows: Sequence[CoverageRow] = ()
        self.row = 0
        self.column = 0
        self._outlets = outlets
        self._tags = tags
        self._palette = palette
        self._first_column = 0
        self._places = ColumnLayout(0, 0, range(0), 0)
        self._labels: list[RowLabel] = []
        """Label of each row."""
        self._tagged_cells = 0
        """Maximum width of the last column with tags, in cells."""
        self._named_cells = 0
        """Maximum width of the last column with names, in cells."""
        self._head: list[list[str]] = []
        """Lines above the rows, each with a text per visible outlet: its name, and its tag below."""
        self._has_tags = False

    # --- what is shown ---------------------------------------------------------------------------------------

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.refresh()

    def measure(self, rows: Sequence[CoverageRow]) -> None:
        """Fit the columns to all possible rows, so that no filter moves them."""
        self._tagged_cells, self._named_cells = (
            max((cells(missing_outlets(row, names, verbose=False)) + 1 for row in rows), default=0)
            for names in (self._tags, self._outlets)
        )

    def set_rows(self, rows: Sequence[CoverageRow], row: int) -> None:
        self.rows = rows
        self._labels = _labels(rows)
        self._lay_out()
        self.move_to(row)

    @property
    def current(self) -> CoverageRow | None:
        return self.rows[self.row] if self.rows else None

    def move_to(self, row: int) -> None:
        self.row = max(0, min(row, len(self.rows) - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height - len(self._head))
        if not top <= self.row < top + height:
            top_row = self.row if self.row < top else self.row - height + 1
            self.scroll_to(y=top_row, animate=False, force=True)
        self.refresh()
        self.post_message(CellTurned())

    def move_column(self, step: int) -> None:
        self.column = max(0, min(self.column + step, len(self._outlets) - 1))
        self._lay_out()
        self.refresh()
        self.post_message(CellTurned())

    def _lay_out(self) -> None:
        """Lay out as many outlets as fit, including the current one; the last column is dropped for the last outlet."""
        width, outlets = self.size.width, len(self._outlets)
        left_out = LEFT_OUT_CELLS if width >= LEFT_OUT_FROM_CELLS else min(self._tagged_cells, LEFT_OUT_CELLS)
        is_crowded = width - TEXT_CELLS_MIN - left_out < outlets * COLUMN_CELLS_TIGHT <= width - TEXT_CELLS_MIN
        is_narrow = width < LEFT_OUT_FROM_CELLS and outlets <= FEW_OUTLETS
        if is_crowded or (is_narrow and width - left_out - outlets * COLUMN_CELLS_NARROW < TEXT_CELLS_LEGIBLE):
            left_out = 0
        wide = COLUMN_CELLS if width >= LEFT_OUT_FROM_CELLS else COLUMN_CELLS_NARROW
        easy = wide if outlets <= FEW_OUTLETS else COLUMN_CELLS_EASY
        text = max(TEXT_CELLS_MIN, min(TEXT_CELLS_WISHED, width - left_out - outlets * easy))
        room = max(COLUMN_CELLS_MIN, width - text - left_out)
        longest = max(cells(outlet) for outlet in self._outlets) + 2
        wished = min(COLUMN_CELLS_MAX, max(COLUMN_CELLS, longest))
        narrowest = COLUMN_CELLS_TIGHT if outlets * COLUMN_CELLS_TIGHT <= room else COLUMN_CELLS_MIN
        column = max(narrowest, min(wished, room // outlets))
        count = max(1, min(len(self._outlets), room // column))
        first = max(self.column - count + 1, min(self._first_column, self.column))
        self._first_column = first = max(0, min(first, len(self._outlets) - count))
        text = max(1, width - count * column - left_out)
        self._places = ColumnLayout(text, column, range(first, first + count), left_out)
        self._head = self._head_lines()
        self.virtual_size = Size(0, len(self.rows) + len(self._head))

    def _head_lines(self) -> list[list[str]]:
        """Return the header lines: names if they fit, and tags if a name does not, or the last column uses tags."""
        columns, width = self._places.columns, self._places.column
        names = [self._outlets[number] for number in columns]
        fit = all(cells(name) < width for name in names)
        self._has_tags = not fit or self._named_cells > self._places.left_out > 0
        lines = [names] if fit else list(map(list, zip(*(_name_lines(name, width) for name in names), strict=True)))
        tags = [self._tags[number] if self._tags[number] != self._outlets[number] else "" for number in columns]
        return [*lines, tags] if self._has_tags else lines

    # --- Textual ---------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._lay_out()
        self.move_to(self.row)

    def on_click(self, event: events.Click) -> None:
        row, column = self.scroll_offset.y + event.y - len(self._head), self._column_at(event.x)
        if event.y < len(self._head) or row >= len(self.rows):
            return
        is_same = row == self.row and column in (None, self.column)
        if column is not None:
            self.column = column
        self.move_to(row)
        if is_same:
            self.post_message(CellChosen())

    def _column_at(self, x: int) -> int | None:
        at = (x - self._places.text) // max(1, self._places.column)
        return self._places.columns[at] if 0 <= at < len(self._places.columns) else None

    def get_line_filters(self) -> Sequence[LineFilter]:
        return () if self._palette.is_true_color else super().get_line_filters()

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self._palette.base
        number = self.scroll_offset.y + y - len(self._head)
        if y < len(self._head):
            strip = Strip(list(self._header(y)))
        elif number >= len(self.rows):
            return Strip.blank(width, base)
        else:
            strip = Strip(list(self._row(number)))
        return strip.apply_style(base).adjust_cell_length(width, base)

    def _header(self, line: int) -> Iterator[Segment]:
        """Yield the segments of a header line. line: from 0."""
        places, muted = self._places, self._palette.muted
        is_first, is_last = line == 0, line == len(self._head) - 1
        more_sign = "‹ " if places.columns.start and is_first else ""
        yield Segment(f"{more_sign:>{places.text}}", muted)
        for number, head in zip(places.columns, self._head[line], strict=True):
            is_current = number == self.column and not (is_last and self._has_tags)
            style = self._palette.accent + Style(bold=True) if is_current else muted
            yield Segment(_fitted(head, places.column), style)
        if places.columns.stop < len(self._outlets) and is_first:
            yield Segment("›", muted)
        elif places.left_out and is_last:
            yield Segment(_fitted(COVERAGE, places.left_out), muted)

    def _row(self, number: int) -> Iterator[Segment]:
        places, palette = self._places, self._palette
        row, is_current = self.rows[number], number == self.row
        ground = palette.cursor_blurred if is_current else Style()
        muted, faint = (palette.legible(palette.base + ink + ground) for ink in (palette.muted, palette.faint))
        note = f"  {row.note}" if row.note else ""
        room = places.text - 4
        note = cut(note, room // 3)
        text = _told_apart(self._labels[number], room - cells(note))
        yield Segment(f" {SIGNS[row.kind]} ", muted)
        yield Segment(text, Style(bold=row.kind is RowKind.PERSON) + ground)
        yield Segment(" " * (room - cells(text) - cells(note)), ground)
        yield Segment(f"{note} ", muted)
        for column in places.columns:
            cell = row.cells[column]
            is_cursor = is_current and column == self.column
            style = palette.cursor if is_cursor else (ground if cell else faint)
            text = cell.text if cell else empty_sign(row, column)
            yield Segment(_fitted(short_form(text, places.column - 1), places.column), style)
        if places.left_out:
            is_narrow = self.size.width < LEFT_OUT_FROM_CELLS
            names = self._tags if self._has_tags and is_narrow else self._outlets
            missing_text = missing_outlets(row, names, verbose=False)
            if cells(missing_text) >= places.left_out:
                missing_text = missing_outlets(row, self._tags, verbose=False)
            yield Segment(_fitted(missing_text, places.left_out), muted)


def _fitted(text: str, width_cells: int) -> str:
    """Return text cut to its column, padded with a blank."""
    text = cut(text, width_cells - 1)
    return text + " " * (width_cells - cells(text))


def _name_lines(name: str, width_cells: int) -> list[str]:
    """Return a name split into lines, the last of them full; words that do not fit are cut."""
    room = width_cells - 1
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if cells(longer) <= room or not lines[-1] or len(lines) == NAME_LINES:
            lines[-1] = longer
        else:
            lines.append(word)
    return [""] * (NAME_LINES - len(lines)) + [cut(line, room) for line in lines]


def _labels(rows: Sequence[CoverageRow]) -> list[RowLabel]:
    """Return a label for each row that distinguishes it from others of its kind; kinds have different signs."""
    label_by_row: dict[int, RowLabel] = {}
    for kind in RowKind:
        numbers = [number for number, row in enumerate(rows) if row.kind is kind]
        label_by_row.update(zip(numbers, row_labels([rows[number].text for number in numbers]), strict=True))
    return [label_by_row[number] for number in range(len(rows))]


def _told_apart(label: RowLabel, width_cells: int) -> str:
    """Return the end of a label's text, cut so that its distinguishing word is visible."""
    if not label.starts or cells(label.text[: label.unique_end]) < width_cells:
        return cut(label.text, width_cells)
    starts = [start for start in label.starts if cells(label.text[start : label.unique_end]) + 2 <= width_cells]
    start = (starts or label.starts)[0 if starts else -1]
    return cut(f"…{label.text[start:]}", width_cells) if start else cut(label.text, width_cells)
