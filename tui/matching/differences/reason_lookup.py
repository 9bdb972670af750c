"""From a match to the reason for it: looks up what its words weigh in its two articles."""

from functools import partial
from math import log

from tui.matching.differences.reasons import explain
from tui.matching.model import Ground, Match, MatchKind
from tui.matching.options import MatchingOptions
from tui.matching.search.weights import LEAST_WEIGHT
from tui.matching.words.index import WordIndex
from tui.matching.words.vocabulary import Vocabulary
from tui.text.tokens import word_spans


class ReasonLookup:
    """Tells the reasons for the matches that one matcher made; stands in each of them."""

    def __init__(self, vocabulary: Vocabulary, options: MatchingOptions) -> None:
        self._vocabulary = vocabulary
        self._options = options
        self._index: WordIndex | None = None

    def __eq__(self, other: object) -> bool:
        """Two matches are equal whoever tells why they were made."""
        return isinstance(other, ReasonLookup)

    def __hash__(self) -> int:
        return hash(ReasonLookup)

    def look_up_in(self, index: WordIndex) -> None:
        self._index = index

    def __call__(self, match: Match) -> str:
        """Raises KeyError where an article of the match is in the index no more."""
        index = self._index
        assert index is not None
        left, right = (_number(index, passage.article) for passage in (match.left, match.right))
        here, there = index.articles[left].article, index.articles[right].article
        span = match.right.span
        words = [there.text[start:end] for start, end in word_spans(there.text, span.start, span.end)]
        held = frozenset(self._ids(index, words, right))
        weight = partial(self._weight, index, left, right, held)
        of_words = explain(here, match.left.span, there, span, match.kind, weight)
        return "; ".join([of_words, *_surroundings(match)])

    def _ids(self, index: WordIndex, words: list[str], article: int) -> list[int]:
        ids = self._vocabulary.ids(words, index.articles[article].article.language)
        return [index.joined_id(number) for number in ids]

    def _weight(self, index: WordIndex, left: int, right: int, held: frozenset[int], word: str) -> float:
        """Nats; 0 for a stop word and for a word that the right passage does not hold."""
        (number,) = self._ids(index, [word], left)
        if number not in held or self._vocabulary.stops[number]:
            return 0.0
        often = index.often(number, left) + index.often(number, right)
        words = len(index.articles[left]) + len(index.articles[right])
        return max(LEAST_WEIGHT, log(words) - self._options.align.frequency_exponent * log(max(1, often)))


def _surroundings(match: Match) -> list[str]:
    """What the sentences that the passages stand in add to the evidence, or take from it."""
    if match.grounds is None or match.kind is MatchKind.NAME:
        return []
    alone = [] if Ground.CLOSEST in match.grounds else ["another sentence comes as close"]
    around = "alike" if Ground.SURROUNDED in match.grounds else "not alike"
    return [*alone, f"the sentences around are {around}"]


def _number(index: WordIndex, article_id: str) -> int:
    """Raises KeyError for an unknown id."""
    for number, read in enumerate(index.articles):
        if read.article.id == article_id:
            return number
    raise KeyError(article_id)
