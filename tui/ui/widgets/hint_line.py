"""Lines of keys with their functions. Clicking on one presses the key."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.widgets import Static

from tui.ui.wrap import cells

GAP_CELLS, NARROW_GAP_CELLS = 3, 2
"""Gap between two hints, in cells; the narrow gap is used if the wide one would leave some out."""
PART_SEPARATOR = " · "
_NAMED_KEYS = {
    "enter": "enter",
    "esc": "escape",
    "tab": "tab",
    "space": "space",
    "=": "equals_sign",
    "?": "question_mark",
}
"""Key name in a dialog's line → its name in Textual."""
LAST_COUNT = 2
"""Number of final hints that are shown at every width: how to list the keys, and how to leave."""


class Hint(Struct, frozen=True):
    """A key and its function."""

    key: str
    """Key as named by Textual."""
    label: str
    """Key as read by the user."""
    word: str

    @property
    def width_cells(self) -> int:
        return cells(self.label) + 1 + cells(self.word)


def hint(key: str, word: str, label: str = "") -> Hint:
    """Return a hint for a key; the label defaults to the key's name."""
    return Hint(key, label or key, word)


class KeyText(Static):
    """A dialog's line of keys, “enter save · esc cancel”. Clicking on one presses the key."""

    def __init__(self, text: str = "", **options: str) -> None:
        super().__init__(text, markup=False, **options)  # type: ignore[arg-type]

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        key = key_at(str(self.content), at.x) if at is not None and at.y == 0 else ""
        if key:
            event.stop()
            self.app.simulate_key(key)


def key_at(text: str, cell: int) -> str:
    """Return the key named in the part of a line that contains a cell, in Textual's terms; empty if there is none."""
    start = 0
    for part in text.split(PART_SEPARATOR):
        end = start + cells(part)
        if start <= cell < end:
            name = part.split(" ", 1)[0]
            return _NAMED_KEYS.get(name) or (name if name.startswith("ctrl+") else "")
        start = end + len(PART_SEPARATOR)
    return ""


class HintLine(Static):
    """Shows the hints that fit; others are left out entirely, but never the last ones."""

    def __init__(self, hints: Sequence[Hint] = (), *, last: int = LAST_COUNT, **options: str) -> None:
        """Create the line. hints: the most useful first. last: the number of final hints that are always shown."""
        super().__init__(markup=False, **options)  # type: ignore[arg-type]
        self._hints = hints
        self._last = last
        self._places: Sequence[tuple[int, Hint]] = ()
        """First cell of each visible hint."""

    def set_hints(self, hints: Sequence[Hint]) -> None:
        if hints != self._hints:
            self._hints = hints
            self._draw()

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Press the key of the hint that was clicked, as if it were typed."""
        at = event.get_content_offset(self)
        for start, hint in self._places:
            if at is not None and at.y == 0 and start <= at.x < start + hint.width_cells:
                event.stop()
                self.app.simulate_key(hint.key)

    def _draw(self) -> None:
        room = self.size.width or self.app.size.width  # not laid out yet: it will be as wide as the screen
        shown, gap = fitting(self._hints, room, self._last)
        self._places = tuple(_places(shown, gap))
        parts: list[Content] = []
        at = 0
        for start, hint in self._places:
            parts += [Content(" " * (start - at)), Content(hint.label).stylize("$accent")]
            parts.append(Content(f" {hint.word}").stylize("$muted"))
            at = start + hint.width_cells
        self.update(Content.assemble(*parts), layout=False)


def fitting(hints: Sequence[Hint], room_cells: int, last: int) -> tuple[Sequence[Hint], int]:
    """Return the hints that fit and the gap in cells: all with wide gaps, or else as many as narrow ones allow."""
    if _width_cells(hints, GAP_CELLS) <= room_cells:
        return hints, GAP_CELLS
    first, final = list(hints[: len(hints) - last]), hints[len(hints) - last :]
    while first and _width_cells([*first, *final], NARROW_GAP_CELLS) > room_cells:
        first.pop()
    return [*first, *final], NARROW_GAP_CELLS


def _width_cells(hints: Sequence[Hint], gap_cells: int) -> int:
    return sum(hint.width_cells + gap_cells for hint in hints) - gap_cells


def _places(hints: Sequence[Hint], gap_cells: int) -> Iterator[tuple[int, Hint]]:
    at = 0
    for hint in hints:
        yield at, hint
        at += hint.width_cells + gap_cells
