"""Every promise that crosslight makes about data, safety and determinism, checked: promise, count, result.

    python tests/bench/promises.py                         short counts, a few minutes
    python tests/bench/promises.py --full                  the counts that the documentation names, some hours
    python tests/bench/promises.py --full --only kills --only faults
    python tests/bench/promises.py --full --results FILE   keeps what was checked in FILE, and goes on from there

--count N sets the count of all chosen lines. Each line is checked in a process of its own, so that one which crashes
counts as broken and the others go on. Exit status 1 where a promise is broken or could not be checked.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec

from tests.bench.promised.model import SHOWN_MAX, Outcome, Promise

ROOT = Path(__file__).resolve().parents[2]
PLACE = "tests.bench.promised"
PROMISES = (
    Promise(
        "mutated",
        "damaged files of every kind: no crash, no 5 s of processor time, no control character",
        300, 20_000, "files", f"{PLACE}.mutated:check",
    ),
    Promise(
        "bombs",
        "inputs made to stall the program: read or refused within 1.5 s of processor time",
        6, 143, "bombs", f"{PLACE}.explosions:check", parts=11, part_min=13,
    ),
    Promise(
        "escapes",
        "terminal escapes and markup on every screen, through a terminal: none comes out, none is interpreted",
        1, 10, "sessions of 100 escapes and 500 markups", f"{PLACE}.escapes:check", parts=10,
    ),
    Promise(
        "kills",
        "kill -9 inside a write (of notes, upgrades, exports, corrections, archives): nothing acknowledged is lost",
        18, 1_500, "kills", f"{PLACE}.kills:check",
    ),
    Promise(
        "faults",
        "ENOSPC, EIO, EACCES, EROFS, EINTR in every write path: no silent loss, no half file, no traceback",
        38, 500, "faults", f"{PLACE}.faults:check",
    ),
    Promise(
        "together",
        "8 processes write the notebook, 2 the corrections at the same moment: everything is there",
        400, 8_000, "writes", f"{PLACE}.together:check",
    ),
    Promise(
        "damaged",
        "every past schema opens; notebooks with flipped bytes are reported and end nothing",
        60, 2_500, "notebooks", f"{PLACE}.damaged:check",
    ),
    Promise(
        "anchors",
        "highlights in edited articles, half of which are lists: none is placed on another fact",
        600, 10_000, "highlights", f"{PLACE}.anchors:check",
    ),
    Promise(
        "exports",
        "generated sessions in every export format: each valid, with the text equal to the character",
        20, 2_000, "sessions", f"{PLACE}.exports:check", parts=20, part_min=100,
    ),
    Promise(
        "keys",
        "random keys at three sizes: no crash, and no memory growth of 3 % after the first half",
        600, 60_000, "keys", f"{PLACE}.keys:check", parts=3,
    ),
    Promise(
        "bytes",
        "the same bytes for any hash seed, locale and number of cores",
        2, 8, "settings", f"{PLACE}.same_bytes:check",
    ),
    Promise(
        "signals",
        "signals in a storm, a closed terminal, 0×0 to 500×200: the terminal is restored, the process ends",
        4, 60, "sessions", f"{PLACE}.signal_storms:check",
    ),
    Promise(
        "network",
        "the test suite opens no socket to another computer",
        1, 2, "runs (1: commands and exports; 2: also the whole suite)", f"{PLACE}.network:check",
    ),
)  # fmt: skip


def main() -> int:
    arguments = _arguments()
    if arguments.line:
        return _check_here(arguments.line, range(arguments.first, arguments.count))
    results = Path(arguments.results) if arguments.results else None
    lines = [promise for promise in PROMISES if not arguments.only or promise.name in arguments.only]
    print("| promise | checked | result | seconds |\n|---|---|---|---|", flush=True)
    failures: list[str] = []
    for promise in lines:
        began = time.monotonic()
        outcome = _check_all(promise, arguments.count or (promise.full if arguments.full else promise.short), results)
        _print_row(promise, outcome, time.monotonic() - began)
        failures += [f"{promise.name}: {line}" for line in outcome.broken]
    print("\n".join(["", *failures]) if failures else "\nevery promise was kept")
    return int(bool(failures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", action="append", choices=[promise.name for promise in PROMISES], default=[])
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--results", metavar="FILE")
    parser.add_argument("--line", help=argparse.SUPPRESS)  # checks one part of a promise in this process
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _check_all(promise: Promise, count: int, results: Path | None) -> Outcome:
    """Check all parts of a promise; those that were kept according to the file of results are not checked again."""
    outcome, stored = Outcome(), dict(_stored(results)) if results else {}
    for numbers in promise.ranges(count):
        key = f"{promise.name} {numbers.start}-{numbers.stop}"
        part = stored.get(key) or _check_apart(promise, numbers)
        if results and not part.broken and key not in stored:
            with results.open("ab") as file:
                file.write(msgspec.json.encode({"line": key, "outcome": part}) + b"\n")
        outcome.add(part)
    return outcome


def _stored(results: Path) -> Iterator[tuple[str, Outcome]]:
    for line in results.read_bytes().splitlines() if results.exists() else ():
        stored = json.loads(line)
        yield stored["line"], msgspec.convert(stored["outcome"], Outcome)


def _check_apart(promise: Promise, numbers: range) -> Outcome:
    """Check one part in a process of its own, with its data and settings in a folder that is thrown away."""
    part = ["--line", promise.name, "--first", str(numbers.start), "--count", str(numbers.stop)]
    command = [sys.executable, __file__, *part]
    with tempfile.TemporaryDirectory(prefix="promises-") as folder:
        homes = {f"XDG_{kind}_HOME": f"{folder}/{kind.lower()}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        Path(folder).chmod(0o711)  # some tests are somebody else than root, and have a folder of theirs inside
        environment = {**os.environ, **homes, "PYTHONPATH": str(ROOT), "TMPDIR": folder}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    try:
        return msgspec.json.decode(done.stdout.rsplit(b"\n", 2)[-2], type=Outcome)
    except (IndexError, msgspec.DecodeError):
        last_words = (done.stdout + done.stderr).decode(errors="replace")[-600:]
        return Outcome(0, [f"could not be checked: {' '.join(last_words.split())}"])


def _check_here(name: str, numbers: range) -> int:
    (promise,) = (promise for promise in PROMISES if promise.name == name)
    module, function = promise.check.split(":")
    check = getattr(importlib.import_module(module), function)
    outcome: Outcome = check(numbers if promise.parts > 1 else numbers.stop)
    outcome.expect(outcome.count >= len(numbers), f"only {outcome.count} of {len(numbers)} {promise.unit}")
    sys.stdout.flush()
    sys.stdout.buffer.write(b"\n" + msgspec.json.encode(outcome) + b"\n")
    return int(bool(outcome.broken))


def _print_row(promise: Promise, outcome: Outcome, seconds: float) -> None:
    result = f"**broken {len(outcome.broken)} times**" if outcome.broken else "kept"
    remarks = [*filter(None, [outcome.remark]), *(f"{figure:,} {unit}" for unit, figure in outcome.figures.items())]
    words = "; ".join([result, *remarks])
    print(f"| {promise.words} | {outcome.count:,} {promise.unit} | {words} | {seconds:.0f} |", flush=True)
    del outcome.broken[SHOWN_MAX:]


if __name__ == "__main__":
    sys.exit(main())
