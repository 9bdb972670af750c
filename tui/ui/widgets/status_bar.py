"""The two lines at the bottom: a sentence on what is current, and the keys that lead on."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.text.canonical import one_line
from tui.ui.wrap import cells

MUTED = "$muted"
HINT_GAP_CELLS = 3
LAST_HINTS = 2
"""Number of last hints that are shown at every width: the way on, and the way out."""


class StatusBar(Vertical):
    def __init__(self) -> None:
        super().__init__()
        self.message = ("", "")
        """Message shown last: head and details."""
        self._sentence = Static(markup=False, id="sentence")
        self._all_hints: Sequence[tuple[str, str]] = ()
        self._hints = Static(markup=False, id="hints")

    def compose(self) -> ComposeResult:
        yield self._sentence
        yield self._hints

    def say(self, head: str, details: str) -> None:
        """head stands out; rest explains it."""
        if self.message == (head, details):
            return  # a frame for nothing would follow
        self.message = (head, details)
        head, details = one_line(head), one_line(details)
        parts = [Content(f" {head}").stylize("bold")]
        if details:
            parts.append(Content(f" · {details}").stylize(MUTED))
        self._sentence.update(Content.assemble(*parts), layout=False)

    def hint(self, hints: Sequence[tuple[str, str]]) -> None:
        """hints: (key, what it does), the most needed first; the last two are always there. Of the others, those
        that do not fit are left out whole."""
        self._all_hints = hints
        self._draw_hints()

    def on_resize(self) -> None:
        self._draw_hints()

    def _draw_hints(self) -> None:
        room = (self.size.width or self.app.size.width) - 1  # not laid out yet: it will be as wide as the screen
        first, last = self._all_hints[:-LAST_HINTS], self._all_hints[-LAST_HINTS:]
        room -= sum(_width_cells(hint) for hint in last) - HINT_GAP_CELLS
        fitting = []
        for hint in first:
            room -= _width_cells(hint)
            if room < 0:
                break
            fitting.append(hint)
        parts: list[Content] = [Content(" ")]
        for key, word in (*fitting, *last):
            gap = " " * (HINT_GAP_CELLS if len(parts) > 1 else 0)
            parts += [Content(f"{gap}{key}").stylize("$accent"), Content(f" {word}").stylize(MUTED)]
        self._hints.update(Content.assemble(*parts), layout=False)


def _width_cells(hint: tuple[str, str]) -> int:
    """Width of a hint, with the gap to the next one."""
    key, word = hint
    return cells(key) + 1 + cells(word) + HINT_GAP_CELLS
