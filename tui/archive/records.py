"""What an archive is asked for: articles with their score, and events."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tui.archive.errors import ArchiveError
from tui.archive.store import Archive
from tui.text.canonical import one_line


class FoundArticle(Struct, frozen=True):
    """An article of an archive. All texts are canonical and on one line."""

    id: int
    outlet: str
    headline: str
    published: str
    file: str
    number: int
    """Its number in its file, from 1 on; 0 in a file that holds one."""
    same_as: int | None = None
    """The earlier article that has the same words, or nearly so."""
    is_exact: bool = False
    """The words are exactly the same."""
    shared: int = 0
    """Keys, or words of the search, that it shares."""
    score: float = 0.0


class ArchiveEvent(Struct, frozen=True):
    """Articles of an archive that tell one story."""

    id: int
    articles: tuple[int, ...]
    """Ids, the earliest first."""
    headline: str
    first: str
    """Date of the earliest article, as ISO 8601; empty where none has one."""
    last: str
    outlets: tuple[str, ...]
    added: int
    """When its last article was added, in seconds since 1970."""
    source: str = ""
    """The program that has found it; empty for this one."""


class ArticleText(Struct, frozen=True):
    """An article with the text that it was indexed with."""

    article: FoundArticle
    language: str
    text: str


_COLUMNS = "a.id, outlet, headline, published, path, number, coalesce(same_as, near.of), same_as IS NOT NULL"
_TABLES = "articles a LEFT JOIN files ON files.id = a.file LEFT JOIN near ON near.id = a.id"
_WANTED = "a.id IN (SELECT unnest(?))"


def articles_by_id(archive: Archive, ids: Sequence[int]) -> dict[int, FoundArticle]:
    """Look up articles."""
    rows = archive.rows(f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {_WANTED}", [list(ids)])
    return {row[0]: found_article(row) for row in rows}


def articles_with_texts(archive: Archive, ids: Sequence[int]) -> list[ArticleText]:
    """Return articles in the order of their ids given, all by one query; those that are not there are left out."""
    tables = f"{_TABLES} JOIN texts t ON t.id = a.id"
    rows = archive.rows(f"SELECT {_COLUMNS}, language, text FROM {tables} WHERE {_WANTED}", [list(ids)])
    texts = {
        row[0]: ArticleText(found_article(tuple(row)), str(language or ""), str(text or ""))
        for *row, language, text in rows
    }
    return [texts[article] for article in ids if article in texts]


def all_articles(archive: Archive) -> list[FoundArticle]:
    """Return all articles in the order in which they were added."""
    return list(map(found_article, archive.rows(f"SELECT {_COLUMNS} FROM {_TABLES} ORDER BY a.id")))


def found_article(row: tuple[object, ...]) -> FoundArticle:
    """Make an article of a row. An archive may come from somebody else: its texts pass the door like any other."""
    article, outlet, headline, published, path, number, same_as, is_exact = row
    outlet, headline, published = (one_line(str(value or "")) for value in (outlet, headline, published))
    same = None if same_as is None else _int(same_as)
    path = one_line(str(path or ""), 4096)
    return FoundArticle(_int(article), outlet, headline, published, path, _int(number or 0), same, bool(is_exact))


def _int(value: object) -> int:
    if isinstance(value, int):
        return value
    raise ArchiveError("it is damaged: a number is missing; add its files to a new archive")
