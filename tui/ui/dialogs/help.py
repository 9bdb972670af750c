"""All keys of a screen with what they do; typing narrows them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.text.fold import fold_text
from tui.ui.dialogs.dialog import Dialog
from tui.ui.key_groups import KeyGroup, KeyRow, having_key
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.wrap import wrap

KEYS_CELLS, GAP_CELLS = 26, 2
WIDTH_CELLS = 104
EDGE_CELLS = 7
"""Cells of the dialog's width taken by its edges and the scroll bar."""


class HelpScreen(Dialog[None]):
    HAS_HELP = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave", "Close"),
        Binding("down", "scroll(1)", "A row down"),
        Binding("up", "scroll(-1)", "A row up"),
        Binding("pagedown", "scroll(15)", "A page down"),
        Binding("pageup", "scroll(-15)", "A page up"),
    ]

    def __init__(self, groups: Sequence[KeyGroup], further: str = "") -> None:
        """further: where more is to be found; empty where nowhere."""
        super().__init__()
        self._groups = groups
        self._further = further

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Keys", classes="heading", markup=False)
            yield SafeInput(placeholder="type to search by key or by what it does", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(self._table(""), markup=False, id="keys")
            hint = " · ".join(part for part in ("up and down scroll", "esc closes", self._further) if part)
            yield Static(hint, classes="hint", markup=False)

    def on_mount(self) -> None:
        self.bind_set("help", "leave", "Close")

    def take_keys(self) -> None:
        """Take the focus at once, so that keys typed ahead reach this dialog."""
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#keys", Static).update(self._table(event.value))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_leave()

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _table(self, typed: str) -> Content:
        """The keys by group; only those in which, or in whose group, every word typed stands. Where a key is typed,
        what it does comes first."""
        words = fold_text(typed).split()
        lines: list[Content] = []
        for group in (*having_key(self._groups, typed.strip()), *self._groups):
            rows = [
                self._row_content(row)
                for row in group.rows
                if all(word in fold_text(f"{row.keys} {row.what} {group.name}") for word in words)
            ]
            if rows:
                lines += [Content(""), Content(group.name).stylize("bold"), *rows]
        return Content("\n").join(lines[1:] or [Content("no matching keys")])

    def _row_content(self, row: KeyRow) -> Content:
        """A long title goes on below its beginning."""
        room = min(self.app.size.width, WIDTH_CELLS) - EDGE_CELLS - KEYS_CELLS
        lines = [row.what[start:end] for start, end in wrap(row.what, max(1, room))]
        further_lines = f"\n{'':<{KEYS_CELLS}}".join(lines)
        return Content.assemble(
            Content(f"{row.keys:<{KEYS_CELLS - GAP_CELLS}}{'':{GAP_CELLS}}").stylize("$accent"), further_lines
        )
