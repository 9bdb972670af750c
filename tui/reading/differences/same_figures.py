"""Decides whether two figures of one value count the same thing, in two outlets or in one."""

from collections.abc import Mapping
from itertools import takewhile

from tui.matching.differences.amounts import amount_of
from tui.matching.differences.joined_numbers import SCORE
from tui.reading.differences.figures import Figure

_LARGE = 1000
"""Sums of money from which the value itself tells what it is."""
_HUNDRED, _TEN = 100, 10
_YEARS = range(1800, 2101)
_ALIKE, _VERY_ALIKE = 0.2, 0.4
"""Shares of the weight of the lighter sentence that both have."""
_FROM = frozenset({("from",), ("since",)})
_TO = frozenset({("to",), ("until",), ("till",), ("through",)})
_RUN, _LONG_RUN = 3, 5
"""Words in a row beside the figures that are the same."""


def count_same_thing(one: Figure, other: Figure, weights: Mapping[int, float], *, are_only: bool = False) -> bool:
    """True if two figures of one value count the same: by the value itself, or as enough around them is the same.

    weights: stem → how much it tells. are_only: neither article has the value anywhere else.
    """
    if _tells_by_itself(one) and _tells_by_itself(other):
        return True
    if one.is_age_limit and other.is_age_limit:
        return True
    if one.thing.is_age and other.thing.is_age and not _are_of_two_people(one, other):
        return True
    return _evidence(one, other, weights) + (are_only and _name_one_thing(one, other)) >= _evidence_needed(one)


def _name_one_thing(one: Figure, other: Figure) -> bool:
    return one.sort == other.sort == "count" and not one.counted.isdisjoint(other.counted)


def _tells_by_itself(figure: Figure) -> bool:
    """True for a result such as 234-193, and a sum of money that is not small: two outlets hardly mean two things."""
    amount = amount_of(figure.meaning)
    is_sum = amount is not None and figure.unit not in ("", "%") and amount.value >= _LARGE
    return is_sum or figure.sort == SCORE


def _are_of_two_people(one: Figure, other: Figure) -> bool:
    """True if different names stand beside two ages."""
    names = [figure.near - figure.claims for figure in (one, other)]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _evidence_needed(figure: Figure) -> int:
    """How much must speak for it: the smaller a number, the more things of an event it counts."""
    amount = amount_of(figure.meaning)
    if amount is None or amount.unit == "th":
        return 3
    if amount.value >= _HUNDRED and amount.value not in _YEARS:
        return 0 if amount.value > _LARGE and amount.step == 1 else 1
    return 2 if amount.unit or amount.value > _TEN else 3


def _evidence(one: Figure, other: Figure, weights: Mapping[int, float]) -> int:
    """How much speaks for two figures of one value counting the same thing."""
    points = _evidence_of_nouns(one, other)
    if one.companions & other.companions:
        points += 2
    elif (one.paragraph_figures & other.paragraph_figures) - {one.meaning}:
        points += 1
    beside = (one.near & other.near) - one.counted - other.counted - one.measures
    points += min(2, len(beside))
    points -= 2 if _are_ends_of_two_spans(one, other) else 0
    run = _run(one.before, other.before) + _run(one.after, other.after)
    points += (run >= _RUN) + (run >= _LONG_RUN)
    share = _share(one, other, weights)
    return points + (share >= _ALIKE) + (share >= _VERY_ALIKE)


def _evidence_of_nouns(one: Figure, other: Figure) -> int:
    if shared := one.counted & other.counted:
        return 3 if len(shared) > 1 or shared & one.fates or one.measures & other.measures else 2
    if one.measures & other.measures:
        return 2 if one.thing.is_joined and other.thing.is_joined else 1
    if one.counted & other.near or other.counted & one.near:
        return 1
    return -1 if one.thing.phrase and other.thing.phrase else 0


def _are_ends_of_two_spans(one: Figure, other: Figure) -> bool:
    """True for a year in which one span of time ends, and another begins: to 2006, from 2006."""
    first, second = one.before[:1], other.before[:1]
    return one.is_date and ((first in _FROM and second in _TO) or (first in _TO and second in _FROM))


def _run(words: tuple[str, ...], others: tuple[str, ...]) -> int:
    pairs = zip(words, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _share(one: Figure, other: Figure, weights: Mapping[int, float]) -> float:
    """The weight of the words beside what is counted that two sentences share, as a share of the lighter one's."""
    least = min(sum(weights[stem] for stem in figure.around) for figure in (one, other))
    shared = (one.around & other.around) - one.counted - one.measures
    return sum(weights[stem] for stem in shared) / (least or 1)
