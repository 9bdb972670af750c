"""Random keys in a pseudo-terminal, at three sizes: does the reader crash, and does its memory grow?

    python tests/bench/random_keys.py [PATHS …] [--keys 10000] [--sizes 80x24,160x45,240x60]

Exit status 1 where it has crashed. Keys that leave do nothing here. Everything it could write to is in a folder that is
thrown away.

Memory is read at half and at the end, in the same state: every key carried out, dialogs left, notices gone. In four
ways: as the system sees it; after what is garbage has been collected and what is free given back; what of it is in use;
and the objects of Python, without what Textual and Rich remember in caches that are bounded, but by thousands of
entries. A leak of the reader's own shows in the last. Below, what the keys have made, which takes its room. It needs
Linux.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.bench._reader_runs import FOUND, until
from tests.bench._staying import TOLD_IN
from tests.drawn_keys import KEYS, drawn_keys
from tests.terminal import Terminal
from tui.shipped import shipped_path

STAYING = Path(__file__).with_name("_staying.py")
AT_ONCE = 10
"""Keys that are typed ahead of the screen."""
BURSTS = 10
"""Sent before it is asked whether they have been carried out."""
QUIET_SECONDS = 0.005
TOLD_BYTES = 12_000
"""Of what a program that crashed had written."""
PATIENCE_SECONDS = 120
LEAVING = 8
"""How often escape is pressed before memory is read, so that no dialog is open."""
NOTICES_SECONDS = 14
"""Until the last notice has gone."""


WAYS = {"seen": "resident", "settled": "after collection", "in_use": "in use", "own": "Python objects"}


class Ended(Exception):  # noqa: N818
    """The program is no longer there."""


class Reader:
    def __init__(self, paths: list[str], size: tuple[int, int], told: Path) -> None:
        """told: the file into which the reader tells of itself."""
        self._told = told
        os.environ[TOLD_IN] = str(told)
        start = time.perf_counter()
        self.terminal = Terminal([str(STAYING), *paths, "--fresh"], size=size, module=None)
        until(self.terminal, FOUND, start)

    def press(self, keys: list[str]) -> None:
        for number, burst in enumerate(bursts(keys), 1):
            self.terminal.output = self.terminal.output[-TOLD_BYTES:]
            try:
                self.terminal.send(burst)
                self.terminal.read(QUIET_SECONDS)
            except OSError:
                raise Ended from None
            if number % BURSTS == 0:
                self._carried_out()
        self._carried_out()

    def memory_at_rest(self) -> dict[str, int]:
        self.press(["escape"] * LEAVING)
        end = time.monotonic() + NOTICES_SECONDS
        while time.monotonic() < end:
            self.terminal.read(0.1)  # a cursor that blinks is never quiet
            self._check()
        return self._ask(signal.SIGUSR2)

    def end(self) -> None:
        os.kill(self.terminal.pid, signal.SIGKILL)
        os.waitpid(self.terminal.pid, 0)

    def _carried_out(self) -> None:
        while self._ask(signal.SIGUSR1)["waiting"]:
            self.terminal.read(QUIET_SECONDS)

    def _ask(self, number: signal.Signals) -> dict[str, int]:
        """What the reader tells on a signal."""
        self._told.unlink(missing_ok=True)
        self._check()
        os.kill(self.terminal.pid, number)
        end = time.monotonic() + PATIENCE_SECONDS
        while not self._told.exists():
            self.terminal.read(0.001)
            self._check()
            if time.monotonic() > end:
                raise Ended
        told: dict[str, int] = json.loads(self._told.read_text(encoding="ascii"))
        return told

    def _check(self) -> None:
        if os.waitpid(self.terminal.pid, os.WNOHANG)[0]:
            raise Ended


def bursts(keys: list[str]) -> Iterator[str]:
    """What is sent at once. What follows escape too soon would be taken for one key with it."""
    burst: list[str] = []
    for key in keys:
        burst.append(KEYS[key])
        if key == "escape" or len(burst) == AT_ONCE:
            yield "".join(burst)
            burst = []
    if burst:
        yield "".join(burst)


def run(paths: list[str], size: tuple[int, int], count: int, seed: int, told: Path) -> float | None:
    """Returns by what share the Python objects have grown from half to the end; None if the reader has crashed."""
    named = f"{size[0]}x{size[1]}, seed {seed}"
    start = time.perf_counter()
    reader = Reader(paths, size, told)
    keys = list(drawn_keys(seed, count))
    try:
        reader.press(keys[: count // 2])
        half = reader.memory_at_rest()
        reader.press(keys[count // 2 :])
        whole = reader.memory_at_rest()
    except Ended:
        output = reader.terminal.output[-TOLD_BYTES:].decode(errors="replace")
        print(f"{named}: CRASHED after {time.perf_counter() - start:.0f} s\n{output}", flush=True)
        return None
    reader.end()
    print(f"{named}: {count:,} keys, no crash, {time.perf_counter() - start:.0f} s", flush=True)
    for key, words in WAYS.items():
        grown = 100 * (whole[key] - half[key]) / half[key]
        print(f"  {words:17} {half[key] / 1e6:6.1f} MB at half, {whole[key] / 1e6:6.1f} MB at the end, {grown:+.1f} %")
    made = (f"{key} {half[key]} → {whole[key]}" for key in ("articles", "marks", "actions", "corrections", "places"))
    print(f"  {', '.join(made)}", flush=True)
    return (whole["own"] - half["own"]) / half["own"]


def run_in_folder(paths: list[Path], size: tuple[int, int], count: int, seed: int) -> float | None:
    """Run in a folder that is thrown away; returns the same as `run`."""
    with TemporaryDirectory() as folder:
        event = thrown_away(Path(folder), paths)
        os.chdir(event)
        try:
            return run([str(event)], size, count, seed, Path(folder) / "told.json")
        finally:
            os.chdir("/")


def thrown_away(folder: Path, paths: list[Path]) -> Path:
    """The articles in a folder of their own, and everything that the reader keeps beside it."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"):
        os.environ[name] = str(folder / name.lower())
        Path(os.environ[name]).mkdir(mode=0o700)
    os.environ["ESCDELAY"] = "5"  # milliseconds
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    event = folder / "event"
    event.mkdir()
    for path in paths:
        if path.is_dir():
            shutil.copytree(path, event, dirs_exist_ok=True)
        else:
            shutil.copy(path, event)
    return event


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(shipped_path("seeds"))])
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--sizes", default="80x24,160x45,240x60")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    crashed = 0
    for number, size in enumerate(options.sizes.split(",")):
        columns, rows = map(int, size.split("x"))
        paths = [Path(path).absolute() for path in options.paths]
        crashed += run_in_folder(paths, (columns, rows), options.keys, options.seed + number) is None
    return int(crashed > 0)


if __name__ == "__main__":
    sys.exit(main())
