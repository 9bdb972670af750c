"""What Textual finds out again and again about the same classes and functions, found out once."""

from collections.abc import Callable, Iterator
from typing import Any

from textual import _callback
from textual.message import Message
from textual.message_pump import MessagePump

count_of = _callback._count_parameters
dispatch_methods_of = MessagePump._get_dispatch_methods

_counts: dict[object, int] = {}
_handling_classes: dict[tuple[type, type, str], list[type] | None] = {}


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
