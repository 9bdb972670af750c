"""Reads amounts with units of measure that are written in several words: an hour and ten minutes, 20 square miles."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from tui.checking.figures.joined_units import whole_number
from tui.matching.differences.fact_words import ORDINAL, Fact, measure_forms
from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.units import ComparedUnit
from tui.text.span import Span

MEASURE = "measure"
"""Sort of a unit of measure that is written in several words; its key is the unit."""
_ARTICLES = ("a", "an")
_HALF = "#50%"
_TEMPERATURES: Mapping[str, str] = {"celsius": "celsius", "centigrade": "celsius", "fahrenheit": "fahrenheit"}
_DEGREE_LETTERS = {"C": "celsius", "F": "fahrenheit"}
_SPEEDS: Mapping[str, str] = {"mile": "mph", "kilometer": "kph"}
_PER = ("per", "an")
_SQUARE = frozenset({"square", "sq"})
_MINUTES, _PERCENT = 60, 100


def with_measures(units: Sequence[ComparedUnit], text: str) -> list[ComparedUnit]:
    """Return the units, with a duration, speed, area or temperature as one number and one unit of measure."""
    rows: list[ComparedUnit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        reading = None
        if unit.fact is Fact.NUMBER:
            reading = _amount(units, at, text)
        elif unit.key in _ARTICLES:
            reading = _one(units, at)
        rows_read, count = reading or ([unit], 1)
        rows += rows_read
        at += count
    return rows


def _amount(units: Sequence[ComparedUnit], at: int, text: str) -> tuple[list[ComparedUnit], int] | None:
    """Read an amount that begins with a number."""
    following = [unit.key for unit in units[at + 1 : at + 4]]
    if units[at].key == _HALF:
        return _half(units, at, following)
    if following[:2] in (["of", "a"], ["of", "an"]) and following[-1] in measure_forms():
        return _part(units, at)
    if match := _degrees_pattern().fullmatch(units[at].span.slice(text)):  # -7C
        split = units[at].span.start + len(match[1])
        number = replace(units[at], span=Span(units[at].span.start, split), meaning=f"#{match[1]}", key=match[1])
        return [number, _measure(_DEGREE_LETTERS[match[2]], split, units[at].span.end)], 1
    if following[:3] == ["and", "a", _HALF] and (half := _and_a_half(units, at)):
        return half
    if not following:
        return None
    return _hours_and_minutes(units, at, following) or _with_measure(units, at, following, text)


def _with_measure(
    units: Sequence[ComparedUnit], at: int, following: Sequence[str], text: str
) -> tuple[list[ComparedUnit], int] | None:
    """Read 20°C, seven degrees Celsius, 60 miles an hour, 20 sq km, 38,000 metric tons."""
    forms, first, count, name = measure_forms(), units[at + 1], 0, ""
    form, second = forms.get(following[0], ""), following[1] if len(following) > 1 else ""
    second_form = forms.get(second, "")
    letter = first.span.slice(text)
    if first.sort == ORDINAL and letter.lower() in ("second", "seconds"):
        count, name = 1, "second"
    elif letter in _DEGREE_LETTERS and text[units[at].span.end : first.span.start] in ("°", " °", "° ", " "):
        count, name = 1, _DEGREE_LETTERS[letter]
    elif form == "degree" and (second_letter := _letter(units, at + 2, text)) in _DEGREE_LETTERS:
        count, name = 2, _DEGREE_LETTERS[second_letter]
    elif form == "degree" and second in _TEMPERATURES:
        count, name = 2, _TEMPERATURES[second]
    elif form in _SPEEDS and second in _PER and following[2:3] == ["hour"]:
        count, name = 3, _SPEEDS[form]
    elif form in _SPEEDS and second == "h" and text[first.span.end] == "/":
        count, name = 2, _SPEEDS[form]
    elif following[0] in _SQUARE and (second_form or second == "m"):
        count, name = 2, f"square {second_form or 'meter'}"
    elif following[0] == "metric" and second_form in ("ton", "tonne"):
        count, name = 2, "tonne"
    elif following[0] == "basis" and second_form == "point":
        count, name = 2, "basis point"
    if not count:
        return None
    number = replace(units[at], span=Span(units[at].span.start, max(units[at].span.end, first.span.start - 1)))
    return [number, _measure(name, first.span.start, units[at + count].span.end)], 1 + count


def _letter(units: Sequence[ComparedUnit], at: int, text: str) -> str:
    return units[at].span.slice(text) if at < len(units) else ""


def _half(units: Sequence[ComparedUnit], at: int, following: Sequence[str]) -> tuple[list[ComparedUnit], int] | None:
    """Read “half an hour” and “half hour”."""
    count = 1 + (following[:1] == ["a"] or following[:1] == ["an"])
    if len(following) < count or following[count - 1] not in measure_forms():
        return None
    span = Span(units[at].span.start, units[at + count - 1].span.end)
    return [replace(units[at], span=span, key="#0.5", meaning="#0.5")], count


def _part(units: Sequence[ComparedUnit], at: int) -> tuple[list[ComparedUnit], int] | None:
    """Read “three quarters of an hour” before its unit of measure."""
    amount = amount_of(units[at].meaning)
    if amount is None or amount.unit != "%" or (amount.value * _PERCENT).denominator != 1:
        return None
    meaning = f"#{float(amount.value):g}"
    span = Span(units[at].span.start, units[at + 2].span.end)
    return [replace(units[at], span=span, key=meaning, meaning=meaning)], 3


def _and_a_half(units: Sequence[ComparedUnit], at: int) -> tuple[list[ComparedUnit], int] | None:
    """Read “two and a half”, before a unit of measure or a scale: one and a half million."""
    number = whole_number(units[at])
    if number is None:
        return None
    last, half = at + 3, number + Fraction(1, 2)
    scale = whole_number(units[last + 1]) if last + 1 < len(units) else None
    if scale is not None and scale >= 1_000:
        last, half = last + 1, half * scale
    meaning = f"#{half.numerator}" if half.denominator == 1 else f"#{number}.5"
    span = Span(units[at].span.start, units[last].span.end)
    return [replace(units[at], span=span, key=meaning, meaning=meaning)], last + 1 - at


def _hours_and_minutes(
    units: Sequence[ComparedUnit], at: int, following: Sequence[str]
) -> tuple[list[ComparedUnit], int] | None:
    """Read “two hours and 35 minutes” as minutes."""
    forms, hours = measure_forms(), whole_number(units[at])
    if hours is None or forms.get(following[0]) != "hour":
        return None
    second = at + 2 + (len(following) > 1 and following[1] == "and")
    minutes = whole_number(units[second]) if second + 1 < len(units) else None
    if minutes is None or minutes >= _MINUTES or forms.get(units[second + 1].key) != "minute":
        return None
    total = f"#{hours * _MINUTES + minutes}"
    number = replace(
        units[at], span=Span(units[at].span.start, units[second].span.end), key=total, meaning=total,
        fact=Fact.NUMBER, sort="count", is_stop=False,
    )  # fmt: skip
    return [number], second + 1 - at


def _one(units: Sequence[ComparedUnit], at: int) -> tuple[list[ComparedUnit], int] | None:
    """Read “an hour and ten minutes”, “an hour and a half”, and “a decade” as the number one with its unit."""
    following = [unit.key for unit in units[at + 1 : at + 5]]
    form = measure_forms().get(following[0], "") if following else ""
    if not form:
        return None
    one = replace(units[at], key="#1", meaning="#1", fact=Fact.NUMBER, sort="count")
    if following[1:4] == ["and", "a", _HALF]:
        half = replace(one, key="#1.5", meaning="#1.5", is_stop=False)
        return [half, _measure(form, units[at + 1].span.start, units[at + 4].span.end)], 5
    if minutes := _hours_and_minutes([one, *units[at + 1 : at + 6]], 0, following):
        return minutes
    return [one], 1


def _measure(name: str, start: int, end: int) -> ComparedUnit:
    return ComparedUnit(Span(start, end), name, None, "", MEASURE, False)


@cache
def _degrees_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,3}(?:\.[0-9])?)([CF])")
