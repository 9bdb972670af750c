"""Find in text: case, accents, and kinds of quotation marks and dashes make no difference."""

from tui.articles.model import Article
from tui.text.fold import fold, fold_text
from tui.text.span import Span

HITS_MAX = 5_000
"""Hits per article; a query of one letter in a long text need not find more."""


class Searchable:
    """An article's text, folded once for all the queries that come as the reader types."""

    def __init__(self, article: Article) -> None:
        self.folded = fold(article.text)
        self.text = self.folded.text.replace("\n", " ")


def find_hits(searchable: Searchable, query: str) -> tuple[Span, ...]:
    """Where `query` stands in the article's text, in order, without overlap. Any white space equals any other."""
    wanted = " ".join(fold_text(query).split())
    if not wanted:
        return ()
    folded, text = searchable.folded, searchable.text
    hits: list[Span] = []
    at = text.find(wanted)
    while at >= 0 and len(hits) < HITS_MAX:
        hits.append(folded.span(at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return tuple(hits)
