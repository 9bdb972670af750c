"""Handles signals that end the reader: it closes as with `q`, and its exit status is 128 plus the signal's number."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from typing import Protocol

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
OF_THE_TERMINAL = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
"""Signals that Textual's driver handles, without restoring their handlers.

While the reader is exiting, these handlers would draw on a terminal that was already restored.
"""
PATIENCE_SECONDS = 5.0
"""Time for an orderly exit, in seconds, before the terminal is restored by force and the process ends."""
BASE_STATUS = 128


class EndedApp(Protocol):
    """An application that a signal can end."""

    def end_soon(self, status: int) -> bool:
        """Exit with this status as soon as the event loop can; return False if it is not running."""

    def restore_terminal(self) -> None:
        """Restore the terminal immediately."""


def status_of(number: int) -> int:
    """Return the exit status that shells use for a signal."""
    return BASE_STATUS + number


class Ending:
    """The exit of a running application because of a signal."""

    def __init__(self, app: EndedApp) -> None:
        self._app = app
        self.status = 0
        """Exit status; 0 if no signal has arrived."""

    def begin(self, number: int, _frame: object = None) -> None:
        """Handle a signal. Only the first one counts; another one during the exit changes nothing."""
        if self.status:
            return
        self.status = status_of(number)
        for other in OF_THE_TERMINAL:
            signal.signal(other, signal.SIG_IGN)
        Thread(target=self._insist, name="ending", daemon=True).start()
        if not self._app.end_soon(self.status):
            raise SystemExit(self.status)  # nothing is drawn yet, so there is nothing to restore

    def _insist(self) -> None:
        """Restore the terminal by force and end the process if an orderly exit takes too long.

        The terminal may accept no more bytes, or the main thread may be blocked; whoever sent the signal still wants
        the terminal back.
        """
        sleep(PATIENCE_SECONDS)
        try:
            self._app.restore_terminal()
        finally:
            os._exit(self.status)


@contextmanager
def ended_by_signals(app: EndedApp) -> Iterator[Ending]:
    """Handle the signals while the application runs. One that is ignored stays ignored, as under nohup."""
    ending = Ending(app)
    previous_handlers = {number: signal.getsignal(number) for number in SIGNALS}
    handled = [number for number in SIGNALS if previous_handlers[number] is not signal.SIG_IGN]
    terminal_handlers = {number: signal.getsignal(number) for number in OF_THE_TERMINAL}
    for number in handled:
        signal.signal(number, ending.begin)
    try:
        yield ending
    finally:
        for number in handled:  # once it is exiting, another signal must not interrupt the rest
            signal.signal(number, signal.SIG_IGN if ending.status else previous_handlers[number])
        for number, handler in terminal_handlers.items():
            signal.signal(number, handler)
