"""Finds passages that articles share word for word, outside bylines and boilerplate."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from tui.articles.model import ASIDE, Article
from tui.checking.strands import exact_keys
from tui.text.quotation import quotations
from tui.text.span import Span
from tui.text.tokens import word_spans

_RUN_WORDS = 6
"""Minimum number of consecutive words in a shared stretch."""
_PLACES_MAX = 400
"""Maximum number of places of one run of words that are compared; bounds the work for endless repetition."""


class SharedStretch(Struct, frozen=True):
    """Words in one article that another contains in the same order."""

    span: Span
    words: int
    own_words: int
    """Number of words outside quotation marks, because two outlets may quote the same words from one event."""


class _Words(Struct, frozen=True):
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]
    is_quoted: Sequence[bool]


class Copies:
    """The shared stretches of every pair of some articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._words = {article.id: _words(article) for article in articles}
        runs: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for name, words in self._words.items():
            for at, run in enumerate(_runs(words.keys)):
                if len(runs[run]) < _PLACES_MAX:
                    runs[run].append((name, at))
        self._shared: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        """Pair of article ids → numbers of the words in the first that the second contains."""
        for places in runs.values():
            _note(places, self._shared)

    def words(self, article: str) -> int:
        """Return the number of words of an article that are compared."""
        return len(self._words[article].keys)

    def share(self, article: str, other: str) -> float:
        """Return the share of an article's words, 0 to 1, in stretches shared with the other article."""
        return len(self._shared.get((article, other), ())) / max(1, self.words(article))

    def own_share(self, article: str, others: Sequence[str]) -> float:
        """Return the share of an article's words, 0 to 1, that are in no stretch shared with the others."""
        shared = set().union(*(self._shared.get((article, other), ()) for other in others))
        return 1 - len(shared) / self.words(article) if self.words(article) else 0.0

    def covered_share(self, article: str, others: Sequence[str], span: Span) -> float:
        """Return the share of the words of a span, 0 to 1, that are in stretches shared with any of the others."""
        words = self._words[article]
        first, last = (bisect_left(words.places, (edge, 0)) for edge in (span.start, span.end))
        shared = set().union(*(self._shared.get((article, other), ()) for other in others))
        return sum(at in shared for at in range(first, last)) / (last - first) if last > first else 0.0

    def stretches(self, article: str, other: str) -> Iterator[SharedStretch]:
        """Yield the stretches in an article that the other one contains, in order."""
        words, numbers = self._words[article], sorted(self._shared.get((article, other), ()))
        first = 0
        for at in range(1, len(numbers) + 1):
            if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
                row = numbers[first:at]
                span = Span(words.places[row[0]][0], words.places[row[-1]][1])
                yield SharedStretch(span, len(row), sum(not words.is_quoted[number] for number in row))
                first = at


def _words(article: Article) -> _Words:
    places = [place for place in word_spans(article.text) if article.zone_at(place[0]) not in ASIDE]
    quoted = [each.inner for each in quotations(article.text, article.paragraphs) if each.depth == 0]
    is_quoted = [False] * len(places)
    for span in quoted:
        for at in range(bisect_left(places, (span.start, 0)), bisect_left(places, (span.end, 0))):
            is_quoted[at] = True
    return _Words(places, exact_keys(article.text, places), is_quoted)


def _runs(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[start:] for start in range(_RUN_WORDS)), strict=False)


def _note(places: Sequence[tuple[str, int]], shared: Mapping[tuple[str, str], set[int]]) -> None:
    """Record that articles share a run of words at these places."""
    names = {name for name, _ in places}
    for name, at in places:
        for other in names - {name}:
            shared[name, other].update(range(at, at + _RUN_WORDS))
