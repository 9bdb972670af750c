"""Full-text search in an archive: all words must occur, in any inflection; ranked by BM25."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.archive.errors import UnusableWords
from tui.archive.records import FoundArticle, articles_by_id
from tui.archive.store import Archive
from tui.archive.words import TITLE, Indexer, query_terms
from tui.text.fold import fold_text
from tui.text.spaces import single_spaced
from tui.text.tokens import words_in

WORDS_MAX = 30
LANGUAGES_MAX = 8
"""Maximum number of the archive's languages in which words are inflected for the search."""
_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""BM25 constants k1 and b."""
_PHRASE_CANDIDATES = 2_000
"""Maximum number of articles whose texts are searched for a phrase."""
_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')

_SEARCH = f"""
WITH hits AS (
    SELECT q.word, t.id, max(t.count) AS found, max(t.marks & {TITLE}) AS title
    FROM terms t JOIN query q ON t.term = q.term GROUP BY q.word, t.id
),
rarity AS (
    SELECT word, ln(1 + ((SELECT count(*) FROM articles) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits GROUP BY word
),
mean AS (SELECT greatest(avg(words), 1) AS words FROM articles)
SELECT h.id, count(*) AS shared, sum(
    r.weight * (CASE WHEN h.title > 0 THEN 1.5 ELSE 1.0 END) * h.found * {_SATURATION + 1}
    / (h.found + {_SATURATION} * (1 - {_LENGTH_SHARE} + {_LENGTH_SHARE} * a.words / mean.words))
) AS score
FROM hits h JOIN rarity r ON r.word = h.word JOIN articles a ON a.id = h.id
JOIN needed n ON n.word = h.word AND n.language = CASE WHEN a.language IN ? THEN a.language ELSE '' END, mean
WHERE coalesce(a.day, -1) BETWEEN ? AND ?
GROUP BY h.id HAVING count(*) = max(n.words) ORDER BY score DESC, h.id LIMIT ?
"""


class WordQuery(Struct, frozen=True):
    """The words to search for."""

    terms: dict[str, list[int]]
    """Each word → the terms it can be, one per language."""
    needed: dict[str, list[str]]
    """Language → the words that its articles must contain: all but those such as “the”, which are not indexed in it."""
    phrases: tuple[str, ...]
    """Sequences of folded words that must be adjacent."""


def word_query(archive: Archive, words: str) -> WordQuery:
    """Parse the words of a search. Raises UnusableWords if there are none, only such as “the”, or too many."""
    rows = archive.rows(
        "SELECT language FROM articles GROUP BY language ORDER BY count(*) DESC LIMIT ?", [LANGUAGES_MAX]
    )
    languages = list(dict.fromkeys(["", *(row[0] for row in rows)]))
    indexer = Indexer()
    terms: dict[str, list[int]] = {}
    for word in dict.fromkeys(words_in(words, 0, len(words))):
        alternatives = {term for language in languages for term in query_terms(indexer, word, language)}
        if alternatives:
            terms[word] = sorted(alternatives)
    if not terms:
        raise UnusableWords("give a more specific word; words such as “the” are not searched for")
    if len(terms) > WORDS_MAX:
        raise UnusableWords(f"give at most {WORDS_MAX} words; to compare a whole article, use crosslight archive like")
    phrases = tuple(single_spaced(fold_text(phrase)) for phrase in _PHRASE.findall(words))
    needed = {language: [word for word in terms if query_terms(indexer, word, language)] for language in languages}
    return WordQuery(terms, needed, phrases)


def search(archive: Archive, words: str, *, limit: int = 20, days: tuple[int, int] | None = None) -> list[FoundArticle]:
    """Return the articles that contain all the words, best first; a phrase in quotation marks must match exactly."""
    import numpy as np

    query = word_query(archive, words)
    pairs = [(number, term) for number, terms in enumerate(query.terms.values()) for term in terms]
    columns: dict[str, Any] = {
        "word": np.array([number for number, _ in pairs], dtype=np.int64),
        "term": np.array([term for _, term in pairs], dtype=np.int32),
    }
    numbers = {word: number for number, word in enumerate(query.terms)}
    needed = [(language, numbers[word], len(some)) for language, some in query.needed.items() for word in some]
    first, last = days or (-1, 1 << 30)
    most = max(limit, _PHRASE_CANDIDATES) if query.phrases else limit
    with archive.given("query", columns), archive.given("needed", _columns(needed)):
        rows = archive.rows(_SEARCH, [list(query.needed), first, last, most])
    if query.phrases:
        rows = _with_phrases(archive, rows, query.phrases, limit)
    found = articles_by_id(archive, [row[0] for row in rows])
    return [replace(found[row[0]], shared=row[1], score=round(float(row[2]), 2)) for row in rows if row[0] in found]


def _columns(needed: list[tuple[str, int, int]]) -> dict[str, Any]:
    import numpy as np

    return {
        "language": np.array([language for language, _, _ in needed], dtype=object),
        "word": np.array([word for _, word, _ in needed], dtype=np.int64),
        "words": np.array([words for _, _, words in needed], dtype=np.int64),
    }


def _with_phrases(
    archive: Archive, rows: list[tuple[Any, ...]], phrases: tuple[str, ...], limit: int
) -> list[tuple[Any, ...]]:
    kept: list[tuple[Any, ...]] = []
    for row in rows:
        text = single_spaced(fold_text(archive.value("SELECT text FROM texts WHERE id = ?", [row[0]])))
        if all(phrase in text for phrase in phrases):
            kept.append(row)
            if len(kept) == limit:
                break
    return kept
