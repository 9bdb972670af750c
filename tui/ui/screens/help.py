"""All keys, made from the commands and the keys that are set."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.ui.commands import COMMANDS, shown

KEYS_CELLS = 20


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
            for command in commands:
                keys = "  ".join(shown(key) for key in self._keys.get(command.id, ()))
                lines.append(
                    Content.assemble(Content(f"{keys or '–':<{KEYS_CELLS}}").stylize("$accent"), command.title)
                )
        return Content("\n").join(lines[1:])
