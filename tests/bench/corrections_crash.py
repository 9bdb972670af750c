"""Corrections that two readers save at the same time, and readers that are killed (kill -9) while they save.

    python tests/bench/corrections_crash.py [--saves 200] [--kills 300]

First, two programs save as often as they can, until each has SAVES acknowledged. Then, KILLS times, one of two programs
is killed inside its write while the other goes on. What was acknowledged must be in the file, and the file be read
without a problem. Exit status 1 where it is not, or where too few programs could be killed inside their write.
"""

import argparse
import os
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._kills import TRIES_PER_KILL, Writer, moment, seconds_of
from tui.mentions.corrections.model import PersonRef, Rename
from tui.storage import corrections_file
from tui.storage.corrections_file import CorrectionsFile
from tui.storage.lockfile import BusyError

PATIENCE_SECONDS = 600
GOES_ON = 3
"""Corrections that the other program saves after one was killed."""
STEPS = 4
"""Of a write over a file: opened, given its permissions, renamed, its folder synced."""
RESTS = 3 * STEPS
"""The steps of the first writes, before one of which a program rests to be killed."""


class Reader:
    """A program that saves one correction after the other, and writes down those that were acknowledged."""

    def __init__(self, place: Path, name: str, saves_max: int = 10**9, rest: int = 0) -> None:
        self._place, self._name, self._saves_max = place, name, saves_max
        self._told = place.parent / f"{name}.acknowledged"
        self._told.touch()
        self._file: CorrectionsFile | None = None
        self._made: list[Rename] = []
        self.writer = Writer(self._save, rest)

    def _save(self, writer: Writer) -> None:
        if self._file is None:
            self._file = CorrectionsFile([self._place])
            self._made = list(self._file.corrections)
            self._mark_writing(writer)
        if len(self.acknowledged()) >= self._saves_max:
            time.sleep(PATIENCE_SECONDS)
        step = Rename(PersonRef("A"), f"{self._name} {len(self._made)}")
        self._made.append(step)
        self._save_when_free(self._file)
        with self._told.open("a", encoding="ascii") as file:
            file.write(step.to + "\n")

    def _save_when_free(self, file: CorrectionsFile) -> None:
        """Again, where it was told that the other one is still writing: nothing was acknowledged then."""
        while True:
            try:
                file.save(self._made)
            except BusyError:
                continue
            return

    @staticmethod
    def _mark_writing(writer: Writer) -> None:
        write = corrections_file.write_safely

        def marked(path: Path, data: bytes, *, overwrite: bool) -> None:
            writer.begin()
            write(path, data, overwrite=overwrite)
            writer.end()

        corrections_file.write_safely = marked
        sys.addaudithook(lambda event, _: writer.step() if event in ("open", "os.chmod", "os.rename") else None)

    def acknowledged(self) -> list[str]:
        return self._told.read_text(encoding="ascii").split("\n")[:-1]

    def wait_for(self, count: int) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while len(self.acknowledged()) < count:
            if time.monotonic() > end or os.waitpid(self.writer.pid, os.WNOHANG)[0]:
                raise RuntimeError(f"{self._name} saves no more")
            time.sleep(0.002)

    def end(self) -> None:
        os.kill(self.writer.pid, 9)
        os.waitpid(self.writer.pid, 0)


def lost(place: Path, readers: list[Reader]) -> tuple[int, int]:
    """(corrections that were acknowledged, those of them that are not in the file)"""
    file = CorrectionsFile([place])
    if file.problem is not None:
        print(f"damaged: {file.problem}")
    there = {step.to for step in file.corrections if isinstance(step, Rename)}
    told = [name for reader in readers for name in reader.acknowledged()]
    return len(told), len({*told} - there)


def saving_together(place: Path, saves: int) -> tuple[int, int]:
    readers = [Reader(place, name, saves) for name in ("one", "other")]
    for reader in readers:
        reader.wait_for(saves)
    result = lost(place, readers)
    for reader in readers:
        reader.end()
    return result


def killing(place: Path, after_seconds: float, rest: int) -> tuple[bool, int, int]:
    """Whether one was killed while it wrote, how many corrections were acknowledged, how many of these are lost.

    rest: the step before which it is killed; 0: so many seconds after a write has begun.
    """
    readers = [Reader(place, "killed", rest=rest), Reader(place, "other")]
    if not rest:
        readers[0].wait_for(1)
    is_inside = readers[0].writer.kill(after_seconds)
    readers[1].wait_for(len(readers[1].acknowledged()) + GOES_ON)
    readers[1].end()
    return is_inside, *lost(place, readers)


class Kills(NamedTuple):
    inside: int
    """Killed while they wrote."""
    outside: int
    acknowledged: int
    lost: int


def kill_readers(count: int, seed: int = 5) -> Kills:
    """Kill so many readers inside a write."""
    chance, inside, outside, told, gone = random.Random(seed), 0, 0, 0, 0
    with TemporaryDirectory() as folder:
        file, step = CorrectionsFile([Path(folder) / "a.yaml"]), Rename(PersonRef("A"), "B")
        write_seconds = seconds_of(lambda: file.save([step])) / 2
    while inside < count and inside + outside < TRIES_PER_KILL * count:
        with TemporaryDirectory() as folder:
            place, rest = (
                Path(folder) / "a.corrections.yaml",
                chance.randrange(1, RESTS) if (inside + outside) % 2 else 0,
            )
            is_inside, more, gone_now = killing(place, moment(chance, write_seconds), rest)
        inside, outside = inside + is_inside, outside + (not is_inside)
        told, gone = told + more, gone + gone_now
    return Kills(inside, outside, told, gone)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--kills", type=int, default=300)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        count, missing = saving_together(Path(folder) / "a.corrections.yaml", given.saves)
        print(f"two programs at the same time: {count} acknowledged, {missing} lost", flush=True)
    kills = kill_readers(given.kills)
    print(
        f"{kills.inside} killed while they wrote, {kills.outside} outside: {kills.acknowledged} acknowledged, "
        f"{kills.lost} lost"
    )
    return int(missing + kills.lost > 0 or kills.inside < given.kills)


if __name__ == "__main__":
    sys.exit(main())
