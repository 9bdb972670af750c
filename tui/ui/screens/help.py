"""All keys, made from the commands and the keys that are set."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.ui.commands import COMMANDS, Command, shown

KEYS_CELLS = 26


class HelpScreen(ModalScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "close"),
        Binding("j,down", "scroll(1)", "down"),
        Binding("k,up", "scroll(-1)", "up"),
        Binding("space,pagedown", "scroll(15)", "page down"),
        Binding("b,pageup", "scroll(-15)", "page up"),
    ]

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Keys", classes="heading", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(self._table(), markup=False)
            yield Static("esc closes; keys are set in keys.yaml", classes="hint", markup=False)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _table(self) -> Content:
        lines: list[Content] = []
        for group, commands in groupby(COMMANDS, key=lambda command: command.group):
            lines += [Content(""), Content(group).stylize("bold")]
            lines += (
                Content.assemble(Content(f"{keys:<{KEYS_CELLS}}").stylize("$accent"), title)
                for keys, title in self._rows(list(commands))
            )
        return Content("\n").join(lines[1:])

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
