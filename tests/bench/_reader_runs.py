"""The reader in a pseudo-terminal: how long until something is seen, and how much memory it takes."""

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.terminal import Terminal

Size = tuple[int, int]
"""Columns and rows."""
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("ready-to-read")

Empty().run()
"""
WITHOUT_FINDING = """
import sys
from tui.cli.main import main
from tui.ui.finder import Finder

Finder.find = lambda *_: None
sys.exit(main())
"""
"""The reader that looks for nothing."""
QUIET_SECONDS = 0.06
"""A frame is there when nothing more has come for so long."""
FOUND_SECONDS_MAX = 300
HINT, FOUND, FOUND_ALL = r"\bkeys\b", r"\d passages?\b", "people · "
"""Written with the first frame, when the passages have been found, and when people and quotes have."""


def until(terminal: Terminal, pattern: str, since: float) -> float:
    """Milliseconds from `since` until the pattern has reached the terminal."""
    deadline = since + FOUND_SECONDS_MAX
    while not re.search(pattern.encode(), terminal.output):
        terminal.read(0.001)
        if time.perf_counter() > deadline:
            raise AssertionError(f"never shown: {pattern}")
    return (time.perf_counter() - since) * 1000


def empty_app(size: Size) -> float:
    """Milliseconds to the first paint of an app of one line."""
    start = time.perf_counter()
    terminal = Terminal(["-c", EMPTY_APP], size=size, module=None)
    shown = until(terminal, "ready-to-read", start)
    terminal.read()
    terminal.send("\x11")  # ctrl+q
    terminal.end()
    return shown


def first_paint(arguments: Sequence[str], size: Size, *, highlights: bool = True) -> tuple[float, float]:
    """Milliseconds to the first paint of the text, and from there to the highlights (0: not waited for)."""
    start = time.perf_counter()
    terminal = Terminal(arguments, size=size)
    first = until(terminal, HINT, start)
    after = until(terminal, FOUND, start) - first if highlights else 0.0
    terminal.read(0.2)
    terminal.send("q")
    terminal.end()
    return first, after


@contextmanager
def reading(arguments: Sequence[str], size: Size, *, found: bool = True) -> Iterator[Terminal]:
    """The reader, open. found: only once everything has been found."""
    terminal = Terminal([*arguments, "--fresh"], size=size)
    until(terminal, FOUND_ALL if found else HINT, time.perf_counter())
    if found:
        terminal.read(2)
    yield terminal
    terminal.send("q")
    terminal.end()


def frame_ms(terminal: Terminal, key: str, quiet_seconds: float = QUIET_SECONDS) -> float:
    """Milliseconds from a key until the last of what it painted has reached the terminal."""
    terminal.output = b""
    start = time.perf_counter()
    terminal.send(key)
    terminal.read_some()
    terminal.read(quiet_seconds)
    return (time.perf_counter() - start - quiet_seconds) * 1000


def reading_only_bytes(arguments: Sequence[str], size: Size) -> int:
    """Resident memory of the reader that looks for nothing, after some pages in every pane."""
    terminal = Terminal(["-c", WITHOUT_FINDING, *arguments, "--fresh"], size=size, module=None)
    until(terminal, HINT, time.perf_counter())
    terminal.read()
    for _ in range(8):
        for key in (" ", " ", " ", "\t"):
            frame_ms(terminal, key)
    resident = resident_bytes(terminal.pid)
    terminal.send("q")
    terminal.end()
    return resident


def resident_bytes(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
