"""Defines the notebook's tables, and upgrades those of older versions of the program.

A step changes tables and data in one transaction, after the whole file was copied; if it fails, everything is as
before. The schema number is SQLite's `user_version`: the number of steps that were applied.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tui.notebook.copies import copy_whole
from tui.notebook.errors import DamagedNotebook, NotebookError

APPLICATION_ID = 0x43724C74
"""SQLite `application_id` of a notebook, which no other program uses."""

Step = tuple[str, ...]
STEPS: Sequence[Step] = (
    (
        """CREATE TABLE article (
            sha256 TEXT NOT NULL, outlet TEXT NOT NULL, headline TEXT NOT NULL, byline TEXT NOT NULL,
            published TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL,
            PRIMARY KEY (sha256, outlet, headline, byline, published, url, path)
        ) WITHOUT ROWID""",
        # Versions are only ever added. `body` is the complete item as JSON; the other columns are derived from it.
        """CREATE TABLE version (
            item TEXT NOT NULL, changed TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (item, changed, body)
        )""",
    ),
    (  # The articles that an item refers to, so that opening an event reads only the items in its articles.
        "CREATE TABLE about (sha256 TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (sha256, item)) WITHOUT ROWID",
        """INSERT INTO about SELECT DISTINCT json_extract(anchor.value, '$.article'), version.item
            FROM version, json_each(CAST(version.body AS TEXT), '$.what.anchors') AS anchor""",
    ),
)


def bring_up_to_date(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Create the tables of a new notebook, or upgrade an older one after making a copy beside it.

    Raises sqlite3.Error, NotebookError for a notebook of a newer program, DamagedNotebook for another program's file.
    """
    if number_of(connection, path, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        number = number_of(connection, path, len(steps))  # another program may have been faster
        if 0 < number < len(steps):
            back_up(path, number)
        for step in steps[number:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def number_of(connection: sqlite3.Connection, path: Path, last: int = len(STEPS)) -> int:
    """Return the schema number; 0 for a new file.

    Everything is read in one transaction. Otherwise another program could create the tables in between, and the file
    would look like one from an unknown program.
    """
    with _read_transaction(connection):
        number = int(connection.execute("PRAGMA user_version").fetchone()[0])
        mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
        tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if mark != APPLICATION_ID and (mark or number or tables):
        raise DamagedNotebook(path, "it is the database of another program; it was left unchanged")
    if number > last:
        raise NotebookError(
            path, f"it was made by a newer version of crosslight (format {number}; this one reads up to {last})"
        )
    return number


@contextmanager
def _read_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Open a transaction for reading, unless there is one already."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def back_up(path: Path, number: int) -> Path:
    """Copy the last committed state of the notebook, completely or not at all, and return the copy's path.

    The copy from an earlier attempt is replaced, as nothing can have been written to a notebook of that version since.
    Raises NotebookError.
    """
    target = path.with_name(f"{path.stem}.version-{number}{path.suffix}")
    source = sqlite3.connect(path)
    try:
        copy_whole(source, target)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise NotebookError(
            path,
            f"it was made by an older version of crosslight, and could not be copied to {target.name} ({reason}); "
            "nothing was changed; make room in its folder, or allow writing there, and try again",
        ) from error
    finally:
        source.close()
    return target
