"""Giving up work that nobody waits for any more."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818  (not an error: somebody asked for it)
    """The work was given up because `cancelled()` said so."""


def checker(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    """What long work calls now and then: it raises Cancelled once `cancelled` returns True."""

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    return check


def while_wanted(items: Iterable[T], cancelled: Callable[[], bool] | None) -> Iterator[T]:
    """The items one by one; raises Cancelled before the next one once `cancelled` returns True."""
    check = checker(cancelled)
    for item in items:
        check()
        yield item
