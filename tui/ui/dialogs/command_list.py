"""Every command by its name, with its keys: typed, chosen, run."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from tui.ui.commands import Command
from tui.ui.dialogs.dialog import Dialog
from tui.ui.key_bindings import key_label
from tui.ui.widgets.choice_list import Choice, ChoiceList
from tui.ui.widgets.safe_input import SafeInput

KEYS_CELLS = 14
"""The column of the keys; more of them push the title to the right."""


class CommandList(Dialog["str | None"]):
    """Dismissed with the id of the command that was chosen, or None when it was left."""

    ENTER = "Run it"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("down,ctrl+n", "move(1)", "A row down"),
        Binding("up,ctrl+p", "move(-1)", "A row up"),
        Binding("pagedown", "move(8)", "A page down"),
        Binding("pageup", "move(-8)", "A page up"),
    ]

    def __init__(self, commands: Iterable[Command], keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._list = ChoiceList(
            [
                Choice(
                    command.id,
                    command.title,
                    command.id.replace("_", " "),
                    f"{_keys_of(command.id, keys):<{KEYS_CELLS}} ",
                )
                for command in commands
                if command.id != "palette"
            ]
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Commands", classes="heading", markup=False)
            yield SafeInput(placeholder="type a name, a key, or what it does", compact=True)
            yield self._list
            yield Static("enter runs it · up and down move · esc leaves", classes="hint", markup=False)

    def take_keys(self) -> None:
        """At once: what is typed right after belongs here."""
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list.narrow(event.value, ())

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if self._list.chosen is not None:
            self.dismiss(self._list.chosen.key)

    def action_move(self, rows: int) -> None:
        self._list.move(rows)

    def action_leave(self) -> None:
        self.dismiss(None)


def _keys_of(command: str, keys: Mapping[str, Sequence[str]]) -> str:
    return " ".join(key_label(key) for key in keys.get(command, ()))
