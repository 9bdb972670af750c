"""Stores the notebook in an SQLite file. When a method returns, its change is on the disk and survives a power failure.

Nothing is ever deleted: a change is another version of an item, and a removed item is only marked as removed. Several
programs may have the file open. It is created by the first write; until then it counts as empty.
"""

import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from msgspec import Struct

from tui.notebook.checking import damage_in, index_faults, rebuild_index
from tui.notebook.copies import copy_whole
from tui.notebook.errors import ChangedMeanwhile, NotebookError
from tui.notebook.file import NotebookFile
from tui.notebook.model import ArticleRecord, Item, ItemContent, safe, safe_marking, safe_record
from tui.notebook.rows import insert_item, insert_records, item_of, record_in
from tui.notebook.times import later_than, time_now

_LATEST = """FROM version WHERE NOT EXISTS (SELECT 1 FROM version AS later WHERE later.item = version.item
    AND (later.changed, later.body) > (version.changed, version.body))"""
_ABOUT = " AND version.item IN (SELECT item FROM about WHERE sha256 IN (SELECT value FROM json_each(?)))"

_MISSING_LOG = (
    "{0}-wal is missing: crosslight 0.1.0 kept the latest items in it; if you copied or moved {0}, move that file "
    "beside it; if not, nothing is lost, and this warning goes away once you use the notebook"
)


class MergeCounts(Struct, frozen=True):
    """Numbers of items and versions that a merge has added."""

    items: int
    versions: int
    """Number of versions added, of new and of existing items."""


class Notebook:
    """The notebook in its file. Methods raise NotebookError, which names the file and the reason."""

    def __init__(self, path: Path, wait_seconds: float) -> None:
        """Prepare a notebook; nothing is opened or created yet. wait_seconds: maximum wait for other writers."""
        self.path = path
        self.wait_seconds = wait_seconds
        self._file = NotebookFile(path, wait_seconds)

    def close(self) -> None:
        """Close the file; any later method opens it again."""
        self._file.close()

    # --- reading ---------------------------------------------------------------------------------------------

    def items(self, articles: Collection[str] | None = None) -> list[Item]:
        """Return the latest version of every item, or of those in the articles with these SHA-256 values.

        Items are in the order of their creation, and include removed ones.
        """
        about = _ABOUT if articles is not None else ""
        parameters = () if articles is None else (msgspec.json.encode(sorted(articles)).decode(),)
        items = [item_of(body, self.path) for (body,) in self._rows(f"SELECT body {_LATEST}{about}", parameters)]
        return sorted(items, key=lambda item: (item.created, item.id))

    def versions(self) -> list[Item]:
        """Return every version of every item, grouped by item, oldest first."""
        rows = self._rows("SELECT body FROM version ORDER BY item, changed, body")
        return [item_of(body, self.path) for (body,) in rows]

    def item(self, prefix: str) -> Item:
        """Return the item whose id begins with `prefix`. Raises KeyError if there is none, ValueError for several."""
        matching_items = [item for item in self.items() if item.id.startswith(prefix)]
        if not matching_items:
            raise KeyError(prefix)
        if len(matching_items) > 1:
            raise ValueError(prefix)
        return matching_items[0]

    def records(self) -> list[ArticleRecord]:
        """Return the annotated articles, one record for each source."""
        return sorted(record_in(row, self.path) for row in self._rows("SELECT * FROM article"))

    def change_stamp(self) -> tuple[int, int]:
        """Return a pair that changes when another program or Notebook writes, or the file is replaced."""
        rows = self._rows("PRAGMA data_version")
        return self._file.opened_count, int(rows[0][0]) if rows else -1

    def check(self) -> list[str]:
        """Return the faults of the file; empty if it is sound. Raises NotebookError if it cannot be opened."""
        with self._file.reading(as_it_is=True) as connection:
            if connection is None:
                return []
            damage = damage_in(connection, self.path)
            warnings = [_MISSING_LOG.format(self.path.name)] if self._file.lacks_log else []
            return warnings + (damage or index_faults(connection, self.path))

    def rebuild_index(self) -> None:
        """Rebuild the article index. Raises DamagedNotebook for items that cannot be read."""
        with self._file.writing() as connection:
            rebuild_index(connection, self.path)

    def copy_to(self, target: Path) -> None:
        """Write a copy of the notebook, completely or not at all. Raises OSError if it cannot be written."""
        with self._file.reading() as connection:
            if connection is not None:
                copy_whole(connection, target)

    def _rows(self, query: str, parameters: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; empty if there is no notebook yet."""
        with self._file.reading() as connection:
            return [] if connection is None else connection.execute(query, parameters).fetchall()

    # --- writing ---------------------------------------------------------------------------------------------

    def add(self, content: ItemContent, records: Iterable[ArticleRecord]) -> Item:
        """Add an item. records: the articles its anchors refer to; raises ValueError if one is missing."""
        safe_records = [safe_record(record) for record in records]
        if {anchor.article for anchor in content.anchors} - {record.sha256 for record in safe_records}:
            raise ValueError("the record of an anchor's article is missing")
        time = time_now()
        item = Item(uuid4().hex, time, time, False, safe_marking(content))
        with self._file.writing() as connection:
            insert_records(connection, safe_records)
            insert_item(connection, item)
        return item

    def change(
        self, item: Item, content: ItemContent, *, aside: bool = False, records: Iterable[ArticleRecord] = ()
    ) -> Item:
        """Add a version of an item. records: articles that its anchors did not refer to before.

        Raises ChangedMeanwhile unless `item` is the latest version.
        """
        with self._file.writing() as connection:
            row = connection.execute(f"SELECT body {_LATEST} AND version.item = ?", (item.id,)).fetchone()
            if row is None or item_of(row[0], self.path) != item:
                raise ChangedMeanwhile(self.path, "another program has changed this item")
            insert_records(connection, map(safe_record, records))
            new_item = Item(item.id, item.created, _later(item, self.path), aside, safe_marking(content))
            insert_item(connection, new_item)
        return new_item

    def set_aside(self, item: Item) -> Item:
        """Mark an item as removed, so that it can be restored. Raises ChangedMeanwhile."""
        return self.change(item, item.what, aside=True)

    def bring_back(self, item: Item) -> Item:
        """Restore a removed item. Raises ChangedMeanwhile."""
        return self.change(item, item.what)

    def merge(self, records: Iterable[ArticleRecord], versions: Iterable[Item]) -> MergeCounts:
        """Add the versions that are missing, all of them or none. Merging twice changes nothing, and nothing is lost.

        The latest version of each item counts, wherever it came from.
        """
        with self._file.writing() as connection:
            insert_records(connection, map(safe_record, records))
            counts_before = _count(connection)
            for item in versions:
                insert_item(connection, safe(item))
            counts_after = _count(connection)
        return MergeCounts(counts_after.items - counts_before.items, counts_after.versions - counts_before.versions)


def _later(item: Item, path: Path) -> str:
    try:
        return later_than(item.changed)
    except ValueError as error:
        raise NotebookError(path, f"this item can no longer be changed: {error}") from None


class _ItemCounts(Struct, frozen=True):
    items: int
    versions: int


def _count(connection: sqlite3.Connection) -> _ItemCounts:
    return _ItemCounts(*connection.execute("SELECT count(DISTINCT item), count(*) FROM version").fetchone())
