"""Gives the first number of a range the unit that is written only after the last one: 15 to 20 percent."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit

_BETWEEN = "between"


def with_unit_of_range(units: Sequence[ComparedUnit], at: int, text: str) -> ComparedUnit:
    """Return the number at `at`, with the unit and scale of the number that ends its range, if it begins one."""
    unit = units[at]
    if not _begins_range(units, at, text):
        return unit
    last = units[at + 2]
    first_match, last_match = (_amount_pattern().fullmatch(each.meaning) for each in (unit, last))
    digits_match = _digits_pattern().search(last.span.slice(text))
    if first_match is None or last_match is None or digits_match is None or first_match[2] not in ("", last_match[2]):
        return unit
    first, final, digits = Fraction(first_match[1]), Fraction(last_match[1]), Fraction(digits_match[0])
    scaled = first * final / digits if digits else final
    number = str(scaled.numerator) if scaled.denominator == 1 else first_match[1]
    return replace(unit, meaning=f"#{number}{last_match[2]}") if scaled < final else unit


def _begins_range(units: Sequence[ComparedUnit], at: int, text: str) -> bool:
    """Return True for a number before “to” and another number, or between “between” and “and”."""
    if at + 2 >= len(units) or units[at].fact is not Fact.NUMBER or units[at + 2].fact is not Fact.NUMBER:
        return False
    is_between = at > 0 and units[at - 1].key == _BETWEEN
    joins = text[units[at].span.end : units[at + 2].span.start].strip()
    return joins == ("and" if is_between else "to")


@cache
def _amount_pattern() -> re.Pattern[str]:
    return re.compile(r"#([0-9]+(?:\.[0-9]+)?)([%$£€¥₹₽]?)")


@cache
def _digits_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:\.[0-9]+)?")
