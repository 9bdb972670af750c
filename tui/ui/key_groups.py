"""Lists the keys that work on a screen, with what they do, for the help."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Checkbox, Input, TextArea

from tui.ui.commands import Command
from tui.ui.key_bindings import key_label
from tui.ui.textual.editing_keys import EVERYWHERE, SELECTING, SELECTS, SUBMIT, WORDS

ON_THIS_SCREEN, IN_THE_LINE, IN_THE_LIST, ON_A_BOX = "On this screen", "While you type", "In the list", "On a checkbox"
LINES = (Input, TextArea)
"""Widgets in which the user types."""
SPACE = "space"
GAP = "  "
NO_KEY = "–"
"""Sign shown for a command without a key."""
FIELDS = (("tab", "Go to the next field"), ("shift+tab", "Go to the previous field"))
_NOT_LISTED = frozenset(
    (binding.action, binding.description)
    for binding in (*Screen.BINDINGS, *ScrollView.BINDINGS)
    if isinstance(binding, Binding)
)
"""Bindings of Textual itself that are not listed."""


class KeyRow(Struct, frozen=True):
    keys: str
    """Labels of the keys."""
    what: str


class KeyGroup(Struct, frozen=True):
    name: str
    rows: tuple[KeyRow, ...]


def of_commands(commands: Iterable[Command], keys: Mapping[str, Sequence[str]]) -> list[KeyGroup]:
    """Return every command of the reading screen, including those without a key."""
    return [
        KeyGroup(name, tuple(_commands(keys, list(rows))))
        for name, rows in groupby(commands, key=lambda command: command.group)
    ]


def _commands(keys: Mapping[str, Sequence[str]], commands: Sequence[Command]) -> Iterator[KeyRow]:
    """Yield a row per command, with the numbered panes in one row."""
    numbered = [command for command in commands if command.id.startswith("pane_") and command.id[-1].isdigit()]
    for command in commands:
        its_keys = _key_labels(keys.get(command.id, ())) or NO_KEY
        if command not in numbered:
            yield KeyRow(its_keys, command.title)
        elif command is numbered[0]:
            last = _key_labels(keys.get(numbered[-1].id, ()))
            yield KeyRow(f"{its_keys} … {last}", f"{command.title} … {numbered[-1].id[-1]}")


def of_screen(screen: Screen[object]) -> list[KeyGroup]:
    """Return the keys of any other screen: those bound on it and on its focusable fields.

    While the user types, keys that would be typed are left out.
    """
    fields = list(screen.focus_chain)
    bindings_of_key = screen._bindings.key_to_bindings
    between = [
        KeyRow(key, title) for key, title in FIELDS if len(fields) > 1 and not _is_own(bindings_of_key.get(key, ()))
    ]
    groups = {ON_THIS_SCREEN: [*_bound(screen, typing=isinstance(screen.focused, LINES)), *between]}
    for field in fields:
        rows = groups.setdefault(_name(field), [])
        rows_of_field = _edited(field, getattr(screen, "ENTER", "")) if isinstance(field, LINES) else _bound(field)
        rows += (row for row in rows_of_field if row not in rows)
    return [KeyGroup(name, tuple(rows)) for name, rows in groups.items() if rows]


def having_key(groups: Iterable[KeyGroup], key: str) -> list[KeyGroup]:
    """Return a group with the commands of one key; empty if the key does nothing. key: its label."""
    rows = tuple(row for group in groups for row in group.rows if key in row.keys.split(GAP))
    return [KeyGroup(f"Key: {key}", rows)] if key and rows else []


def _name(field: Widget) -> str:
    if isinstance(field, Checkbox):
        return ON_A_BOX
    return IN_THE_LINE if isinstance(field, LINES) else IN_THE_LIST


def _is_own(bindings: Sequence[Binding]) -> bool:
    return any((binding.action, binding.description) not in _NOT_LISTED for binding in bindings)


def _bound(node: DOMNode, *, typing: bool = False) -> Iterator[KeyRow]:
    """Yield a row per action, with all its keys. typing: leave out keys that would be typed."""
    keys: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for key, bindings in node._bindings.key_to_bindings.items():
        for binding in bindings:
            name = binding.key_display or key_label(key)
            if _is_own([binding]) and binding.description and not (typing and (len(name) == 1 or name == SPACE)):
                keys.setdefault(binding.action, []).append(name)
                titles[binding.action] = binding.description
    for action, its_keys in keys.items():
        yield KeyRow(GAP.join(its_keys), titles[action])


def _edited(field: DOMNode, enter: str) -> Iterator[KeyRow]:
    """Yield the editing keys of an input line. enter: title of that key; empty if the screen lists it itself."""
    keys: dict[str, list[str]] = {}
    selects = False
    for key, bindings in field._bindings.key_to_bindings.items():
        for action in (binding.action for binding in bindings):
            words = enter if action == SUBMIT else WORDS.get(action)
            selects = selects or action.endswith(SELECTING)
            if words and not key.startswith(EVERYWHERE):
                keys.setdefault(words, []).append(key_label(key))
    yield from (KeyRow(GAP.join(its_keys), title) for title, its_keys in keys.items())
    if selects:
        yield KeyRow(*SELECTS)


def _key_labels(keys: Iterable[str]) -> str:
    return GAP.join(map(key_label, keys))
