"""Sentences of other articles that come closest to one, and sentences that nothing comes close to.

That close sentences say the same is not claimed: half of what outlets share is said in words that no match can assert.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Passage
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
_OF_MATCHES_OR_RIVALS = ("score", "name_score", "rank_", "margin_", "kinship", "distance", "position_")
"""Features that are not asked for: a search knows no matches, and compares with one sentence only."""


class CloseSentence(Struct, frozen=True):
    """A sentence of another article that comes close to what was asked for."""

    passage: Passage
    """The whole sentence."""
    likeness: float
    """0 to 1. It ranks: that the two say the same is not claimed."""
    words: tuple[Span, ...]
    """Shared words in the passage's article, in order."""
    words_asked: tuple[Span, ...]
    """The same words where they stand in the sentence that was asked for, in order."""


class SentenceSearch:
    """Looks for close sentences in all articles of a comparison. The first look reads their sentences."""

    def __init__(self, index: WordIndex, options: MatchingOptions, model: Model | None = None) -> None:
        """`model`: what weighs the likeness, the shipped one unless another is given."""
        self._index = index
        self._options = options
        self._model = model or shipped_sentence_model()
        self._best: dict[str, Sequence[float]] = {}

    @cached_property
    def _sentences(self) -> Sentences:
        return sentences_of(self._index, self._options.align)

    def closest(self, article_id: str, span: Span, count: int = 3) -> Mapping[str, tuple[CloseSentence, ...]]:
        """Id of each other article → so many of its sentences, the closest first; fewer where fewer share a word.

        Of a span over several sentences the closest to any of them. Empty where the span touches no sentence that
        takes part. Raises KeyError for an unknown article.
        """
        own = self._own(article_id)
        asked = own[[bool(self._passage(sentence).span.overlap(span)) for sentence in own.tolist()]]
        if not len(asked):
            return {}
        pairs, rows, likeness = self._likeness(asked)
        nearest: defaultdict[str, dict[int, CloseSentence]] = defaultdict(dict)
        for row, value in sorted(zip(rows.tolist(), likeness.tolist(), strict=True), key=lambda one: (-one[1], one[0])):
            right = int(pairs.right[row])
            found = nearest[self._index.articles[int(self._sentences.article[right])].article.id]
            if len(found) < count and right not in found:
                found[right] = self._close(pairs, row, value)
        return {article: tuple(found.values()) for article, found in nearest.items()}

    def sentences_in(self, article_id: str) -> tuple[Passage, ...]:
        """The sentences of an article that take part, in order. Raises KeyError for an unknown article."""
        return tuple(self._passage(sentence) for sentence in self._own(article_id).tolist())

    def standings(self, article_id: str, matches: Iterable[Match]) -> Iterator[tuple[Passage, Standing]]:
        """Each sentence of an article, and whether other articles have it. `matches`: all, at any cutoff.

        Only here is what nothing comes close to, what no match touches, however weak, and what quotes no words that
        another article quotes. Remembers how close the sentences come.
        """
        touching = [match for match in matches if article_id in (match.left.article, match.right.article)]
        quoted_elsewhere = self._quoted_outside(article_id)
        limits = self._options.evidence
        for sentence, likeness in zip(self._own(article_id).tolist(), self._likeness_of_best(article_id), strict=True):
            passage = self._passage(sentence)
            over = [m for m in touching if m.kind is not MatchKind.NAME and m.touches(passage)]
            if (
                any(100 * m.probability >= self._options.cutoff_score() for m in over)
                or self._quotes_of(sentence) & quoted_elsewhere
            ):
                yield passage, Standing.ELSEWHERE
            elif over or likeness >= limits.alone_probability:
                yield passage, Standing.UNCERTAIN
            else:
                yield passage, Standing.ONLY_HERE

    def _likeness_of_best(self, article_id: str) -> Sequence[float]:
        """Per sentence of an article, how close the closest one of any other comes."""
        import numpy as np

        if article_id not in self._best:
            own = self._own(article_id)
            best = np.zeros(len(self._sentences))
            if len(own):
                pairs, rows, likeness = self._likeness(own)
                np.maximum.at(best, pairs.left[rows], likeness)
            self._best[article_id] = best[own].tolist()
        return self._best[article_id]

    def _likeness(self, asked: Ints) -> tuple[SentencePairs, Ints, Floats]:
        """Pairs of sentences of one article, with those beside them, and all sentences of the others; the entries of
        those that were asked for and share a word, and how close they come."""
        import numpy as np

        article = self._sentences.article
        near = np.concatenate((asked - 1, asked, asked + 1))
        wide = np.zeros(len(article) + 2, dtype=bool)
        wide[near + 1] = True
        taken = np.flatnonzero(wide[1:-1] & (article == article[asked[0]]))
        others = np.flatnonzero(article != article[asked[0]])
        left, right = np.repeat(taken, len(others)), np.tile(others, len(taken))
        pairs = sentence_pairs(self._index, self._sentences, left, right, self._options.align)
        is_asked = np.zeros(len(article), dtype=bool)
        is_asked[asked] = True
        rows = np.flatnonzero(is_asked[pairs.left] & (pairs.alike > 0))
        features = _features(self._sentences, pairs)
        return pairs, rows, self._model.probability({name: values[rows] for name, values in features.items()})

    def _own(self, article_id: str) -> Ints:
        """The sentences of an article. Raises KeyError for an unknown id."""
        import numpy as np

        for number, read in enumerate(self._index.articles):
            if read.article.id == article_id:
                return np.flatnonzero(self._sentences.article == number)
        raise KeyError(article_id)

    def _passage(self, sentence: int) -> Passage:
        return sentence_passage(self._index, self._sentences, sentence)

    def _quotes_of(self, sentence: int) -> set[tuple[str, ...]]:
        """The quotations that begin in a sentence, as keys of their words."""
        first, end = int(self._sentences.firsts[sentence]), int(self._sentences.ends[sentence])
        read, at = self._index.place_in(first)
        inside = range(at, at + end - first)
        return {tuple(read.keys[one:last]) for one, last in read.quotation_words if one in inside and last > one}

    def _quoted_outside(self, article_id: str) -> set[tuple[str, ...]]:
        return {
            tuple(read.keys[first:last])
            for read in self._index.articles
            if read.article.id != article_id
            for first, last in read.quotation_words
        }

    def _close(self, pairs: SentencePairs, row: int, likeness: float) -> CloseSentence:
        words = (pairs.shared.pair == row).nonzero()[0]
        there, here = (self._spans(places[words]) for places in (pairs.shared.right, pairs.shared.left))
        return CloseSentence(self._passage(int(pairs.right[row])), round(likeness, 3), there, here)

    def _spans(self, places: Ints) -> tuple[Span, ...]:
        found = (self._index.place_in(place) for place in sorted(places.tolist()))
        return tuple(Span(read.starts[at], read.ends[at]) for read, at in found)


@cache
def shipped_sentence_model() -> Model:
    return read_model(shipped_text(PATH))


def sentence_passage(index: WordIndex, sentences: Sentences, sentence: int) -> Passage:
    """The first to the last word of a sentence."""
    first, end = int(sentences.firsts[sentence]), int(sentences.ends[sentence])
    read, at = index.place_in(first)
    return Passage(read.article.id, Span(read.starts[at], read.ends[at + end - first - 1]))


def _features(sentences: Sentences, pairs: SentencePairs) -> Mapping[str, Floats]:
    import numpy as np

    none = np.zeros(len(pairs))
    features = pair_features(sentences, pairs, none, none)
    return {name: values for name, values in features.items() if not name.startswith(_OF_MATCHES_OR_RIVALS)}


def all_pairs(
    index: WordIndex, options: MatchingOptions
) -> tuple[Sequence[Passage], Sequence[Passage], Mapping[str, Floats]]:
    """Every pair of sentences of two articles that share a word, and its features: to learn from."""
    import numpy as np

    sentences = sentences_of(index, options.align)
    article = sentences.article
    left, right = np.nonzero(article[:, None] < article[None, :])
    pairs = sentence_pairs(index, sentences, left, right, options.align)
    rows = np.flatnonzero(pairs.alike > 0)
    passages = [sentence_passage(index, sentences, number) for number in range(len(sentences))]
    one, other = ([passages[number] for number in side[rows].tolist()] for side in (pairs.left, pairs.right))
    return one, other, {name: values[rows] for name, values in _features(sentences, pairs).items()}
