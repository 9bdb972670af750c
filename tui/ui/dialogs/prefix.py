"""Lists the keys that can follow a command's first key."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog


class Following(Struct, frozen=True):
    """A key that may follow, and its effect."""

    key: str
    what: str
    note: str = ""


class PrefixScreen(Dialog["str | None"]):
    """The list of following keys, dismissed with the typed one, or None if it was not a character."""

    HAS_HELP = False
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, title: str, following: Sequence[Following]) -> None:
        super().__init__()
        self._title = title
        self._following = following

    def compose(self) -> ComposeResult:
        with Vertical(id="following"):
            yield Static(self._title, classes="heading", markup=False)
            if self._following:
                yield Static(Content("\n").join(map(_row_content, self._following)), markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss(event.character if event.is_printable else None)


def _row_content(key: Following) -> Content:
    return Content.assemble(
        Content(f"{key.key}  ").stylize("$accent"),
        one_line(key.what),
        Content(f"  {one_line(key.note)}").stylize("$muted"),
    )
