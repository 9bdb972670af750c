"""Screens of their own take the keys that are set for the commands of the reading screen."""

from collections.abc import Mapping, Sequence

from textual.binding import Binding, BindingsMap

from tui.ui.commands import escaped, shown

Keys = Mapping[str, Sequence[str]]
"""Command id → keys, as config/keys.yaml has them."""


def local_bindings(keys: Keys, actions: Mapping[str, str], own: Mapping[str, str]) -> BindingsMap:
    """actions: command id → what its keys do on the screen. own: keys that mean something on this screen only → what;
    a key that is set for one of the commands means that."""
    set_keys = {key: action for command, action in actions.items() for key in keys.get(command, ())}
    return BindingsMap(Binding(escaped(key), action, action) for key, action in {**own, **set_keys}.items())


def local_hints(keys: Keys, named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the bottom line names: (key as shown, what it does). named: (command id, or a key of the screen's own; what
    it does); a command without a key is left out."""
    found = [(keys.get(name, (name,)), what) for name, what in named]
    return [(shown(its_keys[0]), what) for its_keys, what in found if its_keys]
