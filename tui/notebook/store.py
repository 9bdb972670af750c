"""The notebook's file: SQLite. What a method has done is on the disk when it returns, also if the power fails then.

Nothing is ever taken out of it: a change is a further version of an item, and what is taken away is set aside. Several
programs may have it open. It is made when something is first written; until then it counts as empty.
"""

import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from msgspec import Struct

from tui.notebook.checking import damage_in, index_faults, rebuild_index
from tui.notebook.errors import ChangedMeanwhile, NotebookError
from tui.notebook.file import NotebookFile
from tui.notebook.model import ArticleRecord, Item, What, safe, safe_marking, safe_record
from tui.notebook.rows import insert_item, insert_records, item_of, record_in
from tui.notebook.times import later_than, time_now

_LATEST = """FROM version WHERE NOT EXISTS (SELECT 1 FROM version AS later WHERE later.item = version.item
    AND (later.changed, later.body) > (version.changed, version.body))"""
_ABOUT = " AND version.item IN (SELECT item FROM about WHERE sha256 IN (SELECT value FROM json_each(?)))"

_MISSING_LOG = (
    "{0}-wal is missing: crosslight 0.1.0 kept the latest items in it; if {0} was copied or moved, put that file "
    "beside it; else nothing is lost, and this warning ends once the notebook has been used"
)


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
        self.wait_seconds = wait_seconds
        self._file = NotebookFile(path, wait_seconds)

    def close(self) -> None:
        """Lets go of the file, which is complete in itself; a method called later opens it again."""
        self._file.close()

    # --- reading ---------------------------------------------------------------------------------------------

    def items(self, articles: Collection[str] | None = None) -> list[Item]:
        """The latest version of every item, or of those in articles with these SHA-256; in the order in which they
        were made. Those set aside are among them."""
        about = _ABOUT if articles is not None else ""
        wanted = () if articles is None else (msgspec.json.encode(sorted(articles)).decode(),)
        found = [item_of(body, self.path) for (body,) in self._rows(f"SELECT body {_LATEST}{about}", wanted)]
        return sorted(found, key=lambda item: (item.created, item.id))

    def versions(self) -> list[Item]:
        """Every version of every item: those of one item together, the oldest first."""
        rows = self._rows("SELECT body FROM version ORDER BY item, changed, body")
        return [item_of(body, self.path) for (body,) in rows]

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
        return sorted(record_in(row, self.path) for row in self._rows("SELECT * FROM article"))

    def seen(self) -> tuple[int, int]:
        """Another pair as soon as another program, or another Notebook, has written into the file, or another file
        has taken its place."""
        rows = self._rows("PRAGMA data_version")
        return self._file.openings, int(rows[0][0]) if rows else -1

    def check(self) -> list[str]:
        """What is wrong with the file, in SQLite's words and ours; empty for a sound one. Raises NotebookError where
        it cannot be opened at all."""
        with self._file.reading(as_it_is=True) as connection:
            if connection is None:
                return []
            wrong = damage_in(connection, self.path)
            missing = [_MISSING_LOG.format(self.path.name)] if self._file.lacks_log else []
            return missing + (wrong or index_faults(connection, self.path))

    def rebuild_index(self) -> None:
        """Makes the index from articles to items anew. Raises DamagedNotebook for items that cannot be read."""
        with self._file.writing() as connection:
            rebuild_index(connection, self.path)

    def _rows(self, query: str, wanted: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows, of one moment; none where there is no notebook yet."""
        with self._file.reading() as connection:
            return [] if connection is None else connection.execute(query, wanted).fetchall()

    # --- writing ---------------------------------------------------------------------------------------------

    def add(self, what: What, records: Iterable[ArticleRecord]) -> Item:
        """records: the articles in which it stands. Raises ValueError when one is missing."""
        known = [safe_record(record) for record in records]
        if {anchor.article for anchor in what.anchors} - {record.sha256 for record in known}:
            raise ValueError("an article of the anchors is not told")
        now = time_now()
        item = Item(uuid4().hex, now, now, False, safe_marking(what))
        with self._file.writing() as connection:
            insert_records(connection, known)
            insert_item(connection, item)
        return item

    def change(self, item: Item, what: What, *, aside: bool = False, records: Iterable[ArticleRecord] = ()) -> Item:
        """A further version of an item. records: articles in which it stands only now. Raises ChangedMeanwhile unless
        `item` is its latest."""
        with self._file.writing() as connection:
            row = connection.execute(f"SELECT body {_LATEST} AND version.item = ?", (item.id,)).fetchone()
            if row is None or item_of(row[0], self.path) != item:
                raise ChangedMeanwhile(self.path, "this was changed in the meantime, by another program")
            insert_records(connection, map(safe_record, records))
            new = Item(item.id, item.created, _later(item, self.path), aside, safe_marking(what))
            insert_item(connection, new)
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
        with self._file.writing() as connection:
            insert_records(connection, map(safe_record, records))
            before = _count(connection)
            for item in versions:
                insert_item(connection, safe(item))
            after = _count(connection)
        return Merged(after.items - before.items, after.versions - before.versions)


def _later(item: Item, path: Path) -> str:
    try:
        return later_than(item.changed)
    except ValueError as error:
        raise NotebookError(path, f"this cannot be changed any more: {error}") from None


class _Counted(Struct, frozen=True):
    items: int
    versions: int


def _count(connection: sqlite3.Connection) -> _Counted:
    return _Counted(*connection.execute("SELECT count(DISTINCT item), count(*) FROM version").fetchone())
