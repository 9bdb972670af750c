"""Saves the readable content of a damaged notebook into a new file at its path; the damaged file is renamed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from json import JSONDecoder
from pathlib import Path

from msgspec import Struct

from tui.files import describe_write_error
from tui.notebook.checking import nameless
from tui.notebook.copies import replace_notebook
from tui.notebook.errors import DamagedNotebook, NotebookError
from tui.notebook.model import ArticleRecord, Item
from tui.notebook.rows import Row, item_of, lenient_text, record_in
from tui.notebook.store import Notebook

_VERSIONS = ("SELECT body FROM version NOT INDEXED ORDER BY rowid", "SELECT body FROM version ORDER BY rowid DESC")
_BY_KEY = ("SELECT body FROM version ORDER BY item", "SELECT body FROM version ORDER BY item DESC")
_RECORDS = ("SELECT * FROM article ORDER BY sha256", "SELECT * FROM article ORDER BY sha256 DESC")
"""Queries that read from both ends, because reading stops at a bad page."""

_BEGINNING = b'{"id":"'
"""First bytes of an encoded item."""
_PAGE_BYTES = 4096


class Salvaged(Struct, frozen=True):
    items: int
    """Number of items in the notebook now."""
    new_paths: list[Path]
    """New paths of the damaged file and of those that belong to it."""


def repair(notebook: Notebook) -> Salvaged:
    """Rebuild the index if all items can be read; otherwise save the readable ones. Raises NotebookError."""
    try:
        notebook.rebuild_index()
        if not notebook.check():
            return Salvaged(len(notebook.items()), [])
    except DamagedNotebook:
        pass
    notebook.close()
    return salvage(notebook.path, notebook.wait_seconds)


def salvage(path: Path, wait_seconds: float) -> Salvaged:
    """Read each row separately, write the readable ones to a new notebook, and exchange the files.

    Raises NotebookError if nothing can be read or written; then nothing has changed.
    """
    versions, records = _readable(path)
    if not versions:
        raise NotebookError(path, "none of its items can be read; crosslight notebook check --set-aside renames it")
    articles = {anchor.article for item in versions for anchor in item.what.anchors}
    records |= set(map(nameless, articles - {record.sha256 for record in records}))
    new = path.with_name(f"{path.stem}.repaired-{os.urandom(4).hex()}{path.suffix}")
    notebook = Notebook(new, wait_seconds)
    try:
        count = notebook.merge(sorted(records), versions).items
    finally:
        notebook.close()
    try:
        new_paths = replace_notebook(path, new)
    except OSError as error:
        raise NotebookError(
            path,
            f"it cannot be replaced: {describe_write_error(error)}; the content that could be read is in {new.name}",
        ) from error
    return Salvaged(count, new_paths)


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
    """Yield strings that look like items in the bytes of a file whose tables SQLite can no longer find.

    An item longer than a page is stored in pieces, and is not found this way.
    """
    decoder = JSONDecoder()
    at = data.find(_BEGINNING)
    while at >= 0:
        text = _whole_characters(data[at : at + _PAGE_BYTES])
        with suppress(ValueError, RecursionError):
            yield text[: decoder.raw_decode(text)[1]]
        at = data.find(_BEGINNING, at + 1)


def _whole_characters(data: bytes) -> str:
    """Decode the bytes before the first invalid UTF-8 sequence."""
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
    """Yield the rows before the first page that cannot be read."""
    try:
        yield from connection.execute(query)
    except (sqlite3.Error, UnicodeDecodeError, MemoryError, OverflowError):
        return
