"""The line in which the reader types what to find."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.ui.messages import FindChanged, FindClosed
from tui.ui.widgets.safe_input import SafeInput


class FindBar(Horizontal):
    def compose(self) -> ComposeResult:
        yield Static("find ", markup=False)
        yield SafeInput(placeholder="in all articles; enter keeps the hits, esc leaves", compact=True)

    def open(self) -> None:
        """Show the line and take the keys at once: what is typed right after belongs to it."""
        self.display = True
        entry = self.query_one(Input)
        entry.value = ""
        self.screen.set_focus(entry)

    def close(self, *, kept: bool, entered: bool = False) -> None:
        self.display = False
        if self.query_one(Input).has_focus:
            self.screen.set_focus(None)  # what is typed from here on is no longer for this line
        self.post_message(FindClosed(self.query_one(Input).value, kept=kept, entered=entered))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(FindChanged(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.close(kept=True, entered=True)

    @on(Input.Blurred)
    def _turned_away(self, event: Input.Blurred) -> None:
        event.stop()
        if self.display:
            self.close(kept=True)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            self.close(kept=False)
