"""Turns ranges of words into the passages that are shown."""

from tui.articles.model import Passage
from tui.matching.options import BorderOptions
from tui.matching.search.passage_bounds import lead_in_start, passage_span
from tui.matching.words.index import WordIndex


class PassageSpans:
    """The passages that are shown for ranges of places, each computed once."""

    def __init__(self, index: WordIndex, options: BorderOptions) -> None:
        self._index = index
        self._options = options
        self._passages: dict[tuple[int, int, int], Passage] = {}

    def differ_before(self, left: int, right: int) -> bool:
        """True if a few words lead up to both places in their clauses."""
        return self._lead_in_words(left) > 0 and self._lead_in_words(right) > 0

    def _lead_in_words(self, place: int) -> int:
        article, at = self._index.place_in(place)
        return at - lead_in_start(article, at, self._options.clause_words)

    def passage_for(self, first: int, end: int, clause_words: int) -> Passage:
        """Return the passage for a range of places.

        It extends to the border of its clause if no more than `clause_words` words are missing.
        """
        passage = self._passages.get((first, end, clause_words))
        if passage is None:
            article, at = self._index.place_in(first)
            passage = Passage(article.article.id, passage_span(article, at, at + end - first, clause_words))
            self._passages[first, end, clause_words] = passage
        return passage
