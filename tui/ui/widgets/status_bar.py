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


class StatusBar(Vertical):
    def __init__(self) -> None:
        super().__init__()
        self._sentence = Static(markup=False, id="sentence")
        self._all_hints: Sequence[tuple[str, str]] = ()
        self._hints = Static(markup=False, id="hints")

    def compose(self) -> ComposeResult:
        yield self._sentence
        yield self._hints

    def say(self, head: str, rest: str) -> None:
        """head stands out; rest explains it."""
        head, rest = one_line(head), one_line(rest)
        parts = [Content(f" {head}").stylize("bold")]
        if rest:
            parts.append(Content(f" · {rest}").stylize(MUTED))
        self._sentence.update(Content.assemble(*parts), layout=False)

    def hint(self, hints: Sequence[tuple[str, str]]) -> None:
        """hints: (key, what it does), the most needed first. Those that do not fit are left out whole."""
        self._all_hints = hints
        self._draw_hints()

    def on_resize(self) -> None:
        self._draw_hints()

    def _draw_hints(self) -> None:
        room = (self.size.width or self.app.size.width) - 1  # not laid out yet: it will be as wide as the screen
        parts: list[Content] = [Content(" ")]
        for key, what in self._all_hints:
            room -= cells(key) + cells(what) + 1
            if room < 0:
                break
            room -= HINT_GAP_CELLS
            gap = " " * (HINT_GAP_CELLS if len(parts) > 1 else 0)
            parts += [Content(f"{gap}{key}").stylize("$accent"), Content(f" {what}").stylize(MUTED)]
        self._hints.update(Content.assemble(*parts), layout=False)
