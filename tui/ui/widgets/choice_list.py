"""A list for dialogs in which one row is chosen, filtered as the user types elsewhere."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.text.fold import fold_text

NO_MATCHES = "no matches"


class Choice(Struct, frozen=True):
    key: str
    text: str
    note: str = ""
    """Text shown faintly beside the main text, and searched."""
    lead: str = ""
    """Text shown before the main text, and searched."""

    @property
    def searched(self) -> str:
        return fold_text(f"{self.lead} {self.text} {self.note}")

    def distance(self, typed: str) -> int:
        """Return the rank of the choice for what was typed, 0 the best.

        First a word in the lead, such as a key; then, folded, the whole note, its beginning, the consecutive words, or
        any place.
        """
        typed, note = typed.strip(), fold_text(self.note)
        folded_query = fold_text(typed)
        if not typed or typed in self.lead.split():
            return 0
        if note == folded_query:
            return 1
        return 2 if note.startswith(folded_query) else 3 if folded_query in self.searched else 4


class ChoiceList(OptionList, can_focus=False):
    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__(compact=True, markup=False)
        self._choices = choices
        self._visible_choices: list[Choice] = []

    def on_mount(self) -> None:
        self.narrow("", ())

    def narrow(self, typed: str, further: Sequence[Choice]) -> None:
        """Show the choices that contain every typed word, then `further` ones, and highlight the first."""
        words = fold_text(typed).split()
        fitting = [choice for choice in self._choices if all(word in choice.searched for word in words)]
        fitting.sort(key=lambda choice: choice.distance(typed))
        self._visible_choices = [*fitting, *further]
        self.clear_options()
        self.add_options(Option(_row_content(choice)) for choice in self._visible_choices)
        if not self._visible_choices and typed:
            self.add_option(Option(Content(NO_MATCHES).stylize("$muted"), disabled=True))
        self.highlighted = 0 if self._visible_choices else None

    @property
    def current_choice(self) -> Choice | None:
        return None if self.highlighted is None else self._visible_choices[self.highlighted]

    def move(self, rows: int) -> None:
        if self._visible_choices:
            self.highlighted = max(0, min((self.highlighted or 0) + rows, len(self._visible_choices) - 1))


def _row_content(choice: Choice) -> Content:
    note = f"  {choice.note}" if choice.note else ""
    return Content.assemble(Content(choice.lead).stylize("$accent"), choice.text, Content(note).stylize("$muted"))
