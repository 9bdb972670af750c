"""Stops work whose result is no longer needed."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818  (not an error: somebody asked for it)
    """The work was stopped because `cancelled()` returned True."""


def checker(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    """Return a function for long work to call repeatedly; it raises Cancelled once `cancelled` returns True."""

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    return check


def while_wanted(items: Iterable[T], cancelled: Callable[[], bool] | None) -> Iterator[T]:
    """Yield the items; raise Cancelled before the next one once `cancelled` returns True."""
    check = checker(cancelled)
    for item in items:
        check()
        yield item
