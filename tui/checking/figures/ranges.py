"""Gives the first number of a range the unit that is written only after the last one: 15 to 20 percent."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit

_BETWEEN = "between"
_SCALES = (10**9, 10**6, 10**3)
_JOINTS = ("to", "-", "–")


def with_unit_of_range(units: Sequence[ComparedUnit], at: int, text: str) -> ComparedUnit:
    """Return the number at `at`, with the unit and scale of the number that ends its range, if it begins one."""
    unit, end = units[at], end_of_range(units, at, text)
    if not end:
        return unit
    last = units[end]
    first_match, last_match = (_amount_pattern().fullmatch(each.meaning) for each in (unit, last))
    digits_match = _digits_pattern().search(last.span.slice(text))
    own_match = _digits_pattern().search(unit.span.slice(text))
    if first_match is None or last_match is None or first_match[2] not in ("", last_match[2]):
        return unit
    first, final = Fraction(first_match[1]), Fraction(last_match[1])
    scale = next((scale for scale in _SCALES if final >= scale), 1)
    digits = Fraction(digits_match[0]) if digits_match else final / scale  # seven to nine million
    has_scale = Fraction(own_match[0]) != first if own_match else first >= _SCALES[-1]  # 310 million to 330 million
    scaled = first if has_scale else first * final / digits if digits else final
    number = str(scaled.numerator) if scaled.denominator == 1 else first_match[1]
    return replace(unit, meaning=f"#{number}{last_match[2]}") if scaled < final else unit


def end_of_range(units: Sequence[ComparedUnit], at: int, text: str) -> int:
    """Return the place of the number that ends the range which the number at `at` begins; 0 if it begins none.

    A range has “to” or a dash between its numbers, or is between one and another.
    """
    following = at + 1 if at + 1 < len(units) and units[at + 1].fact is Fact.NUMBER else at + 2
    if following >= len(units) or units[at].fact is not Fact.NUMBER or units[following].fact is not Fact.NUMBER:
        return 0
    is_between = at > 0 and units[at - 1].key == _BETWEEN
    joins = text[units[at].span.end : units[following].span.start].strip()
    return following if (joins == "and" if is_between else joins in _JOINTS) else 0


def end_of_pair(units: Sequence[ComparedUnit], at: int, text: str) -> int:
    """Return the place of the second number in “18 and 12”; 0 if a word follows the first one."""
    last = at + 2
    if last >= len(units) or units[at].fact is not Fact.NUMBER or units[last].fact is not Fact.NUMBER:
        return 0
    return last if text[units[at].span.end : units[last].span.start] in (" and ", " or ") else 0


@cache
def _amount_pattern() -> re.Pattern[str]:
    return re.compile(r"#([0-9]+(?:\.[0-9]+)?)([%$£€¥₹₽]?)")


@cache
def _digits_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:\.[0-9]+)?")
