"""Screens of their own take the keys that are set for the commands of the reading screen."""

from collections.abc import Mapping, Sequence

from textual.binding import Binding, BindingsMap

from tui.ui.commands import escaped

Keys = Mapping[str, Sequence[str]]
"""Command id → keys, as config/keys.yaml has them."""


def local_bindings(keys: Keys, actions: Mapping[str, str], own: Mapping[str, str]) -> BindingsMap:
    """actions: command id → what its keys do on the screen. own: keys that mean something on this screen only → what;
    a key that is set for one of the commands means that."""
    set_keys = {key: action for command, action in actions.items() for key in keys.get(command, ())}
    return BindingsMap(Binding(escaped(key), action, action) for key, action in {**own, **set_keys}.items())
