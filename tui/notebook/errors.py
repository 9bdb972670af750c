"""Turns errors of the notebook's file into messages for the user."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.text.canonical import one_line

_BUSY = "another program has been writing to it for too long; try again"
_REASONS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_PERM: "you do not have permission to write to it",
    sqlite3.SQLITE_AUTH: "you do not have permission to open it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_TOOBIG: "this is too large to be stored",
}
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_FORMAT})
_DAMAGED_WORDS = ("malformed", "no such table", "no such column", "could not decode")
"""Parts of messages from SQLite and Python that have the general error code but mean damaged or missing tables."""
_PRIMARY = 0xFF
"""Mask for the primary code in SQLite's extended result codes."""
TRY_REPAIR = "crosslight notebook check --repair saves what can be read"


class NotebookError(Exception):
    """The notebook cannot be read or written. `path` and `reason` are safe to print on one line."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = one_line(str(path), 4_000)
        self.reason = one_line(reason)
        super().__init__(f"{self.path}: {self.reason}")


class DamagedNotebook(NotebookError):  # noqa: N818 - reads as what it is
    """The file is not a notebook, or is damaged. It is left unchanged."""


class MovedNotebook(NotebookError):  # noqa: N818 - reads as what it is
    """The file was moved, removed or replaced while it was open."""


class ChangedMeanwhile(NotebookError):  # noqa: N818 - reads as what it is
    """The item has changed since it was read, by this program or another."""


def is_busy(error: sqlite3.Error) -> bool:
    """Return True if another program is using the file at the moment."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_moved(error: sqlite3.Error) -> bool:
    """Return True if SQLite refused to write because the file no longer has its name."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED


def explained(error: sqlite3.Error, path: Path) -> NotebookError:
    """Turn an SQLite error into one with a reason in the user's words."""
    code = getattr(error, "sqlite_errorcode", None)
    is_damage = any(words in str(error).lower() for words in _DAMAGED_WORDS)
    if is_damage or (code is not None and code & _PRIMARY in _DAMAGED):
        return damaged(path, str(error))
    reason = _REASONS.get(code & _PRIMARY) if code is not None else None
    if path.exists() and not os.access(path, os.R_OK):
        reason = "you do not have permission to read it"
    return NotebookError(path, reason or f"it cannot be used: {error}")


def damaged(path: Path, reason: str) -> DamagedNotebook:
    return DamagedNotebook(path, f"it is damaged, or not a notebook ({reason}); it was left unchanged; {TRY_REPAIR}")


@contextmanager
def explaining_errors(path: Path) -> Iterator[None]:
    """Turn any error that SQLite raises inside the block into a NotebookError.

    Damaged bytes cause other errors as well: Python's sqlite3 raises UnicodeDecodeError for a message that quotes them,
    and MemoryError for an impossible length.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path) from error
    except (UnicodeDecodeError, MemoryError, OverflowError) as error:
        raise damaged(path, type(error).__name__) from error
