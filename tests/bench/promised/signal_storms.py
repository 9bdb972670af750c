"""Signals, closed terminals and impossible sizes while the reader is being used."""

import os
import random
import signal
import tempfile
from pathlib import Path

from tests.bench.promised.model import Outcome
from tests.drawn_keys import KEYS, drawn_keys
from tests.terminal import Terminal

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
HARMLESS = (signal.SIGCONT, signal.SIGWINCH, signal.SIGTSTP, signal.SIGSTOP)
GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[<u")
SIZES = (
    (0, 0),
    (1, 1),
    (2, 2),
    (0, 24),
    (80, 0),
    (5, 3),
    (20, 5),
    (40, 10),
    (80, 24),
    (160, 45),
    (300, 100),
    (500, 200),
)
THREADS_GROWTH_MAX = 12
"""Threads that may come on top of those after the start, for work that begins later."""


def check(count: int) -> Outcome:
    """count: sessions; of every four, one each of: a storm that ends it, sizes, a closed terminal, harmless signals."""
    outcome = Outcome(remark="storms, sizes, closed terminals, stops in turn")
    kinds = (_storm, _sizes, _hang_up, _harmless)
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            env = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("STATE", "DATA", "CONFIG")}
            named = f"session {number} ({kinds[number % 4].__name__.strip('_')})"
            terminal = Terminal([], size=(160, 45), env=env)
            try:
                terminal.wait_for("shared passages")
                kinds[number % 4](terminal, random.Random(number), named, outcome)
                is_kept = bool(list(Path(folder).rglob("*.json")))
                outcome.expect(is_kept, f"{named}: the view was not saved")
            except (AssertionError, OSError) as error:
                outcome.fail(f"{named}: {str(error)[:200]}")
            outcome.expect(b"Traceback" not in terminal.output, f"{named}: a traceback")
            outcome.count += 1
    return outcome


def _storm(terminal: Terminal, chance: random.Random, named: str, outcome: Outcome) -> None:
    """Many signals at random moments, among keys; Python hands on the lowest of those that wait."""
    for key in drawn_keys(chance.randrange(10**6), chance.randrange(8)):
        terminal.send(KEYS[key])
    terminal.read(chance.uniform(0.02, 0.3))
    for number in (chance.choice(ENDING), *chance.choices(ENDING + HARMLESS[:2], k=chance.randrange(1, 60))):
        try:
            os.kill(terminal.pid, number)
        except ProcessLookupError:
            break
        terminal.read(chance.uniform(0, 0.02))
    _check_end(terminal, {128 + number for number in ENDING}, named, outcome)


def _sizes(terminal: Terminal, chance: random.Random, named: str, outcome: Outcome) -> None:
    """Resized to everything between 0×0 and 500×200, with keys in between."""
    before = len(terminal.output)
    for columns, rows in (*chance.sample(SIZES, len(SIZES)), (160, 45)):
        terminal.resize(columns, rows)
        terminal.answer(chance.choice("nNptcu]["))
        terminal.answer("\x1b")
    outcome.expect(len(terminal.output) > before, f"{named}: nothing was drawn")
    terminal.answer("\x1b")
    terminal.send("q")
    _check_end(terminal, {0}, named, outcome)


def _hang_up(terminal: Terminal, chance: random.Random, named: str, outcome: Outcome) -> None:
    """The window is closed, at a random moment after random keys."""
    for key in drawn_keys(chance.randrange(10**6), chance.randrange(8)):
        terminal.send(KEYS[key])
    terminal.read(chance.uniform(0.01, 0.3))
    status = terminal.hang_up()
    outcome.expect(status == 128 + signal.SIGHUP, f"{named}: exit status {status}")


def _harmless(terminal: Terminal, chance: random.Random, named: str, outcome: Outcome) -> None:
    """Stops and continues, which change nothing; then the reader is left as usual."""
    terminal.read()
    threads = len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))
    for _ in range(30):
        os.kill(terminal.pid, chance.choice(HARMLESS))
        terminal.read(chance.uniform(0, 0.05))
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.read(0.02)
    for _ in range(10):  # a stop that was asked for before may come after the signal to go on
        terminal.read(0.1)
        os.kill(terminal.pid, signal.SIGCONT)
    terminal.answer("n")
    now = len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))
    outcome.expect(now <= threads + THREADS_GROWTH_MAX, f"{named}: {now} threads instead of {threads}")
    terminal.answer("\x1b")
    terminal.send("q")
    _check_end(terminal, {0}, named, outcome)


def _check_end(terminal: Terminal, statuses: set[int], named: str, outcome: Outcome) -> None:
    ended = terminal.end()
    outcome.expect(ended in statuses, f"{named}: exit status {ended} instead of {sorted(statuses)}")
    last = terminal.output.rpartition(b"\x1b[?1049h")[2]
    missing = [sequence for sequence in GIVEN_BACK if sequence not in last]
    outcome.expect(not missing, f"{named}: the terminal was not given back: {missing}")
