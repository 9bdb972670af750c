"""Estimates how likely it is that two outlets give two different numbers for the same thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.matching.model import Match, MatchKind
from tui.reading.differences.figures import Figure, rarity
from tui.reading.differences.same_figures import count_same_thing
from tui.shipped import shipped_text
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.evidence.model import Model

PATH = "config/figure-differences.txt"
Features = Mapping[str, float]
_FAR = 2.0
"""Largest distance between two numbers, as the logarithm of their ratio; also that of vague numbers (“dozens”)."""
_RIVALS_MAX = 6
_CLAIMS_MAX = 4
_TOLL_DECAY, _DECAY = 2, 3
"""How fast the closeness of two numbers falls with their distance; victim counts are revised by more than others."""
_DAY = len("2022-02-11")
_UNALIKE_KINDS = (MatchKind.NAME, MatchKind.TRANSLATION)


@cache
def shipped_model() -> "Model":
    from tui.matching.evidence.model import read_model

    return read_model(shipped_text(PATH))


class FigureEvidence:
    """Computes the features of two numbers, from their articles and the matching passages."""

    def __init__(self, figures: Mapping[str, Sequence[Figure]], matches: Iterable[Match]) -> None:
        self._weights = rarity(figure for some in figures.values() for figure in some)
        self._values = {article: {figure.meaning for figure in some} for article, some in figures.items()}
        self._counts = {article: _counts_of(some) for article, some in figures.items()}
        self._kinds = {article: Counter(map(_kind_of, some)) for article, some in figures.items()}
        self._sentence_weights: dict[frozenset[int], float] = {}
        self._matches: defaultdict[tuple[str, str], list[tuple[Span, Span, float]]] = defaultdict(list)
        for match in matches:
            if match.kind not in _UNALIKE_KINDS:
                spans = match.left.span, match.right.span
                self._matches[match.left.article, match.right.article].append((*spans, match.probability))

    def probabilities(self, pairs: Sequence[tuple[Figure, Figure]]) -> Sequence[float]:
        """Return, for each pair of numbers, the probability that they are a real difference between the outlets."""
        import numpy as np

        rows = [self.features(*pair) for pair in pairs]
        model = shipped_model()
        columns = {name: np.array([row[name] for row in rows]) for name in model.names}
        return list(map(float, model.probability(columns))) if rows else []

    def features(self, figure: Figure, rival: Figure) -> Features:
        """Return the features of two numbers by name; the order of the numbers does not matter."""
        distance = _distance(figure, rival)
        is_toll = bool(figure.fates & rival.fates)
        days = figure.article.published[:_DAY], rival.article.published[:_DAY]
        return {
            "toll_close": exp(-_TOLL_DECAY * distance) if is_toll else 0.0,
            "close": 0.0 if is_toll else exp(-_DECAY * distance),
            "told_by_both": float(self._is_told(figure, rival) or self._is_told(rival, figure)),
            "alone": 1 / (1 + self._rivals(figure, rival)),
            "alike": self.share(figure, rival) + self._match_probability(figure, rival),
            "claims": min(_CLAIMS_MAX, len(figure.claims & rival.claims)),
            "noun_same": float(bool(figure.nouns) and figure.nouns[:1] == rival.nouns[:1]),
            "counted_differ": float(_are_disjoint(figure.counted - figure.fates, rival.counted - rival.fates)),
            "companions_differ": float(_are_disjoint(figure.companions, rival.companions)),
            "companions_same": float(not figure.companions.isdisjoint(rival.companions)),
            "published_differ": float(days[0] != days[1] and all(days)),
        }

    def has_value(self, article: str, meaning: str) -> bool:
        """Return True if an article contains a figure with this value, whatever it counts or dates."""
        return meaning in self._values[article]

    def are_same(self, figure: Figure, other: Figure) -> bool:
        """Return True if two numbers of two outlets have one value and count the same thing."""
        return figure.meaning == other.meaning and count_same_thing(figure, other, self._weights)

    def share(self, figure: Figure, rival: Figure) -> float:
        """Return the weight of the words that two sentences share, divided by the weight of the lighter sentence."""
        least = min(self._sentence_weight(figure.around), self._sentence_weight(rival.around))
        return sum(self._weights[stem] for stem in figure.around & rival.around) / (least or 1)

    def _sentence_weight(self, stems: frozenset[int]) -> float:
        if stems not in self._sentence_weights:
            self._sentence_weights[stems] = sum(self._weights[stem] for stem in stems)
        return self._sentence_weights[stems]

    def _match_probability(self, figure: Figure, rival: Figure) -> float:
        """Return the probability of the best match between two sentences; 0 for none."""
        return max((*self._between(figure, rival), *self._between(rival, figure)), default=0.0)

    def _between(self, figure: Figure, rival: Figure) -> Iterable[float]:
        for left, right, probability in self._matches.get((figure.article.id, rival.article.id), ()):
            if left.overlap(figure.sentence) and right.overlap(rival.sentence):
                yield probability

    def _is_told(self, figure: Figure, rival: Figure) -> bool:
        """Return True if the rival's article also contains the figure, for the same thing as far as its noun shows.

        False if the rival is a second source's number, as in “14 were hurt; the hospital speaks of 17”.
        """
        other = rival.article.id
        if rival.is_rival:
            return False
        if any((figure.meaning, stem) in self._counts[other] for stem in figure.counted | figure.measures):
            return True
        return not (figure.nouns and rival.nouns) and self.has_value(other, figure.meaning)

    def _rivals(self, figure: Figure, rival: Figure) -> int:
        """Return the number of other figures of the same kind in the two articles, up to a limit."""
        one, other = self._kinds[figure.article.id], self._kinds[rival.article.id]
        return min(_RIVALS_MAX, one[_kind_of(figure)] + other[_kind_of(rival)] - 2)


def _kind_of(figure: Figure) -> tuple[object, ...]:
    return figure.sort, figure.unit, figure.is_date, figure.nouns[:1]


def _counts_of(figures: Iterable[Figure]) -> frozenset[tuple[str, int]]:
    return frozenset((figure.meaning, stem) for figure in figures for stem in figure.counted | figure.measures)


def _distance(figure: Figure, rival: Figure) -> float:
    if figure.sort == rival.sort == SCORE:
        return sum(map(_ratio, _sides_of(figure.meaning), _sides_of(rival.meaning))) / 2
    one, other = amount_of(figure.meaning), amount_of(rival.meaning)
    return _FAR if one is None or other is None else _ratio(float(one.value), float(other.value))


def _ratio(one: float, other: float) -> float:
    """Return how far apart two numbers are, as the logarithm of their ratio."""
    return min(_FAR, abs(log(one / other))) if one and other else _FAR


def _sides_of(score: str) -> Iterable[float]:
    """Return both numbers of a result: 8 and 5 for #8-5."""
    return map(float, score.removeprefix("#").split("-"))


def _are_disjoint(one: frozenset[int] | frozenset[str], other: frozenset[int] | frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
