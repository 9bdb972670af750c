"""Giving up work that nobody waits for any more."""

from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818  (not an error: somebody asked for it)
    """The work was given up because `cancelled()` said so."""


def checker(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    """What long work calls now and then: it raises Cancelled once `cancelled` returns True."""

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    return check
