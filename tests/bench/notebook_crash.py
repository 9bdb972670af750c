"""Whether anything that was kept is lost when programs are killed inside a write, and when many write at once.

    python tests/bench/notebook_crash.py [--kills 300] [--processes 8] [--writes 500]

So many programs of each kind are killed (`kill -9`) inside a write: while they mark, copy an older notebook, bring it
up to date, and export. What a program had acknowledged must be there, the notebook sound, and a file whole. A counter
proves where the kills landed. The exit status is 1 when anything was lost or damaged, or too few kills landed inside.
"""

import argparse
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from msgspec.structs import astuple

from tests.bench._killed import ENDED, KEPT, Hook, Tally, Work, kill_writers, kills, watch_files, watch_statements
from tui.cli.main import main as crosslight
from tui.notebook.errors import NotebookError
from tui.notebook.jsonl import UnreadableLines, read_lines
from tui.notebook.model import Anchor, ArticleRecord, Colour, Highlight, encoded
from tui.notebook.schema import APPLICATION_ID, STEPS
from tui.notebook.store import Notebook

WAIT_SECONDS = 60
OLD_ITEMS = 2_000
RECORD = ArticleRecord("a" * 64, "Outlet", "Headline", "", "", "", "")
WHAT = Highlight((Anchor("a" * 64, 0, 3, "abc", "", "", 1),), (), "a note " * 20, Colour.BLUE)
STATEMENTS_OF_A_MARK, STATEMENTS_OF_A_MIGRATION, STEPS_OF_A_COPY, STEPS_OF_AN_EXPORT = 4, 4, 4, 2


def is_sound(path: Path) -> bool:
    notebook = Notebook(path, WAIT_SECONDS)
    try:
        return notebook.check() == []
    except NotebookError:
        return False
    finally:
        notebook.close()


def items_in(path: Path) -> set[str]:
    """Ids of the items; none where the notebook cannot be read."""
    notebook = Notebook(path, WAIT_SECONDS)
    try:
        return {item.id for item in notebook.items([RECORD.sha256])}
    except NotebookError:
        return set()
    finally:
        notebook.close()


def marking(folder: Path, chance: random.Random, wanted: int) -> Tally:
    path = folder / "marking.sqlite"

    def mark(hook: Hook) -> None:
        watch_statements(hook, "INSERT")
        notebook = Notebook(path, WAIT_SECONDS)
        while True:
            item = notebook.add(WHAT, [RECORD])
            hook(f"{KEPT} {item.id}")
            hook(ENDED)

    tally, kept = kill_writers(mark, STATEMENTS_OF_A_MARK, wanted, chance, 5, lambda: is_sound(path))
    tally.lost = len(kept - items_in(path))
    return tally


def migrating(folder: Path, chance: random.Random, wanted: int, *, is_copying: bool) -> Tally:
    """is_copying: killed while the older notebook is copied, else in the transaction that changes it."""
    old = older_notebook()

    def path_of(number: int) -> Path:
        return folder / f"older-{is_copying}-{number}.sqlite"

    def work(number: int) -> Work:
        path_of(number).write_bytes(old)

        def migrate(hook: Hook) -> None:
            if is_copying:
                watch_files(hook, is_ended_by_rename=True)
            else:
                watch_statements(hook, "CREATE TABLE about", is_one_transaction=False)
            Notebook(path_of(number), WAIT_SECONDS).records()
            hook(ENDED)

        return migrate

    tally = Tally()
    steps = STEPS_OF_A_COPY if is_copying else STATEMENTS_OF_A_MIGRATION
    for number, killed in kills(work, steps, wanted, chance):
        tally.count(killed)
        tally.kept += OLD_ITEMS
        path = path_of(number)
        tally.damaged += not is_sound(path)
        tally.lost += OLD_ITEMS - len(items_in(path))
        copy = path.with_name(f"{path.stem}.version-1.sqlite")
        tally.damaged += copy.exists() and copied_items(copy) != OLD_ITEMS
        for file in folder.glob(f"*{path.stem}*"):
            file.unlink()
    return tally


def copied_items(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM version").fetchone()[0])
    except sqlite3.Error:
        return -1
    finally:
        connection.close()


def exporting(folder: Path, chance: random.Random, wanted: int) -> Tally:
    """A file that was there before stays whole, or the new one is."""
    path, target = folder / "exporting.sqlite", folder / "notes.jsonl"
    filled(path, 500).close()
    command = ["notebook", "export", "-o", str(target), "--force", "--notebook", str(path)]
    crosslight(command)

    def export(hook: Hook) -> None:
        watch_files(hook, is_ended_by_rename=False)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        while True:
            crosslight(command)
            hook(ENDED)

    tally = Tally()
    for _, killed in kills(lambda _: export, STEPS_OF_AN_EXPORT, wanted, chance, writes=2):
        tally.count(killed)
        tally.kept += 1
        tally.lost += not is_whole(target)
        tally.damaged += not is_sound(path)
    return tally


def is_whole(target: Path) -> bool:
    try:
        return len(read_lines(target.read_bytes())[1]) == 500
    except (OSError, UnreadableLines):
        return False


def filled(path: Path, count: int) -> Notebook:
    notebook = Notebook(path, WAIT_SECONDS)
    item = notebook.add(WHAT, [RECORD])
    type_of = type(item)
    more = [type_of(f"{number:032x}", item.created, item.changed, False, WHAT) for number in range(count - 1)]
    notebook.merge([], more)
    return notebook


def older_notebook() -> bytes:
    """One as version 1 made it."""
    with TemporaryDirectory() as folder:
        notebook = filled(Path(folder) / "notebook.sqlite", OLD_ITEMS)
        rows = [(item.id, item.changed, encoded(item)) for item in notebook.versions()]
        notebook.close()
        path = Path(folder) / "older.sqlite"
        connection = sqlite3.connect(path)
        for statement in STEPS[0]:
            connection.execute(statement)
        connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(RECORD))
        connection.executemany("INSERT INTO version VALUES (?, ?, ?)", rows)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
        connection.close()
        return path.read_bytes()


def together(folder: Path, processes: int, writes: int) -> tuple[int, float]:
    """(items there afterwards, seconds)"""
    path = folder / "together.sqlite"
    began = time.perf_counter()
    writers = []
    for _ in range(processes):
        writers.append(os.fork())
        if writers[-1] == 0:
            notebook = Notebook(path, WAIT_SECONDS)
            for _ in range(writes):
                notebook.add(WHAT, [RECORD])
            os._exit(0)
    for writer in writers:
        os.waitpid(writer, 0)
    return len(items_in(path)), time.perf_counter() - began


KINDS: dict[str, Callable[[Path, random.Random, int], Tally]] = {
    "marking": marking,
    "copying before a migration": partial(migrating, is_copying=True),
    "migrating": partial(migrating, is_copying=False),
    "exporting": exporting,
}
"""What a program is killed at: (folder, chance, kills wanted) → what came of it."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=300, help="inside a write, of each kind")
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--writes", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    is_bad = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        for kind, run in KINDS.items():
            tally = run(folder, chance, given.kills)
            is_bad = is_bad or tally.is_bad(given.kills)
            print(
                f"{kind}: {tally.inside} kills inside a write ({tally.at_rest} between two of its steps), "
                f"{tally.outside} outside; {tally.kept} acknowledged, {tally.lost} lost, {tally.damaged} damaged",
                flush=True,
            )
        there, seconds = together(folder, given.processes, given.writes)
        is_bad = is_bad or there != given.processes * given.writes
        print(f"{given.processes} processes × {given.writes} writes: {there} there, in {seconds:.1f} s")
    return int(is_bad)


if __name__ == "__main__":
    sys.exit(main())
