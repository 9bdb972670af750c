"""Decides whether two facts exclude each other: incompatible numbers, different days or hours."""

import re
from collections.abc import Sequence
from functools import cache

from tui.matching.differences.fact_words import BOUND, MOMENT, Fact
from tui.matching.differences.numbers.amounts import amount_of, can_agree
from tui.matching.differences.units import ComparedUnit

_SHARES = frozenset({"all", "most", "few", "a minority of"})
"""Vague amounts that exclude each other; others (many, several, some) can be true together."""
PERIOD = "period"
"""Sort of dates that name a period: last week."""
_NEAR_MINUTES = 15
"""Maximum difference, in minutes, at which two times of day can be the same approximate time."""
_SUM_UNITS = 6
"""Maximum number of words between two numbers that can be parts of one."""
_DETERMINERS = frozenset({"last", "this", "next"})
"""Words that exclude each other for the same period: last week / next week."""


def exclude_each_other(left_fact: ComparedUnit, left_bound: str, right_fact: ComparedUnit, right_bound: str) -> bool:
    """Return True if two facts of one sort cannot both be true.

    A bound is the meaning of the words before a number, such as “at least”; empty if there are none.
    """
    if (
        left_fact.sort != right_fact.sort
        or left_fact.sort in (MOMENT, BOUND)
        or left_fact.meaning == right_fact.meaning
    ):
        return False
    if left_fact.fact is Fact.NUMBER:
        return not can_agree(left_fact.meaning, left_bound, right_fact.meaning, right_bound)
    if left_fact.fact is Fact.QUANTITY:
        return {left_fact.meaning, right_fact.meaning} <= _SHARES
    if left_fact.sort == PERIOD:
        return periods_apart(left_fact.meaning, right_fact.meaning)
    return left_fact.sort != "hour" or _hours_apart(left_fact.meaning, right_fact.meaning)


def sums_with(units: Sequence[ComparedUnit], at: int) -> frozenset[str]:
    """Return the meanings of the sums of a number and each number near it: 19 for 16 passengers and three crew."""
    own = amount_of(units[at].meaning)
    if own is None or own.unit:
        return frozenset()
    nearby = (*units[max(0, at - _SUM_UNITS) : at], *units[at + 1 : at + 1 + _SUM_UNITS])
    amounts = (amount_of(unit.meaning) for unit in nearby if unit.fact is Fact.NUMBER)
    return frozenset(f"#{own.value + other.value}" for other in amounts if other is not None and not other.unit)


def periods_apart(left_period: str, right_period: str) -> bool:
    """Return True for last week / next week, but not for a day and its week, which can be true together."""
    first, second = left_period.split(" ", 1), right_period.split(" ", 1)
    return len(first) == len(second) == 2 and first[1] == second[1] and {first[0], second[0]} <= _DETERMINERS


def _hours_apart(left_hour: str, right_hour: str) -> bool:
    left_minutes, right_minutes = _minutes(left_hour), _minutes(right_hour)
    if left_minutes is None or right_minutes is None:
        return {left_hour, right_hour} == {"dawn", "dusk"}
    return abs(left_minutes - right_minutes) > _NEAR_MINUTES


def _minutes(meaning: str) -> int | None:
    clock = _clock_pattern().match(meaning.removeprefix("@"))
    return 60 * int(clock[1]) + int(clock[2]) if clock else None


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2}):([0-9]{2})\Z")
