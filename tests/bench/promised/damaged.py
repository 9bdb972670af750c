"""Notebooks of earlier versions, and notebooks with flipped bytes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import astuple

from tests.bench.notebook_crash import RECORD, WHAT
from tests.bench.notebook_flipped import flip_rounds
from tests.bench.promised.model import Outcome
from tui.notebook.errors import NotebookError
from tui.notebook.model import encoded
from tui.notebook.schema import APPLICATION_ID, STEPS
from tui.notebook.store import Notebook


def check(count: int) -> Outcome:
    outcome = Outcome(remark=f"{len(STEPS)} schemas")
    for number in range(1, len(STEPS) + 1):
        with TemporaryDirectory() as folder:
            _check_schema(number, Path(folder), outcome)
    flips = flip_rounds(count)
    outcome.count = flips.rounds
    outcome.remark += f"; {flips.refused} refused with a reason"
    outcome.broken += flips.errors
    outcome.expect(not flips.unsound, f"{flips.unsound} were not sound after a repair")
    outcome.expect(flips.refused > 0, "no damage was noticed")
    return outcome


def _check_schema(number: int, folder: Path, outcome: Outcome) -> None:
    """A notebook as it was after so many steps opens, and has what it had."""
    source = Notebook(folder / "source.sqlite", 5)
    items = [source.add(WHAT, [RECORD]) for _ in range(5)]
    source.close()
    path = folder / "older.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        for statement in (statement for step in STEPS[:1] for statement in step):
            connection.execute(statement)
        connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(RECORD))
        rows = [(item.id, item.changed, encoded(item)) for item in items]
        connection.executemany("INSERT INTO version VALUES (?, ?, ?)", rows)
        for statement in (statement for step in STEPS[1:number] for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.commit()
    notebook = Notebook(path, 5)
    try:
        is_whole = {item.id for item in notebook.items([RECORD.sha256])} == {item.id for item in items}
        outcome.expect(is_whole and not notebook.check(), f"schema {number}: items are missing, or it is not sound")
    except NotebookError as error:
        outcome.fail(f"schema {number}: {error.reason}")
    finally:
        notebook.close()
