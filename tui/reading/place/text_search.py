"""Searches text, ignoring case, accents, and kinds of quotation marks and dashes."""

from collections.abc import Iterator, Sequence

from tui.articles.model import Article, Passage
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.fold import fold, fold_text
from tui.text.spaces import single_spaced
from tui.text.span import Span

HITS_MAX = 5_000
"""Maximum number of hits per article; a one-letter query in a long text needs no more."""


class Search:
    """The articles' texts, folded once for all the queries made as the user types."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._folded_texts = {article.id: fold(article.text) for article in articles}
        self._texts = {
            article: folded_text.text.replace("\n", " ") for article, folded_text in self._folded_texts.items()
        }

    def tour(self, query: str) -> Tour:
        """Return the tour of all hits of `query`, in pane order."""
        stops = tuple(
            Stop(StopKind.HIT, Passage(article, span), query)
            for article in self._texts
            for span in self.hits(article, query)
        )
        return Tour(StopKind.HIT, query, stops)

    def hits(self, article: str, query: str) -> Iterator[Span]:
        """Yield the hits of `query` in an article, in order and disjoint. All kinds of white space match each other."""
        words = single_spaced(fold_text(query))
        if not words:
            return
        text, folded_text = self._texts[article], self._folded_texts[article]
        start = text.find(words)
        for _ in range(HITS_MAX):
            if start < 0:
                return
            end = start + len(words)
            yield folded_text.span(start, end)
            start = text.find(words, end)
