"""Decides whether a figure in the draft is a rounded one from a source: about 3,700 for 3,690."""

from fractions import Fraction

from tui.checking.figures.contexts import CheckedFigure
from tui.matching.differences.numbers.amounts import amount_of

_SHARE = Fraction(1, 10)
"""Maximum error of a rounded number, as a share of it."""
_UPWARDS = frozenset({"nearly", "less than", "up to"})
_DOWNWARDS = frozenset({"more than", "just over", "at least"})
_EITHER_WAY = frozenset({"about"})
"""Meanings of words for approximation before a number, as listed in `config/words/quantities.txt`."""


def is_rounded(figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True if the draft marks its number as approximate, and the source’s number rounds to it."""
    one, other = amount_of(figure.unit.meaning), amount_of(exact.unit.meaning)
    bounds = {stem for stem, distance in figure.before.items() if distance == 1}
    if one is None or other is None or figure.unit_of_measure != exact.unit_of_measure or figure.dates or exact.dates:
        return False
    off = one.value - other.value
    fits = bool(bounds & (_EITHER_WAY | (_UPWARDS if off > 0 else _DOWNWARDS)))
    return fits and 0 < abs(off) <= min(_SHARE * one.value, Fraction(last_place(one.value), 2))


def last_place(value: Fraction) -> Fraction:
    """Return the value of the last digit before the final zeros: 10 for 50, 1,000,000 for 16 million, 0.1 for 3.5."""
    place = Fraction(1, 1_000)
    while value and (value / (place * 10)).denominator == 1:
        place *= 10
    return place
