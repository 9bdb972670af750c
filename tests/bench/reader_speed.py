"""How soon the reader shows something, how fast it answers a key and what it holds; in a pseudo-terminal.

    python tests/bench/reader_speed.py [PATHS …] [--runs 15] [--keys 25] [--size 160x45] [--quick]

PATHS: the small event, else the sample. Prints medians, and ratios to an empty Textual app; the two are started in
turn, so that both meet the same weather on the machine. --quick leaves out all but the small event.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from _reader_events import aligned_event, shuffled_event, wide_settings
from _reader_runs import Size, empty_app, first_paint, frame_ms, reading, reading_only_bytes
from sidebar_speed import measure as sidebar

from tui.shipped import shipped_path

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a reader's Python keeps its byte code
WIDE_SIZE = (240, 60)
PANES = 8
SIDEBAR_ROWS = 10_000
BUSY_QUIET_SECONDS = 0.015
"""While matching runs in the background, the screen is quiet for a shorter time between two frames."""
ALT_LEFT, ALT_RIGHT = "\x1b[1;3D", "\x1b[1;3C"


def row(name: str, figures: Iterable[float], unit: str = "ms") -> float:
    """Print a line of the table; its median."""
    each = list(figures)
    middle = median(each)
    print(f"{name:58} {middle:8.1f} {unit:3} ({min(each):.1f}–{max(each):.1f})", flush=True)
    return middle


def ratio(name: str, ours: Sequence[float], theirs: Sequence[float]) -> None:
    pairs = [our / their for our, their in zip(ours, theirs, strict=True)]
    print(f"{name:58} {median(pairs):8.2f} ×   ({min(pairs):.2f}–{max(pairs):.2f})", flush=True)


def small_event(arguments: Sequence[str], size: Size, runs: int, keys: int) -> None:
    empty: list[float] = []
    firsts: list[float] = []
    highlights: list[float] = []
    for number in range(runs + 1):
        their, (first, after) = empty_app(size), first_paint(arguments, size)
        if number:  # the first round warms the disk
            empty.append(their)
            firsts.append(first)
            highlights.append(after)
    row("empty Textual app, first paint", empty)
    row("small event, first paint of the text", firsts)
    ratio("  × the empty app", firsts, empty)
    row("  highlights after that", highlights)
    with reading(arguments, size) as terminal:
        row("  n, key to frame", [frame_ms(terminal, "n") for _ in range(keys)])


def long_event(paths: Sequence[str], named: str, settings: str, keys: int) -> None:
    """Eight panes at once: steps, jumps and pages, before and after the passages have been found."""
    arguments = [*paths, "--config", settings]
    with reading(arguments, WIDE_SIZE, found=False) as terminal:
        terminal.read(0.2)
        busy = [frame_ms(terminal, " ", BUSY_QUIET_SECONDS) for _ in range(keys)]
    with reading(arguments, WIDE_SIZE) as terminal:
        for _ in range(3):
            frame_ms(terminal, "n")
        near = row(
            f"{named}: n, N to a passage in view", [frame_ms(terminal, key) for _ in range(keys // 2) for key in "nN"]
        )
        row(f"{named}: n to the next, in view or not", [frame_ms(terminal, "n") for _ in range(keys)])
        pages = row(f"{named}: a page of scrolling", [frame_ms(terminal, " ") for _ in range(keys)])
        frame_ms(terminal, "G")
        frame_ms(terminal, "N")
        jumps = [frame_ms(terminal, key) for _ in range(keys // 2) for key in (ALT_LEFT, ALT_RIGHT)]
        row(f"{named}: a jump that scrolls every pane", jumps)
    found = row(f"{named}: a page of scrolling while matching", busy)
    print(f"{'  × the same when nothing else runs':58} {found / pages:8.2f} ×", f"  (n: {near:.1f} ms)", flush=True)


def long_start(paths: Sequence[str], settings: str, runs: int) -> None:
    arguments = [*paths, "--config", settings]
    pairs = [(empty_app(WIDE_SIZE), first_paint(arguments, WIDE_SIZE, highlights=False)[0]) for _ in range(runs)]
    row("8 × 1 MB, first paint of the text", [ours for _, ours in pairs])
    ratio("  × the empty app", [ours for _, ours in pairs], [theirs for theirs, _ in pairs])
    held = reading_only_bytes(arguments, WIDE_SIZE)
    print(f"{'8 × 1 MB, memory, reading only':58} {held / 1e6:8.1f} MB", flush=True)


def many_articles(paths: Sequence[str], keys: int) -> None:
    with reading(paths, (160, 45)) as terminal:
        changes = [frame_ms(terminal, key) for _ in range(keys // 4) for key in "++--"]
    row("50 articles: another cutoff", changes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(shipped_path("seeds"))])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keys", type=int, default=25)
    parser.add_argument("--size", default="160x45")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    with TemporaryDirectory() as folder:
        for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):  # what is the reader's own stays out of it
            os.environ[name] = str(Path(folder) / name.lower())
        print(f"{options.runs} runs, {options.keys} keys, medians; load {os.getloadavg()[0]:.1f} at the beginning")
        small_event(options.paths, (columns, rows), options.runs, options.keys)
        if not options.quick:
            everything_else(Path(folder), options.runs, options.keys)
        print(f"load {os.getloadavg()[0]:.1f} at the end")


def everything_else(folder: Path, runs: int, keys: int) -> None:
    settings = wide_settings(folder / "settings")
    longest = aligned_event(folder / "long", PANES, 1_000_000)
    long_start(longest, settings, max(3, runs // 3))
    long_event(aligned_event(folder / "middle", PANES, 100_000), "8 × 100 KB", settings, keys)
    many_articles(shuffled_event(folder / "many", 50, 800), keys)
    print(f"sidebar, {SIDEBAR_ROWS:,} rows (ms)")
    asyncio.run(sidebar(SIDEBAR_ROWS))
    long_event(longest, "8 × 1 MB", settings, keys)


if __name__ == "__main__":
    main()
