"""The two lines at the bottom: a sentence on what is current, and the keys that lead on."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.text.canonical import one_line
from tui.ui.widgets.hint_line import Hint, HintLine

MUTED = "$muted"


class StatusBar(Vertical):
    def __init__(self) -> None:
        super().__init__()
        self.message = ("", "")
        """Message shown last: head and details."""
        self._sentence = Static(markup=False, id="sentence")
        self._hints = HintLine(id="hints")

    def compose(self) -> ComposeResult:
        yield self._sentence
        yield self._hints

    def say(self, head: str, details: str) -> None:
        """Show a head, which stands out, and the details that explain it."""
        if self.message == (head, details):
            return  # a frame for nothing would follow
        self.message = (head, details)
        head, details = one_line(head), one_line(details)
        parts = [Content(f" {head}").stylize("bold")]
        if details:
            parts.append(Content(f" · {details}").stylize(MUTED))
        self._sentence.update(Content.assemble(*parts), layout=False)

    def hint(self, hints: Sequence[Hint]) -> None:
        """Show the keys that lead on, the most needed first; the last two are shown at every width."""
        self._hints.set_hints(hints)
