"""The dialog for settings that can be changed in the reader. They apply at once, and are saved only on request."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.hint_line import HintLine, hint

NAME_CELLS, VALUE_CELLS = 24, 32


class Preference(Struct, frozen=True):
    """A setting in the dialog."""

    name: str
    value: Callable[[], str]
    """Function that returns the value in words."""
    is_default: Callable[[], bool]
    """Function that returns True if the value is that of the settings files."""
    change: Callable[[int], None]
    """Function that changes the value, to the next one for 1 and the previous one for -1."""


class PreferenceList(OptionList, inherit_bindings=False):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "change(1)", "Set the next value"),
        Binding("h,left", "change(-1)", "Set the previous value"),
        Binding("j,down", "cursor_down", "Move down a row"),
        Binding("k,up", "cursor_up", "Move up a row"),
    ]

    def __init__(self, preferences: Sequence[Preference]) -> None:
        super().__init__(*map(_row_content, preferences), compact=True, markup=False)
        self._preferences = preferences

    def on_mount(self) -> None:
        self.highlighted = 0

    def action_change(self, step: int) -> None:
        if self.highlighted is not None:
            self._preferences[self.highlighted].change(step)
            self.refresh_rows()

    def refresh_rows(self) -> None:
        for number, preference in enumerate(self._preferences):
            self.replace_option_prompt_at_index(number, _row_content(preference))

    def on_option_list_option_selected(self) -> None:
        """Show the next value when clicked."""
        self.action_change(1)


class PreferencesScreen(Dialog[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Save as my default", priority=True),
        Binding("o", "edit", "Open the settings files in your editor"),
        Binding("escape,q", "dismiss", "Close"),
    ]

    def __init__(
        self, preferences: Sequence[Preference], keep: Callable[[], str], edit: Callable[[], str], place: str
    ) -> None:
        """Show settings. keep: saves the values, and returns a message. edit: opens the files, and returns a message.

        place: where the files are.
        """
        super().__init__()
        self._list = PreferenceList(preferences)
        self._keep = keep
        self._edit = edit
        self._place = place

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Settings", classes="heading", markup=False)
            yield self._list
            yield Static(f"your settings are in {self._place}", markup=False, id="said")
            keys = [hint("right", "change", "← →"), hint("enter", "save as my default"), hint("o", "edit the files")]
            yield HintLine([*keys, hint("escape", "close", "esc")], classes="hint", last=1)

    def on_mount(self) -> None:
        super().on_mount()
        self.bind_set("settings", "dismiss", "Close")
        self.bind_set("help", "help", "List these keys")

    def take_keys(self) -> None:
        """Give the list the focus, so that keys typed ahead go to it."""
        self.set_focus(self._list)

    def action_keep(self) -> None:
        self._say(self._keep())

    def action_edit(self) -> None:
        self._say(self._edit())

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(text)
        self._list.refresh_rows()


def _row_content(preference: Preference) -> Content:
    note = "your default" if preference.is_default() else "for this session"
    return Content.assemble(
        f"{preference.name:<{NAME_CELLS}}",
        Content(f"{preference.value():<{VALUE_CELLS}}").stylize("bold"),
        Content(note).stylize("$muted" if preference.is_default() else "$accent"),
    )
