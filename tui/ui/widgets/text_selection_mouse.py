"""Handles the mouse in an article's text: clicks, drags inside this article, double clicks and more."""

from rich.cells import cell_len, split_graphemes
from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from tui.articles.model import Article
from tui.ui.messages import TextClicked, TextDragged
from tui.ui.paint import GUTTER_CELLS
from tui.ui.widgets.scrolled_text import ScrolledText

SCROLL_SECONDS = 0.05
"""Interval between lines scrolled by a drag beyond the edge, in seconds."""


class TextMouse(ScrolledText, inherit_bindings=False):
    """Selects text by dragging inside one article, whereas Textual's own selection extends over several widgets."""

    ALLOW_SELECT = False

    _left_cells: int

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self._pressed: int | None = None
        """Offset at which the button was pressed; None while it is up."""
        self._dragged = False
        self._mouse_at = Offset()
        self._scrolling: Timer | None = None

    # --- the mouse -------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1 and len(self._visible_lines):
            self._dragged = False
            self._pressed = self._offset_near(event.offset)
            self._mouse_at = event.offset
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is None or event.offset == self._mouse_at:
            return
        self._mouse_at = event.offset
        self._dragged = True
        self._draw()
        is_outside = not 0 <= event.y < self.size.height
        if is_outside and self._scrolling is None:
            self._scrolling = self.set_interval(SCROLL_SECONDS, self._scroll_on)
        elif not is_outside:
            self._stop_scrolling()

    def on_mouse_up(self) -> None:
        if self._pressed is not None:
            self._pressed = None
            self._stop_scrolling()
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if self._dragged:
            self._dragged = False
        elif event.chain > 1:
            offset = self._offset_near(event.offset)
            self.post_message(TextDragged(self.article.id, offset, offset, event.chain))
        elif (offset_here := self._offset_at(event.offset)) is not None:
            self.post_message(TextClicked(self.article.id, offset_here))

    def _draw(self) -> None:
        """Select from the first character to the one under the mouse, including both."""
        if self._pressed is None:
            return
        offset = self._offset_near(self._mouse_at)
        start, end = (self._pressed, offset + 1) if offset >= self._pressed else (self._pressed + 1, offset)
        self.post_message(TextDragged(self.article.id, start, end, 1))

    def _scroll_on(self) -> None:
        self.scroll_lines(-1 if self._mouse_at.y < 0 else 1)
        self._draw()

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    # --- where it is -----------------------------------------------------------------------------------------

    def _offset_at(self, place: Offset) -> int | None:
        """Return the offset of the character at a cell of this widget; None beside the text."""
        line = self.scroll_offset.y + place.y
        if not 0 <= line < len(self._visible_lines):
            return None
        start, end = self._visible_lines.starts[line], self._visible_lines.ends[line]
        column = place.x - self._left_cells - GUTTER_CELLS
        text = self.article.text[start:end]
        return start + _character_at(text, column) if 0 <= column < cell_len(text) else None

    def cell_of(self, offset: int) -> Offset | None:
        """Return the cell of this widget that shows a character; None while it is scrolled away."""
        if not len(self._visible_lines):
            return None
        line = self._visible_lines.line_of(offset)
        row = line - self.scroll_offset.y
        if not 0 <= row < self.size.height:
            return None
        text_before = self.article.text[self._visible_lines.starts[line] : offset]
        return Offset(self._left_cells + GUTTER_CELLS + cell_len(text_before), row)

    def _offset_near(self, place: Offset) -> int:
        """Return the offset of the character nearest to a cell, which may be beside the text or outside the widget."""
        row = max(0, min(place.y, self.size.height - 1))
        line = min(self.scroll_offset.y + row, len(self._visible_lines) - 1)
        start, end = self._visible_lines.starts[line], self._visible_lines.ends[line]
        column = max(0, place.x - self._left_cells - GUTTER_CELLS)
        return start + min(_character_at(self.article.text[start:end], column), max(0, end - start - 1))


def _character_at(text: str, column: int) -> int:
    """Return the index of the character that occupies a column; after the text, its length."""
    if text.isascii():
        return min(column, len(text))
    used_cells = 0
    for start, _, width in split_graphemes(text)[0]:
        used_cells += width
        if column < used_cells:
            return start
    return len(text)
