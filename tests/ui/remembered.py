"""What Textual finds out again and again about the same classes and functions, found out once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isawaitable
from typing import Any
from unittest.mock import patch

from textual import _callback
from textual.css.model import RuleSet
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.screen import Screen

count_of = _callback._count_parameters
dispatch_methods_of = MessagePump._get_dispatch_methods
reactive_value_of = Reactive.__get__
screen_of = DOMNode.screen.fget

_counts: dict[object, int] = {}
_handling_classes: dict[tuple[type, type, str], list[type] | None] = {}
_computed: dict[tuple[type, str], bool] = {}


@contextmanager
def lean_textual() -> Iterator[None]:
    """Textual does the same, in less time."""
    with (
        patch.object(_callback, "_count_parameters", count_parameters),
        patch.object(_callback, "isawaitable", lambda result: result is not None and isawaitable(result)),
        patch.object(MessagePump, "_get_dispatch_methods", dispatch_methods),
        patch.object(Reactive, "__get__", reactive_value),
        patch.object(RuleSet, "__hash__", object.__hash__),  # its own calls `id`, which the watch of the network hears
        patch.object(DOMNode, "screen", property(screen)),
    ):
        yield


def reactive_value(reactive: Reactive[Any], node: Any, node_type: type) -> Any:
    """`Reactive.__get__` of a value that is there and that no method computes, without asking four times for it."""
    if node is None:
        return reactive
    key = type(node), reactive.compute_name
    if key not in _computed:
        _computed[key] = hasattr(*key)
    if _computed[key] or reactive.internal_name not in node.__dict__:
        return reactive_value_of(reactive, node, node_type)
    return node.__dict__[reactive.internal_name]


def screen(node: Any) -> Any:
    """`DOMNode.screen` without a property on each step; raises as it does where there is none."""
    above = node
    while not isinstance(above, Screen):
        parent = above.__dict__.get("_MessagePump__parent")
        above = parent and parent()
        if above is None:
            return screen_of(node)
    return above


def count_parameters(function: Callable[..., object]) -> int:
    """`textual._callback._count_parameters` with a memory: a lambda is a new function each time, of the same code."""
    code = getattr(function, "__code__", None)
    if code is None or hasattr(function, "__wrapped__"):
        return count_of(function)
    key = code, hasattr(function, "__self__")
    if key not in _counts:
        _counts[key] = count_of(function)
    return _counts[key]


def dispatch_methods(pump: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Any]]:
    """`MessagePump._get_dispatch_methods` with a memory of the classes that have a method for the message."""
    key = type(pump), type(message), name
    if key not in _handling_classes:
        _handling_classes[key] = None if _is_decorated(*key[:2]) else _classes_with(type(pump), name)
    classes = _handling_classes[key]
    if classes is None:
        yield from dispatch_methods_of(pump, name, message)
        return
    for each in classes:
        if message._no_default_action:
            return
        method = each.__dict__.get(f"_{name}") or each.__dict__.get(name)
        if method is not None and not getattr(method, "_textual_on", None):
            yield each, method.__get__(pump, each)


def _is_decorated(pump: type, message: type) -> bool:
    """Whether any handler made with `on` is for this message; which of them are called depends on its sender."""
    handlers = [handled for each in pump.__mro__ for handled in each.__dict__.get("_decorated_handlers") or ()]
    return any(issubclass(message, handled) for handled in handlers)


def _classes_with(pump: type, name: str) -> list[type]:
    return [each for each in pump.__mro__ if f"_{name}" in each.__dict__ or name in each.__dict__]
