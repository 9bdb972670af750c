"""Lists the differences between outlets: contradictions, quotations worded differently, other speakers or statuses."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from msgspec import Struct
from textual import on
from textual.app import ComposeResult

from tui.articles.model import Coverage
from tui.reading.differences.model import DifferenceRow
from tui.reading.differences.wording import summary_of, title_of
from tui.reading.status.line import SEPARATOR
from tui.ui.commands import Command, Runs
from tui.ui.differences.view import DifferencesView, RowChosen, RowTurned
from tui.ui.key_bindings import Keys, hints
from tui.ui.tabs.page import TAB_COMMANDS, Tab, TabbedPage
from tui.ui.theme.palette import colours

COMMANDS = (
    Command("select", "", "Go to this outlet's wording and align the other panes", "go there"),
    Command("down", "", "Go to the next difference", "next", also=("next",)),
    Command("up", "", "Go to the previous difference", also=("previous",)),
    Command("pane_right", "", "Go to the next outlet's wording", "next outlet", also=("cross_next",)),
    Command("pane_left", "", "Go to the previous outlet's wording", also=("cross_previous",)),
    *TAB_COMMANDS,
    Command("verdict", "", "Judge this difference", "verdict"),
    Command("note", "", "Add a note to all wordings of this difference", "note"),
    Command("export", "", "Export this list", "export"),
    Command("half_down", "", "Scroll down half a page"),
    Command("half_up", "", "Scroll up half a page"),
    Command("page_down", "", "Scroll down a page"),
    Command("page_up", "", "Scroll up a page"),
    Command("top", "", "Go to the first difference"),
    Command("bottom", "", "Go to the last difference"),
    Command("leave", "", "Return to the articles", "back", also=("quit",)),
    Command("help", "", "List these keys", "keys"),
)
HINTS = ("select", "down", "pane_right", "verdict", "note", "pane_next", "export", "leave", "help")


class ChosenDifference(Struct, frozen=True):
    row: DifferenceRow
    number: int
    """Index of the chosen passage in the row."""


class DifferenceActions(Protocol):
    """Actions that the list requests from the reading screen."""

    def verdicts(self, row: DifferenceRow) -> str: ...
    async def judge(self, row: DifferenceRow) -> None: ...
    async def write_note(self, row: DifferenceRow) -> None: ...
    def offer_export(self, say: "Say") -> None: ...


class Say(Protocol):
    def __call__(self, message: str) -> None: ...


class DifferencesScreen(TabbedPage["ChosenDifference | Tab | None"]):
    """The list of differences, dismissed with the wording to go to, with another tab, or None if the user left."""

    TAB = Tab.DIFFERENCES

    AUTO_FOCUS = "DifferencesView"

    def __init__(
        self, coverage: Coverage, rows: Sequence[DifferenceRow], current: str, keys: Keys, actions: DifferenceActions
    ) -> None:
        """Show the list. current: id of the row to begin at; an unknown one means the first."""
        self._coverage = coverage
        self._rows = rows
        self._actions = actions
        at = next((number for number, row in enumerate(rows) if row.id == current), 0)
        self._view = DifferencesView(coverage, rows, at, colours(self.app))
        super().__init__(self._view, keys, COMMANDS)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._view
        yield self._status

    def on_mount(self) -> None:
        self._status.hint(hints(self._bindings, self.registry, HINTS))
        self._describe()

    def on_resize(self) -> None:
        self._describe()

    def on_screen_resume(self) -> None:
        self._describe()  # a verdict may have been given in a dialog

    @on(RowTurned)
    def _describe(self) -> None:
        self._set_title("Differences", summary_of(self._rows))
        row = self._view.current
        outlet = self._coverage.article(row.passages[self._view.side].passage.article).outlet
        place = f"{self._view.row + 1}/{len(self._rows)}"
        rest = [outlet, *filter(None, (self._actions.verdicts(row),))]
        self._status.say(f"{place} {title_of(row)}", SEPARATOR.join(rest))

    def _commands(self) -> Runs:
        return {
            "select": self._go,
            "down": partial(self._view.move, 1),
            "up": partial(self._view.move, -1),
            "pane_right": partial(self._view.move_side, 1),
            "pane_left": partial(self._view.move_side, -1),
            **self._tab_runs(),
            "verdict": self._judge,
            "note": self._write_note,
            "export": self._export,
            "half_down": partial(self._view.page, 0.5),
            "half_up": partial(self._view.page, -0.5),
            "page_down": partial(self._view.page, 1),
            "page_up": partial(self._view.page, -1),
            "top": partial(self._view.edge, False),
            "bottom": partial(self._view.edge, True),
            "leave": self._leave,
            "help": self.action_help,
        }

    @on(RowChosen)
    def _go(self) -> None:
        self.dismiss(ChosenDifference(self._view.current, self._view.side))

    async def _judge(self) -> None:
        await self._actions.judge(self._view.current)

    async def _write_note(self) -> None:
        await self._actions.write_note(self._view.current)

    def _export(self) -> None:
        self._actions.offer_export(lambda message: self._status.say(message, ""))

    def _leave(self) -> None:
        self.dismiss(None)
