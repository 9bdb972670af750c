"""Decides whether a figure in the draft is a rounded one from a source: about 3,700 for 3,690."""

from collections.abc import Set
from fractions import Fraction

from tui.checking.figures.clock_readings import minutes_of
from tui.checking.figures.contexts import CheckedFigure, counts_like
from tui.matching.differences.numbers.amounts import amount_of, fits_vague

_SHARE = Fraction(1, 10)
"""Maximum error of a rounded number, as a share of it."""
_BOUND_SHARE = Fraction(3, 20)
"""Maximum distance of a number from its bound, as a share of it: more than 30,000 for 34,000."""
_UPWARDS = frozenset({"nearly"})
_BELOW = frozenset({"less than", "up to"})
_ABOVE = frozenset({"more than", "just over", "at least"})
_EITHER_WAY = frozenset({"about"})
"""Meanings of words for approximation before a number, as listed in `config/words/quantities.txt`."""
_PART_ERROR = Fraction(1, 10)
"""Maximum distance of a share from a part that bounds it: more than half for 58 percent."""
_MINUTES_BESIDE, _MINUTES_ABOUT = 90, 15
"""Maximum number of minutes between a time of day and one that it bounds, or rounds."""
_DAY_MINUTES = 24 * 60


def is_rounded(figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True if the draft marks its number as approximate, and the source’s number rounds to it."""
    one, other = amount_of(figure.unit.meaning), amount_of(exact.unit.meaning)
    if figure.unit_of_measure != exact.unit_of_measure or figure.dates or exact.dates or other is None:
        return False
    if one is None:
        return counts_like(figure, exact) and fits_vague(figure.unit.meaning, other)
    return rounds_to(figure, one.value, other.value)


def rounds_to(figure: CheckedFigure, value: Fraction, exact: Fraction) -> bool:
    """Return True if the words before a figure allow its value to stand for the exact one."""
    bounds = {stem for stem, distance in figure.before.items() if distance == 1}
    off, place = value - exact, _rounding_place(value)
    is_share = figure.unit_of_measure == "%" or "/" in figure.unit.meaning
    if is_share and figure.is_in_words:  # well over half
        return _is_part(bounds, off)
    if last_place(exact) >= place:  # 240,000 is no rounded 250,000
        return False
    if bounds & (_BELOW if off > 0 else _ABOVE):
        return 0 < abs(off) <= min(_BOUND_SHARE * value, place)
    fits = bool(bounds & (_EITHER_WAY | (_UPWARDS if off > 0 else frozenset())))
    return fits and 0 < abs(off) <= min(_SHARE * value, place / 2)


def _is_part(bounds: Set[str], off: Fraction) -> bool:
    """Return True if a part of a whole, such as half, stands for a share that it is off by: well over half."""
    if bounds & _EITHER_WAY:
        return abs(off) <= _PART_ERROR / 3
    return _PART_ERROR >= off > 0 if bounds & (_BELOW | _UPWARDS) else bool(bounds & _ABOVE) and 0 > off >= -_PART_ERROR


def is_near_hour(word_before: str, figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True if a time of day is shortly before or after another, as the draft says: before midnight."""
    time, exact_time = minutes_of(figure.unit.meaning), minutes_of(exact.unit.meaning)
    if time is None or exact_time is None:
        return False
    round_minutes = _DAY_MINUTES // 2 if figure.is_bare_time or exact.is_bare_time else _DAY_MINUTES
    off = (exact_time - time + round_minutes // 2) % round_minutes - round_minutes // 2
    if word_before in ("before", "by", "until"):
        return -_MINUTES_BESIDE <= off < 0
    if word_before in ("after", "past"):
        return 0 < off <= _MINUTES_BESIDE
    return word_before in ("about", "around", "toward", "towards") and 0 < abs(off) <= _MINUTES_ABOUT


def _rounding_place(value: Fraction) -> Fraction:
    """Return the value of the last digit that is not zero; a half for two and a half."""
    place = last_place(value)
    return Fraction(1, 2) if place < 1 and (2 * value).denominator == 1 else place


def last_place(value: Fraction) -> Fraction:
    """Return the value of the last digit before the final zeros: 10 for 50, 1,000,000 for 16 million, 0.1 for 3.5."""
    place = Fraction(1, 1_000)
    while value and (value / (place * 10)).denominator == 1:
        place *= 10
    return place
