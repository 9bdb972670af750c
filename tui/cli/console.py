"""Console input and output: safe text to the standard streams, and keys from the terminal device."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from tui.files import UnreadableFile, describe_os_error
from tui.text.canonical import one_line

LINE_CHARACTERS_MAX = 2_000
PROGRESS_AFTER_SECONDS = 1.0
"""Work that is shorter needs no telling."""
REPORT_CELLS_MAX = 100
"""Readable reports are wrapped no wider than this."""


class OutputLost(Exception):  # noqa: N818 - reads as what it is
    """Standard output cannot take the data; the message says why."""


def say(message: object) -> None:
    """A line to standard error."""
    if sys.stderr is not None:  # closed by the caller; print would take standard output instead
        with suppress(OSError):  # the terminal is gone, or the disk full: nobody is left who could be told
            print(f"crosslight: {one_line(str(message), LINE_CHARACTERS_MAX)}", file=sys.stderr)  # noqa: T201


def progress(doing: str) -> Callable[[int, int], None] | None:
    """Return a callback that shows progress on a standard error terminal; None if nobody would see it.

    Nothing is said before `PROGRESS_AFTER_SECONDS`, and the line is wiped when the work is done.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    began, shown = time.monotonic(), -1

    def tell(done: int, of: int) -> None:
        nonlocal shown
        percent = 100 * done // max(1, of)
        is_long = time.monotonic() - began > PROGRESS_AFTER_SECONDS
        if percent != shown and (is_long or shown >= 0):
            shown = percent
            text = "" if done >= of else f"crosslight: {doing}, {percent} %"
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)  # noqa: T201

    return tell


def write(data: str) -> None:
    """Data to standard output, as UTF-8 whatever the locale. The caller's text has passed the door already.

    Raises BrokenPipeError when whoever read it has gone, OutputLost when it is closed or its disk is full.
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
        raise OutputLost(describe_os_error(error)) from error


def give_up_output() -> None:
    """Discard buffered output, so that Python does not try to write it again on exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def hold_closed_streams() -> None:
    """Open nothing in place of standard streams that the caller has closed, so that no other file gets their numbers.

    Python still takes them for closed.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one


def report_width() -> int:
    """Columns for a readable report."""
    return min(REPORT_CELLS_MAX, shutil.get_terminal_size((REPORT_CELLS_MAX, 24)).columns)


def has_screen() -> bool:
    """Return True if standard output is a terminal that can be drawn on."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def draw_on_terminal() -> None:
    """Let Textual, which draws on standard error, draw on the terminal also where standard error goes to a file."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        sys.__stderr__ = os.fdopen(os.dup(1), "w", encoding="utf-8")  # type: ignore[misc]


def keys_from_terminal() -> bool:
    """Let standard input be the terminal itself, after a text was piped in. False where there is no terminal."""
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
    """Read at most one byte more than the limit, so that the caller sees when it is exceeded. Raises OSError."""
    if sys.stdin is None:
        raise UnreadableFile("standard input is closed")
    return sys.stdin.buffer.read(limit_bytes + 1)
