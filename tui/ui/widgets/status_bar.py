"""The two lines at the bottom: a sentence on what is current, and the keys that lead on."""

from collections.abc import Sequence

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static


class StatusBar(Vertical):
    def __init__(self) -> None:
        super().__init__()
        self._sentence = Static(markup=False, id="sentence")
        self._hints = Static(markup=False, id="hints")

    def compose(self):  # type: ignore[no-untyped-def]
        yield self._sentence
        yield self._hints

    def say(self, head: str, rest: str) -> None:
        """head stands out; rest explains it."""
        parts = [Content(f" {head}").stylize("bold")]
        if rest:
            parts.append(Content(f" · {rest}").stylize("$text-muted"))
        self._sentence.update(Content.assemble(*parts))

    def hint(self, hints: Sequence[tuple[str, str]]) -> None:
        """hints: (key, what it does)."""
        parts: list[Content] = [Content(" ")]
        for key, what in hints:
            parts += [Content(key).stylize("$accent"), Content(f" {what}   ").stylize("$text-muted")]
        self._hints.update(Content.assemble(*parts))
