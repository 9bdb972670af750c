"""Checks of a notebook's tables, and what can be rebuilt from its items: the index from articles to items."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tui.notebook.errors import DamagedNotebook
from tui.notebook.model import ArticleRecord, Item
from tui.notebook.rows import entries_of, insert_records, item_of, record_in

_BODIES = "SELECT item, changed, body FROM version"
_ENTRIES = "SELECT sha256, item FROM about"


def damage_in(connection: sqlite3.Connection, path: Path) -> list[str]:
    """What SQLite finds wrong with the pages, else the rows that cannot be read; empty for a sound file."""
    pages = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    if pages != ["ok"]:
        return pages
    return [*_unreadable_versions(connection, path), *_unreadable_records(connection, path)]


def index_faults(connection: sqlite3.Connection, path: Path) -> list[str]:
    """What the index from articles to items, and the list of articles, lack or have too much against the items.

    Raises DamagedNotebook for rows that cannot be read.
    """
    wanted = _wanted_entries(connection, path)
    there = set(connection.execute(_ENTRIES))
    articles = _articles_lacking(connection, wanted)
    counts = (
        (len(wanted - there), "entries are missing in the index from articles to items"),
        (len(there - wanted), "entries of the index from articles to items are of no item"),
        (len(articles), "articles in which something was marked are not listed"),
    )
    return [f"{count} {fault}; crosslight notebook check --repair rebuilds it" for count, fault in counts if count]


def rebuild_index(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the index anew from the items, within a transaction. Unlisted articles are listed by their SHA-256.

    Raises DamagedNotebook for rows that cannot be read.
    """
    wanted = _wanted_entries(connection, path)
    connection.execute("DELETE FROM about")
    connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(wanted))
    insert_records(connection, map(nameless, sorted(_articles_lacking(connection, wanted))))


def nameless(sha256: str) -> ArticleRecord:
    """The record of an article of which only the text's SHA-256 is left."""
    return ArticleRecord(sha256, "", "", "", "", "", "")


def _unreadable_versions(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    for item, changed, body in connection.execute(_BODIES):
        try:
            held = item_of(body, path)
        except DamagedNotebook as error:
            yield f"item {item}: {error.reason}"
        else:
            if (held.id, held.changed) != (item, changed):
                yield f"item {item}: what it holds is of another one"


def _unreadable_records(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    for row in connection.execute("SELECT * FROM article"):
        try:
            record_in(row, path)
        except DamagedNotebook as error:
            yield f"article {row[0]}: {error.reason}"


def _wanted_entries(connection: sqlite3.Connection, path: Path) -> set[tuple[str, str]]:
    items: Iterator[Item] = (item_of(body, path) for _, _, body in connection.execute(_BODIES))
    return {entry for item in items for entry in entries_of(item)}


def _articles_lacking(connection: sqlite3.Connection, entries: set[tuple[str, str]]) -> set[str]:
    return {sha256 for sha256, _ in entries} - {
        sha256 for (sha256,) in connection.execute("SELECT sha256 FROM article")
    }
