"""Asks for one name."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.safe_input import SafeInput


class AskNameScreen(Dialog[str]):
    """The dialog for a name, dismissed with it, or with "" if the user left or entered nothing."""

    ENTER = "Save"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self._title = title
        self._name = name

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(self._title, classes="heading", markup=False)
            yield SafeInput(self._name, compact=True)
            yield KeyText("enter save · esc cancel", classes="hint")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.dismiss(one_line(event.value).strip())

    def action_leave(self) -> None:
        self.dismiss("")
