"""The two lines at the bottom: a sentence about the current item, and the keys to press next."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.text.canonical import one_line
from tui.ui.widgets.hint_line import PART_SEPARATOR, Hint, HintLine
from tui.ui.wrap import cells, cut_at_word

MUTED = "$muted"
PART_CELLS_MIN = 24
"""Minimum room for a part that is cut to fit, in cells; with less, it is left out."""


class StatusBar(Vertical):
    def __init__(self) -> None:
        super().__init__()
        self.message = ("", "")
        """Last message: head and details."""
        self._sentence = Static(markup=False, id="sentence")
        self._hints = HintLine(id="hints")

    def compose(self) -> ComposeResult:
        yield self._sentence
        yield self._hints

    def say(self, head: str, details: str) -> None:
        """Show a prominent head and the details that explain it."""
        if self.message == (head, details):
            return  # avoids an unnecessary frame
        self.message = (head, details)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        room_cells = (self.size.width or self.app.size.width) - 2
        head, details = self.message
        head, details = fitting_sentence(one_line(head), one_line(details), room_cells)
        parts = [Content(f" {head}").stylize("bold")]
        if details:
            parts.append(Content(f" · {details}").stylize(MUTED))
        self._sentence.update(Content.assemble(*parts), layout=False)

    def hint(self, hints: Sequence[Hint]) -> None:
        """Show the keys to press next, most useful first; the last two are shown at every width."""
        self._hints.set_hints(hints)


def fitting_sentence(head: str, details: str, room_cells: int) -> tuple[str, str]:
    """Return as much of a head and its details as fits: whole parts, and the beginning of a long one in whole words."""
    fitting_head = _fitting_parts(head, room_cells)
    if fitting_head != head or not details:
        return fitting_head, ""
    room_cells -= cells(head) + cells(PART_SEPARATOR)
    is_worth_cutting = room_cells >= PART_CELLS_MIN or cells(details.split(PART_SEPARATOR)[0]) <= room_cells
    return head, _fitting_parts(details, room_cells) if is_worth_cutting else ""


def _fitting_parts(text: str, room_cells: int) -> str:
    """Return the first part of a text, cut if needed, and further parts that fit at least partly."""
    first, *others = text.split(PART_SEPARATOR)
    fitting = cut_at_word(first, room_cells)
    for part in others if fitting == first else ():
        longer = f"{fitting}{PART_SEPARATOR}{part}"
        if cells(longer) > room_cells:
            is_worth_cutting = room_cells - cells(fitting) - cells(PART_SEPARATOR) >= PART_CELLS_MIN
            return cut_at_word(longer, room_cells) if is_worth_cutting else fitting
        fitting = longer
    return fitting
