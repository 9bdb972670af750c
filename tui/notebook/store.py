"""The notebook's file: SQLite. What a method has done is on the disk when it returns, also if the power fails then.

Nothing is ever taken out of it: a change is a further version of an item, and what is taken away is set aside. Several
programs may have it open. It is made when something is first written; until then it counts as empty.
"""

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar
from uuid import uuid4

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from tui.notebook.errors import ChangedMeanwhile, DamagedNotebook, NotebookError, is_busy, told
from tui.notebook.model import ArticleRecord, Item, What, encoded, safe, safe_marking, safe_record
from tui.notebook.schema import bring_up_to_date, number_of

T = TypeVar("T")

_LATEST = """FROM version WHERE NOT EXISTS (SELECT 1 FROM version AS later WHERE later.item = version.item
    AND (later.changed, later.body) > (version.changed, version.body))"""
_ABOUT = " AND version.item IN (SELECT item FROM about WHERE sha256 IN (SELECT value FROM json_each(?)))"
_BUSY_SECONDS = 0.01
_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


class Merged(Struct, frozen=True):
    """What was not there before."""

    items: int
    versions: int
    """Of items that were there and of those that were not."""


class Notebook:
    """Its methods raise NotebookError, which names the file and the reason."""

    def __init__(self, path: Path, wait_seconds: float) -> None:
        """wait_seconds: for other programs that write. Nothing is opened or made yet."""
        self.path = path
        self._wait_seconds = wait_seconds
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # --- reading ---------------------------------------------------------------------------------------------

    def items(self, articles: Collection[str] | None = None) -> list[Item]:
        """The latest version of every item, or of those in articles with these SHA-256; in the order in which they
        were made. Those set aside are among them."""
        with self._reading() as connection:
            if connection is None:
                return []
            about = _ABOUT if articles is not None else ""
            wanted = () if articles is None else (msgspec.json.encode(sorted(articles)).decode(),)
            found = [self._item(body) for (body,) in connection.execute(f"SELECT body {_LATEST}{about}", wanted)]
        return sorted(found, key=lambda item: (item.created, item.id))

    def versions(self) -> list[Item]:
        """Every version of every item: those of one item together, the oldest first."""
        with self._reading() as connection:
            if connection is None:
                return []
            rows = connection.execute("SELECT body FROM version ORDER BY item, changed, body")
            return [self._item(body) for (body,) in rows]

    def item(self, beginning: str) -> Item:
        """The item whose id begins so. Raises KeyError where there is none, ValueError where there are several."""
        found = [item for item in self.items() if item.id.startswith(beginning)]
        if not found:
            raise KeyError(beginning)
        if len(found) > 1:
            raise ValueError(beginning)
        return found[0]

    def records(self) -> list[ArticleRecord]:
        """The articles in which something was marked, with each place they came from."""
        with self._reading() as connection:
            if connection is None:
                return []
            return sorted(self._record(row) for row in connection.execute("SELECT * FROM article"))

    def seen(self) -> int:
        """A number that is another one as soon as another program, or another Notebook, has written into the file."""
        with self._reading() as connection:
            return -1 if connection is None else int(connection.execute("PRAGMA data_version").fetchone()[0])

    def check(self) -> list[str]:
        """What is wrong with the file, in SQLite's words and ours; empty for a sound one. Raises NotebookError where
        it cannot be opened at all."""
        with self._reading() as connection:
            if connection is None:
                return []
            wrong = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            if wrong != ["ok"]:
                return wrong
            for item, changed, body in connection.execute("SELECT item, changed, body FROM version"):
                try:
                    if (known := self._item(body)) and (known.id, known.changed) != (item, changed):
                        wrong.append(f"item {item}: what it holds is of another one")
                except DamagedNotebook as error:
                    wrong.append(f"item {item}: {error.reason}")
            return wrong[1:]

    # --- writing ---------------------------------------------------------------------------------------------

    def add(self, what: What, records: Iterable[ArticleRecord]) -> Item:
        """records: the articles in which it stands. Raises ValueError when one is missing."""
        known = [safe_record(record) for record in records]
        if {anchor.article for anchor in what.anchors} - {record.sha256 for record in known}:
            raise ValueError("an article of the anchors is not told")
        now = _time(datetime.now(UTC))
        item = Item(uuid4().hex, now, now, False, safe_marking(what))
        with self._writing() as connection:
            _insert_records(connection, known)
            _insert(connection, item)
        return item

    def change(self, item: Item, what: What, *, aside: bool = False, records: Iterable[ArticleRecord] = ()) -> Item:
        """A further version of an item. records: articles in which it stands only now. Raises ChangedMeanwhile unless
        `item` is its latest."""
        with self._writing() as connection:
            row = connection.execute(f"SELECT body {_LATEST} AND version.item = ?", (item.id,)).fetchone()
            if row is None or self._item(row[0]) != item:
                raise ChangedMeanwhile(self.path, "this was changed in the meantime, by another program")
            _insert_records(connection, map(safe_record, records))
            new = Item(item.id, item.created, _later_than(item.changed), aside, safe_marking(what))
            _insert(connection, new)
        return new

    def set_aside(self, item: Item) -> Item:
        """Takes it away, so that it can be brought back. Raises ChangedMeanwhile."""
        return self.change(item, item.what, aside=True)

    def bring_back(self, item: Item) -> Item:
        """Raises ChangedMeanwhile."""
        return self.change(item, item.what)

    def merge(self, records: Iterable[ArticleRecord], versions: Iterable[Item]) -> Merged:
        """Takes in what is not there yet: all of it, or nothing. The same twice changes nothing; nothing that is there
        is lost. Of each item the latest version counts, wherever it came from."""
        with self._writing() as connection:
            _insert_records(connection, map(safe_record, records))
            before = _count(connection)
            for item in versions:
                _insert(connection, safe(item))
            after = _count(connection)
        return Merged(after.items - before.items, after.versions - before.versions)

    # --- the file --------------------------------------------------------------------------------------------

    def _item(self, body: bytes) -> Item:
        try:
            return safe(msgspec.json.decode(body, type=Item))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedNotebook(self.path, f"it holds what is no item ({error}); it was left as it is") from None

    def _record(self, row: tuple[object, ...]) -> ArticleRecord:
        try:
            return safe_record(
                msgspec.convert(dict(zip(ArticleRecord.__struct_fields__, row, strict=True)), ArticleRecord)
            )
        except msgspec.ValidationError as error:
            raise DamagedNotebook(self.path, f"it holds what is no article ({error}); it was left as it is") from None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """None where there is no notebook yet. All that is read within is of one moment."""
        if self._connection is None and not os.path.lexists(self.path):
            yield None
            return
        try:
            connection = self._connected()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise told(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connected()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise told(error, self.path) from error

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            _make_file(self.path)
            connection = sqlite3.connect(
                self.path, timeout=self._wait_seconds, isolation_level=None, check_same_thread=False
            )
            try:
                _set_up_in_turn(connection, self.path, self._wait_seconds)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection


def _make_file(path: Path) -> None:
    """What the reader writes is for nobody else: SQLite would let everybody read it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise NotebookError(path, "it is a folder")
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o600))
    except OSError as error:
        raise NotebookError(path, error.strerror or "it cannot be made") from error


def _set_up_in_turn(connection: sqlite3.Connection, path: Path, wait_seconds: float) -> None:
    """While several programs begin a notebook, SQLite tells some of them that it is busy without letting them wait."""
    until = monotonic() + wait_seconds
    while True:
        try:
            _set_up(connection, path)
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or monotonic() >= until:
                raise
            sleep(_BUSY_SECONDS)


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    number_of(connection, path)  # before anything is changed in what may be another program's
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    bring_up_to_date(connection, path)


class _Counted(Struct, frozen=True):
    items: int
    versions: int


def _count(connection: sqlite3.Connection) -> _Counted:
    return _Counted(*connection.execute("SELECT count(DISTINCT item), count(*) FROM version").fetchone())


def _insert_records(connection: sqlite3.Connection, records: Iterable[ArticleRecord]) -> None:
    connection.executemany("INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", map(astuple, records))


def _insert(connection: sqlite3.Connection, item: Item) -> None:
    connection.execute("INSERT OR IGNORE INTO version VALUES (?, ?, ?)", (item.id, item.changed, encoded(item)))
    about = {(anchor.article, item.id) for anchor in item.what.anchors}
    connection.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", sorted(about))


def _time(moment: datetime) -> str:
    return moment.strftime(_TIME)


def _later_than(time: str) -> str:
    """Now, or where the clock has been set back since, the microsecond after."""
    after = datetime.strptime(time, _TIME).replace(tzinfo=UTC) + timedelta(microseconds=1)
    return _time(max(datetime.now(UTC), after))
