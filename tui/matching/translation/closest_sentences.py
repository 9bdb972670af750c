"""Searches for close sentences with an encoder: across languages by meaning, in one by words and meaning."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tui.articles.model import Article, Passage
from tui.matching.evidence.closest import CloseSentence, SentenceSearch
from tui.matching.translation.sentence_vectors import SentenceVectors, encoded_sentences
from tui.text.span import Span

_CANDIDATES = 12
"""Number of sentences of an article in the same language that are ranked again."""
_COSINE_WEIGHT = 6.0
"""Number of nats of log-odds for a cosine of 1, relative to the similarity by words."""
_LEAST_LIKENESS = 1e-9
_LEAST_COSINE = 0.3
"""Minimum cosine of sentences in another language that are listed."""
_MAY_SAY_SAME = 0.45
"""Minimum cosine at which a sentence in another language may say the same."""


class EncodedSearch(SentenceSearch):
    """Search that also ranks close sentences by their vectors."""

    def __init__(self, search: SentenceSearch, articles: Sequence[Article], vectors: SentenceVectors) -> None:
        super().__init__(*search.parts)
        self._articles = {article.id: article for article in articles}
        self._vectors = vectors

    def closest(self, article_id: str, span: Span, count: int = 3) -> Mapping[str, tuple[CloseSentence, ...]]:
        by_words = super().closest(article_id, span, max(count, _CANDIDATES))
        article = self._articles[article_id]
        query = [each for each in encoded_sentences(article) if each.overlap(span)]
        if not query or not self._vectors.reads(article):
            return {other: sentences[:count] for other, sentences in by_words.items()}
        closest: dict[str, tuple[CloseSentence, ...]] = {}
        for other_id, other in self._articles.items():
            if other_id == article_id:
                continue
            words = by_words.get(other_id, ())
            if not self._vectors.reads(other):
                ranked = list(words)
            elif other.language == article.language:
                ranked = self._reranked(article, query, other, words)
            else:
                ranked = self._nearest(article, query, other, words)
            if ranked:
                closest[other_id] = tuple(ranked[:count])
        return closest

    def _reranked(
        self, article: Article, query: Sequence[Span], other: Article, words: Sequence[CloseSentence]
    ) -> list[CloseSentence]:
        """Rank sentences by the log-odds of their similarity by words, plus their weighted cosine."""
        if not words:
            return []
        spans = [sentence.passage.span for sentence in words]
        cosines = (self._vectors.of(article, query) @ self._vectors.of(other, spans).T).max(axis=0).tolist()
        order = sorted(range(len(words)), key=lambda n: -(_log_odds(words[n].likeness) + _COSINE_WEIGHT * cosines[n]))
        return [words[n] for n in order]

    def _nearest(
        self, article: Article, query: Sequence[Span], other: Article, words: Sequence[CloseSentence]
    ) -> list[CloseSentence]:
        """Rank all sentences of an article in another language by their cosine."""
        spans = encoded_sentences(other)
        if not spans:
            return []
        cosines = (self._vectors.of(article, query) @ self._vectors.of(other, spans).T).max(axis=0).tolist()
        by_place = {sentence.passage.span.start: sentence for sentence in words}
        ranked = []
        for cosine, span in sorted(zip(cosines, spans, strict=True), key=lambda pair: (-pair[0], pair[1])):
            if cosine >= _LEAST_COSINE:
                shared = by_place.get(span.start)
                spans_of_words = (shared.words, shared.words_in_query) if shared else ((), ())
                ranked.append(CloseSentence(Passage(other.id, span), round(cosine, 3), *spans_of_words))
        return ranked

    def _may_be_elsewhere(self, passage: Passage) -> bool:
        article = self._articles[passage.article]
        query = [span for span in encoded_sentences(article) if span.overlap(passage.span)]
        for other in self._articles.values():
            if other.language == article.language or other.id == article.id:
                continue
            if not (self._vectors.reads(article) and self._vectors.reads(other)):
                return True
            spans = encoded_sentences(other)
            if query and spans:
                cosines = self._vectors.of(article, query) @ self._vectors.of(other, spans).T
                if float(cosines.max()) >= _MAY_SAY_SAME:
                    return True
        return False


def _log_odds(likeness: float) -> float:
    bounded = min(max(likeness, _LEAST_LIKENESS), 1 - _LEAST_LIKENESS)
    return math.log(bounded / (1 - bounded))
