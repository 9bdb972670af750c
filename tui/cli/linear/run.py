"""Runs `crosslight --linear`: reads commands from the terminal or from standard input, and prints the answers."""

import sys
from argparse import Namespace
from collections.abc import Iterable

from tui.cli import console, inputs
from tui.cli.linear.reader import LinearReader
from tui.cli.session import session_of
from tui.shipped import shipped_path

PROMPT = "command: "
LINE_BYTES_MAX = 100_000
"""Maximum length of a line read from standard input, in bytes."""


def run(arguments: Namespace) -> int:
    """Answer commands until quit or the end of the input; return the exit status. Raises CliExit."""
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths or [str(shipped_path("seeds"))], settings, arguments)
    has_terminal = sys.stdout is not None and sys.stdout.isatty() and console.keys_from_terminal()
    reader = LinearReader(event, session_of(event, cutoff, with_progress=False))
    try:
        _print(reader.greeting())
        while not reader.has_ended and (typed := _next_line(has_terminal)) is not None:
            _print(_answer(reader, typed))
    finally:
        reader.close()
    return inputs.status_of(event)


def _answer(reader: LinearReader, typed: str) -> list[str]:
    try:
        return reader.answer(typed)
    except KeyboardInterrupt:
        return ["Interrupted."]


def _next_line(has_terminal: bool) -> str | None:
    """Return the next typed line; None at the end of the input."""
    if not has_terminal:
        data = sys.stdin.buffer.readline(LINE_BYTES_MAX) if sys.stdin is not None else b""
        return data.decode("utf-8", errors="replace") or None
    try:
        return input(PROMPT)
    except UnicodeDecodeError:  # bytes that are not text in this terminal's encoding
        return ""
    except (EOFError, KeyboardInterrupt):  # ctrl+d, ctrl+c
        console.write("\n")  # the answer begins on a new line
        return "quit"


def _print(lines: Iterable[str]) -> None:
    console.write("".join(f"{line}\n" for line in lines))
