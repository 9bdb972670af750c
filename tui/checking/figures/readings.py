"""Reads figures that a draft and its sources write in different ways: six in ten, 2:1, 2,400m (7,800ft)."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from tui.checking.figures.clock_ranges import hour_of_range, with_split_ranges
from tui.checking.figures.clock_readings import bare_hour, hour_in_words, named_hour, part_of_hour
from tui.checking.figures.joined_units import join_units, whole_number
from tui.checking.figures.measure_readings import with_measures
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.matching.differences.units import ComparedUnit

METRE = "meter"
"""Unit of measure of metres, as `config/words/measures.txt` gives it."""
_READ_WORDS = frozenset({"quarter"})
"""Keys of words that are no fact, with which a reading can begin."""
_SHARES_OF = frozenset({3, 4, 5, 8, 9, 10, 20, 100})
"""Numbers after “in” that make a share with the number before: six in ten."""
_SHARES_BELOW = 1_800
"""Numbers after “one in” from which on they are years."""
_PERCENT = 100
_SHORT_DIGITS = 3
_MILLION = 1_000_000
_LENGTH_WORDS = frozenset({"long", "high", "deep", "wide", "tall", "away", "above", "below", "from", "off", "thick"})


def with_readings(units: Sequence[ComparedUnit], text: str) -> list[ComparedUnit]:
    """Return the units, with the words for a time of day, a share or an amount joined to one unit each."""
    rows: list[ComparedUnit] = []
    units = with_split_ranges(units, text)
    at = 0
    while at < len(units):
        unit, count = units[at], 1
        if unit.fact is not None or unit.key in _READ_WORDS:
            unit, count = next(
                (reading for read in _READINGS if (reading := read(units, at, text)) is not None), (unit, 1)
            )
        rows.append(unit)
        at += count
    return with_measures(rows, text)


def _share(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “six in ten” and “two out of three” as shares."""
    count = 3 if at + 2 < len(units) and units[at + 1].key == "in" else 4
    if units[at].fact is not Fact.NUMBER or at + count > len(units):
        return None
    words = [unit.key for unit in units[at + 1 : at + count - 1]]
    amount, total_count = whole_number(units[at]), whole_number(units[at + count - 1])
    if (
        words not in (["in"], ["out", "of"])
        or amount is None
        or total_count is None
        or not amount < total_count
        or (total_count >= _SHARES_BELOW if amount == 1 else total_count not in _SHARES_OF)
    ):
        return None
    return join_units(units, at, count, share_meaning(amount / total_count), Fact.NUMBER, units[at].sort), count


def _vague(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “tens of thousands” as one number."""
    if at + 2 >= len(units) or units[at + 1].key != "of" or units[at].meaning not in ("#tens", "#hundreds"):
        return None
    scale = units[at + 2].meaning
    if scale not in ("#thousands", "#millions"):
        return None
    meaning = f"{units[at].meaning} of {scale[1:]}"
    return join_units(units, at, 3, meaning, Fact.NUMBER, units[at].sort), 3


def _score(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “2:1” as the result 2-1."""
    match = _score_pattern().fullmatch(units[at].span.slice(text)) if units[at].fact is Fact.NUMBER else None
    meaning = f"#{int(match[1])}-{int(match[2])}" if match else ""
    return (join_units(units, at, 1, meaning, Fact.NUMBER, SCORE), 1) if match else None


_READINGS: Sequence[Callable[[Sequence[ComparedUnit], int, str], tuple[ComparedUnit, int] | None]] = (
    hour_of_range,
    hour_in_words,
    part_of_hour,
    named_hour,
    _share,
    _score,
    _vague,
    bare_hour,
)


def share_meaning(share: Fraction) -> str:
    """Return the meaning of a share, as numbers are read: #60% or #1/3."""
    percent = share * _PERCENT
    if percent.denominator == 1:
        return f"#{percent.numerator}%"
    return f"#{share.numerator}/{share.denominator}"


def metres_of(units: Sequence[ComparedUnit], at: int, text: str) -> str:
    """Return the meaning of a number of metres, such as 2,400m; empty for others, and for millions.

    A length has a comma, a word for a dimension after it, or the same in feet.
    """
    match = _metres_pattern().fullmatch(units[at].span.slice(text)) if units[at].fact is Fact.NUMBER else None
    amount = amount_of(units[at].meaning)
    if match is None or amount is None or amount.unit:
        return ""
    following = units[at + 1] if at + 1 < len(units) else None
    is_length = following is not None and (
        following.key in _LENGTH_WORDS or _feet_pattern().search(text[units[at].span.end : following.span.end + 6])
    )
    value = amount.value / _MILLION
    return f"#{value}" if (match[1] or is_length) and value.denominator == 1 else ""


def short_metres(words: str) -> str:
    """Return the meaning of up to three digits with an m as metres: 100m; empty for others."""
    digits = words.removesuffix("m")
    return f"#{int(digits)}" if digits != words and digits.isdecimal() and len(digits) <= _SHORT_DIGITS else ""


def with_shared_unit(units: Sequence[ComparedUnit], at: int) -> ComparedUnit:
    """Return a number with the percent or currency sign given only after the last of two: 48.1 and 20.8 percent."""
    if at + 2 >= len(units) or units[at].fact is not Fact.NUMBER or units[at + 1].key not in ("and", "or"):
        return units[at]
    amount, last_amount = amount_of(units[at].meaning), amount_of(units[at + 2].meaning)
    is_plain = amount is not None and not amount.unit and units[at].sort == units[at + 2].sort
    if not is_plain or last_amount is None or last_amount.unit != "%" or "/" in units[at + 2].meaning:
        return units[at]
    return replace(units[at], meaning=f"{units[at].meaning}%")


@cache
def _score_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,3}):([0-9]{1,3})")


@cache
def _metres_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,3}((?:,[0-9]{3})*)m|[0-9]{4,5}m")


@cache
def _feet_pattern() -> re.Pattern[str]:
    return re.compile(r"^ ?\([^)]{0,20}f(?:ee)?t")
