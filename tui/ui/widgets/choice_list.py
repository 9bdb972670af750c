"""A list of which one row is chosen, for dialogs: narrowed while the reader types elsewhere."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choice(Struct, frozen=True):
    key: str
    text: str
    note: str = ""
    """Shown faintly beside the text, and searched."""


class ChoiceList(OptionList, can_focus=False):
    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__(compact=True, markup=False)
        self._choices = choices
        self._shown: list[Choice] = []

    def on_mount(self) -> None:
        self.narrow("", ())

    def narrow(self, typed: str, further: Sequence[Choice]) -> None:
        """Show the choices that hold what was typed, then `further` ones; the first is highlighted."""
        wanted = typed.strip().casefold()
        fitting = [each for each in self._choices if wanted in f"{each.text} {each.note}".casefold()]
        self._shown = [*fitting, *further]
        self.clear_options()
        self.add_options(Option(_drawn(each)) for each in self._shown)
        self.highlighted = 0 if self._shown else None

    @property
    def chosen(self) -> Choice | None:
        return None if self.highlighted is None else self._shown[self.highlighted]

    def move(self, rows: int) -> None:
        if self._shown:
            self.highlighted = max(0, min((self.highlighted or 0) + rows, len(self._shown) - 1))


def _drawn(choice: Choice) -> Content:
    if not choice.note:
        return Content(choice.text)
    return Content.assemble(Content(choice.text), Content(f"  {choice.note}").stylize("$muted"))
