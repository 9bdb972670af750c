"""The keys that work somewhere, with what they do, as the help lists them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Checkbox, Input, TextArea

from tui.ui.commands import COMMANDS, Command, shown

HERE, IN_THE_LINE, IN_THE_LIST, ON_A_BOX = "On this screen", "While you type", "In the list", "On a box"
GAP = "  "
FIELDS = (("tab", "To the next field"), ("shift+tab", "To the one before"))
_NOT_LISTED = frozenset(
    (binding.action, binding.description)
    for binding in (*Screen.BINDINGS, *ScrollView.BINDINGS)
    if isinstance(binding, Binding)
)
"""What Textual binds everywhere, needed or not."""


class KeyRow(Struct, frozen=True):
    keys: str
    """As a reader reads them."""
    what: str


class KeyGroup(Struct, frozen=True):
    name: str
    rows: tuple[KeyRow, ...]


def of_commands(keys: Mapping[str, Sequence[str]]) -> list[KeyGroup]:
    """Of the reading screen: every command, also those without a key."""
    return [
        KeyGroup(name, tuple(_commands(keys, list(commands))))
        for name, commands in groupby(COMMANDS, key=lambda command: command.group)
    ]


def _commands(keys: Mapping[str, Sequence[str]], commands: Sequence[Command]) -> Iterator[KeyRow]:
    """The panes by number in one row."""
    numbered = [command for command in commands if command.id.startswith("pane_") and command.id[-1].isdigit()]
    for command in commands:
        its_keys = _listed(keys.get(command.id, ())) or "–"
        if command not in numbered:
            yield KeyRow(its_keys, command.title)
        elif command is numbered[0]:
            last = _listed(keys.get(numbered[-1].id, ()))
            yield KeyRow(f"{its_keys} … {last}", f"{command.title} … {numbered[-1].id[-1]}")


def of_screen(screen: Screen[object]) -> list[KeyGroup]:
    """Of any other screen: what is bound on it, and in what of it has the focus or can get it."""
    fields = list(screen.focus_chain)
    taken = screen._bindings.key_to_bindings
    between = [KeyRow(key, what) for key, what in FIELDS if len(fields) > 1 and not _is_own(taken.get(key, ()))]
    groups = {HERE: [*_bound(screen), *between]}
    for field in fields:
        rows = groups.setdefault(_name(field), [])
        rows += (row for row in _bound(field) if row not in rows)
    return [KeyGroup(name, tuple(rows)) for name, rows in groups.items() if rows]


def _name(field: Widget) -> str:
    if isinstance(field, Checkbox):
        return ON_A_BOX
    return IN_THE_LINE if isinstance(field, (Input, TextArea)) else IN_THE_LIST


def _is_own(bindings: Sequence[Binding]) -> bool:
    return any((binding.action, binding.description) not in _NOT_LISTED for binding in bindings)


def _bound(node: DOMNode) -> Iterator[KeyRow]:
    """Keys that do the same stand in one row."""
    keys: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for key, bindings in node._bindings.key_to_bindings.items():
        for binding in bindings:
            if _is_own([binding]) and binding.description:
                keys.setdefault(binding.action, []).append(binding.key_display or shown(key))
                titles[binding.action] = binding.description
    for action, its_keys in keys.items():
        yield KeyRow(GAP.join(its_keys), titles[action])


def _listed(keys: Iterable[str]) -> str:
    return GAP.join(map(shown, keys))
