"""Dialogs with a list that typing filters, while the input line keeps the focus."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ScreenResultType
from textual.widgets import Input, OptionList, Static

from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.safe_input import SafeInput


def list_bindings(page_rows: int, *, leave: str = "Cancel", down: str = "down", up: str = "up") -> list[Binding]:
    """Return the bindings that move in the list and close the dialog. down, up: keys, separated by commas."""
    return [
        Binding("escape", "leave", leave),
        Binding(down, "move(1)", "Move down a row"),
        Binding(up, "move(-1)", "Move up a row"),
        Binding("pagedown", f"move({page_rows})", "Move down a page"),
        Binding("pageup", f"move(-{page_rows})", "Move up a page"),
    ]


class ListDialog(Dialog[ScreenResultType]):
    """A heading, an input line, a list and a hint."""

    def __init__(
        self,
        heading: str,
        placeholder: str,
        rows: OptionList,
        hint: str = "",
    ) -> None:
        super().__init__()
        self._heading = heading
        self._line = SafeInput(placeholder=placeholder, compact=True)
        self._list = rows
        self._list.can_focus = False
        self._hint = KeyText(hint, classes="hint")

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(self._heading, classes="heading", markup=False)
            yield self._line
            yield self._list
            yield from self._parts_below()
            yield self._hint

    def _parts_below(self) -> Iterable[Static]:
        """Return the parts between the list and the hint; none by default."""
        return ()

    def take_keys(self) -> None:
        """Focus the line at once, so that keys typed ahead reach it."""
        self.set_focus(self._line)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.narrow(self._line.value)

    def narrow(self, typed: str) -> None:
        """List only the rows that match the typed text."""
        raise NotImplementedError

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if self._list.highlighted is not None:
            self.choose(self._list.highlighted)

    def choose(self, row: int) -> None:
        """Dismiss the dialog with a listed row, counted from 0."""
        raise NotImplementedError

    def action_move(self, rows: int) -> None:
        if self._list.highlighted is not None:
            self._list.highlighted = max(0, min(self._list.highlighted + rows, self._list.option_count - 1))
