"""Whether anything that was kept is lost when programs are killed, and when many write at once.

    python tests/bench/notebook_crash.py [--kills 300] [--processes 8] [--writes 500]

Programs are killed (`kill -9`) at random moments while they mark, export, and bring an older notebook up to date, a
third each. What a program had said to be kept must be there, the notebook sound, and a file whole.
"""

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from msgspec.structs import astuple

from tui.notebook.jsonl import UnreadableLines, read_lines
from tui.notebook.model import Anchor, ArticleRecord, Colour, Highlight, encoded
from tui.notebook.schema import APPLICATION_ID, STEPS
from tui.notebook.store import Notebook

ROOT = Path(__file__).parents[2]
WAIT_SECONDS = 60
RECORD = ArticleRecord("a" * 64, "Outlet", "Headline", "", "", "", "")
WRITE = """
import sys
from pathlib import Path
from tui.notebook.model import *
from tui.notebook.store import Notebook
notebook = Notebook(Path(sys.argv[1]), 60)
record = ArticleRecord("a" * 64, "Outlet", "Headline", "", "", "", "")
for number in range(int(sys.argv[2])):
    what = Highlight((Anchor("a" * 64, 0, 3, "abc", "", "", 1),), (), "a note " * 20, Colour.BLUE)
    print(notebook.add(what, [record]).id, flush=True)
"""
EXPORT = """
import sys
from tui.cli import main
print("ready", flush=True)
while True:
    main(["notebook", "export", "-o", sys.argv[2], "--force", "--notebook", sys.argv[1]])
"""
OPEN = """
import sys
from pathlib import Path
from tui.notebook.store import Notebook
print("ready", flush=True)
Notebook(Path(sys.argv[1]), 60).records()
"""


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=quiet, encoding="utf-8")


def killed(process: "subprocess.Popen[str]", after_seconds: float) -> list[str]:
    """The lines that it had written. The time counts from the first."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after_seconds)
    process.kill()
    whole = first + process.communicate()[0]
    return whole.split("\n")[:-1]


def marking(folder: Path, chance: random.Random, kills: int) -> tuple[int, int, int]:
    """(items told as kept, of these lost, times that the notebook was damaged)"""
    path = folder / "marking.sqlite"
    told: set[str] = set()
    damaged = 0
    for _ in range(kills):
        told |= {*killed(start(WRITE, path, 1_000_000), chance.uniform(0, 0.05))}
        notebook = Notebook(path, WAIT_SECONDS)
        damaged += bool(notebook.check())
        notebook.close()
    kept = {item.id for item in Notebook(path, WAIT_SECONDS).items()}
    return len(told), len(told - kept), damaged


def exporting(folder: Path, chance: random.Random, kills: int) -> tuple[int, int, int]:
    """(whole files found, half files, times that the notebook was damaged)"""
    path, target = folder / "exporting.sqlite", folder / "notes.jsonl"
    filled(path, 500)
    whole = half = damaged = 0
    for _ in range(kills):
        killed(start(EXPORT, path, target), chance.uniform(0, 0.1))
        if target.exists():
            try:
                read_lines(target.read_bytes())
                whole += 1
            except UnreadableLines:
                half += 1
        damaged += bool(Notebook(path, WAIT_SECONDS).check())
    return whole, half, damaged


def migrating(folder: Path, chance: random.Random, kills: int) -> tuple[int, int, int]:
    """(notebooks that were still old when their program was killed, items lost, damaged notebooks)"""
    old = lost = damaged = 0
    for number in range(kills):
        path = folder / f"older-{number}.sqlite"
        made_by_first_version(path, 2_000)
        killed(start(OPEN, path), chance.uniform(0, 0.04))
        old += not path.with_name(f"{path.stem}.version-1.sqlite").exists()
        notebook = Notebook(path, WAIT_SECONDS)
        lost += 2_000 - len(notebook.items([RECORD.sha256]))
        damaged += bool(notebook.check())
        notebook.close()
        for file in folder.glob(f"*older-{number}.*"):
            file.unlink()
    return old, lost, damaged


def filled(path: Path, count: int) -> Notebook:
    notebook = Notebook(path, WAIT_SECONDS)
    for number in range(count):
        anchor = Anchor(RECORD.sha256, number, number + 3, "abc", "", "", 1)
        notebook.add(Highlight((anchor,), (), "a note " * 20, Colour.BLUE), [RECORD])
    return notebook


_first_version: list[tuple[str, str, bytes]] = []


def made_by_first_version(path: Path, count: int) -> None:
    import sqlite3

    if not _first_version:
        with TemporaryDirectory() as folder:
            items = filled(Path(folder) / "notebook.sqlite", count).versions()
        _first_version.extend((item.id, item.changed, encoded(item)) for item in items)
    connection = sqlite3.connect(path)
    for statement in STEPS[0]:
        connection.execute(statement)
    connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(RECORD))
    connection.executemany("INSERT INTO version VALUES (?, ?, ?)", _first_version)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def together(folder: Path, processes: int, writes: int) -> tuple[int, float]:
    """(items there afterwards, seconds)"""
    path = folder / "together.sqlite"
    began = time.perf_counter()
    writers = [start(WRITE, path, writes) for _ in range(processes)]
    for writer in writers:
        writer.communicate()
    return len(Notebook(path, WAIT_SECONDS).items()), time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--writes", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    each = given.kills // 3
    with TemporaryDirectory() as name:
        folder = Path(name)
        told, lost, damaged = marking(folder, chance, each)
        print(f"killed {each} times while marking: {told} items told as kept, {lost} lost, {damaged} damaged notebooks")
        whole, half, damaged = exporting(folder, chance, each)
        print(
            f"killed {each} times while exporting: {whole} whole files, {half} half files, {damaged} damaged notebooks"
        )
        old, lost, damaged = migrating(folder, chance, each)
        print(f"killed {each} times while migrating ({old} before the copy): {lost} items lost, {damaged} damaged")
        there, seconds = together(folder, given.processes, given.writes)
        print(f"{given.processes} processes × {given.writes} writes: {there} there, in {seconds:.1f} s")


if __name__ == "__main__":
    main()
