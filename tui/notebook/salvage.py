"""A damaged notebook's readable content, carried over into a new file at its place; the damaged one is set aside."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from json import JSONDecoder
from pathlib import Path

from msgspec import Struct

from tui.files import sync_folder
from tui.notebook.checking import nameless
from tui.notebook.copies import set_aside
from tui.notebook.errors import DamagedNotebook, NotebookError
from tui.notebook.model import ArticleRecord, Item
from tui.notebook.rows import Row, item_of, lenient_text, record_in
from tui.notebook.store import Notebook

_VERSIONS = ("SELECT body FROM version NOT INDEXED ORDER BY rowid", "SELECT body FROM version ORDER BY rowid DESC")
_BY_KEY = ("SELECT body FROM version ORDER BY item", "SELECT body FROM version ORDER BY item DESC")
_RECORDS = ("SELECT * FROM article ORDER BY sha256", "SELECT * FROM article ORDER BY sha256 DESC")
"""Each from both ends, and items by two ways: reading stops at a page that went bad."""

_BEGINNING = b'{"id":"'
"""Of an item in the file."""
_PAGE_BYTES = 4096


class Salvaged(Struct, frozen=True):
    items: int
    """In the notebook now."""
    moved: list[Path]
    """New names of the damaged file and of those that belong to it."""


def repair(notebook: Notebook) -> Salvaged:
    """Rebuilds the index where the items can all be read, else carries over those that can. Raises NotebookError."""
    try:
        notebook.rebuild_index()
        if not notebook.check():
            return Salvaged(len(notebook.items()), [])
    except DamagedNotebook:
        pass
    notebook.close()
    return salvage(notebook.path, notebook.wait_seconds)


def salvage(path: Path, wait_seconds: float) -> Salvaged:
    """Reads each row by itself, writes those that can be read into a new notebook, and exchanges the files.

    Raises NotebookError where nothing can be read, or nothing be written; then nothing was changed.
    """
    versions, records = _readable(path)
    if not versions:
        raise NotebookError(
            path, "no item in it can be read; crosslight notebook check --set-aside gives it another name"
        )
    articles = {anchor.article for item in versions for anchor in item.what.anchors}
    records |= set(map(nameless, articles - {record.sha256 for record in records}))
    new = path.with_name(f"{path.stem}.repaired-{os.urandom(4).hex()}{path.suffix}")
    notebook = Notebook(new, wait_seconds)
    try:
        count = notebook.merge(sorted(records), versions).items
    finally:
        notebook.close()
    try:
        moved = set_aside(path)
        new.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise NotebookError(path, f"what could be read is in {new.name}: {error.strerror}") from error
    return Salvaged(count, moved)


def _readable(path: Path) -> tuple[list[Item], set[ArticleRecord]]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = lenient_text
    try:
        versions = {item.id + item.changed + str(item): item for item in _items(connection, path)}
        return list(versions.values()), set(_records(connection, path))
    finally:
        connection.close()


def _items(connection: sqlite3.Connection, path: Path) -> Iterator[Item]:
    bodies = (row[0] for query in _VERSIONS + _BY_KEY for row in _rows(connection, query))
    for body in chain(bodies, _bodies_in(path.read_bytes())):
        try:
            yield item_of(body, path)
        except DamagedNotebook:
            continue


def _bodies_in(data: bytes) -> Iterator[str]:
    """What looks like an item in the bytes of the file, where SQLite cannot find its tables any more.

    An item that is longer than a page is in pieces, and is not found so.
    """
    decoder = JSONDecoder()
    at = data.find(_BEGINNING)
    while at >= 0:
        text = _whole_characters(data[at : at + _PAGE_BYTES])
        with suppress(ValueError, RecursionError):
            yield text[: decoder.raw_decode(text)[1]]
        at = data.find(_BEGINNING, at + 1)


def _whole_characters(data: bytes) -> str:
    """The text before the first bytes that are no UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return data[: error.start].decode()


def _records(connection: sqlite3.Connection, path: Path) -> Iterator[ArticleRecord]:
    for query in _RECORDS:
        for row in _rows(connection, query):
            try:
                yield record_in(row, path)
            except DamagedNotebook:
                continue


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[Row]:
    """The rows before the first page that cannot be read."""
    try:
        yield from connection.execute(query)
    except (sqlite3.Error, UnicodeDecodeError, MemoryError, OverflowError):
        return
