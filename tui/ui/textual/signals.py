"""Signals that ask the reader to end: it closes as `q` does, and its exit status is 128 and the signal's number."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from typing import Protocol

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
OF_THE_TERMINAL = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
"""Textual's driver takes these, and does not give them back.

While the reader is ending, their handlers would draw on a terminal that was given back already.
"""
PATIENCE_SECONDS = 5.0
"""Seconds that an orderly end may take before the terminal is restored by force and the process ends."""
BASE_STATUS = 128


class EndedApp(Protocol):
    """Application that a signal can end."""

    def end_soon(self, status: int) -> bool:
        """Close with this exit status as soon as the event loop can; False where it does not run."""

    def restore_terminal(self) -> None:
        """Put the terminal back at once."""


def status_of(number: int) -> int:
    """The exit status that shells know for a signal."""
    return BASE_STATUS + number


class Ending:
    """The end of a running application by a signal."""

    def __init__(self, app: EndedApp) -> None:
        self._app = app
        self.status = 0
        """The exit status; 0 while no signal has come."""

    def begin(self, number: int, _frame: object = None) -> None:
        """Handle a signal. The first one counts: another that comes while the reader is ending changes nothing."""
        if self.status:
            return
        self.status = status_of(number)
        for other in OF_THE_TERMINAL:
            signal.signal(other, signal.SIG_IGN)
        Thread(target=self._insist, name="ending", daemon=True).start()
        if not self._app.end_soon(self.status):
            raise SystemExit(self.status)  # not yet drawn, so there is nothing to restore

    def _insist(self) -> None:
        """The terminal may take no more bytes, or the main thread be held up elsewhere; whoever sent the signal still
        wants the terminal back."""
        sleep(PATIENCE_SECONDS)
        try:
            self._app.restore_terminal()
        finally:
            os._exit(self.status)


@contextmanager
def ended_by_signals(app: EndedApp) -> Iterator[Ending]:
    """Handle the signals while the application runs. One that is ignored stays so, as under nohup."""
    ending = Ending(app)
    previous_handlers = {number: signal.getsignal(number) for number in SIGNALS}
    handled = [number for number in SIGNALS if previous_handlers[number] is not signal.SIG_IGN]
    terminal_handlers = {number: signal.getsignal(number) for number in OF_THE_TERMINAL}
    for number in handled:
        signal.signal(number, ending.begin)
    try:
        yield ending
    finally:
        for number in handled:  # once it is ending, a further signal must not cut the rest of it short
            signal.signal(number, signal.SIG_IGN if ending.status else previous_handlers[number])
        for number, handler in terminal_handlers.items():
            signal.signal(number, handler)
