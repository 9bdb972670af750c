"""Finds the words of a quotation in articles that do not quote them, so that nobody is said to lack them."""

from collections.abc import Sequence

from tui.articles.model import ASIDE, Article, Passage
from tui.reading.place.text_search import Search
from tui.reading.stops import Stop, StopKind

_CHARACTERS_MAX = 200
"""Maximum length of a quotation that is looked for; an outlet that has a longer one shares a passage."""
_EDGES = " ,.;:!?…-–—"


class SameWords:
    """The texts of the articles, folded once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._search = Search(articles)

    def stop(self, article_id: str, words: str) -> Stop | None:
        """Return the first place of an article's story with these words, in any case and accents; None if none has."""
        words = words.strip(_EDGES)
        article = self._articles[article_id]
        if not words or len(words) > _CHARACTERS_MAX:
            return None
        for span in self._search.hits(article_id, words):
            around = article.text[max(0, span.start - 1) : span.start] + article.text[span.end : span.end + 1]
            if not any(map(str.isalnum, around)) and article.zone_at(span.start) not in ASIDE:
                return Stop(StopKind.HIT, Passage(article_id, span), words)
        return None
