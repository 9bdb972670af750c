"""Finds the sentences of other articles closest to a sentence, and sentences that nothing comes close to.

Close sentences need not say the same: in half of what outlets share, the words do not justify a match.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Passage
from tui.cancel import while_wanted
from tui.matching.evidence.features import pair_features
from tui.matching.evidence.model import Model, read_model
from tui.matching.evidence.pairs import SentencePairs, sentence_pairs
from tui.matching.evidence.sentences import Sentences, sentences_of
from tui.matching.model import Match, MatchKind, Standing
from tui.matching.options import MatchingOptions
from tui.matching.words.index import WordIndex
from tui.shipped import shipped_text
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Ints

PATH = "config/evidence-sentences.txt"
_MATCH_OR_RIVAL_FEATURES = ("score", "name_score", "rank_", "margin_", "kinship")
"""Features that a search leaves out: it has no matches, and compares with a single sentence."""


_BLOCK_SENTENCES = 16
"""Number of sentences compared at once: with more, the arrays no longer fit into the processor's cache."""
_LONG_SEARCH_PAIRS = 100_000
"""Number of pairs of sentences above which comparing them all would hold up the screen: a tenth of a second's work."""


class CloseSentence(Struct, frozen=True):
    """Sentence of another article that comes close to the query."""

    passage: Passage
    """Whole sentence."""
    likeness: float
    """Similarity, 0 to 1, only for ranking: it does not mean that both say the same."""
    words: tuple[Span, ...]
    """Spans of the shared words in the passage's article, in order."""
    words_in_query: tuple[Span, ...]
    """Spans of the same words in the sentence of the query, in order."""


class SentenceSearch:
    """Searches all articles of a comparison for close sentences. The first search reads their sentences."""

    def __init__(self, index: WordIndex, options: MatchingOptions, model: Model | None = None) -> None:
        """Prepare a search; `model` weighs the similarity (default: the shipped one)."""
        self._index = index
        self._options = options
        self._model = model or shipped_sentence_model()
        self._best: dict[str, Floats] = {}

    @property
    def parts(self) -> tuple[WordIndex, MatchingOptions, Model]:
        """Index, options and model of the search."""
        return self._index, self._options, self._model

    @cached_property
    def _sentences(self) -> Sentences:
        return sentences_of(self._index, self._options.align)

    def closest(self, article_id: str, span: Span, count: int = 3) -> Mapping[str, tuple[CloseSentence, ...]]:
        """Map the id of each other article to up to `count` of its sentences, the closest first.

        Only sentences that share a word, or whose neighbours do, are included. For a span over several sentences, the
        closest to any of them. Empty if the span touches no sentence of the comparison, as in an article that has been
        opened since.
        """
        article_sentences = self._sentences_of(article_id)
        query = article_sentences[
            [bool(self._passage(sentence).span.overlap(span)) for sentence in article_sentences.tolist()]
        ]
        if not len(query):
            return {}
        pairs, rows, likeness = self._likeness(query)
        closest_in: defaultdict[int, dict[int, CloseSentence]] = defaultdict(dict)
        rights = pairs.right[rows]
        columns = rows.tolist(), rights.tolist(), self._sentences.article[rights].tolist(), likeness.tolist()
        for row, right, article, value in sorted(zip(*columns, strict=True), key=lambda each: (-each[3], each[0])):
            close_sentences = closest_in[article]
            if len(close_sentences) < count and right not in close_sentences:
                close_sentences[right] = self._close(pairs, row, value)
        articles = self._index.articles
        return {articles[number].article.id: tuple(each.values()) for number, each in closest_in.items()}

    def sentences_in(self, article_id: str) -> tuple[Passage, ...]:
        """Return the sentences of an article that are compared, in order."""
        return tuple(self._passage(sentence) for sentence in self._sentences_of(article_id).tolist())

    def standings(self, article_id: str, matches: Iterable[Match]) -> Iterator[tuple[Passage, Standing]]:
        """Yield each sentence of an article, and whether other articles have it. `matches`: all, at any cutoff.

        A sentence is unique to the article only if no sentence comes close to it, no match touches it, however weak,
        and it shares no quotation with another article. The similarities are cached.
        """
        foreign_quotes = self._quotations_outside(article_id)
        limits = self._options.evidence
        best = self._best_by_article(article_id).max(axis=1, initial=0.0).tolist()
        passages = self.sentences_in(article_id)
        matched = _best_match_by_sentence(passages, matches)
        for number, (sentence, likeness) in enumerate(zip(self._sentences_of(article_id).tolist(), best, strict=True)):
            passage = passages[number]
            if (
                100 * matched.get(number, 0.0) >= self._options.cutoff_score()
                or self._quotations_in(sentence) & foreign_quotes
            ):
                yield passage, Standing.ELSEWHERE
            elif number in matched or likeness >= limits.alone_probability or self._may_be_elsewhere(passage):
                yield passage, Standing.UNCERTAIN
            else:
                yield passage, Standing.ONLY_HERE

    def _may_be_elsewhere(self, passage: Passage) -> bool:
        """Return True if an article in another language may have a sentence, which shared words cannot show."""
        languages = {indexed.article.id: indexed.article.language for indexed in self._index.articles}
        own = languages[passage.article]
        return any(own and language and language != own for language in languages.values())

    def close_articles(self, article_id: str, span: Span) -> frozenset[str]:
        """Return the ids of the other articles with a sentence close to one that the span touches."""
        limit = self._options.evidence.alone_probability
        return frozenset(
            article for article, likeness in self.likeness_by_article(article_id, span) if likeness >= limit
        )

    def likeness_by_article(self, article_id: str, span: Span) -> Iterator[tuple[str, float]]:
        """Yield each article's id, and the similarity, 0 to 1, of its closest sentence to one that the span touches.

        The similarities are cached.
        """
        own = self._sentences_of(article_id).tolist()
        touched = [row for row, sentence in enumerate(own) if self._passage(sentence).span.overlap(span)]
        best = self._best_by_article(article_id)[touched].max(axis=0, initial=0.0)
        yield from zip((indexed.article.id for indexed in self._index.articles), best.tolist(), strict=True)

    @property
    def perhaps_probability(self) -> float:
        """Similarity, 0 to 1, from which another article perhaps has a sentence."""
        return self._options.evidence.perhaps_probability

    @property
    def is_long(self) -> bool:
        """True if `standings` and `close_articles` would hold up the screen, because `prepare` has not finished."""
        articles = self._index.articles
        pair_count = len(self._sentences) ** 2 * (len(articles) - 1) // max(1, len(articles))
        return pair_count > _LONG_SEARCH_PAIRS and any(indexed.article.id not in self._best for indexed in articles)

    def prepare(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Compare the sentences of all articles, so that `is_long` becomes False. In any thread. Raises Cancelled."""
        for indexed in self._index.articles:
            self._best_by_article(indexed.article.id, cancelled)

    def _best_by_article(self, article_id: str, cancelled: Callable[[], bool] | None = None) -> Floats:
        """Return the similarity of the closest sentences: one row per sentence, one column per article."""
        import numpy as np

        if article_id not in self._best:
            own = self._sentences_of(article_id)
            best = np.zeros((len(self._sentences), len(self._index.articles)))
            for first in while_wanted(range(0, len(own), _BLOCK_SENTENCES), cancelled):
                pairs, rows, likeness = self._likeness(own[first : first + _BLOCK_SENTENCES])
                np.maximum.at(best, (pairs.left[rows], self._sentences.article[pairs.right[rows]]), likeness)
            self._best[article_id] = best[own]
        return self._best[article_id]

    def _likeness(self, query: Ints) -> tuple[SentencePairs, Ints, Floats]:
        """Compare sentences of one article, and their neighbours, with all sentences of the other articles.

        Returns the pairs; the numbers of the pairs with a sentence of the query that share a word, or have neighbours
        that do; and the similarity of each of those.
        """
        import numpy as np

        article = self._sentences.article
        query_and_neighbours = np.concatenate((query - 1, query, query + 1))
        is_included = np.zeros(len(article) + 2, dtype=bool)
        is_included[query_and_neighbours + 1] = True
        included = np.flatnonzero(is_included[1:-1] & (article == article[query[0]]))
        other_sentences = np.flatnonzero(article != article[query[0]])
        left, right = np.repeat(included, len(other_sentences)), np.tile(other_sentences, len(included))
        pairs = sentence_pairs(self._index, self._sentences, left, right, self._options.align, is_ranked=False)
        is_query = np.zeros(len(article), dtype=bool)
        is_query[query] = True
        rows = np.flatnonzero(is_query[pairs.left] & (pairs.around > 0))
        features = _features(self._sentences, pairs)
        return pairs, rows, self._model.probability({name: values[rows] for name, values in features.items()})

    def _sentences_of(self, article_id: str) -> Ints:
        """Return the numbers of an article's sentences; empty for an article that is not part of the comparison."""
        import numpy as np

        for number, indexed in enumerate(self._index.articles):
            if indexed.article.id == article_id:
                return np.flatnonzero(self._sentences.article == number)
        return np.empty(0, dtype=np.int64)

    def _passage(self, sentence: int) -> Passage:
        return sentence_passage(self._index, self._sentences, sentence)

    def _quotations_in(self, sentence: int) -> set[tuple[str, ...]]:
        """Return the quotations that begin in a sentence, as keys of their words."""
        sentence_start, sentence_end = int(self._sentences.firsts[sentence]), int(self._sentences.ends[sentence])
        article, at = self._index.place_in(sentence_start)
        inside = range(at, at + sentence_end - sentence_start)
        return {
            tuple(article.keys[first_word:end_word])
            for first_word, end_word in article.quotation_words
            if first_word in inside and end_word > first_word
        }

    def _quotations_outside(self, article_id: str) -> set[tuple[str, ...]]:
        return {
            tuple(indexed.keys[first:last])
            for indexed in self._index.articles
            if indexed.article.id != article_id
            for first, last in indexed.quotation_words
        }

    def _close(self, pairs: SentencePairs, row: int, likeness: float) -> CloseSentence:
        first, end = pairs.shared.pair.searchsorted((row, row + 1)).tolist()
        words = slice(first, end)
        other_spans, query_spans = (self._spans(places[words]) for places in (pairs.shared.right, pairs.shared.left))
        return CloseSentence(self._passage(int(pairs.right[row])), likeness, other_spans, query_spans)

    def _spans(self, places: Ints) -> tuple[Span, ...]:
        located = (self._index.place_in(place) for place in sorted(places.tolist()))
        return tuple(Span(article.starts[at], article.ends[at]) for article, at in located)


@cache
def shipped_sentence_model() -> Model:
    return read_model(shipped_text(PATH))


def sentence_passage(index: WordIndex, sentences: Sentences, sentence: int) -> Passage:
    """Return the passage from the first to the last word of a sentence."""
    first, end = int(sentences.firsts[sentence]), int(sentences.ends[sentence])
    article, at = index.place_in(first)
    return Passage(article.article.id, Span(article.starts[at], article.ends[at + end - first - 1]))


def _best_match_by_sentence(sentences: Sequence[Passage], matches: Iterable[Match]) -> Mapping[int, float]:
    """Return the index of each sentence that matches touch → the probability of the best of them, without names.

    sentences: those of one article, in order.
    """
    starts, ends = ([getattr(each.span, side) for each in sentences] for side in ("start", "end"))
    article = sentences[0].article if sentences else ""
    best: dict[int, float] = {}
    for match in matches:
        if match.kind is MatchKind.NAME:
            continue
        for passage in (match.left, match.right):
            if passage.article == article:
                touched = range(bisect_right(ends, passage.span.start), bisect_left(starts, passage.span.end))
                best.update((number, max(match.probability, best.get(number, 0.0))) for number in touched)
    return best


def _features(sentences: Sentences, pairs: SentencePairs) -> Mapping[str, Floats]:
    import numpy as np

    no_scores = np.zeros(len(pairs))
    features = pair_features(sentences, pairs, no_scores, no_scores)
    return {name: values for name, values in features.items() if not name.startswith(_MATCH_OR_RIVAL_FEATURES)}


def all_pairs(
    index: WordIndex, options: MatchingOptions
) -> tuple[Sequence[Passage], Sequence[Passage], Mapping[str, Floats]]:
    """Return the features of all pairs of sentences that share a word, or whose neighbours do, for training."""
    import numpy as np

    sentences = sentences_of(index, options.align)
    article = sentences.article
    left, right = np.nonzero(article[:, None] < article[None, :])
    pairs = sentence_pairs(index, sentences, left, right, options.align)
    rows = np.flatnonzero(pairs.around > 0)
    passages = [sentence_passage(index, sentences, number) for number in range(len(sentences))]
    left_passages, right_passages = (
        [passages[number] for number in side[rows].tolist()] for side in (pairs.left, pairs.right)
    )
    return left_passages, right_passages, {name: values[rows] for name, values in _features(sentences, pairs).items()}
