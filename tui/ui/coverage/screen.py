"""The screen of the coverage table: which outlet reports what, and where no match was found."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from tui.articles.model import Article
from tui.export.coverage_table import TableArrangement
from tui.reading.coverage.row import CoverageRow, RowKind, cell_text, missing_outlets, others_text
from tui.reading.coverage.table import CoverageOrder, arrange_rows
from tui.reading.outlets import short_tags
from tui.reading.status.line import SEPARATOR
from tui.text.counts import count_text
from tui.ui.commands import Runs
from tui.ui.coverage.commands import COMMANDS, HINTS
from tui.ui.coverage.signs import LEGEND
from tui.ui.coverage.view import CellChosen, CellTurned, TableView
from tui.ui.key_bindings import Keys, first_keys, hints
from tui.ui.key_groups import KeyGroup
from tui.ui.tabs.page import Tab, TabbedPage
from tui.ui.theme.palette import colours
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.wrap import cells, cut_at_word

KIND_NAMES = {
    RowKind.QUOTE: "quotes",
    RowKind.PASSAGE: "passages",
    RowKind.PERSON: "people",
    RowKind.NUMBER: "numbers",
}


class TableState(Struct):
    """The filter, order and cursor of the table, restored when it is opened again."""

    kind: RowKind | None = None
    """Kind of the rows; None for all kinds."""
    order: CoverageOrder = CoverageOrder.SPREAD
    query: str = ""
    key: str = ""
    """Key of the current row."""
    column: int = 0


class ChosenCell(Struct, frozen=True):
    row: CoverageRow
    column: int
    compare: bool
    """True to compare the row's wordings; False to go to the cell's place in the text, or the closest sentence."""


Export = Callable[[Sequence[CoverageRow], TableArrangement, Callable[[str], None]], None]
"""Function that offers to write rows, and reports the outcome."""


class CoverageScreen(TabbedPage["ChosenCell | Tab | None"]):
    """The coverage table, dismissed with a cell that has content or similar content, with another tab, or with None."""

    ENTER = "Return to the rows"
    AUTO_FOCUS = "TableView"

    def __init__(
        self,
        rows: Sequence[CoverageRow],
        articles: Sequence[Article],
        state: TableState,
        keys: Keys,
        export: Export,
        origins: Callable[[CoverageRow], str] = lambda _row: "",
        tab: Tab = Tab.COVERAGE,
    ) -> None:
        """Show the table. origins: returns a row's origins in words; empty if there are none to report.

        tab: coverage, or only here, whose rows are those of one outlet alone.
        """
        self._page_tab = tab
        self._origins = origins
        self._export = export
        self._all_rows = [row for row in rows if is_only_here(row)] if tab is Tab.ONLY_HERE else rows
        self._outlets = [article.outlet for article in articles]
        self._state = state
        self._tags = list(short_tags(articles).values())
        self._view = TableView(self._outlets, self._tags, colours(self.app))
        self._view.measure(rows)
        self._query = SafeInput(placeholder="filter the rows", compact=True, id="row_filter")
        super().__init__(self._view, keys, COMMANDS)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._view
        yield self._query
        yield self._status

    def on_mount(self) -> None:
        self._query.display = bool(self._state.query)
        self._query.value = self._state.query
        self._view.column = min(self._state.column, len(self._outlets) - 1)  # there may be fewer than last time
        self._arrange()

    def on_resize(self) -> None:
        self.describe()

    @property
    def tab(self) -> Tab:
        return self._page_tab

    # --- what is shown ---------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Show the rows that match the filter, in the chosen order, with the cursor on the same one."""
        state = self._state
        rows = arrange_rows(self._all_rows, state.kind, state.query, state.order, self._outlets)
        at = next((number for number, row in enumerate(rows) if row.key == state.key), 0)
        self._view.set_rows(rows, at)
        self.describe()

    @on(CellTurned)
    def _turned(self) -> None:
        row = self._view.current
        self._state.column = self._view.column
        if row is not None:
            self._state.key = row.key
        self.describe()

    def describe(self) -> None:
        state, view = self._state, self._view
        kinds = "" if state.kind is None else f" of {KIND_NAMES[state.kind]}"
        query = f"filter “{state.query}”" if state.query else ""
        is_by_outlet = state.order is CoverageOrder.SPREAD and self._page_tab is Tab.ONLY_HERE
        order = "by outlet" if is_by_outlet else str(state.order)  # every row there is in one outlet
        parts = (f"{count_text(len(view.rows), 'row')}{kinds}", query, order)
        self._set_title("Coverage", SEPARATOR.join(filter(None, parts)))
        self._hint()
        row = view.current
        if row is None:
            self._status.say("no matching rows", self._ways("leave", "clears the filter"))
            return
        outlet = self._outlets[view.column]
        cell = cell_text(row, view.column)
        coverage_text = f"{outlet}: {cell}" if cell else ""  # else the line names it among those without
        room = self.app.size.width
        missing_text = missing_outlets(row, self._outlets) or others_text(row)
        if cells(SEPARATOR.join((row.text, row.note, missing_text, coverage_text))) + 2 > room:
            missing_text = missing_outlets(row, self._tags) or missing_text
        details = SEPARATOR.join(filter(None, (row.note, missing_text)))
        head_cells = min(room // 2, room - cells(SEPARATOR) - cells(details) - 2)  # the outlets matter most
        head = cut_at_word(row.text, max(room // 4, head_cells))
        self._status.say(head, SEPARATOR.join(filter(None, (details, self._origins(row), coverage_text))))

    def _hint(self) -> None:
        """Show the keys with what they do to the current cell."""
        row = self._view.current
        words = {"select": "closest sentence"} if row is not None and self._view.column in row.close else {}
        if self._is_filtered:
            words |= {"leave": "clear filter"}
        self._status.hint(hints(self._bindings, self.registry, HINTS, words))

    @property
    def _is_filtered(self) -> bool:
        return bool(self._state.query) or self._state.kind is not None

    def help_legend(self) -> Sequence[KeyGroup]:
        return (LEGEND,)

    # --- what keys do ----------------------------------------------------------------------------------------

    def _commands(self) -> Runs:
        return {
            "select": self._go,
            "down": partial(self._move, 1),
            "up": partial(self._move, -1),
            "pane_right": partial(self._view.move_column, 1),
            "pane_left": partial(self._view.move_column, -1),
            **self._tab_runs(),
            "kinds": self._turn_kind,
            "order": self._turn_order,
            "find": self._open_filter,
            "table_compare": self._compare,
            "export": self._offer_export,
            "half_down": partial(self._page, 0.5),
            "half_up": partial(self._page, -0.5),
            "page_down": partial(self._page, 1),
            "page_up": partial(self._page, -1),
            "top": partial(self._edge, False),
            "bottom": partial(self._edge, True),
            "leave": self._leave_filter,
            "quit": self._leave,
            "help": self.action_help,
        }

    def _move(self, rows: int) -> None:
        self._view.move_to(self._view.row + rows)

    def _page(self, share: float) -> None:
        lines = max(1, round((self._view.size.height - 3) * abs(share)))
        self._move(lines if share > 0 else -lines)

    def _edge(self, to_end: bool) -> None:
        self._view.move_to(len(self._view.rows) - 1 if to_end else 0)

    def _turn_kind(self) -> None:
        kinds = [None, *RowKind]
        self._state.kind = kinds[(kinds.index(self._state.kind) + 1) % len(kinds)]
        self._arrange()

    def _turn_order(self) -> None:
        orders = list(CoverageOrder)
        self._state.order = orders[(orders.index(self._state.order) + 1) % len(orders)]
        self._arrange()

    def _open_filter(self) -> None:
        self._query.display = True
        self.set_focus(self._query)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._state.query:
            self._state.query = event.value
            self._arrange()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._query.display = bool(self._state.query)
        self.set_focus(self._view)

    def on_key(self, event: events.Key) -> None:
        if self._query.has_focus and event.key in ("escape", "down"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                self._drop_filter()
            self.set_focus(self._view)

    def _drop_filter(self) -> None:
        """Show all rows of every kind again."""
        self._query.value = self._state.query = ""
        self._state.kind = None
        self._query.display = False
        self._arrange()

    @on(CellChosen)
    def _go(self) -> None:
        row = self._view.current
        if row is None:
            return
        filled_columns = [column for column, cell in enumerate(row.cells) if cell is not None]
        if self._view.column in row.close:
            self.dismiss(ChosenCell(row, self._view.column, compare=False))
        elif self._view.column in filled_columns or len(filled_columns) == 1:
            column = self._view.column if self._view.column in filled_columns else filled_columns[0]
            self.dismiss(ChosenCell(row, column, compare=False))
        else:
            ways = self._ways("pane_left", "pane_right", "goes to an outlet that reports it")
            self._status.say(f"not found in {self._outlets[self._view.column]}", ways)

    def _ways(self, *commands_and_lead: str) -> str:
        """Return the keys of commands with their effect (“h or l moves to …”); empty if none has a key."""
        *commands, lead = commands_and_lead
        keys = first_keys(self._bindings, commands).values()
        return f"{' or '.join(keys)} {lead}" if keys else ""

    def _compare(self) -> None:
        row = self._view.current
        if row is None or row.kind not in (RowKind.QUOTE, RowKind.PASSAGE):
            self._status.say("only passages and quotes can be compared", "")
        elif row.spread == 1 and self._view.column in row.close:
            self._go()
        else:
            self.dismiss(ChosenCell(row, self._view.column, compare=True))

    def _offer_export(self) -> None:
        state = self._state
        if not self._view.rows:
            self._status.say("nothing to export", "")
            return
        arranged = TableArrangement(state.kind, state.query, str(state.order))
        self._export(self._view.rows, arranged, lambda message: self._status.say(message, ""))

    def _leave_filter(self) -> None:
        """Clear the filter, or leave if there is none."""
        if self._is_filtered:
            self._drop_filter()
        else:
            self._leave()

    def _leave(self) -> None:
        self.dismiss(None)


def is_only_here(row: CoverageRow) -> bool:
    """Return True if one outlet has it, and no other has anything similar."""
    return row.spread == 1 and not row.close and not row.faint
