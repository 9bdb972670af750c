"""The open notebook file, set up so that commits reach the disk, and checked to be still the one at its path.

SQLite's rollback journal is used, not its write-ahead log. So this one file holds everything, except during a commit,
however it is copied and however the program ends.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from tui.files import describe_write_error
from tui.notebook.copies import keep_copy, sqlite_file
from tui.notebook.errors import DamagedNotebook, MovedNotebook, NotebookError, explaining_errors, is_busy, is_moved
from tui.notebook.rows import lenient_text
from tui.notebook.schema import bring_up_to_date, number_of

_BUSY_SECONDS = 0.01
Identity = tuple[int, int]
"""Device and inode of a file."""


class NotebookFile:
    """One SQLite file, opened when first needed. Its methods raise NotebookError."""

    def __init__(self, path: Path, wait_seconds: float) -> None:
        self.path = path
        self.opened_count = 0
        """Number of times the file was opened; each time a different file may be at the path."""
        self.lacks_log = False
        """True if the header mentions a write-ahead log that was missing when the file was opened."""
        self.connection: sqlite3.Connection | None = None
        self._wait_seconds = wait_seconds
        self._identity: Identity | None = None
        self._is_as_it_was = False
        """True if an older version's log was left in use when the file was opened."""

    def close(self) -> None:
        if self.connection is not None:
            if not self._is_as_it_was:
                with suppress(sqlite3.Error):
                    _leave_log(self.connection)
            self.connection.close()
            self.connection = None

    @contextmanager
    def reading(self, *, as_it_is: bool = False) -> Iterator[sqlite3.Connection | None]:
        """Open a transaction for reading; yield None if there is no notebook yet. All reads see the same state.

        as_it_is: leave an older version's log in use, as a sign that it belongs to the file.
        """
        if self.connection is None and not os.path.lexists(self.path):
            yield None
            return
        with explaining_errors(self.path):
            connection = self._open_connection(as_it_is=as_it_is)
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction for writing; at its end the changes are on the disk, in the file at the notebook path."""
        with explaining_errors(self.path):
            connection = self._open_connection()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                self._refuse_moved()
                connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error) and is_moved(error):
                    self._refuse_moved()
                raise
            self._refuse_moved()

    def _open_connection(self, *, as_it_is: bool = False) -> sqlite3.Connection:
        if self.connection is not None:
            self._refuse_moved()
            return self.connection
        _make_file(self.path)
        identity = _identity(self.path)
        had_log = _has_log(self.path)
        connection = sqlite3.connect(
            self.path, timeout=self._wait_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            self.lacks_log = _set_up_with_retries(connection, self.path, self._wait_seconds, had_log, as_it_is)
            if identity is None or _identity(self.path) != identity:
                raise NotebookError(self.path, "it was moved or replaced while it was being opened; try again")
        except BaseException:
            connection.close()
            raise
        self.connection, self._identity, self._is_as_it_was = connection, identity, as_it_is
        self.opened_count += 1
        return connection

    def _refuse_moved(self) -> None:
        """Raise MovedNotebook unless the open file is still the one at the path.

        Before raising, its content is copied beside the path, and the file at the path is opened the next time. If it
        cannot be copied, the file stays open, as its content may exist nowhere else.
        """
        if self.connection is None or _identity(self.path) == self._identity:
            return
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        reason = "it was moved, removed or replaced"
        try:
            copy = keep_copy(self.connection, self.path)
        except (OSError, sqlite3.Error) as error:
            raise MovedNotebook(
                self.path, f"{reason}, and could not be copied back ({error}); move it back, then try again"
            ) from error
        self.connection.close()
        self.connection = None
        raise MovedNotebook(self.path, f"{reason}; its content is now in {copy.name}; try again")


def _identity(path: Path) -> Identity | None:
    """Return the device and inode of a file; None if it does not exist."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _has_log(path: Path) -> bool:
    try:
        return sqlite_file(path, "-wal").stat().st_size > 0
    except OSError:
        return False


def _make_file(path: Path) -> None:
    """Create an empty file that only its owner may read; SQLite would let everybody read it.

    An existing file is not opened: closing it would release SQLite's locks on it in this whole process.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise NotebookError(path, "it is a folder")
        if not path.exists():
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        elif not path.is_file():
            raise NotebookError(path, "it is not a regular file")
    except OSError as error:
        raise NotebookError(path, describe_write_error(error)) from error


def _set_up_with_retries(
    connection: sqlite3.Connection, path: Path, wait_seconds: float, had_log: bool, as_it_is: bool
) -> bool:
    """Set up the connection, retrying, because SQLite does not wait while several programs create a notebook."""
    until = monotonic() + wait_seconds
    while True:
        try:
            return _set_up(connection, path, had_log, as_it_is)
        except sqlite3.OperationalError as error:
            if not is_busy(error) or monotonic() >= until:
                raise
            sleep(_BUSY_SECONDS)


def _set_up(connection: sqlite3.Connection, path: Path, had_log: bool, as_it_is: bool) -> bool:
    """Set up the connection. Return True if a write-ahead log that should exist is missing."""
    connection.text_factory = lenient_text
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = EXTRA")  # also syncs the folder after the journal is removed
    connection.execute("PRAGMA fullfsync = ON")  # macOS: also flushes the disk's own cache
    number = number_of(connection, path)  # before changing anything in what may be another program's file
    lacks_log = _uses_log(connection) and not had_log
    if lacks_log and not number:
        raise DamagedNotebook(
            path, f"{path.name}-wal, which holds all of its content, is missing; move it beside the notebook"
        )
    if not as_it_is:
        _leave_log(connection)
    bring_up_to_date(connection, path)
    return lacks_log


def _uses_log(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")


def _leave_log(connection: sqlite3.Connection) -> None:
    """Move the content of an older version's write-ahead log into the file, unless another program has it open."""
    if not _uses_log(connection):
        return
    try:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
