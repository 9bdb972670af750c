"""Keeps daily copies of the notebook in a separate folder, so that losing one does not mean losing both.

A notebook only grows. So a copy with more versions than the notebook contains something that the notebook has lost, and
is never removed; of the others, the latest seven are kept.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from tui.files import describe_write_error, sync_folder
from tui.notebook.copies import copy_whole
from tui.notebook.errors import DamagedNotebook, NotebookError
from tui.notebook.location import backups_folder
from tui.notebook.salvage import repair
from tui.notebook.store import MergeCounts, Notebook

KEPT_MAX = 7
"""Maximum number of copies, not counting those with more versions than the notebook."""
_NAME = re.compile(r"\d{4}-\d\d-\d\d\.sqlite")


class Backup(Struct, frozen=True, order=True):
    """A copy of the notebook, made on a day before that day's changes."""

    day: str
    """The day in ISO format, in local time."""
    path: Path
    items: int
    """Number of items; -1 if the copy cannot be read."""
    versions: int


class Restored(Struct, frozen=True):
    counts: MergeCounts
    new_paths: list[Path]
    """New paths of a damaged notebook and of the files that belong to it; empty if it was sound."""


class DailyBackups:
    """The daily copies of one notebook."""

    def __init__(self, notebook: Notebook) -> None:
        self.folder = backups_folder(notebook.path)
        self.problem = ""
        """Reason why the last copy could not be made, on one line; empty if it was made."""
        self._notebook = notebook
        self._last_day = ""
        """Day of the last attempt."""

    def copy_daily(self) -> None:
        """Copy the notebook unless it was copied today. Never raises: errors are described in `problem`."""
        day = date.today().isoformat()
        if day == self._last_day or not os.path.lexists(self._notebook.path):
            return
        self._last_day = day
        target = self.folder / f"{day}.sqlite"
        try:
            if not os.path.lexists(target):
                self._copy_to(target)
        except (OSError, NotebookError) as error:
            reason = error.reason if isinstance(error, NotebookError) else describe_write_error(error)
            self.problem = f"the notebook could not be copied to {self.folder}: {reason}"
        else:
            self.problem = ""

    def all(self) -> list[Backup]:
        """Return the copies, latest first."""
        paths = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted((_described(path, path.stem) for path in paths if _NAME.fullmatch(path.name)), reverse=True)

    def restore(self, backup: Backup) -> Restored:
        """Add everything in a copy that the notebook lacks; the copy does not change.

        A damaged notebook is repaired first, as it may contain newer items. Raises NotebookError.
        """
        new_paths = _make_sound(self._notebook)
        try:
            with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                return Restored(self._merge(backup, Path(folder) / "notebook.sqlite"), new_paths)
        except (OSError, sqlite3.Error) as error:
            raise NotebookError(backup.path, f"this copy cannot be read ({error}); try another one") from error

    def _merge(self, backup: Backup, working_copy: Path) -> MergeCounts:
        """Merge a backup by way of a working copy, which may be upgraded.

        Raises OSError, sqlite3.Error, NotebookError.
        """
        with closing(_opened(backup.path)) as connection:
            copy_whole(connection, working_copy)
        source = Notebook(working_copy, self._notebook.wait_seconds)
        try:
            return self._notebook.merge(source.records(), source.versions())
        finally:
            source.close()

    def _copy_to(self, target: Path) -> None:
        """Write a copy under a temporary name, check it, and rename it. Raises OSError, NotebookError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = target.with_name(f".{os.urandom(6).hex()}.sqlite")
        try:
            self._notebook.copy_to(new)
            copy = _described(new, target.stem)
            if copy.items < 0:
                raise DamagedNotebook(self._notebook.path, "it is damaged; crosslight notebook check says more")
            new.replace(target)
            sync_folder(self.folder)
        finally:
            new.unlink(missing_ok=True)
        for old in self._superfluous(copy.versions):
            old.unlink(missing_ok=True)

    def _superfluous(self, versions: int) -> Iterator[Path]:
        """Yield copies beyond the latest seven that contain no more versions than the notebook."""
        for backup in self.all()[KEPT_MAX:]:
            if 0 <= backup.versions <= versions:
                yield backup.path


def _described(path: Path, day: str) -> Backup:
    items = versions = -1
    with suppress(sqlite3.Error), closing(_opened(path)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
            items, versions = connection.execute("SELECT count(DISTINCT item), count(*) FROM version").fetchone()
    return Backup(day, path, items, versions)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _make_sound(notebook: Notebook) -> list[Path]:
    """Repair the notebook if it is damaged; return the new paths of the damaged files. Raises NotebookError."""
    try:
        if not notebook.check():
            return []
    except DamagedNotebook:
        notebook.close()
    try:
        return repair(notebook).new_paths
    except NotebookError as error:
        raise NotebookError(
            notebook.path, f"{error.reason}; rename it (crosslight notebook check --set-aside), then restore again"
        ) from error
