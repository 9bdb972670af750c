"""Choose one of several, or type what is not among them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.choice_list import Choice, ChoiceList
from tui.ui.widgets.safe_input import SafeInput

TYPED = "typed"
"""The key of what was typed."""


class PickScreen(Dialog["Choice | None"]):
    """Dismissed with what was chosen, or None when it was left."""

    ENTER = "Choose it"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave, changing nothing"),
        Binding("down", "move(1)", "A row down"),
        Binding("up", "move(-1)", "A row up"),
        Binding("pagedown", "move(8)", "A page down"),
        Binding("pageup", "move(-8)", "A page up"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], typed_note: str = "") -> None:
        """typed_note: what is said beside what was typed, which can then be chosen too; empty where it cannot."""
        super().__init__()
        self._title = title
        self._typed_note = typed_note
        self._list = ChoiceList(choices)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(self._title, classes="heading", markup=False)
            typed = "type to narrow the list, or words of your own" if self._typed_note else "type to narrow the list"
            yield SafeInput(placeholder=typed, compact=True)
            yield self._list
            yield Static("enter chooses · up and down move · esc changes nothing", classes="hint", markup=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        typed = one_line(event.value).strip()
        further = [Choice(TYPED, typed, self._typed_note)] if typed and self._typed_note else []
        self._list.narrow(typed, further)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if self._list.chosen is not None:
            self.dismiss(self._list.chosen)

    def action_move(self, rows: int) -> None:
        self._list.move(rows)

    def action_leave(self) -> None:
        self.dismiss(None)
