"""Turns ranges of words into the passages that are shown."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tui.articles.model import Passage
from tui.matching.options import BorderOptions
from tui.matching.search.best_borders import CommonWords
from tui.matching.search.passage_bounds import clause_end, lead_in_start, passage_range, span_of
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


class _Placed(NamedTuple):
    """A passage and the half-open range of its places."""

    passage: Passage
    places: _Range


class PassageSpans:
    """Computes the passages shown for ranges of places, each once."""

    def __init__(self, index: WordIndex, options: BorderOptions) -> None:
        self._index = index
        self._options = options
        self._sentences: list[int] = index.sentences.tolist()
        self._words: dict[_Range, set[int]] = {}
        """Ids of the words in a range of sentences; with a verb of speech among them, those of all such verbs."""
        self._report_ids = set(index.ids[index.attribution & ~index.capital].tolist())
        """Ids of the verbs of speech and the like: an attribution in both outlets is shared, whatever its words are."""
        self._passages: dict[tuple[_Range, int, bytes], _Placed] = {}

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

    def passages_for(self, places: PlaceRanges, clause_words: int) -> tuple[Passage, Passage, bool]:
        """Return the two passages for ranges of places, and True if they have the same words in one order.

        Where borders have no weights, they extend to the borders of their clauses if no more than `clause_words` words
        are missing.
        """
        left, right = (places.left, places.left_end), (places.right, places.right_end)
        own, other = self._passage(left, right, clause_words), self._passage(right, left, clause_words)
        ids = self._index.id_list
        return own.passage, other.passage, ids[slice(*own.places)] == ids[slice(*other.places)]

    def _passage(self, own: _Range, other: _Range, clause_words: int) -> _Placed:
        """Return the passage for a range of places, beside the one for the places `other`."""
        ids, sentences = self._index.id_list, self._sentence_range(*other)
        common_ids = self._words.get(sentences)
        if common_ids is None:
            common_ids = self._words[sentences] = set(ids[slice(*sentences)])
            if self._index.attribution[slice(*sentences)].any():
                common_ids.update(self._report_ids)
        # Copies of one report share the same words: what only depends on these is computed once.
        key = (own, clause_words, bytes(map(common_ids.__contains__, ids[slice(*self._sentence_range(*own))])))
        placed_passage = self._passages.get(key)
        if placed_passage is None:
            article, at = self._index.place_in(own[0])
            base, end = own[0] - at, at + own[1] - own[0]
            common = CommonWords(ids, base, common_ids, common_ids.difference(ids[slice(*own)]))
            first, last = passage_range(article, at, end, clause_words, common)
            passage = Passage(article.article.id, span_of(article, first, last))
            placed_passage = self._passages[key] = _Placed(passage, (base + first, base + last))
        return placed_passage

    def _sentence_range(self, first: int, end: int) -> _Range:
        """Return a range of places extended to whole sentences."""
        numbers = self._sentences
        return bisect_left(numbers, numbers[first]), bisect_right(numbers, numbers[end - 1])


_SIGNS = frozenset("$£€¥₹₽₩₪₺₴¢%")
_TELLING_WITHIN = 3
"""Number of words of the clause in which a word that matters is searched for: EARLY ON Monday."""


def _telling_end(article: IndexedArticle, at: int) -> int | None:
    """Return the place after the number, day, name or negation that continues a clause; None for other words."""
    end = clause_end(article, at, len(article))
    return next((place + 1 for place in range(at, min(end, at + _TELLING_WITHIN)) if is_telling(article, place)), None)
