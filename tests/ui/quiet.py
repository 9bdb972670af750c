"""When the reader has nothing left to do: how long the pilot waits after a key.

Textual's own pilot sleeps for a fiftieth of a second, thrice a key, and takes the reader to be done when the process
used little time of the processor meanwhile; on a busy machine it may only not have had its turn. This looks at what the
event loop has to do.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, process_time
from unittest.mock import patch

from textual._context import active_app

SOON_SECONDS = 0.02
"""Textual paints at most sixty times a second: a timer that rings within this time is the next frame."""

PATIENCE_SECONDS = 1.0
"""For something that never ends, an animation or a thread that the test itself holds up."""


async def nothing_left_to_do(_min_sleep: float = 0, _max_sleep: float = 0) -> None:
    """Until neither a callback, nor the next frame, nor a thread at work is to be waited for."""
    give_up = monotonic() + PATIENCE_SECONDS
    while monotonic() < give_up:
        await asyncio.sleep(0)
        if _callbacks_wait():
            continue
        seconds = _seconds_to_next_timer()
        if seconds < SOON_SECONDS and not _left():
            await asyncio.sleep(max(seconds, 0))
        elif not _threads_work() or await _process_sleeps():
            return


@contextmanager
def quiet_pilot() -> Iterator[None]:
    """The pilot waits for `nothing_left_to_do`."""
    with (
        patch("textual.pilot.wait_for_idle", nothing_left_to_do),
        patch("textual.app.wait_for_idle", nothing_left_to_do),
    ):
        yield


def _callbacks_wait() -> bool:
    return bool(asyncio.get_running_loop()._ready)  # the loop does not say it otherwise


def _seconds_to_next_timer() -> float:
    loop = asyncio.get_running_loop()
    waiting = [handle.when() for handle in loop._scheduled if not handle.cancelled()]
    return min(waiting) - loop.time() if waiting else float("inf")


def _left() -> bool:
    """A screen that is being closed rings for frames that it does not paint any more."""
    app = active_app.get(None)
    return app is not None and app._exit


def _threads_work() -> bool:
    app = active_app.get(None)
    return app is None or any(worker.is_running for worker in app.workers)


async def _process_sleeps() -> bool:
    before = process_time()
    await asyncio.sleep(SOON_SECONDS)
    return process_time() - before < SOON_SECONDS / 20
