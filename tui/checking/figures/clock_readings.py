"""Reads the times of day that a draft and its sources write in different ways: half past two, 5.20 in the morning."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from tui.checking.figures.joined_units import join_units, whole_number
from tui.matching.differences.fact_words import BOUND, WEEKDAY, Fact
from tui.matching.differences.units import ComparedUnit

HOUR = "hour"
"""Sort of the times of day."""
_HOURS, _MINUTES = 24, 60
_HALF_OF_DAY = 12
_CLOCK_WORDS = frozenset({"o'clock", "gmt", "bst", "utc", "cet", "est", "edt", "pst", "pdt", "ist", "local"})
"""Words after a number that is a time of day: 11.30 GMT."""
_BEFORE_TIME = frozenset({"at", "until", "till", "by", "from", "before", "after", "since"})
"""Words before a number that is a time of day if nothing that it counts follows."""
_RANGE_WORDS = ("from", "between")
_PARTS_OF_HOUR = {"#50%": 30, "quarter": 15, "#25%": 15}
_AFTERNOON = frozenset({"afternoon", "evening"})
_PARTS_OF_DAY = frozenset({"morning", "night", *_AFTERNOON})


def hour_in_words(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “two o’clock” and “11.30 GMT”."""
    if units[at].fact is not Fact.NUMBER or at + 1 >= len(units) or units[at + 1].key not in _CLOCK_WORDS:
        return None
    clock = clock_of(units[at], text)
    is_time = clock is not None and len(units[at + 1].key) > 2
    if clock is None or not is_time or (units[at + 1].key == "local" and not clock[2]):
        return None
    is_word = units[at + 1].key == "o'clock"
    return join_units(units, at, 1 + is_word, f"@{clock[0]}:{clock[1]:02}", Fact.DATE, HOUR), 1 + is_word


def part_of_hour(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “half past twelve”, “quarter to nine”, “ten past five” and “four minutes to five”."""
    part = _PARTS_OF_HOUR.get(units[at].key)
    minutes = whole_number(units[at])
    if part is None and minutes is not None and minutes < _MINUTES and text[units[at].span.start].isalpha():
        part = int(minutes)  # ten past five
    size = 3 if at + 1 < len(units) and units[at + 1].key in ("minute", "minutes") else 2
    if part is None or at + size >= len(units) or units[at + size - 1].key not in ("past", "to"):
        return None
    if _is_range(units, at, size, text):
        return None
    hour = whole_number(units[at + size])
    if hour is None or not 1 <= hour <= _HALF_OF_DAY or text[units[at + size].span.start].isdigit():
        return None
    total = int(hour) * _MINUTES + (part if units[at + size - 1].key == "past" else -part)
    day_part, count = part_of_day(units, at + size)
    total += _HALF_OF_DAY * _MINUTES * (day_part in _AFTERNOON)
    count += size
    return join_units(units, at, count, f"@{total // _MINUTES}:{total % _MINUTES:02}", Fact.DATE, HOUR), count


def _is_range(units: Sequence[ComparedUnit], at: int, size: int, text: str) -> bool:
    """Return True for “from five to nine” and “five to nine days”, which are no minutes before an hour."""
    if units[at].fact is not Fact.NUMBER or size != 2 or units[at + 1].key != "to":
        return False
    follows_range_word = at > 0 and units[at - 1].key in _RANGE_WORDS
    return follows_range_word or (_is_counted(units, at + size, text) and not part_of_day(units, at + size)[0])


def bare_hour(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “5.20 in the morning”, “9.52 on Sunday evening”, and “at nine” if it counts nothing."""
    clock = clock_of(units[at], text) if units[at].fact is Fact.NUMBER else None
    if clock is None:
        return None
    day_part, count = part_of_day(units, at)
    word = at - 2 if at > 1 and units[at - 1].sort == BOUND else at - 1  # at about three
    is_after_word = word >= 0 and units[word].key in _BEFORE_TIME
    counts_nothing = not _is_counted(units, at, text)
    if not day_part and not (is_after_word and counts_nothing and (clock[2] or clock[0] <= _HALF_OF_DAY)):
        return None
    hour = clock[0]
    if day_part in _AFTERNOON and hour < _HALF_OF_DAY:
        hour += _HALF_OF_DAY
    elif day_part in ("morning", "night") and hour == _HALF_OF_DAY:  # 12.41 in the morning
        hour = 0
    return join_units(units, at, count, f"@{hour}:{clock[1]:02}", Fact.DATE, HOUR), count


def named_hour(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “midnight” and “noon” as the hours that they are."""
    unit = units[at]
    if unit.sort != HOUR or unit.meaning.startswith("@") or ":" not in unit.meaning:
        return None
    return replace(unit, meaning=f"@{unit.meaning}"), 1


def has_half_of_day(words: str) -> bool:
    """Return True if a time of day is given with a.m. or p.m., or with the morning, afternoon or evening."""
    return _half_of_day_pattern().search(words) is not None


def minutes_of(meaning: str) -> int | None:
    """Return the minutes since midnight of a time of day, @14:30; None for other figures."""
    match = _time_pattern().fullmatch(meaning)
    return int(match[1]) * _MINUTES + int(match[2]) if match else None


def clock_of(unit: ComparedUnit, text: str) -> tuple[int, int, bool] | None:
    """Return the hour and the minute that a number can be, and True if the minute is written."""
    clock = _clock_pattern().fullmatch(unit.span.slice(text))
    hour = Fraction(clock[1]) if clock else whole_number(unit)
    minute = int(clock[2]) if clock and clock[2] else 0
    is_time = hour is not None and hour < _HOURS and minute < _MINUTES
    return (int(hour), minute, bool(clock and clock[2])) if hour is not None and is_time else None


def part_of_day(units: Sequence[ComparedUnit], at: int) -> tuple[str, int]:
    """Return the part of the day after a time, and the number of units up to it; empty and 1 if there is none."""
    keys = [unit.key for unit in units[at + 1 : at + 4]]
    if keys[:2] in (["in", "the"], ["at", "night"]):
        part = keys[1] if keys[1] in _PARTS_OF_DAY else keys[2] if len(keys) > 2 else ""
        if part in _PARTS_OF_DAY:
            return part, 3 if part == "night" and keys[0] == "at" else 4
    has_day = len(keys) > 2 and keys[0] == "on" and units[at + 2].sort == WEEKDAY
    return (keys[2], 1) if has_day and keys[2] in _PARTS_OF_DAY else ("", 1)


def _is_counted(units: Sequence[ComparedUnit], at: int, text: str) -> bool:
    """Return True if what follows a number may be what it counts: nine men, nine of them."""
    following = units[at + 1] if at + 1 < len(units) else None
    between = text[units[at].span.end : following.span.start] if following else "."
    return following is not None and between in (" ", "-") and following.key not in ("on", "in", "and", "when")


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?")


@cache
def _time_pattern() -> re.Pattern[str]:
    return re.compile(r"@([0-9]{1,2}):([0-9]{2})")


@cache
def _half_of_day_pattern() -> re.Pattern[str]:
    return re.compile(r"[ap]\.? ?m|midnight|noon|midday|morning|afternoon|evening", re.IGNORECASE)
