"""Choose one of several, or type what is not among them."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.text.canonical import one_line
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings
from tui.ui.widgets.choice_list import Choice, ChoiceList

TYPED = "typed"
"""The key of what was typed."""


class PickScreen(ListDialog["Choice | None"]):
    """Dismissed with what was chosen, or None when it was left."""

    ENTER = "Choose it"
    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(8)]

    def __init__(self, title: str, choices: Sequence[Choice], typed_note: str = "", enter: str = "choose") -> None:
        """typed_note: what is said beside what was typed, which can then be chosen too; empty where it cannot. enter:
        what that key does with a row, in a word or two."""
        placeholder = "type to narrow the list, or type another name" if typed_note else "type to narrow the list"
        self._choices = ChoiceList(choices)
        self._typed_note = typed_note
        super().__init__(title, placeholder, self._choices, f"enter {enter} · ↑↓ move · esc cancel")

    def narrow(self, typed: str) -> None:
        typed = one_line(typed).strip()
        further = [Choice(TYPED, typed, self._typed_note)] if typed and self._typed_note else []
        self._choices.narrow(typed, further)

    def choose(self, row: int) -> None:
        self.dismiss(self._choices.current_choice)
