"""Finds the reason for a match by looking up the weights of its words in its two articles."""

from functools import partial
from math import log

from tui.matching.differences.reasons import explain
from tui.matching.model import Ground, Match, MatchKind
from tui.matching.options import MatchingOptions
from tui.matching.search.weights import LEAST_WEIGHT
from tui.matching.words.index import WordIndex
from tui.matching.words.vocabulary import Vocabulary
from tui.text.segmentation import words_of_language


class ReasonLookup:
    """Gives the reasons for the matches of one matcher; each match has a reference to it."""

    def __init__(self, vocabulary: Vocabulary, options: MatchingOptions) -> None:
        self._vocabulary = vocabulary
        self._options = options
        self._index: WordIndex | None = None

    def __eq__(self, other: object) -> bool:
        """Return True: all lookups are equal, so that two matches are equal whichever matcher made them."""
        return isinstance(other, ReasonLookup)

    def __hash__(self) -> int:
        return hash(ReasonLookup)

    def look_up_in(self, index: WordIndex) -> None:
        self._index = index

    def __call__(self, match: Match) -> str:
        """Return the reason in words.

        Raises KeyError if an article of the match is no longer in the index.
        """
        index = self._index
        assert index is not None
        left, right = (_number(index, passage.article) for passage in (match.left, match.right))
        left_article, right_article = index.articles[left].article, index.articles[right].article
        span = match.right.span
        places = words_of_language(right_article.text, span.start, span.end, right_article.language)
        words = [right_article.text[start:end] for start, end in places]
        right_ids = frozenset(self._ids(index, words, right))
        weight = partial(self._weight, index, left, right, right_ids)
        reason_of_words = explain(left_article, match.left.span, right_article, span, match.kind, weight)
        return "; ".join([reason_of_words, *_surroundings(match)])

    def _ids(self, index: WordIndex, words: list[str], article: int) -> list[int]:
        ids = self._vocabulary.ids(words, index.articles[article].article.language)
        return [index.joined_id(number) for number in ids]

    def _weight(self, index: WordIndex, left: int, right: int, right_ids: frozenset[int], word: str) -> float:
        """Return a word's weight in nats, or 0 for a stop word or a word that the right passage lacks."""
        (number,) = self._ids(index, [word], left)
        if number not in right_ids or self._vocabulary.stops[number]:
            return 0.0
        occurrences = index.count_of(number, left) + index.count_of(number, right)
        words = len(index.articles[left]) + len(index.articles[right])
        return max(LEAST_WEIGHT, log(words) - self._options.align.frequency_exponent * log(max(1, occurrences)))


def _surroundings(match: Match) -> list[str]:
    """Describe the evidence from the sentences that contain the passages and from the sentences around them.

    Surroundings that are not alike are the usual case, so that naming them would tell nothing.
    """
    if match.grounds is None or match.kind is MatchKind.NAME:
        return []
    rivals = [] if Ground.CLOSEST in match.grounds else ["another sentence matches just as well"]
    return [*rivals, *(["the surrounding sentences are alike"] if Ground.SURROUNDED in match.grounds else [])]


def _number(index: WordIndex, article_id: str) -> int:
    """Return an article's number in the index. Raises KeyError for an unknown id."""
    for number, indexed in enumerate(index.articles):
        if indexed.article.id == article_id:
            return number
    raise KeyError(article_id)
