"""Finds passages that quote the same few words: outlets that select the same words to quote report one thing."""

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
    """Return True for alignments with a short quotation that is almost wholly in a quotation of the other article."""
    import numpy as np

    quoted_before = np.concatenate(([0], np.cumsum(index.quoted)))
    both_quoted = (quoted_before[boxes.left_end] > quoted_before[boxes.left]) & (
        quoted_before[boxes.right_end] > quoted_before[boxes.right]
    )
    is_fragment = np.zeros(len(boxes), dtype=bool)
    compare = _Fragments(index, options)
    for row in np.flatnonzero(both_quoted).tolist():
        left_quotations = _quotations(index, int(boxes.left[row]), int(boxes.left_end[row]))
        right_quotations = _quotations(index, int(boxes.right[row]), int(boxes.right_end[row]))
        is_fragment[row] = any(
            compare.are_same(left_quotation, right_quotation)
            for left_quotation in left_quotations
            for right_quotation in right_quotations
        )
    return is_fragment


def _quotations(index: WordIndex, first: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations with words in a range of places, as pairs of article number and quotation number."""
    indexed, at = index.place_in(first)
    article = int(index.article_of[first])
    return [(article, number) for number in sorted(set(indexed.quoted[at : at + end - first]) - {-1})]


class _Fragments:
    """Compares quotations, and caches the results."""

    def __init__(self, index: WordIndex, options: StrengthOptions) -> None:
        self._index = index
        self._options = options
        self._words: dict[tuple[int, int], Counter[int]] = {}
        self._result_of: dict[tuple[tuple[int, int], tuple[int, int]], bool] = {}

    def are_same(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        is_same = self._result_of.get((first, second))
        if is_same is None:
            words, other_words = self._content(first), self._content(second)
            fewest = min(words.total(), other_words.total())
            is_same = 2 <= fewest <= self._options.fragment_words
            is_same = is_same and (words & other_words).total() >= self._options.quoted_share * fewest
            self._result_of[first, second] = is_same
        return is_same

    def _content(self, quotation: tuple[int, int]) -> Counter[int]:
        if quotation not in self._words:
            article, number = quotation
            indexed: IndexedArticle = self._index.articles[article]
            first, last = indexed.quotation_words[number]
            place = int(self._index.firsts[article])
            ids = self._index.id_list[place + first : place + last]
            content = self._index.content[place + first : place + last].tolist()
            self._words[quotation] = Counter(
                number for number, is_content in zip(ids, content, strict=True) if is_content
            )
        return self._words[quotation]
