"""Positions the terminal's cursor on the current item, so that screen readers and magnifiers follow it.

Textual keeps the cursor hidden; assistive programs ask the terminal for its position.
"""

from textual.geometry import Offset
from textual.screen import Screen

from tui.ui.widgets.article_view import ArticleView
from tui.ui.widgets.outline_view import OutlineView


def caret(screen: Screen[object]) -> Offset | None:
    """Return a cell of the screen; None if the focused widget places the cursor itself, or there is no focus."""
    focused = screen.focused
    if isinstance(focused, ArticleView):
        at = focused.cell_of(focused.caret)
    elif isinstance(focused, OutlineView):
        at = focused.cursor_cell
    else:
        return None
    return focused.content_region.offset + at if at is not None else None
