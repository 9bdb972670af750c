"""From ranges of words to the passages that are shown."""

from tui.articles.model import Passage
from tui.matching.options import BorderOptions
from tui.matching.search.passage_bounds import lead_in_start, passage_span
from tui.matching.words.index import WordIndex


class PassageSpans:
    """The passages that are shown for ranges of places, each worked out once."""

    def __init__(self, index: WordIndex, options: BorderOptions) -> None:
        self._index = index
        self._options = options
        self._known: dict[tuple[int, int, int], Passage] = {}

    def differ_before(self, left: int, right: int) -> bool:
        """Whether a few words lead up to both places in their clauses."""
        return self._lead(left) > 0 and self._lead(right) > 0

    def _lead(self, place: int) -> int:
        read, at = self._index.place_in(place)
        return at - lead_in_start(read, at, self._options.clause_words)

    def of(self, first: int, end: int, clause_words: int) -> Passage:
        """`clause_words`: how many words may be missing to the border of a clause for the passage to reach it."""
        known = self._known.get((first, end, clause_words))
        if known is None:
            read, at = self._index.place_in(first)
            known = Passage(read.article.id, passage_span(read, at, at + end - first, clause_words))
            self._known[first, end, clause_words] = known
        return known
