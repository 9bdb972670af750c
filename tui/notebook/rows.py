"""Writes and reads rows of the notebook's tables, including damaged ones."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import astuple

from tui.notebook.errors import TRY_REPAIR, DamagedNotebook
from tui.notebook.model import ArticleRecord, Item, encoded, safe, safe_record

Row = tuple[object, ...]


def lenient_text(data: bytes) -> str:
    """Decode the text in a column; invalid UTF-8, which only damage can cause, becomes replacement characters."""
    return data.decode("utf-8", "replace")


def item_of(body: object, path: Path) -> Item:
    """Decode the item in a row's body; its strings are made canonical. Raises DamagedNotebook."""
    try:
        if not isinstance(body, bytes | str):
            raise ValueError(f"{type(body).__name__} instead of bytes")
        return safe(msgspec.json.decode(body, type=Item))
    except (ValueError, RecursionError) as error:
        raise DamagedNotebook(path, f"one of its items cannot be read ({error}); {TRY_REPAIR}") from None


def record_in(row: Row, path: Path) -> ArticleRecord:
    """Decode the article in a row; its strings are made canonical. Raises DamagedNotebook."""
    try:
        return safe_record(msgspec.convert(dict(zip(ArticleRecord.__struct_fields__, row, strict=True)), ArticleRecord))
    except ValueError as error:
        raise DamagedNotebook(path, f"one of its articles cannot be read ({error}); {TRY_REPAIR}") from None


def insert_records(connection: sqlite3.Connection, records: Iterable[ArticleRecord]) -> None:
    connection.executemany("INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", map(astuple, records))


def insert_item(connection: sqlite3.Connection, item: Item) -> None:
    connection.execute("INSERT OR IGNORE INTO version VALUES (?, ?, ?)", (item.id, item.changed, encoded(item)))
    connection.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", sorted(entries_of(item)))


def entries_of(item: Item) -> set[tuple[str, str]]:
    """Return an item's entries in the article index: (SHA-256, item id)."""
    return {(anchor.article, item.id) for anchor in item.what.anchors}
