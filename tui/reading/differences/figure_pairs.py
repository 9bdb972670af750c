"""Finds figures of two outlets that count the same thing and cannot both be true."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.articles.model import Coverage, Passage
from tui.matching.differences.exclusive_facts import PERIOD, periods_apart
from tui.matching.differences.numbers.amounts import can_agree
from tui.matching.model import MatchSureness
from tui.matching.words.vocabulary import Vocabulary
from tui.reading.differences.comparable_figures import are_comparable
from tui.reading.differences.figures import Figure, figures_of, rarity
from tui.reading.differences.labels import label_of
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.reading.differences.victims import figures_by_fate, victim_pairs

_SMALL = 10
"""Largest number that counts as small: it occurs for many things in an event, so more evidence is needed."""
_NEAR_MIN = 2
"""Minimum number of shared content words next to two figures, including the counted noun."""
_DATE_SHARE = 0.4
_NUMBER_SHARE = 0.45
"""Minimum shared weight, as a share of the lighter sentence's, if the nouns alone are not enough."""
_VICTIM_SHARE = 0.15
"""Minimum shared weight for people killed, hurt or arrested, for whom an event has only one number."""
_LIMITS = {"more than", "at least"}
"""Bounds on the same number that contradict each other if only one outlet includes the number."""
_SURE_SHARE = 0.5
_BE = frozenset({"is", "was", "are", "were"})
_MEASURED_LETTERS = 4
"""Minimum length of the name of what is measured, in letters: turnout; not it, he or they."""


def figure_differences(coverage: Coverage) -> Iterator[PairDifference]:
    """Yield the figures for the same thing that exclude each other in two outlets, each with its sentence."""
    vocabulary = Vocabulary()
    figures = {article.id: list(figures_of(article, vocabulary)) for article in coverage.articles}
    comparer = _FigureComparer(figures)
    numbers = [article.id for article in coverage.articles]
    for at, left in enumerate(numbers):
        for right in numbers[at + 1 :]:
            yield from comparer.pairs(left, right)


class _FigureComparer:
    def __init__(self, figures: Mapping[str, Sequence[Figure]]) -> None:
        self._figures = figures
        self._weights = rarity(figure for some in figures.values() for figure in some)
        self._told = {
            article: {(figure.meaning, () if figure.is_date else figure.nouns[:1]) for figure in some}
            for article, some in figures.items()
        }
        self._by_stem: dict[str, Mapping[int, Sequence[Figure]]] = {
            article: _by_stem(some) for article, some in figures.items()
        }
        self._by_fate = {article: figures_by_fate(some) for article, some in figures.items()}
        self._sentence_weights: dict[frozenset[int], float] = {}

    def pairs(self, left: str, right: str) -> Iterator[PairDifference]:
        for figure in self._figures[left]:
            rivals = {id(rival): rival for stem in figure.near for rival in self._by_stem[right].get(stem, ())}
            for rival in rivals.values():
                if self._exclude(figure, rival) and self._is_same_thing(figure, rival):
                    yield _difference(figure, rival, self._share(figure, rival))
        for figure, rival in victim_pairs(self._by_fate[left], self._by_fate[right]):
            share = self._share(figure, rival)
            if share >= _VICTIM_SHARE:
                yield _difference(figure, rival, share)

    def _exclude(self, figure: Figure, rival: Figure) -> bool:
        if {figure.bound, rival.bound} == _LIMITS and figure.meaning == rival.meaning and not figure.unit:
            return True  # over 21 / 21 or older
        if figure.meaning == rival.meaning or not are_comparable(figure, rival):
            return False
        if self._is_told(figure, rival.article.id) or self._is_told(rival, figure.article.id):
            return False
        if figure.is_date:
            return figure.sort != PERIOD or periods_apart(figure.meaning, rival.meaning)
        return not can_agree(figure.meaning, figure.bound, rival.meaning, rival.bound)

    def _is_told(self, figure: Figure, article: str) -> bool:
        """Return True if another article also has a figure: with the same noun, or for a date, with any context."""
        return (figure.meaning, () if figure.is_date else figure.nouns[:1]) in self._told[article]

    def _is_same_thing(self, figure: Figure, rival: Figure) -> bool:
        if figure.meaning == rival.meaning:
            return figure.is_age_limit and rival.is_age_limit and len(figure.around & rival.around) > _NEAR_MIN
        if figure.unit == rival.unit == "%" and (measured := _measured(figure)) and measured == _measured(rival):
            return True
        if len(figure.near & rival.near) < _NEAR_MIN or not (self._is_only_toll(figure) and self._is_only_toll(rival)):
            return False
        if figure.is_date:
            is_one_claim = len(figure.claims & rival.claims) >= _NEAR_MIN
            return is_one_claim and self._share(figure, rival) >= _DATE_SHARE
        if figure.nouns[:1] != rival.nouns[:1] or figure.unit != rival.unit:
            return False
        is_told_by_nouns = figure.nouns and not (
            figure.is_small or rival.is_small or figure.nouns[0] in figure.measures
        )
        if is_told_by_nouns and figure.phrase & rival.phrase - {figure.nouns[0]}:
            return True
        return self._share(figure, rival) >= _NUMBER_SHARE

    def _is_only_toll(self, figure: Figure) -> bool:
        """Return True unless an outlet has several numbers of people with this fate, as in several attacks."""
        if not figure.fates or (figure.nouns and figure.nouns[0] not in figure.measures):
            return True
        return not figure.fates.isdisjoint(self._by_fate[figure.article.id])

    def _share(self, figure: Figure, rival: Figure) -> float:
        """Return the weight of the words shared by two sentences, as a share of the lighter one's."""
        least = min(self._sentence_weight(figure.around), self._sentence_weight(rival.around))
        return self._weight(figure.around & rival.around) / (least or 1)

    def _sentence_weight(self, stems: frozenset[int]) -> float:
        if stems not in self._sentence_weights:
            self._sentence_weights[stems] = self._weight(stems)
        return self._sentence_weights[stems]

    def _weight(self, stems: Iterable[int]) -> float:
        return sum(map(self._weights.__getitem__, stems))


def _measured(figure: Figure) -> str:
    """Return what a percentage measures: Turnout was 81%; At 78%, turnout was; empty if it is not stated."""
    before = figure.before[1:] if figure.bound else figure.before
    if len(before) > 1 and before[0] in _BE:
        return before[1] if len(before[1]) >= _MEASURED_LETTERS else ""
    is_fronted = before[:1] == ("at",) and figure.after[1:2] and figure.after[1] in _BE
    return figure.after[0] if is_fronted and len(figure.after[0]) >= _MEASURED_LETTERS else ""


def _by_stem(figures: Sequence[Figure]) -> Mapping[int, Sequence[Figure]]:
    table: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        for stem in figure.near:
            table[stem].append(figure)
    return table


def _difference(figure: Figure, rival: Figure, share: float) -> PairDifference:
    what = DifferenceClass.NUMBER
    if figure.is_date:
        what = DifferenceClass.TIME if figure.sort == "hour" else DifferenceClass.DATE
    sureness = MatchSureness.SURE if share >= _SURE_SHARE else MatchSureness.POSSIBLE
    sides = [DifferingPassage(Passage(side.article.id, side.sentence), (side.span,)) for side in (figure, rival)]
    return PairDifference(what, sureness, sides[0], sides[1], label_of(figure.article, figure.span, figure.sentence))
