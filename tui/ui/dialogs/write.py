"""Asks for a note of several lines."""

from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from tui.text.canonical import canonical
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.checkbox import Tick
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.note_editor import NoteEditor


class WrittenNote(Struct, frozen=True):
    text: str
    """Canonical text."""
    everywhere: bool
    """True to add the note in every article with the passage."""


class WriteScreen(Dialog[WrittenNote | None]):
    """The dialog for a note, dismissed with it, or None if the user left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Cancel (asks before discarding what you typed)", priority=True),
    ]

    def __init__(
        self,
        title: str,
        about: str,
        text: str,
        wider: str = "",
        typed_note: WrittenNote | None = None,
        problem: str = "",
    ) -> None:
        """Ask for a note. about: the annotated words. wider: the wider scope it can have, in words; may be empty.

        typed_note: what was typed before, if it could not be saved. problem: why not.
        """
        super().__init__()
        self._title = title
        self._about = about
        self._text = text
        self._wider = wider
        self._typed_note = typed_note
        self._problem = problem
        self._has_asked = False
        """True if `leave` has asked for confirmation and nothing was typed since."""

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(self._title, classes="heading", markup=False)
            yield Static(self._about, classes="hint", markup=False)
            if self._problem:
                yield Static(self._problem, classes="failure", markup=False)
            yield NoteEditor(self._typed_note.text if self._typed_note else self._text, id="note")
            if self._wider:
                yield Tick(self._wider, value=bool(self._typed_note and self._typed_note.everywhere), id="everywhere")
            yield KeyText(self._keys, classes="hint", id="note-keys")

    def on_mount(self) -> None:
        self.query_one(TextArea).move_cursor(self.query_one(TextArea).document.end)

    @property
    def _keys(self) -> str:
        if self._has_asked:
            return "not saved: enter save · esc again to discard what you typed"
        return "enter save · ctrl+j new line · esc cancel" + (" · tab, space all outlets" if self._wider else "")

    def _ask(self, has_asked: bool) -> None:
        self._has_asked = has_asked
        self.query_one("#note-keys", Static).update(self._keys)

    @on(TextArea.Changed)
    def _written_on(self) -> None:
        if self._has_asked:
            self._ask(False)

    @property
    def _written(self) -> str:
        return canonical(self.query_one(TextArea).text).strip()

    def action_save(self) -> None:
        everywhere = bool(self._wider) and self.query_one(Tick).value
        self.dismiss(WrittenNote(self._written, everywhere))

    def action_leave(self) -> None:
        """Close the dialog, asking first if there is unsaved text."""
        if self._has_asked or self._written in ("", self._text.strip()):
            self.dismiss(None)
        else:
            self._ask(True)
