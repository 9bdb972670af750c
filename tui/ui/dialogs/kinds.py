"""Lets the user choose the visible kinds of matches. The screen behind changes immediately."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from tui.matching.model import MatchKind
from tui.reading.highlights.match_kinds import KindRow
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.hint_line import KeyText

NAME_CELLS, COUNT_CELLS = 11, 5


class KindList(OptionList, inherit_bindings=False):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "show_or_hide", "Show or hide this kind"),
        Binding("j,down", "cursor_down", "Move down a row"),
        Binding("k,up", "cursor_up", "Move up a row"),
        Binding("g,home", "first", "Go to the first row"),
        Binding("G,end", "last", "Go to the last row"),
    ]

    def __init__(
        self, rows: Sequence[KindRow], visible_kinds: Collection[MatchKind], toggle: Callable[[MatchKind], None]
    ) -> None:
        super().__init__(*(_row_content(row, row.kind in visible_kinds) for row in rows), compact=True, markup=False)
        self._rows = rows
        self._visible_kinds = set(visible_kinds)
        self._toggle = toggle

    def on_mount(self) -> None:
        self.highlighted = 0

    def action_show_or_hide(self) -> None:
        if self.highlighted is None:
            return
        row = self._rows[self.highlighted]
        self._visible_kinds ^= {row.kind}
        self.replace_option_prompt_at_index(self.highlighted, _row_content(row, row.kind in self._visible_kinds))
        self._toggle(row.kind)

    def on_option_list_option_selected(self) -> None:
        """Handle a click."""
        self.action_show_or_hide()


class KindsScreen(Dialog[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss", "Close")]

    def __init__(
        self, rows: Sequence[KindRow], visible_kinds: Collection[MatchKind], toggle: Callable[[MatchKind], None]
    ) -> None:
        """List the kinds. visible_kinds: those shown. toggle: shows or hides one, behind this screen."""
        super().__init__()
        self._list = KindList(rows, visible_kinds, toggle)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Kinds of matches", classes="heading", markup=False)
            yield self._list
            keys = self.help_key and f" · {self.help_key} keys"
            yield KeyText(f"space show or hide · esc close{keys}", classes="hint")

    def on_mount(self) -> None:
        self.bind_set("kinds", "dismiss", "Close")

    def take_keys(self) -> None:
        """Give the list the focus, so that keys typed ahead go to it."""
        self.set_focus(self._list)


def _row_content(row: KindRow, is_shown: bool) -> Content:
    """Draw a row: “[x] ~  edited         12  with words replaced …”, which shows the state without colour."""
    return Content.assemble(
        "[x] " if is_shown else "[ ] ",
        Content(f"{row.sign}  ").stylize("bold"),
        f"{row.kind:<{NAME_CELLS}}{row.count:>{COUNT_CELLS}}",
        Content(f"  {row.meaning}").stylize("$muted"),
    )
