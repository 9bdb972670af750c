"""What can go wrong with the notebook's file, in words for the reader."""

import sqlite3
from pathlib import Path

from tui.text.canonical import one_line

_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has been writing into it for too long; try again",
    sqlite3.SQLITE_LOCKED: "another program has been writing into it for too long; try again",
    sqlite3.SQLITE_READONLY: "it may not be written (read-only)",
    sqlite3.SQLITE_PERM: "it may not be written (no permission)",
    sqlite3.SQLITE_AUTH: "it may not be opened (no permission)",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_TOOBIG: "this is more than it can hold",
}
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY = 0xFF
"""SQLite's extended codes hold the plain one in their lowest byte."""


class NotebookError(Exception):
    """The notebook cannot be read or written. Both texts are safe to print on one line."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = one_line(str(path), 4_000)
        self.reason = one_line(reason)
        super().__init__(f"{self.path}: {self.reason}")


class DamagedNotebook(NotebookError):  # noqa: N818 - reads as what it is
    """The file is no notebook, or is damaged. It is left as it is."""


class ChangedMeanwhile(NotebookError):  # noqa: N818 - reads as what it is
    """The item was changed, here or by another program, since it was read."""


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program has the file at this moment."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def told(error: sqlite3.Error, path: Path) -> NotebookError:
    """SQLite's error in the reader's words."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & _PRIMARY in _DAMAGED:
        return DamagedNotebook(path, f"it is damaged, or no notebook ({error}); it was left as it is")
    reason = _REASONS.get(code & _PRIMARY) if code is not None else None
    return NotebookError(path, reason or f"it cannot be used: {error}")
