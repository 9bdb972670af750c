"""Write a note: several lines, in the reader's own words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from tui.text.canonical import canonical
from tui.ui.screens.dialog import Dialog


class WriteScreen(Dialog["str | None"]):
    """Dismissed with the text, through the door; None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", priority=True),
        Binding("escape", "leave", "leave", priority=True),
    ]

    def __init__(self, title: str, about: str, text: str) -> None:
        """about: the words that the note is on."""
        super().__init__()
        self._title = title
        self._about = about
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(self._title, classes="heading", markup=False)
            yield Static(self._about, classes="hint", markup=False)
            yield TextArea(self._text, id="note", show_line_numbers=False, soft_wrap=True, compact=True)
            yield Static("ctrl+s saves · esc changes nothing", classes="hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(TextArea).move_cursor(self.query_one(TextArea).document.end)

    def action_save(self) -> None:
        self.dismiss(canonical(self.query_one(TextArea).text).strip())

    def action_leave(self) -> None:
        self.dismiss(None)
