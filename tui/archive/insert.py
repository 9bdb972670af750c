"""Writes a batch of articles with their terms and keys to an archive's tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tui.archive.store import NO_DAY, Archive
from tui.archive.words import IndexedTexts, Indexer

if TYPE_CHECKING:
    import numpy as np

_COUNT_MAX = 255


class NewArticle(Struct, frozen=True):
    """A row in the table of articles, with its text."""

    id: int
    file: int
    number: int
    outlet: str
    headline: str
    byline: str
    published: str
    day: int | None
    url: str
    language: str
    role: str
    ref: str
    identity: int
    wording: int
    same_as: int | None
    added: int
    text: str
    zones: str


_COLUMNS = (
    *("id", "file", "number", "outlet", "headline", "byline", "published", "day", "url", "language", "role", "ref"),
    *("words", "identity", "wording", "same_as", "added"),
)
_TEXT_COLUMNS = frozenset({"outlet", "headline", "byline", "published", "url", "language", "role", "ref"})


def insert_articles(archive: Archive, rows: Sequence[NewArticle], indexer: Indexer) -> None:
    """Insert a batch within the current transaction."""
    languages = [row.language for row in rows]
    indexed = indexer.index([row.text for row in rows], [row.headline for row in rows], languages)
    archive.insert("articles", {name: _column(rows, name, indexed) for name in _COLUMNS})
    texts = {name: _objects([getattr(row, name) for row in rows]) for name in ("text", "zones")}
    archive.insert("texts", {"id": _numbers([row.id for row in rows])} | texts)
    _insert_postings(archive, rows, indexed)
    _insert_terms(archive, rows, indexed)


def _column(rows: Sequence[NewArticle], name: str, indexed: IndexedTexts) -> Any:
    if name == "words":
        return _numbers(indexed.words)
    values = [getattr(row, name) for row in rows]
    return _objects(values) if name in _TEXT_COLUMNS else _numbers(values)


def _objects(values: Sequence[str]) -> Any:
    import numpy as np

    return np.array(values, dtype=object)


def _numbers(values: Sequence[int | None]) -> Any:
    import numpy as np

    is_missing = [value is None for value in values]
    numbers = np.array([value or 0 for value in values], dtype=np.int64)
    return np.ma.masked_array(numbers, mask=is_missing) if any(is_missing) else numbers


def _insert_postings(archive: Archive, rows: Sequence[NewArticle], indexed: IndexedTexts) -> None:
    """Insert the keys, sorted by day and key: sorted numbers take little space, and a few days are found quickly."""
    import numpy as np

    different, rank = np.unique(_days(rows), return_inverse=True)
    unsigned = indexed.keys & 0xFFFFFFFF
    packed = (rank[indexed.key_texts] << _DAY_SHIFT) | (unsigned << _TEXT_BITS) | indexed.key_texts
    packed.sort()
    packed = _without_repeats(packed)
    ids = np.array([row.id for row in rows], dtype=np.int32)
    day = different[packed >> _DAY_SHIFT].astype(np.int32)
    keys = ((packed >> _TEXT_BITS) & 0xFFFFFFFF).astype(np.uint32).view(np.int32)
    columns = {"day": day, "key": keys, "id": ids[packed & ((1 << _TEXT_BITS) - 1)]}
    archive.insert("postings", columns)


_TEXT_BITS, _DAY_SHIFT = 13, 45


def _without_repeats(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    if not len(values):
        return values
    return values[np.concatenate(([True], values[1:] != values[:-1]))]


def _insert_terms(archive: Archive, rows: Sequence[NewArticle], indexed: IndexedTexts) -> None:
    """Insert the terms, sorted by day and term."""
    import numpy as np

    terms = indexed.terms
    ids = np.array([row.id for row in rows], dtype=np.int32)
    days = _days(rows)[terms.texts]
    order = np.argsort(days, kind="stable")  # within a day they stay sorted by term
    columns = {
        "day": days[order].astype(np.int32),
        "term": terms.terms[order].astype(np.int32),
        "id": ids[terms.texts[order]],
        "count": np.minimum(terms.counts[order], _COUNT_MAX).astype(np.uint8),
        "marks": terms.marks[order].astype(np.uint8),
    }
    archive.insert("terms", columns)


def _days(rows: Sequence[NewArticle]) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.array([NO_DAY if row.day is None else row.day for row in rows], dtype=np.int64)
