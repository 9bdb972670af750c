"""The notebook's tables, and how one that was made by an older version of the program becomes one of this version.

A step changes tables and data in one transaction, after the whole file was copied; where it fails, everything is as it
was. The schema's number is SQLite's `user_version`: the number of steps that were done.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tui.notebook.copies import copy_whole
from tui.notebook.errors import DamagedNotebook, NotebookError

APPLICATION_ID = 0x43724C74
"""SQLite's `application_id`: tells a notebook from the file of another program."""

Step = tuple[str, ...]
STEPS: Sequence[Step] = (
    (
        """CREATE TABLE article (
            sha256 TEXT NOT NULL, outlet TEXT NOT NULL, headline TEXT NOT NULL, byline TEXT NOT NULL,
            published TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL,
            PRIMARY KEY (sha256, outlet, headline, byline, published, url, path)
        ) WITHOUT ROWID""",
        # Versions are only ever added. `body` is the whole item as JSON; the other columns are taken from it.
        """CREATE TABLE version (
            item TEXT NOT NULL, changed TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (item, changed, body)
        )""",
    ),
    (  # Which articles an item stands in, so that opening an event reads what is about it and nothing else.
        "CREATE TABLE about (sha256 TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (sha256, item)) WITHOUT ROWID",
        """INSERT INTO about SELECT DISTINCT json_extract(anchor.value, '$.article'), version.item
            FROM version, json_each(CAST(version.body AS TEXT), '$.what.anchors') AS anchor""",
    ),
)


def bring_up_to_date(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Makes the tables of a new notebook, or brings an older one to the last step after copying it beside itself.

    Raises sqlite3.Error, NotebookError for one that a newer program has made, DamagedNotebook for another program's.
    """
    if number_of(connection, path, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        number = number_of(connection, path, len(steps))  # another program may have been quicker
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
    """The schema's number; 0 for a file that is new. All that tells it is read at one moment: between two, another
    program may make the tables, and they would be taken for a stranger's."""
    with _one_moment(connection):
        number = int(connection.execute("PRAGMA user_version").fetchone()[0])
        mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
        tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if mark != APPLICATION_ID and (mark or number or tables):
        raise DamagedNotebook(path, "it is the database of another program; it was left as it is")
    if number > last:
        raise NotebookError(path, f"a newer crosslight has made it (version {number}; this one knows up to {last})")
    return number


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction to read in, unless there is one already."""
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
    """Copies the notebook as it was last committed, whole or not at all; returns where to. A copy that is there from
    an attempt before is replaced: since then nothing can have been written into a notebook of that version.

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
            f"an older crosslight made it, and it could not be copied to {target.name} ({reason}); nothing was "
            "changed; make room, or allow writing, in its folder and try again",
        ) from error
    finally:
        source.close()
    return target
