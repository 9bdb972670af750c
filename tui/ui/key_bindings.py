"""Screens of their own take the keys that are set for the commands of the reading screen, and have some themselves."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from textual.binding import BindingsMap

from tui.settings.load import KEY_SCOPES
from tui.ui.reading.commands import bound

LEAVE = "leave"

Keys = Mapping[str, Sequence[str]]
"""Command id → keys, as config/keys.yaml has them."""


class Local(Struct, frozen=True):
    """What keys do on one screen."""

    action: str
    title: str
    """As the help has it."""


def local_bindings(keys: Keys, actions: Mapping[str, Local]) -> BindingsMap:
    """actions: command id → what its keys do on the screen. A key of the screen's own means nothing else there, but
    whichever key leaves a screen leaves each."""
    found: dict[str, Local] = {}
    for command in sorted(actions, key=lambda command: (command != LEAVE, not command.startswith(KEY_SCOPES))):
        for key in keys.get(command, ()):
            found.setdefault(key, actions[command])
    order = list(actions.values())
    rows = sorted(found.items(), key=lambda row: order.index(row[1]))
    return BindingsMap(bound(key, local.action, local.title) for key, local in rows)


def local_hints(bindings: BindingsMap, named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the bottom line names: (key as shown, what it does). named: (action, what it does); one without a key is
    left out."""
    found = [(bound_keys(bindings, [action]), what) for action, what in named]
    return [(its_keys[0], what) for its_keys, what in found if its_keys]


def bound_keys(bindings: BindingsMap, actions: Sequence[str]) -> list[str]:
    """The first key, as shown, of each action that has one."""
    first: dict[str, str] = {}
    for key, binding in bindings:
        first.setdefault(binding.action, binding.key_display or key)
    return [first[action] for action in actions if action in first]
