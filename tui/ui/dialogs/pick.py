"""Lets the user choose one of several rows, or type something else."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from tui.text.canonical import one_line
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings
from tui.ui.widgets.choice_list import Choice, ChoiceList

TYPED = "typed"
"""Key of the choice that was typed."""


class PickScreen(ListDialog["Choice | None"]):
    """The dialog for a choice, dismissed with it, or None if the user left."""

    ENTER = "Choose it"
    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(8)]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        typed_note: str = "",
        enter: str = "choose",
        outcome: Callable[[Choice], str] | None = None,
    ) -> None:
        """List choices. typed_note: text beside the typed words, which can then be chosen too; empty if they cannot.

        enter: what that key does with a row, in a word or two. outcome: returns a sentence on what a row will change.
        """
        self._choices = ChoiceList(choices)
        self._typed_note = typed_note
        self._outcome = outcome
        placeholder = "type to narrow the list, or write your own" if typed_note else "type to narrow the list"
        hint = f"enter {enter} · ↑↓ move · esc cancel"
        super().__init__(title, placeholder, self._choices, hint)

    def _parts_below(self) -> Sequence[Static]:
        return (Static(classes="outcome", markup=False, id="outcome"),) if self._outcome is not None else ()

    def narrow(self, typed: str) -> None:
        typed = one_line(typed).strip()
        further = [Choice(TYPED, typed, self._typed_note)] if typed and self._typed_note else []
        self._choices.narrow(typed, further)
        self._tell_outcome()

    @on(OptionList.OptionHighlighted)
    def _tell_outcome(self) -> None:
        """Say what enter will change before it does."""
        if self._outcome is not None:
            choice = self._choices.current_choice
            self.query_one("#outcome", Static).update(one_line(self._outcome(choice)) if choice else "")

    def choose(self, row: int) -> None:
        self.dismiss(self._choices.current_choice)
