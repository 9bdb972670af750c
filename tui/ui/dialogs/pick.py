"""Choose one of several, or type what is not among them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from tui.text.canonical import one_line
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings
from tui.ui.widgets.choice_list import Choice, ChoiceList
from tui.ui.widgets.lines.row_line import RowLine

TYPED = "typed"
"""The key of what was typed."""


class PickScreen(ListDialog["Choice | None"]):
    """Dismissed with what was chosen, or None when it was left."""

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
        """typed_note: what is said beside what was typed, which can then be chosen too; empty where it cannot. enter:
        what that key does with a row, in a word or two. outcome: sentence on what choosing a row will change."""
        self._choices = ChoiceList(choices)
        self._typed_note = typed_note
        self._outcome = outcome
        placeholder = "type part of a row, or your own text" if typed_note else "type to narrow the list"
        hint = f"enter {enter} · ↑↓ or j k move · / type · esc cancel"
        super().__init__(title, placeholder, self._choices, hint, RowLine)

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
