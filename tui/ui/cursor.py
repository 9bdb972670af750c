"""Position of the terminal's own cursor: on the current item, so that screen readers and magnifiers follow it. Textual
hides the cursor; assistive programs ask the terminal for its position.

Textual keeps the cursor hidden; what follows it asks the terminal for its place.
"""

from textual.geometry import Offset
from textual.screen import Screen

from tui.ui.widgets.article_view import ArticleView
from tui.ui.widgets.outline_view import OutlineView


def caret(screen: Screen[object]) -> Offset | None:
    """A cell of the screen; None where the focus is on something that places the cursor itself, or nothing has it."""
    focused = screen.focused
    if isinstance(focused, ArticleView):
        at = focused.cell_of(focused.caret)
    elif isinstance(focused, OutlineView):
        at = focused.cursor_cell
    else:
        return None
    return focused.content_region.offset + at if at is not None else None
