"""A list of which one row is chosen, for dialogs: narrowed while the reader types elsewhere."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.text.fold import fold_text

NOTHING = "no matches"


class Choice(Struct, frozen=True):
    key: str
    text: str
    note: str = ""
    """Shown faintly beside the text, and searched."""
    lead: str = ""
    """Shown before the text, and searched."""

    @property
    def searched(self) -> str:
        return fold_text(f"{self.lead} {self.text} {self.note}")

    def distance(self, typed: str) -> int:
        """Rank of the choice for what was typed, 0 the best: a word of the lead, such as a key; then, folded, the whole
        note, its beginning, the words in a row, or anywhere."""
        typed, note = typed.strip(), fold_text(self.note)
        folded = fold_text(typed)
        if not typed or typed in self.lead.split():
            return 0
        if note == folded:
            return 1
        return 2 if note.startswith(folded) else 3 if folded in self.searched else 4


class ChoiceList(OptionList, can_focus=False):
    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__(compact=True, markup=False)
        self._choices = choices
        self._shown: list[Choice] = []

    def on_mount(self) -> None:
        self.narrow("", ())

    def narrow(self, typed: str, further: Sequence[Choice]) -> None:
        """Show the choices that hold every word typed, then `further` ones; the first is highlighted."""
        words = fold_text(typed).split()
        fitting = [each for each in self._choices if all(word in each.searched for word in words)]
        fitting.sort(key=lambda each: each.distance(typed))
        self._shown = [*fitting, *further]
        self.clear_options()
        self.add_options(Option(_drawn(each)) for each in self._shown)
        if not self._shown and typed:
            self.add_option(Option(Content(NOTHING).stylize("$muted"), disabled=True))
        self.highlighted = 0 if self._shown else None

    @property
    def chosen(self) -> Choice | None:
        return None if self.highlighted is None else self._shown[self.highlighted]

    def move(self, rows: int) -> None:
        if self._shown:
            self.highlighted = max(0, min((self.highlighted or 0) + rows, len(self._shown) - 1))


def _drawn(choice: Choice) -> Content:
    note = f"  {choice.note}" if choice.note else ""
    return Content.assemble(Content(choice.lead).stylize("$accent"), choice.text, Content(note).stylize("$muted"))
