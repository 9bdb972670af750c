"""Figures of two outlets that count the same thing and cannot both be true."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise

from tui.articles.model import Coverage, Passage
from tui.matching.differences.exclusive_facts import PERIOD, periods_apart
from tui.matching.differences.numbers.amounts import can_agree, is_year
from tui.matching.model import MatchSureness
from tui.matching.words.vocabulary import Vocabulary
from tui.reading.differences.comparable_figures import are_comparable
from tui.reading.differences.figure_evidence import FigureEvidence
from tui.reading.differences.figures import Figure, figures_of
from tui.reading.differences.labels import label_of
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.text.span import Span

LINKED, SHOWN, SURE = 0.4, 0.5, 0.8
"""Probabilities from which two numbers join a difference that contains one of them, are listed, and are sure."""
_CLAIMS_MIN = 2
"""Minimum number of content words, except names, that both outlets have near two dates or age limits."""
_DATE_SHARE = 0.4
"""Share of the weight of the lighter sentence with a date that both sentences must share."""
_WEEKDAY = "weekday"
_LEADS = frozenset({"in", "from", "since", "until", "before", "after", "by", "of"})
_LIMITS = {"more than", "at least"}
"""Bounds of the same number of which only one includes the number itself."""

FigurePair = tuple[Figure, Figure]


def figure_differences(figures: Mapping[str, Sequence[Figure]], evidence: FigureEvidence) -> Iterator[PairDifference]:
    """Yield the figures for the same thing that exclude each other in two outlets, each with its sentence."""
    numbers = list(number_pairs(figures))
    with_probability = [
        (*pair, probability)
        for pair, probability in zip(numbers, evidence.probabilities(numbers), strict=True)
        if probability >= LINKED
    ]
    with_probability = list(_without_restated(with_probability, figures))
    listed = {figure for *pair, probability in with_probability if probability >= SHOWN for figure in pair}
    for figure, rival, probability in with_probability:
        if figure in listed or rival in listed:
            yield _difference(figure, rival, probability >= SURE)
    dates_and_limits = _only(figures, lambda figure: figure.is_date or figure.is_age_limit)
    for figure, rival in _pairs(dates_and_limits):
        if _are_dates_of_one_thing(figure, rival, evidence) or _are_two_limits(figure, rival):
            yield _difference(figure, rival, False)


def _without_restated(
    with_probability: Iterable[tuple[Figure, Figure, float]], figures: Mapping[str, Sequence[Figure]]
) -> Iterator[tuple[Figure, Figure, float]]:
    """Yield the pairs of numbers, each pair only once if both outlets repeat it in another unit: 40 km (25 miles)."""
    base = {
        id(figure): preceding
        for some in figures.values()
        for preceding, figure in pairwise(some)
        if _is_restatement(preceding, figure)
    }
    pairs_by_value: defaultdict[tuple[int, int], list[tuple[Figure, Figure, float]]] = defaultdict(list)
    for figure, rival, probability in with_probability:
        key = id(base.get(id(figure), figure)), id(base.get(id(rival), rival))
        pairs_by_value[key].append((figure, rival, probability))
    for pairs in pairs_by_value.values():
        figure, rival, _ = min(pairs, key=lambda pair: pair[0].span)
        yield figure, rival, max(probability for *_, probability in pairs)


def _is_restatement(preceding: Figure, figure: Figure) -> bool:
    """Return True if a figure stands in brackets right behind another one and its unit."""
    if preceding.sentence != figure.sentence:
        return False
    between = figure.article.text[preceding.span.end : figure.span.start]
    return _restated().search(between) is not None


@cache
def _restated() -> re.Pattern[str]:
    return re.compile(r"\A[\s-]?(?:\w+[\s-]){0,2}\w*\s?[(\[][^\w)\]]{0,3}(?:about |around |nearly |some )?\Z")


def figures_by_article(coverage: Coverage) -> Mapping[str, Sequence[Figure]]:
    vocabulary = Vocabulary()
    return {article.id: list(figures_of(article, vocabulary)) for article in coverage.articles}


def number_pairs(figures: Mapping[str, Sequence[Figure]]) -> Iterator[FigurePair]:
    """Yield the numbers of two outlets that exclude each other and may count the same thing.

    Two numbers that both sentences contain are left out: from SIX to FIVE.
    """
    meanings: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    for some in figures.values():
        for figure in some:
            meanings[figure.article.id, figure.sentence].add(figure.meaning)
    for figure, rival in _pairs(_only(figures, lambda figure: not figure.is_date)):
        beside = [meanings[side.article.id, side.sentence] for side in (figure, rival)]
        is_beside = rival.meaning in beside[0] and figure.meaning in beside[1]
        if not is_beside and are_comparable(figure, rival) and not _agree(figure, rival):
            yield figure, rival


def _only(
    figures: Mapping[str, Sequence[Figure]], is_wanted: Callable[[Figure], bool]
) -> Mapping[str, Sequence[Figure]]:
    return {article: [figure for figure in some if is_wanted(figure)] for article, some in figures.items()}


_RIVALS_MAX = 100
"""Figures of an article that may be beside one word. Beyond it is a table, where the word does not tell them apart."""


def _pairs(figures: Mapping[str, Sequence[Figure]]) -> Iterator[FigurePair]:
    """Yield the figures of the same sort and unit that share a word beside them."""
    tables = {article: _by_word(some) for article, some in figures.items()}
    for left, right in combinations(figures, 2):
        for figure in figures[left]:
            words = [word for word in _words(figure) if _tells_apart(tables[left], tables[right], word)]
            rivals = {id(rival): rival for word in words for rival in tables[right].get(word, ())}
            for rival in rivals.values():
                yield figure, rival


def _tells_apart(
    left: Mapping[object, Sequence[Figure]], right: Mapping[object, Sequence[Figure]], word: object
) -> bool:
    return max(len(table.get(word, ())) for table in (left, right)) <= _RIVALS_MAX


def _by_word(figures: Sequence[Figure]) -> Mapping[object, Sequence[Figure]]:
    table: defaultdict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        for word in _words(figure):
            table[word].append(figure)
    return table


def _words(figure: Figure) -> Iterable[object]:
    """Yield the stems beside a figure, each with the figure's sort and unit."""
    for stem in figure.near | figure.fates:
        yield stem, figure.is_date, figure.sort, figure.unit


def _agree(figure: Figure, rival: Figure) -> bool:
    return figure.meaning == rival.meaning or can_agree(figure.meaning, figure.bound, rival.meaning, rival.bound)


def _are_dates_of_one_thing(figure: Figure, rival: Figure, evidence: FigureEvidence) -> bool:
    """Return True for two months, years or hours of the same thing; two weekdays usually belong to two statements."""
    if not figure.is_date or figure.sort == _WEEKDAY or figure.meaning == rival.meaning:
        return False
    if evidence.has_value(rival.article.id, figure.meaning) or evidence.has_value(figure.article.id, rival.meaning):
        return False
    if figure.sort == PERIOD and not periods_apart(figure.meaning, rival.meaning):
        return False
    if is_year(figure.meaning.removeprefix("#")) and _lead_differently(figure, rival):
        return False
    is_one_claim = len(figure.claims & rival.claims) >= _CLAIMS_MIN
    return is_one_claim and evidence.share(figure, rival) >= _DATE_SHARE and are_comparable(figure, rival)


def _lead_differently(figure: Figure, rival: Figure) -> bool:
    """Return True for two years after different prepositions: a dam that dates FROM 1916, rated poor IN 2025."""
    leads = [side.before[0] for side in (figure, rival) if side.before and side.before[0] in _LEADS]
    return len(set(leads)) > 1


def _are_two_limits(figure: Figure, rival: Figure) -> bool:
    """Return True for two age limits of which only one includes the age itself: over 21, 21 or older."""
    is_one_number = figure.meaning == rival.meaning and {figure.bound, rival.bound} == _LIMITS
    is_limit = is_one_number and figure.is_age_limit and rival.is_age_limit
    return is_limit and len(figure.around & rival.around) > _CLAIMS_MIN


def _difference(figure: Figure, rival: Figure, is_sure: bool) -> PairDifference:
    what = DifferenceClass.NUMBER
    if figure.is_date:
        what = DifferenceClass.TIME if figure.sort == "hour" else DifferenceClass.DATE
    sureness = MatchSureness.SURE if is_sure else MatchSureness.POSSIBLE
    sides = [DifferingPassage(Passage(side.article.id, side.sentence), (side.span,)) for side in (figure, rival)]
    return PairDifference(what, sureness, sides[0], sides[1], label_of(figure.article, figure.span, figure.sentence))
