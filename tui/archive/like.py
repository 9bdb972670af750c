"""Articles of an archive that are like a given one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from tui.archive.records import FoundArticle, articles_by_id
from tui.archive.store import Archive
from tui.archive.vectors import COUNTED, LEAST_WEIGHT, TITLE_WEIGHT, term_weights
from tui.archive.words import TITLE, IndexedTexts, Indexer

if TYPE_CHECKING:
    import numpy as np

_COMMON_SHARE = 0.2
"""Share of the articles from which a term tells nothing, and is not looked for."""
_COMMON_FROM = 200
"""Articles of an archive from which that holds; in a small one every term counts."""
_FURTHER = 10
"""Articles looked up beyond those that were asked for, among which copies are left out."""
SCORE_MAX = 100.0
_COPY_SHARE = 0.8
"""Least share of a text that its copy has: some files repeat the headline in the text, others leave it out."""


class Query(Struct, frozen=True):
    """An article to compare with those of an archive."""

    text: str
    headline: str
    language: str
    id: int = 0
    """Its id in the archive; 0 for an article from elsewhere, whose copy in the archive is left out."""


def measure_lengths(archive: Archive, first_new: int) -> None:
    """Store the lengths of the vectors from an article on; of all when the archive has doubled. In a transaction."""
    total, measured = archive.value("SELECT count(*) FROM articles"), archive.meta("measured")
    if total >= 2 * measured:
        first_new = 0
        archive.rows("DELETE FROM norms")
        archive.set_meta("measured", total)
    archive.rows(
        f"INSERT INTO norms SELECT id, sqrt(sum(pow({_VALUE}, 2))) FROM terms t JOIN weights w ON t.term = w.term "
        "WHERE id >= ? GROUP BY id",
        [first_new],
    )


_WEIGHT = (
    f"greatest(ln(((SELECT max(value) FROM meta WHERE name = '{COUNTED}') + 1.0) / (w.holders + 0.5)), {LEAST_WEIGHT})"
)
_TITLE_FACTOR = f"(CASE WHEN t.marks & {TITLE} > 0 THEN {TITLE_WEIGHT} ELSE 1.0 END)"
_VALUE = f"(1 + ln(t.count)) * {_TITLE_FACTOR} * {_WEIGHT}"
_LIKE = f"""
SELECT t.id, sum((1 + ln(t.count)) * {_TITLE_FACTOR} * q.value) / coalesce(any_value(n.norm), 30.0) AS score
FROM terms t JOIN query q ON t.term = q.term LEFT JOIN norms n ON n.id = t.id
WHERE t.day BETWEEN ? AND ? GROUP BY t.id ORDER BY score DESC, t.id LIMIT ?
"""
_ANY_DAY = (-1, 1 << 30)


def like(
    archive: Archive, query: Query, *, limit: int = 10, days: tuple[int, int] | None = None
) -> tuple[list[FoundArticle], int]:
    """Return the articles most like one, the likest first, and the id of its own copy in the archive, or 0.

    days: the first and the last day, as ordinals; articles without a date are left out then. Scores: 0 to 100.
    """
    indexed = _index([query.text], [query.headline], [query.language])
    columns = _query_columns(archive, indexed)
    first, last = days or _ANY_DAY
    with archive.given("query", columns):
        rows = archive.rows(_LIKE, [first, last, limit + _FURTHER])
    scores = {row[0]: float(row[1]) for row in rows}
    own = query.id or _own_copy(archive, query, scores)
    scores.pop(own, None)
    ranked = sorted(scores, key=lambda article: (-scores[article], article))[:limit]
    shared = _shared_keys(archive, indexed, ranked)
    found = articles_by_id(archive, ranked)
    results = [
        replace(found[article], shared=shared.get(article, 0), score=round(SCORE_MAX * min(1.0, scores[article]), 1))
        for article in ranked
        if article in found
    ]
    return results, own


@cache
def _indexer() -> Indexer:
    """The indexer of all questions: most words of a question have been stemmed for an earlier one."""
    return Indexer()


_INDEXING = Lock()


def _index(texts: Sequence[str], headlines: Sequence[str], languages: Sequence[str]) -> IndexedTexts:
    with _INDEXING:
        return _indexer().index(texts, headlines, languages)


def _query_columns(archive: Archive, indexed: IndexedTexts) -> dict[str, Any]:
    """Return the terms to look for, each with its value in the vector of the query times its weight."""
    import numpy as np

    terms = indexed.terms
    weights = term_weights(archive, terms.terms)
    told = weights.at(terms.terms)
    values = (1 + np.log(np.maximum(terms.counts, 1))) * np.where(terms.marks & TITLE != 0, TITLE_WEIGHT, 1.0) * told
    length = float(np.sqrt(np.sum(values * values))) or 1.0
    total = archive.meta(COUNTED)
    is_rare = told >= -np.log(_COMMON_SHARE) if total >= _COMMON_FROM else np.ones(len(told), dtype=bool)
    return {"term": terms.terms[is_rare].astype(np.int32), "value": (values * told / length)[is_rare]}


def _own_copy(archive: Archive, query: Query, scores: dict[int, float]) -> int:
    """Return the first article with the same words, with or without its headline, if there is one among the likest."""
    from tui.text.fold import fold_text

    words = " ".join(fold_text(query.text).split())
    near = [article for article, score in scores.items() if score > 0.85]
    for article, text in sorted(_texts(archive, near).items()):
        stored = " ".join(fold_text(text).split())
        shorter, longer = sorted((words, stored), key=len)
        if shorter in longer and len(shorter) >= _COPY_SHARE * len(longer):
            return article
    return 0


def _texts(archive: Archive, ids: list[int]) -> dict[int, str]:
    import numpy as np

    with archive.given("wanted", {"id": np.array(ids, dtype=np.int64)}):
        return dict(archive.rows("SELECT id, text FROM texts WHERE id IN (SELECT id FROM wanted)"))


def _shared_keys(archive: Archive, indexed: IndexedTexts, ids: list[int]) -> dict[int, int]:
    """Count the keys that each article shares with the query."""
    import numpy as np

    texts = _texts(archive, ids)
    languages = dict(archive.rows("SELECT id, language FROM articles WHERE id IN (SELECT unnest(?))", [ids]))
    own = np.unique(indexed.keys)
    others = _index(list(texts.values()), [""] * len(texts), [languages.get(article, "") for article in texts])
    counts: dict[int, int] = {}
    for number, article in enumerate(texts):
        keys: np.ndarray[Any, Any] = others.keys[others.key_texts == number]
        counts[article] = len(np.intersect1d(own, keys))
    return counts
