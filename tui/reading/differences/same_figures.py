"""Decides whether two figures with the same value count the same thing, in two outlets or in one."""

from collections.abc import Mapping
from itertools import takewhile

from tui.matching.differences.fact_words import measure_forms
from tui.matching.differences.numbers.amounts import YEARS, amount_of
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.reading.differences.figures import Figure

_LARGE = 1000
"""Minimum amount of money that identifies a thing by its value alone."""
_HUNDRED, _TEN = 100, 10
_ALIKE, _VERY_ALIKE = 0.2, 0.4
"""Minimum shared weights, as shares of the lighter sentence's, for two levels of similarity."""
_FROM = frozenset({("from",), ("since",)})
_TO = frozenset({("to",), ("until",), ("till",), ("through",)})
_RUN, _LONG_RUN = 3, 5
"""Minimum numbers of identical consecutive words next to the figures, for two levels of similarity."""


def count_same_thing(figure: Figure, rival: Figure, weights: Mapping[int, float], *, are_only: bool = False) -> bool:
    """Return True if two figures with one value count the same: by the value itself, or because their context agrees.

    weights: stem → how informative it is. are_only: neither article has the value anywhere else.
    """
    if _tells_by_itself(figure) and _tells_by_itself(rival) and not _is_score_of_other_year(figure, rival):
        return True
    if _are_measure_and_thing(figure, rival):
        return False
    if figure.is_age_limit and rival.is_age_limit:
        return True
    if figure.thing.is_age and rival.thing.is_age and not _are_of_two_people(figure, rival):
        return True
    return _evidence(figure, rival, weights) + (are_only and _name_one_thing(figure, rival)) >= _evidence_needed(figure)


def _name_one_thing(figure: Figure, rival: Figure) -> bool:
    return figure.sort == rival.sort == "count" and not figure.counted.isdisjoint(rival.counted)


def _tells_by_itself(figure: Figure) -> bool:
    """Return True for a score such as 234-193, or a large amount of money, which hardly means two different things."""
    amount = amount_of(figure.meaning)
    is_sum = amount is not None and figure.unit not in ("", "%") and amount.value >= _LARGE
    return is_sum or figure.sort == SCORE


def _are_measure_and_thing(figure: Figure, rival: Figure) -> bool:
    """Return True if only one of two small numbers counts a measure: 30 MINUTES, 30 companies."""
    sides = figure, rival
    amount = amount_of(figure.meaning)
    if amount is None or amount.value >= _HUNDRED:
        return False
    is_measured, is_rival_measured = (bool(side.after) and side.after[0] in measure_forms() for side in sides)
    have_nouns = all(side.nouns for side in sides)
    return have_nouns and is_measured is not is_rival_measured and figure.phrase.isdisjoint(rival.phrase)


def _is_score_of_other_year(figure: Figure, rival: Figure) -> bool:
    """Return True if only one of two scores is in a sentence with a year: 3-0 in the final of 2005."""
    return figure.sort == SCORE and figure.has_year is not rival.has_year


def _is_added(figure: Figure) -> bool:
    """Return True for a number that is counted apart from those before it: ANOTHER 12 policemen."""
    return figure.before[:1] == ("another",)


def _are_of_two_people(figure: Figure, rival: Figure) -> bool:
    """Return True if different names are next to two ages."""
    names = [side.near - side.claims for side in (figure, rival)]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _evidence_needed(figure: Figure) -> int:
    """Return the number of points needed: the smaller a number, the more things in an event it counts."""
    amount = amount_of(figure.meaning)
    if amount is None or amount.unit == "th":
        return 3
    if amount.value >= _HUNDRED and amount.value not in YEARS:
        return 0 if amount.value > _LARGE and amount.step == 1 else 1
    return 2 if amount.unit or amount.value > _TEN else 3


def _evidence(figure: Figure, rival: Figure, weights: Mapping[int, float]) -> int:
    """Return the number of points for two figures with one value counting the same thing."""
    points = _evidence_of_nouns(figure, rival)
    if figure.companions & rival.companions:
        points += 2
    elif (figure.paragraph_figures & rival.paragraph_figures) - {figure.meaning}:
        points += 1
    beside = (figure.near & rival.near) - figure.counted - rival.counted - figure.measures
    points += min(2, len(beside))
    points -= 4 if _is_added(figure) is not _is_added(rival) else 0
    points -= 2 if _are_ends_of_two_spans(figure, rival) else 0
    run = _run(figure.before, rival.before) + _run(figure.after, rival.after)
    points += (run >= _RUN) + (run >= _LONG_RUN)
    share = _share(figure, rival, weights)
    return points + (share >= _ALIKE) + (share >= _VERY_ALIKE)


def _evidence_of_nouns(figure: Figure, rival: Figure) -> int:
    if shared := figure.counted & rival.counted:
        return 3 if len(shared) > 1 or shared & figure.fates or figure.measures & rival.measures else 2
    if figure.measures & rival.measures:
        return 2 if figure.thing.is_joined and rival.thing.is_joined else 1
    if figure.counted & rival.near or rival.counted & figure.near:
        return 1
    return -1 if figure.thing.phrase and rival.thing.phrase else 0


def _are_ends_of_two_spans(figure: Figure, rival: Figure) -> bool:
    """Return True for a year in which one period ends, and another begins: to 2006, from 2006."""
    first, second = figure.before[:1], rival.before[:1]
    return figure.is_date and ((first in _FROM and second in _TO) or (first in _TO and second in _FROM))


def _run(words: tuple[str, ...], others: tuple[str, ...]) -> int:
    pairs = zip(words, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _share(figure: Figure, rival: Figure, weights: Mapping[int, float]) -> float:
    """Return the weight of the shared words next to what is counted, as a share of the lighter sentence's."""
    least = min(sum(weights[stem] for stem in side.around) for side in (figure, rival))
    shared = (figure.around & rival.around) - figure.counted - figure.measures
    return sum(weights[stem] for stem in shared) / (least or 1)
