"""Checks a notebook's tables, and rebuilds the article index."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tui.notebook.errors import DamagedNotebook
from tui.notebook.model import ArticleRecord, Item
from tui.notebook.rows import entries_of, insert_records, item_of, record_in

_BODIES = "SELECT item, changed, body FROM version"
_ENTRIES = "SELECT sha256, item FROM about"


def damage_in(connection: sqlite3.Connection, path: Path) -> list[str]:
    """Return the damaged pages that SQLite reports, or else the unreadable rows; empty if the file is sound."""
    pages = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    if pages != ["ok"]:
        return pages
    return [*_unreadable_versions(connection, path), *_unreadable_records(connection, path)]


def index_faults(connection: sqlite3.Connection, path: Path) -> list[str]:
    """Return the faults in the article index and in the list of articles.

    Raises DamagedNotebook for rows that cannot be read.
    """
    expected = _expected_entries(connection, path)
    actual = set(connection.execute(_ENTRIES))
    articles = _unlisted_articles(connection, expected)
    counts = (
        (len(expected - actual), "items are missing from the article index"),
        (len(actual - expected), "entries of the article index belong to no item"),
        (len(articles), "annotated articles are not listed"),
    )
    return [f"{count} {fault}; crosslight notebook check --repair rebuilds it" for count, fault in counts if count]


def rebuild_index(connection: sqlite3.Connection, path: Path) -> None:
    """Rebuild the index from the items, within a transaction. Unlisted articles are listed by their SHA-256.

    Raises DamagedNotebook for rows that cannot be read.
    """
    expected = _expected_entries(connection, path)
    connection.execute("DELETE FROM about")
    connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(expected))
    insert_records(connection, map(nameless, sorted(_unlisted_articles(connection, expected))))


def nameless(sha256: str) -> ArticleRecord:
    """Return the record of an article of which only the SHA-256 is known."""
    return ArticleRecord(sha256, "", "", "", "", "", "")


def _unreadable_versions(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    for item, changed, body in connection.execute(_BODIES):
        try:
            decoded = item_of(body, path)
        except DamagedNotebook as error:
            yield f"item {item}: {error.reason}"
        else:
            if (decoded.id, decoded.changed) != (item, changed):
                yield f"item {item}: its content belongs to another item"


def _unreadable_records(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    for row in connection.execute("SELECT * FROM article"):
        try:
            record_in(row, path)
        except DamagedNotebook as error:
            yield f"article {row[0]}: {error.reason}"


def _expected_entries(connection: sqlite3.Connection, path: Path) -> set[tuple[str, str]]:
    items: Iterator[Item] = (item_of(body, path) for _, _, body in connection.execute(_BODIES))
    return {entry for item in items for entry in entries_of(item)}


def _unlisted_articles(connection: sqlite3.Connection, entries: set[tuple[str, str]]) -> set[str]:
    return {sha256 for sha256, _ in entries} - {
        sha256 for (sha256,) in connection.execute("SELECT sha256 FROM article")
    }
