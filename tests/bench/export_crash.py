"""Exports that are killed (kill -9) while they write: whole files or none, and what was there before stays.

    python tests/bench/export_crash.py [COUNT]      (300 by default)

COUNT programs are killed inside their write; those that are killed just before or after it are counted apart. Prints
how many half files were found. Exit status 1 where there was one, or where too few programs could be killed in time.
"""

import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from _kills import TRIES_PER_KILL, Writer, moment, seconds_of

from tui.files import write_safely

SIZE = 3_000_000
OLD, NEW = b"a" * SIZE, b"b" * SIZE


def half_files(target: Path) -> int:
    """Files that are neither the old nor the new one, or a rest that would be taken for one; rests are removed."""
    half = target.read_bytes() not in (OLD, NEW)
    for path in target.parent.iterdir():
        if path != target:  # what was being written has another name, and begins with a dot
            half += not path.name.startswith(".")
            path.unlink()
    return int(half)


def writer(target: Path) -> Writer:
    contents = [NEW, OLD]

    def write(self: Writer) -> None:
        contents.reverse()
        self.begin()
        write_safely(target, contents[0], overwrite=True)
        self.end()

    return Writer(write)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    chance, half, inside, outside, begun = random.Random(3), 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.html"
        write_seconds = seconds_of(lambda: write_safely(target, OLD, overwrite=True))
        while inside < count and inside + outside < TRIES_PER_KILL * count:
            if writer(target).kill(moment(chance, write_seconds)):
                inside += 1
            else:
                outside += 1
            begun += len(list(Path(folder).iterdir())) > 1
            half += half_files(target)
    print(f"{inside} killed while they wrote, {begun} of all with a file begun, {outside} outside: {half} half files")
    return int(half > 0 or inside < count)


if __name__ == "__main__":
    sys.exit(main())
