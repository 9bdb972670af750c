"""Lists the closest sentences in the other articles, to go to one or keep it as the same statement."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.reading.place.closest import ClosestRow
from tui.text.excerpts import in_marks
from tui.ui.dialogs.dialog import LOW_LINES, Dialog
from tui.ui.widgets.hint_line import KeyText

_SHARED = "bold $accent"


class ClosestChoice(Struct, frozen=True):
    """The chosen sentence, and the action for it."""

    row: ClosestRow
    is_match: bool
    """True to keep it as the same statement; False to go to it."""


class ClosestList(OptionList, inherit_bindings=False):
    """The list of sentences, under the names of their outlets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "cursor_down", "Move to the next sentence"),
        Binding("k,up", "cursor_up", "Move to the previous sentence"),
        Binding("g,home", "first", "Move to the first sentence"),
        Binding("G,end", "last", "Move to the last sentence"),
        Binding("enter", "select", "Go to this sentence"),
    ]

    def __init__(self, rows: Sequence[ClosestRow]) -> None:
        options: list[Option] = []
        self._rows: dict[str, ClosestRow] = {}
        for outlet, sentences in groupby(rows, key=attrgetter("outlet")):
            options.append(Option(Content(outlet).stylize("bold $accent"), disabled=True))
            for row in sentences:
                name = f"row-{len(self._rows)}"
                self._rows[name] = row
                options.append(Option(_row_content(row), id=name))
        super().__init__(*options, compact=True, markup=False)

    def row(self, option: Option) -> ClosestRow:
        return self._rows[str(option.id)]

    def on_mount(self) -> None:
        self.action_first()


class ClosestScreen(Dialog["ClosestChoice | None"]):
    """The dialog with the closest sentences, dismissed with the chosen one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("equals_sign", "keep", "Keep this sentence as a match"),
        Binding("escape,q", "dismiss", "Close"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW_LINES, "-short"), (34, "-tall")]  # noqa: RUF012  (as Textual declares it)
    """Minimum height, in cells, with room for the surroundings."""

    def __init__(self, query: str, rows: Sequence[ClosestRow]) -> None:
        """List sentences. query: the words of the original sentence."""
        super().__init__()
        self._query = query
        self._list = ClosestList(rows)
        self._surroundings = Static(id="surroundings", markup=False)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(
                "Closest sentences: similar, perhaps not the same (shared words bold)",
                classes="heading",
                markup=False,
            )
            yield Static(f"to {in_marks(self._query)}", classes="query", markup=False)
            yield self._list
            yield self._surroundings
            keys = "enter go there · = keep it as a match · esc close"
            yield KeyText(keys, classes="hint")

    def on_mount(self) -> None:
        super().on_mount()
        self.bind_set("closest", "dismiss", "Close")

    def take_keys(self) -> None:
        """Give the list the focus, so that keys typed ahead go to it."""
        self.set_focus(self._list)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        row = self._list.row(event.option)
        text = Content(row.surroundings)
        self._surroundings.update(text.stylize("bold", row.sentence.start, row.sentence.end))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(ClosestChoice(self._list.row(event.option), is_match=False))

    def action_keep(self) -> None:
        if (option := self._list.highlighted_option) is not None:
            self.dismiss(ClosestChoice(self._list.row(option), is_match=True))


def _row_content(row: ClosestRow) -> Content:
    content = Content(row.text)
    for word in row.shared:
        content = content.stylize(_SHARED, word.start, word.end)
    return Content("  ") + content
