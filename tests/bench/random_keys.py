"""Random keys in a pseudo-terminal, at three sizes: does the reader crash, and does its memory grow?

    python tests/bench/random_keys.py [PATHS …] [--keys 10000] [--sizes 80x24,160x45,240x60]

Keys that leave do nothing here. Everything it could write to is in a folder that is thrown away.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from _reader_runs import FOUND, resident_bytes, until

from tests.drawn_keys import KEYS, drawn_keys
from tests.terminal import Terminal
from tui.shipped import shipped_path

STAYING = """
import sys
from tui.cli import main
from tui.ui.app import CrosslightApp

async def stay(*_):
    pass

CrosslightApp.action_quit = stay
CrosslightApp.exit = lambda *_, **__: None
sys.exit(main())
"""
"""The reader that cannot be left; a crash ends it all the same."""
AT_ONCE = 10
"""Keys that are typed ahead of the screen."""
QUIET_SECONDS = 0.02
TOLD_BYTES = 12_000
"""Of what a program that crashed had written."""
RESTS = 15
"""Pauses before memory is read; the cursor of a line to type in blinks, so it is never quiet for long."""


class Ended(Exception):  # noqa: N818
    """The program is no longer there."""


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


def memory_at_rest(terminal: Terminal) -> int:
    """Bytes."""
    for _ in range(RESTS):
        terminal.read(QUIET_SECONDS)
    return resident_bytes(terminal.pid)


def press(terminal: Terminal, keys: list[str]) -> None:
    for burst in bursts(keys):
        terminal.output = terminal.output[-TOLD_BYTES:]
        try:
            terminal.send(burst)
            terminal.read(QUIET_SECONDS)
        except OSError:
            raise Ended from None
        if os.waitpid(terminal.pid, os.WNOHANG)[0]:
            raise Ended


def run(paths: list[str], size: tuple[int, int], count: int, seed: int) -> None:
    named = f"{size[0]}x{size[1]}, seed {seed}"
    start = time.perf_counter()
    terminal = Terminal(["-c", STAYING, *paths, "--fresh"], size=size, module=None)
    until(terminal, FOUND, start)
    keys = list(drawn_keys(seed, count))
    try:
        press(terminal, keys[: count // 2])
        half = memory_at_rest(terminal)
        press(terminal, keys[count // 2 :])
        whole = memory_at_rest(terminal)
    except Ended:
        print(f"{named}: CRASHED\n{terminal.output[-TOLD_BYTES:].decode(errors='replace')}", flush=True)
        return
    os.kill(terminal.pid, 9)
    os.waitpid(terminal.pid, 0)
    grown = 100 * (whole - half) / half
    seconds = time.perf_counter() - start
    told = f"{half / 1e6:.1f} MB at half, {whole / 1e6:.1f} MB at the end ({grown:+.1f} %), {seconds:.0f} s"
    print(f"{named}: {count:,} keys, no crash; {told}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(shipped_path("seeds"))])
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--sizes", default="80x24,160x45,240x60")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"):
            os.environ[name] = str(Path(folder) / name.lower())
            Path(os.environ[name]).mkdir(mode=0o700)
        os.environ["ESCDELAY"] = "5"  # milliseconds
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
        event = Path(folder) / "event"
        event.mkdir()
        for path in map(Path, options.paths):
            if path.is_dir():
                shutil.copytree(path, event, dirs_exist_ok=True)
            else:
                shutil.copy(path, event)
        os.chdir(event)
        for number, size in enumerate(options.sizes.split(",")):
            columns, rows = map(int, size.split("x"))
            run([str(event)], (columns, rows), options.keys, options.seed + number)


if __name__ == "__main__":
    main()
