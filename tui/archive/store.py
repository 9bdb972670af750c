"""The file of an archive: opened safely, with a versioned schema, and queried with SQL."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.archive.errors import ArchiveError, EngineMissing
from tui.files import NO_CURRENT_FOLDER, describe_write_error, has_current_folder, is_archive_file
from tui.text.canonical import one_line

if TYPE_CHECKING:
    import duckdb
    import numpy as np

SCHEMA_VERSION = 2
_FIRST_VERSION, _ADDED_TABLES = 1, frozenset({"lists"})
"""Oldest version that can be read, and the tables that it lacks; they are added when articles are."""
NO_DAY = -1
"""Day of the keys and terms of an article without a date, which is earlier than every real day."""
MEMORY_MEGABYTES = 700
"""Memory limit of the engine, in megabytes; more is stored temporarily in a folder beside the archive."""
_REASON_CHARACTERS = 200


class Archive:
    """An open archive. Close it after use: while it is open for adding, no other program can open it."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows. Raises ArchiveError."""
        with described():
            return self._connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> Any:
        """Return the first value of the first row."""
        return self.rows(sql, parameters)[0][0]

    def columns(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None, *, with_missing: bool = False
    ) -> dict[str, np.ndarray[Any, Any]]:
        """Run one statement and return its columns as arrays. Raises ArchiveError.

        with_missing: return arrays with missing values as masked arrays.
        """
        import numpy as np

        with described():
            columns = self._connection.execute(sql, parameters).fetchnumpy()
        return columns if with_missing else {name: np.asarray(values) for name, values in columns.items()}

    def insert(self, table: str, columns: Mapping[str, Any], cast: str = "*") -> None:
        """Append arrays of equal length to a table. cast: the expressions for its columns."""
        with described(), self.given("batch", columns):
            self._connection.execute(f"INSERT INTO {table} SELECT {cast} FROM batch")

    @contextmanager
    def given(self, name: str, columns: Mapping[str, Any]) -> Iterator[None]:
        """Let statements read arrays as a table with this name."""
        self._connection.register(name, dict(columns))
        yield
        self._connection.unregister(name)  # not after a failure, when the transaction has to be rolled back first

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block completely or not at all, even if the program is killed. Raises ArchiveError."""
        with described():
            self._connection.begin()
            try:
                yield
                self._connection.commit()
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        import duckdb

        with suppress(duckdb.Error):  # a failed commit, on a full disk for example, has already rolled back
            self._connection.rollback()

    def meta(self, name: str) -> int:
        rows = self.rows("SELECT value FROM meta WHERE name = ?", [name])
        return int(rows[0][0]) if rows else 0

    def set_meta(self, name: str, value: int) -> None:
        self.rows("DELETE FROM meta WHERE name = ?", [name])
        self.rows("INSERT INTO meta VALUES (?, ?)", [name, value])

    def checkpoint(self) -> None:
        """Move additions from the log into the file."""
        self.rows("CHECKPOINT")

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_archive(path: str | Path, *, for_adding: bool = False) -> Archive:
    """Open an archive. for_adding: it may be written to, and is created if necessary. Raises ArchiveError."""
    path = Path(path)
    is_new = _is_new(path)
    if is_new and not for_adding:
        raise ArchiveError("there is no such archive; to create one, use crosslight archive add")
    if not is_new and not is_archive_file(path):
        raise ArchiveError("it is not a crosslight archive")
    if is_new:
        _make(path)
    has_log = path.with_name(f"{path.name}.wal").exists()
    if has_log and not for_adding:  # left by a killed program; opening for adding applies it
        _connect(path, read_only=False).close()
    archive = Archive(path, _connect(path, read_only=not for_adding))
    try:
        _refuse_other_schema(archive)
        if for_adding:
            _upgrade(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _is_new(path: Path) -> bool:
    _refuse_without_folder(path)
    try:
        is_there = path.exists()
        if not is_there and path.is_symlink():
            raise ArchiveError("it is a symbolic link that leads to no file; remove the link, or restore its target")
        return not is_there or (path.is_file() and path.stat().st_size == 0)
    except (OSError, ValueError):
        raise ArchiveError("this is not a valid file name") from None


def _refuse_without_folder(path: Path) -> None:
    """Raise ArchiveError if the current folder was removed: the engine then opens nothing by a relative path."""
    if not path.is_absolute() and not has_current_folder():
        raise ArchiveError(NO_CURRENT_FOLDER)


def _make(path: Path) -> None:
    """Create the tables in a new file that is then renamed, so that no archive is ever incomplete."""
    try:
        os.stat(f"{path.parent}/")  # noqa: PTH116 - a Path drops the slash, and accepts a file
    except OSError as error:  # no folder, for example, or links that form a loop
        raise ArchiveError(describe_write_error(error)) from None
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.unlink(missing_ok=True)
    try:
        _make_tables(unfinished)
    except BaseException:  # on a full disk, for example
        for part in (unfinished, unfinished.with_name(f"{unfinished.name}.wal")):
            part.unlink(missing_ok=True)
        raise
    log = path.with_name(f"{path.name}.wal")
    if log.exists():  # left by a removed archive with this name; it would make the new one look damaged
        log.replace(path.with_name(f"{log.name}.old"))
    unfinished.replace(path)


def _make_tables(path: Path) -> None:
    connection = _connect(path, read_only=False)
    try:
        with described():
            connection.execute(schema_text())
            connection.execute("INSERT INTO meta VALUES ('schema', ?)", [SCHEMA_VERSION])
            connection.execute("CHECKPOINT")
    finally:
        connection.close()


def schema_text() -> str:
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Connect without access to anything outside the file, because an archive may come from somebody else."""
    try:
        import duckdb
    except ImportError:
        raise EngineMissing from None
    config: dict[str, Any] = {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": f"{MEMORY_MEGABYTES}MB",
        "preserve_insertion_order": "true",
        "temp_directory": f"{path}.tmp",
        "threads": 1,  # two threads take half as much CPU time again, for little speed
        "lock_configuration": "true",
    }
    with described():
        return duckdb.connect(str(path), read_only=read_only, config=config)


def _refuse_other_schema(archive: Archive) -> None:
    """Refuse a database that is not an archive, or has another version.

    Only tables are allowed, as views could hide anything.
    """
    rows = archive.rows("SELECT table_name, table_type FROM information_schema.tables")
    tables = {name for name, kind in rows if kind == "BASE TABLE"}
    version = archive.meta("schema") if "meta" in tables else 0
    if version > SCHEMA_VERSION:
        raise ArchiveError("it was made by a newer version of crosslight; update crosslight to open it")
    expected = set(_definitions()) - (_ADDED_TABLES if version < SCHEMA_VERSION else set())
    if tables != expected or len(rows) != len(expected):
        raise ArchiveError("it is a DuckDB database, but not a crosslight archive")
    if version < _FIRST_VERSION:
        raise ArchiveError("it was made by an older version of crosslight; add its files to a new archive")


def _upgrade(archive: Archive) -> None:
    """Add the tables that an archive of an older version lacks."""
    if archive.meta("schema") < SCHEMA_VERSION:
        with archive.transaction():
            for table in _ADDED_TABLES:
                archive.rows(_definitions()[table])
            archive.set_meta("schema", SCHEMA_VERSION)


def _definitions() -> dict[str, str]:
    """Map each table to the statement that creates it."""
    statements = [part for part in schema_text().split(";") if "CREATE TABLE" in part]
    return {statement.split("(")[0].split()[-1]: statement for statement in statements}


@contextmanager
def described() -> Iterator[None]:
    """Turn the engine's errors into reasons for the user."""
    try:
        import duckdb
    except ImportError:
        raise EngineMissing from None
    try:
        yield
    except duckdb.Error as error:
        raise ArchiveError(_reason(error)) from error


def _reason(error: Exception) -> str:
    text = str(error)
    if ("lock" in text and "onflict" in text) or "different configuration" in text:
        return "another program has it open, perhaps another crosslight window; try again when that is done"
    if "No space left" in text or "File too large" in text:
        return "the disk is full; make room and add the files again (what was added so far is kept)"
    if "ermission denied" in text:
        return "you do not have permission to open it"
    detail = one_line(text, _REASON_CHARACTERS)
    return f"it is damaged, or not a crosslight archive ({detail}); add its files to a new archive"
