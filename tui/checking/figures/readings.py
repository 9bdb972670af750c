"""Reads figures that a draft and its sources write in different ways: two o’clock, six in ten, 2,400m (7,800ft)."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.units import ComparedUnit
from tui.text.span import Span

HOUR = "hour"
"""Sort of the times of day."""
METRE = "meter"
"""Unit of measure of metres, as `config/words/measures.txt` gives it."""
_HOURS, _MINUTES = 24, 60
_HALF_OF_DAY = 12
_CLOCK_WORDS = frozenset({"o'clock", "gmt", "bst", "utc", "cet", "est", "edt", "pst", "pdt", "ist", "local"})
"""Words after a number that is a time of day: 11.30 GMT."""
_PARTS_OF_HOUR = {"#50%": 30, "quarter": 15, "#25%": 15}
_SHARES_OF = frozenset({3, 4, 5, 8, 9, 10, 20, 100})
"""Numbers after “in” that make a share with the number before: six in ten."""
_PERCENT = 100
_MILLION = 1_000_000
_LENGTH_WORDS = frozenset({"long", "high", "deep", "wide", "tall", "away", "above", "below", "from", "off", "thick"})


def with_readings(units: Sequence[ComparedUnit], text: str) -> list[ComparedUnit]:
    """Return the units, with the words for a time of day or a share joined to one unit each."""
    rows: list[ComparedUnit] = []
    at = 0
    while at < len(units):
        unit, count = next(
            (reading for read in _READINGS if (reading := read(units, at, text)) is not None), (units[at], 1)
        )
        rows.append(unit)
        at += count
    return rows


def _hour(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “two o’clock” and “11.30 GMT”."""
    if units[at].fact is not Fact.NUMBER or at + 1 >= len(units) or units[at + 1].key not in _CLOCK_WORDS:
        return None
    clock = _clock_pattern().fullmatch(units[at].span.slice(text))
    hour = Fraction(clock[1]) if clock else _whole_number(units[at])
    minute = int(clock[2]) if clock and clock[2] else 0
    is_time = hour is not None and hour < _HOURS and minute < _MINUTES and len(units[at + 1].key) > 2
    if not is_time or (units[at + 1].key == "local" and not (clock and clock[2])):
        return None
    is_word = units[at + 1].key == "o'clock"
    return _join_units(units, at, 1 + is_word, f"@{hour}:{minute:02}", Fact.DATE, HOUR), 1 + is_word


def _part_of_hour(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “half past twelve” and “quarter to nine”."""
    part = _PARTS_OF_HOUR.get(units[at].key)
    if part is None or at + 2 >= len(units) or units[at + 1].key not in ("past", "to"):
        return None
    hour = _whole_number(units[at + 2])
    if hour is None or not 1 <= hour <= _HALF_OF_DAY:
        return None
    total = int(hour) * _MINUTES + (part if units[at + 1].key == "past" else -part)
    return _join_units(units, at, 3, f"@{total // _MINUTES}:{total % _MINUTES:02}", Fact.DATE, HOUR), 3


def _share(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “six in ten” and “two out of three” as shares."""
    count = 3 if at + 2 < len(units) and units[at + 1].key == "in" else 4
    if units[at].fact is not Fact.NUMBER or at + count > len(units):
        return None
    words = [unit.key for unit in units[at + 1 : at + count - 1]]
    amount, total_count = _whole_number(units[at]), _whole_number(units[at + count - 1])
    if (
        words not in (["in"], ["out", "of"])
        or amount is None
        or total_count is None
        or not amount < total_count in _SHARES_OF
    ):
        return None
    return _join_units(units, at, count, share_meaning(amount / total_count), Fact.NUMBER, units[at].sort), count


_READINGS: Sequence[Callable[[Sequence[ComparedUnit], int, str], tuple[ComparedUnit, int] | None]] = (
    _hour,
    _part_of_hour,
    _share,
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


def has_half_of_day(words: str) -> bool:
    """Return True if a time of day is given with a.m. or p.m."""
    return _half_of_day_pattern().search(words) is not None


def with_shared_unit(units: Sequence[ComparedUnit], at: int) -> ComparedUnit:
    """Return a number with the percent or currency sign given only after the last of two: 48.1 and 20.8 percent."""
    if at + 2 >= len(units) or units[at].fact is not Fact.NUMBER or units[at + 1].key not in ("and", "or"):
        return units[at]
    amount, last_amount = amount_of(units[at].meaning), amount_of(units[at + 2].meaning)
    is_plain = amount is not None and not amount.unit and units[at].sort == units[at + 2].sort
    if not is_plain or last_amount is None or last_amount.unit != "%" or "/" in units[at + 2].meaning:
        return units[at]
    return replace(units[at], meaning=f"{units[at].meaning}%")


def _join_units(
    units: Sequence[ComparedUnit], at: int, count: int, meaning: str, fact: Fact, sort: str
) -> ComparedUnit:
    span = Span(units[at].span.start, units[at + count - 1].span.end)
    return replace(units[at], span=span, key=meaning, meaning=meaning, fact=fact, sort=sort, is_stop=False)


def _whole_number(unit: ComparedUnit) -> Fraction | None:
    """Return the value of a whole number without a unit; None for others."""
    amount = amount_of(unit.meaning) if unit.fact is Fact.NUMBER else None
    return amount.value if amount and not amount.unit and amount.value.denominator == 1 else None


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?")


@cache
def _metres_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,3}((?:,[0-9]{3})*)m|[0-9]{4,5}m")


@cache
def _feet_pattern() -> re.Pattern[str]:
    return re.compile(r"^ ?\([^)]{0,20}f(?:ee)?t")


@cache
def _half_of_day_pattern() -> re.Pattern[str]:
    return re.compile(r"[ap]\.? ?m", re.IGNORECASE)
