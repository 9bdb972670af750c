"""Decides whether two figures are the same amount in two units: 75 miles / 120 km, two thirds / 66 percent."""

from collections.abc import Mapping
from fractions import Fraction

from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.rounding import last_place, rounds_to
from tui.matching.differences.numbers.amounts import amount_of

_SIZES: Mapping[str, tuple[str, Fraction]] = {
    unit: (dimension, Fraction(size))
    for dimension, units in {
        "length": {
            "mile": "1609.344", "kilometer": "1000", "meter": "1", "centimeter": "0.01", "millimeter": "0.001",
            "yard": "0.9144", "foot": "0.3048", "inch": "0.0254",
        },
        "area": {
            "acre": "4046.86", "hectare": "10000", "square kilometer": "1000000", "square mile": "2589988",
            "square meter": "1", "square foot": "0.092903", "square yard": "0.836127",
        },
        "weight": {"tonne": "1000", "kilogram": "1", "gram": "0.001", "pound": "0.453592", "ounce": "0.0283495"},
        "volume": {"gallon": "3.78541", "liter": "1"},
        "speed": {"mph": "1.609344", "kph": "1"},
        "points": {"point": "1", "basis point": "0.01"},
        "time": {
            "second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "fortnight": "1209600",
            "month": "2629800", "year": "31557600", "decade": "315576000", "century": "3155760000",
        },
    }.items()
    for unit, size in units.items()
}  # fmt: skip
"""Unit of measure, as in `config/words/measures.txt` → its dimension, and its size in a common unit."""
_CLOSE, _ROUNDED = Fraction(3, 200), Fraction(1, 20)
"""Relative error of a converted amount that is always allowed, and that which a round number may have."""
_WEEKS_OF_MONTH = Fraction(17, 200)
"""Maximum relative error of months given in weeks: two months for eight weeks."""
_SHARE_ERROR = Fraction(1, 50)
"""Maximum difference between a share in words and one in percent."""


def is_converted(figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True if both are the same amount, rounded, in two units of one dimension."""
    size, source_size = _SIZES.get(figure.measure), _SIZES.get(exact.measure)
    amount, source_amount = amount_of(figure.unit.meaning), amount_of(exact.unit.meaning)
    if {figure.measure, exact.measure} == {"celsius", "fahrenheit"} and amount and source_amount:
        return _is_same_temperature(figure.measure, amount.value, source_amount.value)
    if (
        not size
        or not source_size
        or size == source_size
        or size[0] != source_size[0]
        or amount is None
        or source_amount is None
    ):
        return False
    value, converted = amount.value, source_amount.value * source_size[1] / size[1]
    allowed = min(max(last_place(value) / 2, _CLOSE * value), _ROUNDED * value)
    if {figure.measure, exact.measure} == {"week", "month"}:
        allowed = _WEEKS_OF_MONTH * value
    return value > 0 and (abs(value - converted) <= allowed or rounds_to(figure, value, converted))


def _is_same_temperature(measure: str, value: Fraction, source_value: Fraction) -> bool:
    """Return True if degrees Celsius and Fahrenheit are one temperature, above or below zero."""
    for degrees in (source_value, -source_value):
        converted = degrees * 9 / 5 + 32 if measure == "fahrenheit" else (degrees - 32) * 5 / 9
        if abs(abs(converted) - value) <= 1:
            return True
    return False


def is_duration(figure: CheckedFigure) -> bool:
    """Return True for an amount of time; different things last as long more often than they weigh as much."""
    size = _SIZES.get(figure.measure)
    return size is not None and size[0] == "time"


def is_same_share(figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True if one is a share in words, such as “two thirds”, and the other nearly the same in percent."""
    amount, source_amount = amount_of(figure.unit.meaning), amount_of(exact.unit.meaning)
    if (
        amount is None
        or source_amount is None
        or not amount.unit == source_amount.unit == "%"
        or amount.value == source_amount.value
    ):
        return False
    is_alike = is_in_words(figure) != is_in_words(exact) and abs(amount.value - source_amount.value) <= _SHARE_ERROR
    return is_alike or (figure.is_in_words and rounds_to(figure, amount.value, source_amount.value))


def is_decade_of(figure: CheckedFigure, exact: CheckedFigure) -> bool:
    """Return True for the 1980s and a year in them."""
    meaning, year = figure.unit.meaning, exact.unit.meaning
    return exact.is_year and meaning.endswith("0s") and meaning[:-2] == year[:-1]


def is_in_words(figure: CheckedFigure) -> bool:
    """Return True for a share such as “two thirds” that cannot be given as a whole percentage."""
    return "/" in figure.unit.meaning
