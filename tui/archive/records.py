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


_ARTICLES = """
SELECT a.id, outlet, headline, published, path, number, coalesce(same_as, near.of), same_as IS NOT NULL
FROM articles a LEFT JOIN files ON files.id = a.file LEFT JOIN near ON near.id = a.id
"""


def articles_by_id(archive: Archive, ids: Sequence[int]) -> dict[int, FoundArticle]:
    """Look up articles."""
    with archive.given("wanted", {"id": _ints(ids)}):
        rows = archive.rows(f"{_ARTICLES} WHERE a.id IN (SELECT id FROM wanted)")
    return {row[0]: found_article(row) for row in rows}


def all_articles(archive: Archive) -> list[FoundArticle]:
    """Return all articles in the order in which they were added."""
    return list(map(found_article, archive.rows(f"{_ARTICLES} ORDER BY a.id")))


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


def _ints(values: Sequence[int]) -> object:
    import numpy as np

    return np.array(values, dtype=np.int64)
