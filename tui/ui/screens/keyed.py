"""Screens of their own take the keys that are set for the commands of the reading screen."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from textual.binding import Binding, BindingsMap

from tui.ui.commands import as_set, escaped, shown

Keys = Mapping[str, Sequence[str]]
"""Command id → keys, as config/keys.yaml has them."""


class Local(Struct, frozen=True):
    """What keys do on one screen."""

    action: str
    title: str
    """As the help has it."""


def local_bindings(keys: Keys, actions: Mapping[str, Local], own: Mapping[str, Local]) -> BindingsMap:
    """actions: command id → what its keys do on the screen. own: keys that mean something on this screen only → what;
    a key that is set for one of the commands means that."""
    set_keys = {key: local for command, local in actions.items() for key in keys.get(command, ())}
    free = {key: local for key, local in own.items() if key not in set_keys}
    return BindingsMap(Binding(escaped(key), local.action, local.title) for key, local in {**set_keys, **free}.items())


def local_hints(keys: Keys, named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the bottom line names: (key as shown, what it does). named: (command id, or a key of the screen's own; what
    it does); a command without a key is left out."""
    found = [(keys.get(name, (name,)), what) for name, what in named]
    return [(shown(its_keys[0]), what) for its_keys, what in found if its_keys]


def bound_keys(bindings: BindingsMap, actions: Sequence[str]) -> list[str]:
    """The first key, as shown, of each action that has one."""
    first: dict[str, str] = {}
    for key, bound in bindings:
        first.setdefault(bound.action, shown(as_set(key)))
    return [first[action] for action in actions if action in first]
