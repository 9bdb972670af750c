"""Find in text: case, accents, and kinds of quotation marks and dashes make no difference."""

from collections.abc import Iterator, Sequence

from tui.articles.model import Article, Passage
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.fold import fold, fold_text
from tui.text.span import Span

HITS_MAX = 5_000
"""Hits per article; a query of one letter in a long text need not find more."""


class Search:
    """The articles' texts, folded once for all the queries that come as the reader types."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._folded = {article.id: fold(article.text) for article in articles}
        self._texts = {article: folded.text.replace("\n", " ") for article, folded in self._folded.items()}

    def tour(self, query: str) -> Tour:
        """Over every place where `query` stands, in pane order."""
        stops = tuple(
            Stop(StopKind.HIT, Passage(article, span), query)
            for article in self._texts
            for span in self.hits(article, query)
        )
        return Tour(StopKind.HIT, query, stops)

    def hits(self, article: str, query: str) -> Iterator[Span]:
        """Where `query` stands in an article, in order, without overlap. Any white space equals any other."""
        wanted = " ".join(fold_text(query).split())
        if not wanted:
            return
        text, folded = self._texts[article], self._folded[article]
        at = text.find(wanted)
        for _ in range(HITS_MAX):
            if at < 0:
                return
            yield folded.span(at, at + len(wanted))
            at = text.find(wanted, at + len(wanted))
