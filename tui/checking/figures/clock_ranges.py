"""Reads times of day of which only the last has its half of the day: from five to nine in the evening, 5–9 p.m."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from tui.checking.figures.clock_readings import HOUR, bare_hour, clock_of, has_half_of_day, minutes_of, part_of_day
from tui.checking.figures.joined_units import join_units
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.matching.differences.units import ComparedUnit
from tui.text.span import Span

_HALF_OF_DAY, _MINUTES = 12, 60
_UNTIL = ("to", "until", "till")
_HALVES = frozenset({"am", "pm", "a.m", "p.m"})


def with_split_ranges(units: Sequence[ComparedUnit], text: str) -> Sequence[ComparedUnit]:
    """Return the units, with the two hours of “11 to 2 p.m.”, which are read as a result, apart."""
    if not any(unit.sort == SCORE for unit in units):
        return units
    rows: list[ComparedUnit] = []
    at = 0
    while at < len(units):
        half = units[at + 1] if at + 1 < len(units) and units[at + 1].key in _HALVES else None
        hours = list(_hours(units[at], half, text)) if units[at].sort == SCORE and half else []
        rows += hours or [units[at]]
        at += 2 if hours else 1
    return rows


def _hours(unit: ComparedUnit, half: ComparedUnit, text: str) -> Iterator[ComparedUnit]:
    """Yield the first hour as a number, and the last one with its half of the day."""
    match = _hours_pattern().fullmatch(unit.span.slice(text))
    if match is None or int(match[2]) > _HALF_OF_DAY:
        return
    start = unit.span.start
    first, last = Span(start, start + match.end(1)), Span(start + match.start(2), half.span.end)
    meaning = f"#{int(match[1])}"
    yield replace(unit, span=first, key=meaning, meaning=meaning, sort="count")
    hour = int(match[2]) % _HALF_OF_DAY + _HALF_OF_DAY * half.key.startswith("p")
    meaning = f"@{hour}:00"
    yield replace(unit, span=last, key=meaning, meaning=meaning, fact=Fact.DATE, sort=HOUR)


def hour_of_range(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[ComparedUnit, int] | None:
    """Read “five” in “between five and nine in the evening”, and “5” in “from 5 to 9 p.m.” and “5–9 p.m.”."""
    clock = clock_of(units[at], text) if units[at].fact is Fact.NUMBER else None
    end = _end_of_range(units, at, text)
    if clock is None or end is None or not 1 <= clock[0] <= _HALF_OF_DAY:
        return None
    hour = clock[0] % _HALF_OF_DAY
    is_same_half = end >= _HALF_OF_DAY * _MINUTES and (hour + _HALF_OF_DAY) * _MINUTES + clock[1] < end
    hour += _HALF_OF_DAY * is_same_half
    return join_units(units, at, 1, f"@{hour}:{clock[1]:02}", Fact.DATE, HOUR), 1


def begins_range_of_hours(units: Sequence[ComparedUnit], at: int, text: str) -> bool:
    """Return True for a time of day whose half of the day follows after the end of its range."""
    return _end_of_range(units, at, text) is not None


def _end_of_range(units: Sequence[ComparedUnit], at: int, text: str) -> int | None:
    """Return the minutes since midnight of the time that ends a range; None if its half of the day is not written."""
    if at + 1 >= len(units):
        return None
    joint = units[at + 1].key
    is_between = joint == "and" and at > 0 and units[at - 1].key == "between"
    is_dashed = text[units[at].span.end : units[at + 1].span.start].strip() in ("-", "–", *_UNTIL)
    last = at + 1 if is_dashed else at + 2
    if not (is_dashed or is_between or joint in _UNTIL) or last >= len(units):
        return None
    if units[last].sort == HOUR:
        return minutes_of(units[last].meaning) if has_half_of_day(units[last].span.slice(text)) else None
    reading = bare_hour(units, last, text) if part_of_day(units, last)[0] else None
    return minutes_of(reading[0].meaning) if reading else None


@cache
def _hours_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})(?: to |-|–| - | – )([0-9]{1,2})")
