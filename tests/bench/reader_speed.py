"""How soon the reader shows something, and how fast it answers a key; in a pseudo-terminal, beside an empty app.

    python tests/bench/reader_speed.py [PATHS …] [--runs 15] [--size 160x45]

Prints medians. The two programs are started in turn, so that both meet the same weather on the machine.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.terminal import Terminal
from tui.shipped import shipped_path

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a reader's Python keeps its byte code
_STATE = TemporaryDirectory()
os.environ["XDG_STATE_HOME"] = _STATE.name  # where the reader left an event is nobody's own here

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("ready-to-read")

Empty().run()
"""


def until(terminal: Terminal, word: str, since: float) -> float:
    """Milliseconds from `since` until the word has reached the terminal."""
    while word.encode() not in terminal.output:
        terminal.read_some()
    return (time.perf_counter() - since) * 1000


def empty_app(size: tuple[int, int]) -> float:
    start = time.perf_counter()
    terminal = Terminal(["-c", EMPTY_APP], size=size, module=None)
    shown = until(terminal, "ready-to-read", start)
    terminal.read()
    terminal.send("\x11")  # ctrl+q
    terminal.end()
    return shown


def reader(paths: list[str], size: tuple[int, int], keys: int) -> tuple[float, float, list[float]]:
    """Milliseconds to the first paint of the text, from there to the highlights, and from each `n` to its frame."""
    start = time.perf_counter()
    terminal = Terminal(paths, size=size)
    first = until(terminal, "all keys", start)
    highlights = until(terminal, " shared passage", start) - first
    terminal.read(1)
    steps = []
    for _ in range(keys):
        terminal.output = b""
        start = time.perf_counter()
        terminal.send("n")
        steps.append(until(terminal, "passage", start))  # the status line is the last to be painted
        terminal.read(0.1)
    terminal.send("q")
    terminal.end()
    return first, highlights, steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(shipped_path("seeds"))])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keys", type=int, default=12)
    parser.add_argument("--size", default="160x45")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    empty: list[float] = []
    firsts: list[float] = []
    highlights: list[float] = []
    steps: list[float] = []
    for _ in range(options.runs + 1):  # the first round warms the disk
        empty.append(empty_app((columns, rows)))
        first, highlight, keyed = reader(options.paths, (columns, rows), options.keys)
        firsts.append(first)
        highlights.append(highlight)
        steps += keyed
    empty, firsts, highlights = empty[1:], firsts[1:], highlights[1:]
    print(f"{options.runs} runs at {options.size}, medians in ms (min–max)")
    for name, figures in (
        ("empty Textual app, first paint", empty),
        ("crosslight, first paint of the text", firsts),
        ("  highlights after that", highlights),
        ("  n, key to frame", steps),
    ):
        print(f"{name:38} {median(figures):7.1f}   ({min(figures):.1f}–{max(figures):.1f})")
    ratios = [ours / theirs for ours, theirs in zip(firsts, empty, strict=True)]
    print(f"{'first paint, ratio pair by pair':38} {median(ratios):7.2f}   ({min(ratios):.2f}–{max(ratios):.2f})")


if __name__ == "__main__":
    main()
