"""Several lines to write a note in."""

from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea


class _WrappedWhole(WrappedDocument):
    """Rewraps the whole text: when several edits are undone at once, Textual wraps the wrong lines, and shows some that
    are gone."""

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        self.wrap(self._width)


class NoteEditor(TextArea):
    """Several lines to write. They are few: all of them are wrapped after each edit."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(text, id=id, show_line_numbers=False, soft_wrap=True, compact=True)
        self._wrap_whole()

    def load_text(self, text: str) -> None:
        super().load_text(text)
        self._wrap_whole()

    def _wrap_whole(self) -> None:
        self.wrapped_document = _WrappedWhole(self.document, tab_width=self.indent_width)
        self.wrapped_document.wrap(self.wrap_width, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
