"""Lists every command by name, with its keys: type, choose, run."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.ui.commands import Command
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings
from tui.ui.key_bindings import key_label
from tui.ui.widgets.choice_list import Choice, ChoiceList

KEYS_CELLS = 14
"""Width of the column of keys, in cells; more keys push the title to the right."""


class CommandList(ListDialog["str | None"]):
    """The list of commands, dismissed with the id of the chosen one, or None if the user left."""

    ENTER = "Run it"
    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(8, down="down,ctrl+n", up="up,ctrl+p")]

    def __init__(self, commands: Iterable[Command], keys: Mapping[str, Sequence[str]]) -> None:
        self._choices = ChoiceList(
            [
                Choice(row.id, row.title, row.id.replace("_", " "), f"{_keys_of(row.id, keys):<{KEYS_CELLS}} ")
                for row in commands
                if row.id != "palette"
            ]
        )
        super().__init__(
            "Commands",
            "type a command name, a key, or what it does",
            self._choices,
            "enter run · ↑↓ move · esc cancel",
        )

    def narrow(self, typed: str) -> None:
        self._choices.narrow(typed, ())

    def choose(self, row: int) -> None:
        if self._choices.current_choice is not None:
            self.dismiss(self._choices.current_choice.key)


def _keys_of(command: str, keys: Mapping[str, Sequence[str]]) -> str:
    return " ".join(key_label(key) for key in keys.get(command, ()))
