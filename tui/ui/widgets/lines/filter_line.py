"""The input line above the sidebar's list for filtering it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.ui.messages import FilterChanged, FilterLeft
from tui.ui.widgets.safe_input import SafeInput


class FilterLine(Horizontal):
    def compose(self) -> ComposeResult:
        yield Static("  filter ", markup=False)
        yield SafeInput(compact=True)

    def open(self) -> None:
        """Show the line and give it the focus at once."""
        self.display = True
        self.screen.set_focus(self.query_one(Input))

    def clear(self) -> None:
        """Remove the filter, and hide the line."""
        self.display = False
        self.query_one(Input).value = ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FilterChanged(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(FilterLeft(is_kept=True))

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "down"):
            event.stop()
            self.post_message(FilterLeft(is_kept=event.key == "down"))
