"""Console input and output: safe text to the standard streams, and keys from the terminal device."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from tui.files import UnreadableFile, describe_write_error
from tui.text.canonical import one_line

LINE_CHARACTERS_MAX = 2_000
PROGRESS_AFTER_SECONDS = 1.0
"""Time before progress is reported, in seconds."""
REPORT_CELLS_MAX = 100
"""Maximum width of readable reports, in cells."""


class OutputLost(Exception):  # noqa: N818 - reads as what it is
    """Standard output cannot take the data; the message says why."""


def raise_on_interrupt() -> None:
    """Let ctrl+c raise KeyboardInterrupt; until then it ends the process at once (see `tui.__main__`)."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def say(message: object) -> None:
    """Print a line to standard error."""
    if sys.stderr is not None:  # if the caller has closed it, print would use standard output
        try:
            print(f"crosslight: {one_line(str(message), LINE_CHARACTERS_MAX)}", file=sys.stderr, flush=True)  # noqa: T201
        except OSError:  # the terminal is gone or the disk is full: there is nobody left to tell
            _discard(2)


def progress(doing: str) -> Callable[[int, int], None] | None:
    """Return a callback that shows progress on a standard error terminal; None if nobody would see it.

    Nothing is shown before `PROGRESS_AFTER_SECONDS`, and the line is cleared when the work is done.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    began, last_percent = time.monotonic(), -1

    def report(pairs_done: int, pair_count: int) -> None:
        nonlocal last_percent
        percent = 100 * pairs_done // max(1, pair_count)
        is_long = time.monotonic() - began > PROGRESS_AFTER_SECONDS
        if percent != last_percent and (is_long or last_percent >= 0):
            last_percent = percent
            text = "" if pairs_done >= pair_count else f"crosslight: {doing}, {percent}%"
            with suppress(OSError):  # the terminal is gone
                print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)  # noqa: T201

    return report


def write(data: str) -> None:
    """Write canonical text to standard output, as UTF-8 in every locale.

    Raises BrokenPipeError if the reading program has ended, OutputLost if the output is closed or its disk is full.
    """
    if sys.stdout is None:
        raise OutputLost("it is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(describe_write_error(error)) from error


def give_up_output() -> None:
    """Discard buffered output, so that Python does not try to write it again on exit."""
    _discard(1)


def _discard(stream: int) -> None:
    """Send a standard stream nowhere, or Python fails again on exit, with a status of its own (120)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def hold_closed_streams() -> None:
    """Open /dev/null in place of standard streams that the caller has closed, so that no file gets their numbers.

    Python still treats them as closed.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number, which is this one


def report_width() -> int:
    """Return the width of a readable report, in cells."""
    return min(REPORT_CELLS_MAX, shutil.get_terminal_size((REPORT_CELLS_MAX, 24)).columns)


def has_screen() -> bool:
    """Return True if standard output is a terminal that can be drawn on."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def draw_on_terminal() -> None:
    """Let Textual, which draws on standard error, draw on the terminal even if standard error goes to a file."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        sys.__stderr__ = os.fdopen(os.dup(1), "w", encoding="utf-8")  # type: ignore[misc]


def keys_from_terminal() -> bool:
    """Make the terminal standard input, after text was piped in. Return False if there is no terminal."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    if terminal != 0:
        os.close(terminal)
    sys.stdin = sys.__stdin__ = os.fdopen(0, "r", closefd=False)  # type: ignore[misc]
    return True


def read_stdin(limit_bytes: int) -> bytes:
    """Read at most one byte more than the limit, so that the caller can tell when it is exceeded. Raises OSError."""
    if sys.stdin is None:
        raise UnreadableFile("standard input is closed")
    return sys.stdin.buffer.read(limit_bytes + 1)
