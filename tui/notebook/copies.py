"""Other files beside a notebook: a damaged one under another name, and whole copies, on the disk with their names."""

import os
import sqlite3
from pathlib import Path

from tui.files import sync_folder

_ENDINGS = ("-wal", "-shm", "-journal", "")
"""Of the files that SQLite may keep for one database; the database last."""


def set_aside(path: Path) -> list[Path]:
    """Gives a damaged notebook, with the files that belong to it, other names that nobody has; returns them."""
    new = _free_name(path, "damaged")
    moved = []
    for ending in _ENDINGS:
        old = path.with_name(path.name + ending)
        if os.path.lexists(old):
            target = new.with_name(new.name + ending)
            old.rename(target)
            moved.append(target)
    sync_folder(path.parent)
    return moved[::-1]


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps for a database under such a name: beside the file itself, where the path is a link."""
    real = path.resolve()
    return real.with_name(real.name + ending)


def keep_copy(connection: sqlite3.Connection, path: Path) -> Path:
    """Writes what a connection reads beside `path`, from which its file was moved or removed; returns where to.

    Raises OSError, sqlite3.Error.
    """
    if os.path.lexists(beside(path, "-journal")):
        # It belongs to the file that has taken the name, and SQLite would apply it to the one that is open.
        raise OSError("another program is writing at its place")
    target = _free_name(path, "removed")
    copy_whole(connection, target)
    return target


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Copies a database as it was last committed, whole or not at all, to the disk. Replaces what is at the target.

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
