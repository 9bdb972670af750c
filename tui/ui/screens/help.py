"""All keys, made from the commands and the keys that are set; typing narrows them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.text.fold import fold_text
from tui.ui.commands import COMMANDS, Command, shown
from tui.ui.screens.dialog import Dialog
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.wrap import wrap

KEYS_CELLS = 26
WIDTH_CELLS = 104
EDGE_CELLS = 7
"""Of the dialog's width, what its edges and the scroll bar take."""


class HelpScreen(Dialog[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter", "leave", "close"),
        Binding("down", "scroll(1)", "down"),
        Binding("up", "scroll(-1)", "up"),
        Binding("pagedown", "scroll(15)", "page down"),
        Binding("pageup", "scroll(-15)", "page up"),
    ]

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Keys", classes="heading", markup=False)
            yield SafeInput(placeholder="type to search for a key or what it does", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(self._table(""), markup=False, id="keys")
            hint = "up and down scroll · esc closes · : has the names that keys.yaml knows"
            yield Static(hint, classes="hint", markup=False)

    def take_keys(self) -> None:
        """At once: what is typed right after belongs here."""
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#keys", Static).update(self._table(event.value))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(Input.Submitted)
    def action_leave(self) -> None:
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _table(self, typed: str) -> Content:
        """The commands by group; only those in which, or in whose group, every word typed stands."""
        words = fold_text(typed).split()
        lines: list[Content] = []
        for group, commands in groupby(COMMANDS, key=lambda command: command.group):
            rows = [
                self._drawn(keys, title)
                for keys, title in self._rows(list(commands))
                if all(word in fold_text(f"{keys} {title} {group}") for word in words)
            ]
            if rows:
                lines += [Content(""), Content(group).stylize("bold"), *rows]
        return Content("\n").join(lines[1:] or [Content("no key does that")])

    def _drawn(self, keys: str, title: str) -> Content:
        """A long title goes on below its beginning."""
        room = min(self.app.size.width, WIDTH_CELLS) - EDGE_CELLS - KEYS_CELLS
        lines = [title[start:end] for start, end in wrap(title, max(1, room))]
        below = f"\n{'':<{KEYS_CELLS}}".join(lines)
        return Content.assemble(Content(f"{keys:<{KEYS_CELLS}}").stylize("$accent"), below)

    def _rows(self, commands: Sequence[Command]) -> Iterator[tuple[str, str]]:
        """(keys, what they do); the panes by number in one row."""
        numbered = [command for command in commands if command.id.startswith("pane_") and command.id[-1].isdigit()]
        for command in commands:
            keys = "  ".join(shown(key) for key in self._keys.get(command.id, ())) or "–"
            if command not in numbered:
                yield keys, command.title
            elif command is numbered[0]:
                last = "  ".join(shown(key) for key in self._keys.get(numbered[-1].id, ()))
                yield f"{keys} … {last}", f"{command.title} … {numbered[-1].id[-1]}"
