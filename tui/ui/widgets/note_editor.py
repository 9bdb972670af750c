"""An editor for a note of several lines."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

NEW_LINE_KEYS = ("ctrl+j", "shift+enter", "alt+enter")
"""Keys that begin a new line; every terminal knows the first. Enter saves, as in the other dialogs."""


class _WrappedWhole(WrappedDocument):
    """Rewraps the whole text, because Textual wraps the wrong lines when several edits are undone at once."""

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        self.wrap(self._width)


class NoteEditor(TextArea):
    """An editor for a few lines, all of which are wrapped after each edit."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(",".join(NEW_LINE_KEYS), "new_line", "Begin a new line")]

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(text, id=id, show_line_numbers=False, soft_wrap=True, compact=True)
        self._wrap_whole()

    def action_new_line(self) -> None:
        self.insert("\n")

    def load_text(self, text: str) -> None:
        super().load_text(text)
        self._wrap_whole()

    def _wrap_whole(self) -> None:
        self.wrapped_document = _WrappedWhole(self.document, tab_width=self.indent_width)
        self.wrapped_document.wrap(self.wrap_width, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
