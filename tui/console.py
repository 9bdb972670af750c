"""What the command line says and reads: safe text to the standard streams, and keys from the terminal device."""

import os
import shutil
import sys

from tui.text.canonical import canonical, one_line

LINE_CHARACTERS_MAX = 2_000
REPORT_CELLS_MAX = 100
"""Readable reports are wrapped no wider than this."""


def say(message: object) -> None:
    """A line to standard error."""
    print(f"crosslight: {one_line(str(message), LINE_CHARACTERS_MAX)}", file=sys.stderr)  # noqa: T201


def write(data: str) -> None:
    """Data to standard output, as UTF-8 whatever the locale. The caller's text has passed the door already."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data.encode("utf-8"))
    sys.stdout.buffer.flush()


def write_line(text: str) -> None:
    """A line of words to standard output, made safe."""
    write(canonical(text) + "\n")


def report_width() -> int:
    """Columns for a readable report."""
    return min(REPORT_CELLS_MAX, shutil.get_terminal_size((REPORT_CELLS_MAX, 24)).columns)


def has_screen() -> bool:
    """Whether standard output is a terminal that can be drawn on."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def keys_from_terminal() -> bool:
    """Let standard input be the terminal itself, after a text was piped in. False where there is no terminal."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = sys.__stdin__ = os.fdopen(0, "r", closefd=False)  # type: ignore[misc]
    return True


def read_stdin(limit_bytes: int) -> bytes:
    """At most one byte more than the limit, so that the caller sees when it is exceeded."""
    return sys.stdin.buffer.read(limit_bytes + 1)
