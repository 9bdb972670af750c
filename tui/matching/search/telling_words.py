"""Finds words beside a passage that decide what it says: numbers, days, names, negations."""

from collections.abc import Iterable
from functools import cache

from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_lines


def changes_claim(article: IndexedArticle, places: Iterable[int]) -> bool:
    """Return True if one of the words denies something or gives a number: “No passengers”, “At least 12”."""
    return any(article.keys[place] in _claim_words() for place in places)


def is_telling(article: IndexedArticle, place: int) -> bool:
    """Return True for a number, a day, a name or a negation."""
    key = article.keys[place]
    return bool(article.figure[place] or article.capital[place]) or key in _claim_words() or key in _date_words()


@cache
def _claim_words() -> frozenset[str]:
    return _words_of("negations") | _words_of("quantities")


@cache
def _date_words() -> frozenset[str]:
    return _words_of("dates")


def _words_of(name: str) -> frozenset[str]:
    entries = (
        entry for line in shipped_lines(f"config/words/{name}.txt") for entry in line.split() if not entry.endswith("?")
    )
    words = (word for entry in entries for word in entry.split("-"))
    return frozenset(word_key(word) for word in words) - _GRAMMAR


_GRAMMAR = frozenset(
    {
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "at",
            "to",
            "for",
            "by",
            "until",
            "is",
            "are",
            "was",
            "were",
            "be",
            "am",
            "been",
        ),
        *(
            "being",
            "do",
            "does",
            "did",
            "have",
            "has",
            "had",
            "will",
            "would",
            "shall",
            "should",
            "can",
            "could",
            "may",
        ),
        *("might", "must", "need"),
    }
)
"""Words of the lists that only help another word to say it."""
