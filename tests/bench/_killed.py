"""Programs that are killed (`kill -9`) inside a write, and the proof that they were.

A program is a fork of this one. It says when a write begins and when it has ended; it is killed in between, half of the
times while it rests before one of the write's steps, else after a random part of the time that the write takes.
"""

import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median

from msgspec import Struct

Hook = Callable[[str], None]
Work = Callable[[Hook], None]
"""Calls the hook with the first word of each line that it says: BEGAN, STEP, ENDED, or KEPT with an item's id."""

BEGAN, STEP, ENDED, KEPT, RESTS = "began", "step", "ended", "kept", "rests"
REST_SECONDS = 60
ATTEMPTS = 5
"""For each kill that must land inside a write."""


class Killed(Struct):
    """How one program ended."""

    is_inside: bool
    is_at_rest: bool
    kept: list[str]
    """Ids of the items that it had acknowledged."""


class Tally(Struct):
    """What came of many kills."""

    inside: int = 0
    at_rest: int = 0
    """Of those inside: while the program rested before a step."""
    outside: int = 0
    kept: int = 0
    lost: int = 0
    damaged: int = 0

    def count(self, killed: Killed) -> None:
        self.inside += killed.is_inside
        self.at_rest += killed.is_inside and killed.is_at_rest
        self.outside += not killed.is_inside
        self.kept += len(killed.kept)

    def is_bad(self, wanted: int) -> bool:
        return bool(self.lost or self.damaged) or self.inside < wanted


def kills(
    work: Callable[[int], Work], steps: int, wanted: int, chance: random.Random, writes: int = 1
) -> Iterable[tuple[int, Killed]]:
    """Numbered programs, killed until so many kills landed inside a write. steps: of one write, to rest before.
    writes: one of the first so many is hit."""
    seconds = median(_time_of_a_write(work(number)) for number in range(3))
    inside = 0
    for number in range(3, 3 + ATTEMPTS * wanted):
        rest = chance.randrange(1, steps * writes + 1) if number % 2 else 0
        killed = _kill(work(number), rest, chance.randrange(1, writes + 1), chance.uniform(0, seconds))
        inside += killed.is_inside
        yield number, killed
        if inside == wanted:
            return


def kill_writers(
    work: Work, steps: int, wanted: int, chance: random.Random, writes: int, is_sound: Callable[[], bool] = lambda: True
) -> tuple[Tally, set[str]]:
    """Kill programs that all write to the same place: (what came of it, what they had acknowledged).

    is_sound: whether that place is, asked after each kill.
    """
    tally, acknowledged = Tally(), set[str]()
    for _, killed in kills(lambda _: work, steps, wanted, chance, writes):
        tally.count(killed)
        acknowledged |= {*killed.kept}
        tally.damaged += not is_sound()
    return tally, acknowledged


def _kill(work: Work, rest: int, write: int, seconds: float) -> Killed:
    """rest: as in `_start`; where it is 0, the write with that number is hit after so many seconds."""
    process, lines = _start(work, rest)
    with lines:
        said = _read_until(lines, RESTS) if rest else []
        if not rest:
            for _ in range(write):
                said += _read_until(lines, BEGAN)
            time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        said += [line for line in lines.read().split("\n")[:-1] if line]
    is_inside = said.count(BEGAN) > said.count(ENDED)
    return Killed(is_inside, bool(rest), [line.removeprefix(f"{KEPT} ") for line in said if line.startswith(KEPT)])


def _time_of_a_write(work: Work) -> float:
    process, lines = _start(work, 0)
    with lines:
        _read_until(lines, BEGAN)
        began = time.perf_counter()
        _read_until(lines, ENDED)
        seconds = time.perf_counter() - began
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return seconds


def _read_until(lines: Iterable[str], wanted: str) -> list[str]:
    said = []
    for line in lines:
        said.append(line.rstrip("\n"))
        if said[-1] == wanted:
            return said
    raise SystemExit(f"a program ended before it said “{wanted}”: {said[-3:]}")


def _start(work: Work, rest: int):
    """(process, the lines that it says). rest: the number of the step before which it waits to be killed; 0: never."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        steps = 0

        def hook(line: str) -> None:
            nonlocal steps
            os.write(writing, f"{line}\n".encode())
            steps += line == STEP
            if rest and steps == rest and line == STEP:
                os.write(writing, f"{RESTS}\n".encode())
                time.sleep(REST_SECONDS)

        try:
            work(hook)
        finally:
            os._exit(0)
    os.close(writing)
    return process, os.fdopen(reading, encoding="utf-8")


# --- hooks, in the program that will be killed ------------------------------------------------------------------------


def watch_statements(hook: Hook, first: str, *, is_one_transaction: bool = True) -> None:
    """A write begins with the first statement that begins with these words, in a transaction; then each is a step.
    The work itself says when the write has ended.

    is_one_transaction: whether steps end with the first COMMIT; if not, what should be one transaction can be several.
    """
    connect = sqlite3.connect
    is_inside = False

    def traced(statement: str) -> None:
        nonlocal is_inside
        if statement.startswith(first) and not is_inside:
            is_inside = True
            hook(BEGAN)
        if is_inside:
            hook(STEP)
        is_inside = is_inside and not (is_one_transaction and statement == "COMMIT")

    def watched(*arguments, **more):
        connection = connect(*arguments, **more)
        connection.set_trace_callback(traced)
        return connection

    sqlite3.connect = watched


def watch_files(hook: Hook, *, is_ended_by_rename: bool) -> None:
    """A write begins when a new file ending in .tmp is opened; what is done to files after that are its steps."""
    is_inside = False

    def audited(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal is_inside
        if event == "open" and str(arguments[0]).endswith(".tmp") and not is_inside:
            is_inside = True
            hook(BEGAN)
        if is_inside and event in ("open", "sqlite3.connect", "os.chmod", "os.rename"):
            hook(STEP)
            if event == "os.rename":
                is_inside = False
                if is_ended_by_rename:
                    hook(ENDED)

    sys.addaudithook(audited)
