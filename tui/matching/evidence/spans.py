"""Turns ranges of words into the passages that are shown."""

from typing import NamedTuple

from tui.articles.model import Passage
from tui.matching.options import BorderOptions
from tui.matching.search.passage_bounds import clause_end, lead_in_start, passage_span
from tui.matching.search.telling_words import changes_claim, is_telling
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.index import WordIndex


class PlaceRanges(NamedTuple):
    """Half-open ranges of places in two articles."""

    left: int
    left_end: int
    right: int
    right_end: int


_Range = tuple[int, int]


class PassageSpans:
    """Computes the passages shown for ranges of places, each once."""

    def __init__(self, index: WordIndex, options: BorderOptions) -> None:
        self._index = index
        self._options = options
        self._passages: dict[tuple[int, int, int, int, int], Passage] = {}

    def with_words_that_differ(self, places: PlaceRanges) -> PlaceRanges:
        """Extend ranges of the same words to the differing words beside them in the same clause.

        “Word for word” must not stop just before the word on which the outlets differ.
        """
        return places._replace(
            **self._starts(places),
            **self._ends(places),
        )

    def have_same_signs(self, places: PlaceRanges) -> bool:
        """Return True if numbers in two ranges of the same words have the same signs beside them: £40m, not €40m."""
        left = self._signs(places.left, places.left_end)
        return left == self._signs(places.right, places.right_end)

    def _signs(self, first: int, end: int) -> list[str]:
        article, at = self._index.place_in(first)
        text = article.article.text
        figures = (place for place in range(at, at + end - first) if article.figure[place])
        borders = ((article.starts[place], article.ends[place]) for place in figures)
        beside = (text[max(0, start - 1) : start] + text[last : last + 1] for start, last in borders)
        return ["".join(sign for sign in signs if sign in _SIGNS) for signs in beside]

    def _starts(self, places: PlaceRanges) -> dict[str, int]:
        (left, at), (right, right_at) = (self._index.place_in(place) for place in (places.left, places.right))
        words = self._options.clause_words
        begin, right_begin = lead_in_start(left, at, words), lead_in_start(right, right_at, words)
        lead, right_lead = range(begin, at), range(right_begin, right_at)
        if (lead and right_lead) or (changes_claim(left, lead) or changes_claim(right, right_lead)):
            return {"left": places.left - len(lead), "right": places.right - len(right_lead)}
        return {}

    def _ends(self, places: PlaceRanges) -> dict[str, int]:
        (left, at), (right, right_at) = (
            self._index.place_in(place - 1) for place in (places.left_end, places.right_end)
        )
        words = self._options.clause_words
        ends: tuple[int | None, int | None] = clause_end(left, at + 1, words), clause_end(right, right_at + 1, words)
        if ends[0] == at + 1 or ends[1] == right_at + 1:
            ends = _telling_end(left, at + 1), _telling_end(right, right_at + 1)
        if ends[0] is None or ends[1] is None:
            return {}
        return {
            "left_end": places.left_end + ends[0] - at - 1,
            "right_end": places.right_end + ends[1] - right_at - 1,
        }

    def passages_for(
        self, places: PlaceRanges, clause_words: int, *, is_exact: bool = False
    ) -> tuple[Passage, Passage]:
        """Return the two passages for ranges of places.

        They extend to the borders of their clauses if no more than `clause_words` words are missing. is_exact: True to
        keep the borders of the ranges.
        """
        left, right = (places.left, places.left_end), (places.right, places.right_end)
        words = 0 if is_exact else clause_words
        return self._passage(left, right, words, is_exact), self._passage(right, left, words, is_exact)

    def _passage(self, own: _Range, other: _Range, clause_words: int, is_exact: bool) -> Passage:
        """Return the passage for a range of places that shares words with the places `other`."""
        key = (*own, *((-1, -1) if is_exact else other), clause_words)
        passage = self._passages.get(key)
        if passage is None:
            article, at = self._index.place_in(own[0])
            ids, base, end = self._index.id_list, own[0] - at, at + own[1] - own[0]
            other_ids = set(ids[other[0] : other[1]])

            def is_shared(word: int) -> bool:
                return ids[base + word] in other_ids

            span = passage_span(article, at, end, clause_words, is_shared, is_exact=is_exact)
            passage = self._passages[key] = Passage(article.article.id, span)
        return passage


_SIGNS = frozenset("$£€¥₹₽₩₪₺₴¢%")
_TELLING_WITHIN = 3
"""Number of words of the clause in which a word that matters is searched for: EARLY ON Monday."""


def _telling_end(article: IndexedArticle, at: int) -> int | None:
    """Return the place after the number, day, name or negation that continues a clause; None for other words."""
    end = clause_end(article, at, len(article))
    return next((place + 1 for place in range(at, min(end, at + _TELLING_WITHIN)) if is_telling(article, place)), None)
