"""Finds articles in an archive that are similar to a given one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock

from msgspec import Struct
from msgspec.structs import replace

from tui.archive.lists import best_scores
from tui.archive.records import ArticleText, FoundArticle, articles_with_texts
from tui.archive.store import Archive
from tui.archive.vectors import COUNTED, FEWEST, LEAST_WEIGHT, TITLE_WEIGHT, term_weights
from tui.archive.words import TITLE, IndexedTexts, Indexer
from tui.text.spaces import single_spaced

_COMMON_SHARE = 0.2
"""Minimum share of articles with a term that is uninformative, and not searched for."""
_COMMON_FROM = 200
"""Minimum number of articles in an archive for ignoring common terms; in a small one every term counts."""
_FURTHER = 10
"""Number of additional articles looked up, because copies are removed from the result."""
SCORE_MAX = 100.0
_COPY_SHARE = 0.8
"""Minimum share of a text in its copy, as some files repeat the headline in the text, and others leave it out."""


class Query(Struct, frozen=True):
    """An article to compare with those in an archive."""

    text: str
    headline: str
    language: str
    id: int = 0
    """Id in the archive; 0 for an article from elsewhere, whose copy in the archive is removed from the result."""


def measure_lengths(archive: Archive, first_new: int) -> None:
    """Store the vector lengths of articles from one on, or of all when the archive has doubled. In a transaction."""
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


_TOTAL = f"greatest((SELECT max(value) FROM meta WHERE name = '{COUNTED}'), {FEWEST})"
_WEIGHT = f"greatest(ln(({_TOTAL} + 1.0) / (w.holders + 0.5)), {LEAST_WEIGHT})"
_TITLE_FACTOR = f"(CASE WHEN t.marks & {TITLE} > 0 THEN {TITLE_WEIGHT} ELSE 1.0 END)"
_VALUE = f"(1 + ln(t.count)) * {_TITLE_FACTOR} * {_WEIGHT}"


def like(
    archive: Archive, query: Query, *, limit: int = 10, days: tuple[int, int] | None = None
) -> tuple[list[FoundArticle], int]:
    """Return the articles most similar to one, best first, and the id of its own copy in the archive, or 0.

    days: the first and the last day, as ordinals; articles without a date are then left out. Scores: 0 to 100.
    """
    indexed = _index([query.text], [query.headline], [query.language])
    scores = best_scores(archive, _query_vector(archive, indexed), limit + _FURTHER, days)
    own = query.id or _own_copy(archive, query, scores)
    scores.pop(own, None)
    ranked = sorted(scores, key=lambda article: (-scores[article], article))[:limit]
    likest = articles_with_texts(archive, ranked)
    results = [
        replace(each.article, shared=shared, score=round(SCORE_MAX * min(1.0, scores[each.article.id]), 1))
        for each, shared in zip(likest, _shared_keys(indexed, likest), strict=True)
    ]
    return results, own


@cache
def _indexer() -> Indexer:
    """Return the indexer shared by all queries: most words of a query were already stemmed for an earlier one."""
    return Indexer()


_INDEXING = Lock()


def _index(texts: Sequence[str], headlines: Sequence[str], languages: Sequence[str]) -> IndexedTexts:
    with _INDEXING:
        return _indexer().index(texts, headlines, languages)


def _query_vector(archive: Archive, indexed: IndexedTexts) -> dict[int, float]:
    """Map each term to search for to its value in the query's vector times its weight."""
    import numpy as np

    terms = indexed.terms
    weights = term_weights(archive, terms.terms)
    told = weights.at(terms.terms)
    values = (1 + np.log(np.maximum(terms.counts, 1))) * np.where(terms.marks & TITLE != 0, TITLE_WEIGHT, 1.0) * told
    length = float(np.sqrt(np.sum(values * values))) or 1.0
    is_small = weights.articles < _COMMON_FROM
    is_rare = np.ones(len(told), dtype=bool) if is_small else told >= -np.log(_COMMON_SHARE)
    return dict(zip(terms.terms[is_rare].tolist(), (values * told / length)[is_rare].tolist(), strict=True))


def _own_copy(archive: Archive, query: Query, scores: dict[int, float]) -> int:
    """Return the most similar article with the same words, with or without its headline; otherwise 0."""
    from tui.text.fold import fold_text

    words = single_spaced(fold_text(query.text))
    near = [article for article, score in scores.items() if score > 0.85]
    for article, text in sorted(_texts(archive, near).items()):
        stored = single_spaced(fold_text(text))
        shorter, longer = sorted((words, stored), key=len)
        if shorter in longer and len(shorter) >= _COPY_SHARE * len(longer):
            return article
    return 0


def _texts(archive: Archive, ids: list[int]) -> dict[int, str]:
    return dict(archive.rows("SELECT id, text FROM texts WHERE id IN (SELECT unnest(?))", [ids]))


def _shared_keys(indexed: IndexedTexts, articles: Sequence[ArticleText]) -> list[int]:
    """Return the number of keys that each article shares with the query."""
    import numpy as np

    own = np.unique(indexed.keys)
    others = _index([each.text for each in articles], [""] * len(articles), [each.language for each in articles])
    keys_of = (others.keys[others.key_texts == number] for number in range(len(articles)))
    return [len(np.intersect1d(own, keys)) for keys in keys_of]
