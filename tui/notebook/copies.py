"""Handles files beside a notebook: renames damaged ones, and makes whole copies that survive a power failure."""

import os
import sqlite3
from pathlib import Path

from tui.files import sync_folder

_BESIDE = ("-wal", "-shm", "-journal")
"""Suffixes of the files that SQLite may keep beside a database."""


def quarantine_notebook(path: Path) -> list[Path]:
    """Rename a damaged notebook, and the files that belong to it, to unused names; return the new paths."""
    new = _free_name(path, "damaged")
    new_paths = _rename_beside(path, new)
    if os.path.lexists(path):
        path.rename(new)
        new_paths.insert(0, new)
    sync_folder(path.parent)
    return new_paths


def replace_notebook(path: Path, new: Path) -> list[Path]:
    """Put a new notebook at the path of a damaged one, whose files get unused names; return these names.

    There is a notebook at the path all the time, so that nobody opens an empty one if this fails or is interrupted.
    Raises OSError.
    """
    kept = _free_name(path, "damaged")
    new_paths = _rename_beside(path, kept)  # first, because SQLite would apply a journal to the new notebook
    try:
        kept.hardlink_to(path)
    except OSError:  # the file system has no hard links
        path.rename(kept)
    try:
        new.replace(path)
    except OSError:
        kept.replace(path)
        kept.unlink(missing_ok=True)  # renaming one hard link to another of the same file does nothing
        raise
    sync_folder(path.parent)
    return [kept, *new_paths]


def _rename_beside(path: Path, new: Path) -> list[Path]:
    """Rename the files that SQLite keeps beside a database to match its new name; return their new paths."""
    new_paths = []
    for ending in _BESIDE:
        old = path.with_name(path.name + ending)
        if os.path.lexists(old):
            new_paths.append(old.rename(new.with_name(new.name + ending)))
    return new_paths


def sqlite_file(path: Path, ending: str) -> Path:
    """Return the path of a file that SQLite keeps for a database: beside the target if the path is a link."""
    real = Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for links that form a loop
    return real.with_name(real.name + ending)


def keep_copy(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy an open database whose file was moved away from `path` to a file beside it; return the new path.

    Raises OSError, sqlite3.Error.
    """
    if os.path.lexists(sqlite_file(path, "-journal")):
        # The journal belongs to the file now at this path, and SQLite would apply it to the open one.
        raise OSError("another program is writing to it")
    target = _free_name(path, "removed")
    copy_whole(connection, target)
    return target


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Copy the last committed state of a database, completely or not at all, and sync it. Replaces the target.

    Raises OSError, sqlite3.Error.
    """
    new = target.with_name(f".{os.urandom(6).hex()}.tmp")
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        copy = sqlite3.connect(new)
        try:
            source.backup(copy)
        finally:
            copy.close()
        with new.open("rb") as file:
            os.fsync(file.fileno())
        new.replace(target)
        sync_folder(target.parent)
    finally:
        new.unlink(missing_ok=True)


def _free_name(path: Path, kind: str) -> Path:
    number = 1
    while os.path.lexists(path.with_name(f"{path.stem}.{kind}-{number}{path.suffix}")):
        number += 1
    return path.with_name(f"{path.stem}.{kind}-{number}{path.suffix}")
