"""Tells whether a figure of the draft is one of a source, rounded: about 3,700 for 3,690."""

from fractions import Fraction

from tui.checking.figures.contexts import CheckedFigure
from tui.matching.differences.numbers.amounts import amount_of

_SHARE = Fraction(1, 10)
"""Most that a rounded number may be off, as a share of it."""
_UPWARDS = frozenset({"nearly", "less than", "up to"})
_DOWNWARDS = frozenset({"more than", "just over", "at least"})
_EITHER_WAY = frozenset({"about"})
"""Meanings of the words before a number, as `config/words/quantities.txt` lists them."""


def is_rounded(figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True if the draft says that its number is not exact, and the source’s one rounds to it."""
    one, other = amount_of(figure.unit.meaning), amount_of(exact.unit.meaning)
    bounds = {stem for stem, distance in figure.before.items() if distance == 1}
    if one is None or other is None or figure.unit_of_measure != exact.unit_of_measure or figure.dates or exact.dates:
        return False
    off = one.value - other.value
    fits = bool(bounds & (_EITHER_WAY | (_UPWARDS if off > 0 else _DOWNWARDS)))
    return fits and 0 < abs(off) <= min(_SHARE * one.value, Fraction(_last_place(one.value), 2))


def _last_place(value: Fraction) -> Fraction:
    """Return the value of the last digit before the zeros at the end: 10 of 50, 1,000,000 of 16 million, 0.1 of 3.5."""
    place = Fraction(1, 1_000)
    while value and (value / (place * 10)).denominator == 1:
        place *= 10
    return place
