"""Whether the program can be held up by what it reads: bombs of every kind, each through the real command line.

    python tests/bench/bombs.py [WORDS]

A bomb passes when it is read or refused in less than 1.5 seconds of processor time, without a traceback and without a
signal. Counted is what a run takes above the same program with two short articles (the median of five runs; for another
language, which takes models of its own, with a short one in it). One that seems too slow runs up to three times. Each
is a process with a limit of processor time (RLIMIT_CPU, in whole seconds), and so ends whatever happens. A text that
may well be long (the last ones, up to some megabytes) also passes when twice as much of it takes no more than three
times as long. Exit status: 1 where one fails.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from math import ceil
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._bombs import OTHER, STORY, Bomb, bombs, write

SECONDS_MAX = 1.5
LONG_SECONDS_MAX = 60
GROWTH_MAX = 3.0
BYTES_MAX = 4_000_000_000
START_RUNS = 5
RUNS_MAX = 3
ROOT = Path(__file__).parents[2]


class Run(NamedTuple):
    cpu_seconds: float
    status: int
    """Below zero: the number of the signal that ended it."""
    err: str


def run(arguments: list[str], folder: Path, stdin: bytes, limit_seconds: int) -> Run:
    """The command line in a process of its own, whose data and settings are in the folder."""
    environment = {
        **os.environ,
        **{f"XDG_{kind}_HOME": str(folder / f".{kind}") for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        "PYTHONPATH": str(ROOT),
    }

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit_seconds, limit_seconds))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES_MAX, BYTES_MAX))

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        command = [sys.executable, "-m", "tui", *arguments]
        process = subprocess.Popen(
            command, stdin=given, stdout=subprocess.DEVNULL, stderr=err, env=environment, preexec_fn=limited
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        told = err.read().decode("utf-8", "replace")
    return Run(used.ru_utime + used.ru_stime, process.returncode, told)


def start_seconds() -> float:
    """Processor time of a run in which nothing is to be done."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [str(write(folder / "a.txt", STORY)), str(write(folder / "b.txt", OTHER))]
        runs = [run(["mentions", *paths], folder, b"", 60) for _ in range(START_RUNS)]
    assert all(each.status == 0 for each in runs), runs[0].err
    return median(each.cpu_seconds for each in runs)


def laid(bomb: Bomb, limit_seconds: float, times: int = 1) -> Run:
    """The bomb's run in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        os.environ["XDG_STATE_HOME"] = str(folder / ".STATE")
        arguments = bomb.times(folder, times) if bomb.times else bomb.lay(folder)
        return run(arguments, folder, bomb.stdin, ceil(limit_seconds))


def exploded(bomb: Bomb, start: float) -> tuple[Run, str]:
    """How it ran, and why it fails; empty where it passes. Other programs only ever add to the processor time, for they
    take the caches: the least of some runs counts."""
    result, why = _exploded_once(bomb, start)
    for _ in range(RUNS_MAX - 1):
        if not why:
            break
        result, why = _exploded_once(bomb, start)
    return result, why


def _exploded_once(bomb: Bomb, start: float) -> tuple[Run, str]:
    if bomb.usual:
        start = max(start, laid(bomb.usual, LONG_SECONDS_MAX).cpu_seconds)
    result = laid(bomb, LONG_SECONDS_MAX if bomb.times else start + SECONDS_MAX)
    if "Traceback" in result.err:
        return result, result.err.strip().rpartition("\n")[2]
    if result.status < 0:
        return result, f"ended by signal {-result.status}"
    if result.cpu_seconds - start < SECONDS_MAX:
        return result, ""
    if not bomb.times:
        return result, "too slow"
    twice = laid(bomb, LONG_SECONDS_MAX * GROWTH_MAX, 2)
    growth = (twice.cpu_seconds - start) / (result.cpu_seconds - start)
    return result, f"twice as much takes {growth:.1f} times as long" if growth > GROWTH_MAX or twice.status < 0 else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only the bombs whose names hold all of these")
    words = parser.parse_args().words
    chosen = [bomb for bomb in bombs() if all(word in bomb.name for word in words)]
    start = start_seconds()
    print(f"a start: {start:.2f} s of processor time\n\n{'bomb':60} {'s':>6} {'status':>6}")
    failures = 0
    for bomb in chosen:
        result, why = exploded(bomb, start)
        failures += bool(why)
        told = why or result.err.strip().split("\n")[0].rpartition("/")[2][:70]
        seconds = max(0.0, result.cpu_seconds - start)
        print(
            f"{bomb.name:60} {seconds:6.2f} {result.status:6} {'FAIL ' * bool(why)}{told}",
            flush=True,
        )
    print(f"\n{len(chosen)} bombs, {failures} not refused or read in {SECONDS_MAX} s")
    return int(failures > 0 or not chosen)


if __name__ == "__main__":
    sys.exit(main())
