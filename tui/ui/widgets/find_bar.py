"""The input line for finding text."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.ui.messages import FindChanged, FindClosed
from tui.ui.widgets.safe_input import SafeInput


class FindBar(Horizontal):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "pattern", "text or pattern"),
        Binding("up", "again", "previous search"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.is_pattern = False
        """True if the query is a regular expression."""
        self._last_query = ""
        """Query before the current one."""

    def compose(self) -> ComposeResult:
        yield Static("find ", markup=False)
        yield SafeInput(compact=True)

    def open(self) -> None:
        """Show the line and give it the focus at once, so that keys typed next go to it."""
        self.display = True
        entry = self.query_one(Input)
        entry.value = ""
        self._name_it()
        self.screen.set_focus(entry)

    def close(self, *, is_kept: bool, entered: bool = False) -> None:
        self.display = False
        entry = self.query_one(Input)
        if entry.has_focus:
            self.screen.set_focus(None)  # keys typed from now on are not for this line
        if entered and not entry.value.strip():
            entry.value = self._last_query  # as in vi: enter alone repeats the last search
        self._last_query = entry.value if is_kept and entry.value.strip() else self._last_query
        self.post_message(FindClosed(entry.value, pattern=self.is_pattern, is_kept=is_kept, entered=entered))

    def action_pattern(self) -> None:
        self.is_pattern = not self.is_pattern
        self._name_it()
        self._post_change()

    def action_again(self) -> None:
        entry = self.query_one(Input)
        entry.value = self._last_query
        entry.cursor_position = len(self._last_query)

    def _name_it(self) -> None:
        self.query_one(Static).update("find pattern " if self.is_pattern else "find ")
        other_mode = "plain text" if self.is_pattern else "regular expression"
        self.query_one(Input).placeholder = f"in all articles as you type (ctrl+r: {other_mode})"

    def _post_change(self) -> None:
        self.post_message(FindChanged(self.query_one(Input).value, pattern=self.is_pattern))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self._post_change()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.close(is_kept=True, entered=True)

    @on(Input.Blurred)
    def _turned_away(self, event: Input.Blurred) -> None:
        event.stop()
        if self.display:
            self.close(is_kept=True)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            self.close(is_kept=False)
