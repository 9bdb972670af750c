"""What can go wrong with the notebook's file, in words for the reader."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.text.canonical import one_line

_BUSY = "another program has been writing into it for too long; try again"
_REASONS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: "it may not be written (read-only)",
    sqlite3.SQLITE_PERM: "it may not be written (no permission)",
    sqlite3.SQLITE_AUTH: "it may not be opened (no permission)",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_TOOBIG: "this is more than it can hold",
}
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_FORMAT})
_DAMAGED_WORDS = ("malformed", "no such table", "no such column", "could not decode")
"""What SQLite and Python say under the general code when tables are damaged or gone."""
_PRIMARY = 0xFF
"""SQLite's extended codes hold the plain one in their lowest byte."""
TRY_REPAIR = "crosslight notebook check --repair carries over what can be read"


class NotebookError(Exception):
    """The notebook cannot be read or written. Both texts are safe to print on one line."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = one_line(str(path), 4_000)
        self.reason = one_line(reason)
        super().__init__(f"{self.path}: {self.reason}")


class DamagedNotebook(NotebookError):  # noqa: N818 - reads as what it is
    """The file is no notebook, or is damaged. It is left as it is."""


class MovedNotebook(NotebookError):  # noqa: N818 - reads as what it is
    """The file was moved, removed or replaced while it was open."""


class ChangedMeanwhile(NotebookError):  # noqa: N818 - reads as what it is
    """The item was changed, here or by another program, since it was read."""


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program has the file at this moment."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_moved(error: sqlite3.Error) -> bool:
    """Whether SQLite refused to write because the file no longer has its name."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED


def told(error: sqlite3.Error, path: Path) -> NotebookError:
    """SQLite's error in the reader's words."""
    code = getattr(error, "sqlite_errorcode", None)
    is_damage = any(words in str(error).lower() for words in _DAMAGED_WORDS)
    if is_damage or (code is not None and code & _PRIMARY in _DAMAGED):
        return damaged(path, str(error))
    reason = _REASONS.get(code & _PRIMARY) if code is not None else None
    return NotebookError(path, reason or f"it cannot be used: {error}")


def damaged(path: Path, reason: str) -> DamagedNotebook:
    return DamagedNotebook(path, f"it is damaged, or no notebook ({reason}); it was left as it is; {TRY_REPAIR}")


@contextmanager
def errors_told(path: Path) -> Iterator[None]:
    """Turns whatever SQLite raises within into a NotebookError.

    Damaged bytes come as other errors, too: Python's sqlite3 raises UnicodeDecodeError for a message that quotes them,
    MemoryError for a length that cannot be.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, path) from error
    except (UnicodeDecodeError, MemoryError, OverflowError) as error:
        raise damaged(path, type(error).__name__) from error
