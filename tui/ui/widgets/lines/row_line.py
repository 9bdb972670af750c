"""An input line above a list, in which j and k move in the list until something is typed."""

from typing import Protocol, cast

from textual import events

from tui.ui.widgets.safe_input import SafeInput

BEGIN_TYPING = "slash"
ROWS_OF_KEYS = {"j": 1, "k": -1}
"""Letter → number of rows it moves."""


class RowsDialog(Protocol):
    """The dialog whose list such a line moves in."""

    def action_move(self, rows: int) -> None:
        """Move down by rows, or up if negative."""


class RowLine(SafeInput):
    """An input line for choices that change something: j and k move as in every list of the reader.

    Any other letter, or / first, begins to type; from then on j and k are letters.
    """

    is_typing = False

    def on_key(self, event: events.Key) -> None:
        if self.is_typing or not event.is_printable:
            return
        rows = ROWS_OF_KEYS.get(event.key, 0)
        self.is_typing = not rows
        if rows or event.key == BEGIN_TYPING:
            event.stop()
            event.prevent_default()
        if rows:
            cast(RowsDialog, self.screen).action_move(rows)

    def _on_paste(self, event: events.Paste) -> None:
        self.is_typing = True
