"""Which two facts exclude each other: numbers that cannot be one, days and hours that lie apart."""

import re
from functools import cache

from tui.matching.differences.amounts import can_agree
from tui.matching.differences.fact_words import BOUND, MOMENT, Fact
from tui.matching.differences.units import ComparedUnit

_SHARES = frozenset({"all", "most", "few", "a minority of"})
"""Vague amounts that exclude each other; the others (many, several, some) can be true together."""
_NEAR_MINUTES = 15
"""Times of day up to so far apart are one time told roughly."""
_WHICH = frozenset({"last", "this", "next"})
"""Of the same period these exclude each other: last week / next week."""


def exclude_each_other(one: ComparedUnit, one_bound: str, other: ComparedUnit, other_bound: str) -> bool:
    """True if two facts of one sort cannot both be true.

    A bound is the meaning of the words before a number, such as “at least”; empty where nothing stands there.
    """
    if one.sort != other.sort or one.sort in (MOMENT, BOUND) or one.meaning == other.meaning:
        return False
    if one.fact is Fact.NUMBER:
        return not can_agree(one.meaning, one_bound, other.meaning, other_bound)
    if one.fact is Fact.QUANTITY:
        return {one.meaning, other.meaning} <= _SHARES
    if one.sort == "period":
        return _periods_apart(one.meaning, other.meaning)
    return one.sort != "hour" or _hours_apart(one.meaning, other.meaning)


def _periods_apart(one: str, other: str) -> bool:
    """True for last week / next week; a day and its week, or a month and its year, can be true together."""
    first, second = one.split(" ", 1), other.split(" ", 1)
    return len(first) == len(second) == 2 and first[1] == second[1] and {first[0], second[0]} <= _WHICH


def _hours_apart(one: str, other: str) -> bool:
    minutes, other_minutes = _minutes(one), _minutes(other)
    if minutes is None or other_minutes is None:
        return {one, other} == {"dawn", "dusk"}
    return abs(minutes - other_minutes) > _NEAR_MINUTES


def _minutes(meaning: str) -> int | None:
    clock = _clock().match(meaning.removeprefix("@"))
    return 60 * int(clock[1]) + int(clock[2]) if clock else None


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2}):([0-9]{2})\Z")
