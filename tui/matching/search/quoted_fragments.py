"""Whether two passages quote the same few words: two outlets that chose the same words to quote report one thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.matching.options import StrengthOptions
from tui.matching.search.candidates import Boxes
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.words.article_words import Bools


def same_fragments(index: WordIndex, boxes: Boxes, options: StrengthOptions) -> Bools:
    """Per alignment: whether a short quotation of one article stands, nearly all of it, in a quotation of the other."""
    import numpy as np

    before = np.concatenate(([0], np.cumsum(index.quoted)))
    quoted = (before[boxes.left_end] > before[boxes.left]) & (before[boxes.right_end] > before[boxes.right])
    fragment = np.zeros(len(boxes), dtype=bool)
    compare = _Fragments(index, options)
    for row in np.flatnonzero(quoted).tolist():
        here = _quotations(index, int(boxes.left[row]), int(boxes.left_end[row]))
        there = _quotations(index, int(boxes.right[row]), int(boxes.right_end[row]))
        fragment[row] = any(compare.same(one, other) for one in here for other in there)
    return fragment


def _quotations(index: WordIndex, first: int, end: int) -> list[tuple[int, int]]:
    """The quotations that hold words of a range of places: number of the article, number of the quotation."""
    read, at = index.place_in(first)
    article = int(index.article_of[first])
    return [(article, number) for number in sorted(set(read.quoted[at : at + end - first]) - {-1})]


class _Fragments:
    """Compares quotations, each pair once."""

    def __init__(self, index: WordIndex, options: StrengthOptions) -> None:
        self._index = index
        self._options = options
        self._words: dict[tuple[int, int], Counter[int]] = {}
        self._same: dict[tuple[tuple[int, int], tuple[int, int]], bool] = {}

    def same(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        known = self._same.get((one, other))
        if known is None:
            words, other_words = self._content(one), self._content(other)
            fewest = min(words.total(), other_words.total())
            known = 2 <= fewest <= self._options.fragment_words
            known = known and (words & other_words).total() >= self._options.quoted_share * fewest
            self._same[one, other] = known
        return known

    def _content(self, quotation: tuple[int, int]) -> Counter[int]:
        if quotation not in self._words:
            article, number = quotation
            read: IndexedArticle = self._index.articles[article]
            first, last = read.quotation_words[number]
            place = int(self._index.firsts[article])
            ids = self._index.id_list[place + first : place + last]
            content = self._index.content[place + first : place + last].tolist()
            self._words[quotation] = Counter(number for number, kept in zip(ids, content, strict=True) if kept)
        return self._words[quotation]
