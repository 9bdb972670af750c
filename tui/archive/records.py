"""Data types for results from an archive: articles with their score, and events."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tui.archive.errors import ArchiveError
from tui.archive.store import Archive
from tui.text.canonical import one_line


class FoundArticle(Struct, frozen=True):
    """An article in an archive. All strings are canonical and on one line."""

    id: int
    outlet: str
    headline: str
    published: str
    file: str
    number: int
    """Number in its file, from 1; 0 if the file contains only one."""
    same_as: int | None = None
    """Id of an earlier article with the same words, or nearly so."""
    is_exact: bool = False
    """True if the words are identical."""
    shared: int = 0
    """Number of shared keys, or of matching search words."""
    score: float = 0.0


class ArchiveEvent(Struct, frozen=True):
    """Articles in an archive about one story."""

    id: int
    articles: tuple[int, ...]
    """Article ids, earliest first."""
    headline: str
    first: str
    """Date of the earliest article in ISO 8601; empty if none has one."""
    last: str
    outlets: tuple[str, ...]
    added: int
    """Time when its last article was added, in seconds since 1970."""
    source: str = ""
    """Program that found it; empty for this one."""


class ArticleText(Struct, frozen=True):
    """An article with the text that was indexed."""

    article: FoundArticle
    language: str
    text: str


_COLUMNS = "a.id, outlet, headline, published, path, number, coalesce(same_as, near.of), same_as IS NOT NULL"
_TABLES = "articles a LEFT JOIN files ON files.id = a.file LEFT JOIN near ON near.id = a.id"
_WANTED = "a.id IN (SELECT unnest(?))"


def articles_by_id(archive: Archive, ids: Sequence[int]) -> dict[int, FoundArticle]:
    """Map ids to articles."""
    rows = archive.rows(f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {_WANTED}", [list(ids)])
    return {row[0]: found_article(row) for row in rows}


def articles_with_texts(archive: Archive, ids: Sequence[int]) -> list[ArticleText]:
    """Return articles in the order of the given ids, in one query, without those that do not exist."""
    tables = f"{_TABLES} JOIN texts t ON t.id = a.id"
    rows = archive.rows(f"SELECT {_COLUMNS}, language, text FROM {tables} WHERE {_WANTED}", [list(ids)])
    texts = {
        row[0]: ArticleText(found_article(tuple(row)), str(language or ""), str(text or ""))
        for *row, language, text in rows
    }
    return [texts[article] for article in ids if article in texts]


def has_articles(archive: Archive) -> bool:
    return bool(archive.rows("SELECT 1 FROM articles LIMIT 1"))


def all_articles(archive: Archive) -> list[FoundArticle]:
    """Return all articles in the order in which they were added."""
    return list(map(found_article, archive.rows(f"SELECT {_COLUMNS} FROM {_TABLES} ORDER BY a.id")))


def found_article(row: tuple[object, ...]) -> FoundArticle:
    """Make an article from a row. An archive may come from somebody else, so its strings are made canonical."""
    article, outlet, headline, published, path, number, same_as, is_exact = row
    outlet, headline, published = (one_line(str(value or "")) for value in (outlet, headline, published))
    same = None if same_as is None else _int(same_as)
    path = one_line(str(path or ""), 4096)
    return FoundArticle(_int(article), outlet, headline, published, path, _int(number or 0), same, bool(is_exact))


def _int(value: object) -> int:
    if isinstance(value, int):
        return value
    raise ArchiveError("it is damaged: a number is missing; add its files to a new archive")
