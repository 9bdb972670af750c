"""Decides whether one figure can be an altered version of another, or a part of it."""

from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.moments import DAY
from tui.matching.differences.fact_words import ORDINAL, Fact
from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.numbers.joined_numbers import SCORE

COMMON_DIGITS = 2
"""Number of digits, without zeros at either end, of unitless numbers that are often equal by coincidence."""
_LARGE_DIGITS = 6
_RARE_DIGITS = 4
_SIZE_RATIO = 10
"""Maximum ratio of two amounts that can replace each other."""
_MONTH = "month"
"""Sort of the months."""


def is_part_of_date(figure: CheckedFigure, day: CheckedFigure) -> bool:
    """Return True for January, or “on the 14th”, if a source has January 14."""
    if figure.unit.sort == _MONTH:
        return day.unit.meaning.startswith(f"{figure.unit.meaning}-")
    is_bare_day = figure.unit.sort == ORDINAL and not figure.measure
    return is_bare_day and day.unit.meaning.endswith(f"-{figure.amount.removeprefix('#')}")


def can_replace(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True if one figure can be an altered version of the other: a different amount or unit."""
    if (figure.unit.fact, figure.unit.sort) != (candidate.unit.fact, candidate.unit.sort):
        return False
    if figure.unit.fact is Fact.DATE:
        return True
    if _is_designation(figure) != _is_designation(candidate):
        return False  # row 23, seat 23A
    if figure.amount == candidate.amount:
        return figure.has_unit and candidate.has_unit
    if _have_same_digits(figure, candidate):
        return True
    is_alike = figure.is_year == candidate.is_year and figure.unit_of_measure == candidate.unit_of_measure
    return is_alike and _are_of_like_size(figure, candidate)


def _is_designation(figure: CheckedFigure) -> bool:
    """Return True for digits with letters that are no unit: 23A, B52."""
    amount = amount_of(figure.unit.meaning)
    return amount is not None and amount.unit.isalpha() and amount.unit != "th"


def _have_same_digits(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True for 69 million and 69 percent, but not if a unit of measure shows that they differ in subject."""
    digits, candidate_digits = (significant_digits(each).strip("0") for each in (figure, candidate))
    return digits == candidate_digits and len(digits) >= COMMON_DIGITS and not figure.measure and not candidate.measure


def is_seldom_equal(figure: CheckedFigure) -> bool:
    """Return True for a day of the month, or a number of several digits, that is seldom equal by coincidence."""
    digits = COMMON_DIGITS if figure.has_unit else _RARE_DIGITS
    return figure.unit.sort == DAY or (not figure.is_year and len(significant_digits(figure)) >= digits)


def are_transposed(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True for two numbers of one unit with the same digits in another order: 868 for 886, 28 for 20.8."""
    amount, candidate_amount = amount_of(figure.unit.meaning), amount_of(candidate.unit.meaning)
    is_alike = figure.unit_of_measure == candidate.unit_of_measure and figure.amount != candidate.amount
    is_day = figure.dates and not figure.is_year
    if is_day or amount is None or candidate_amount is None or not is_alike:
        return False
    digits, candidate_digits = (sorted(significant_digits(each).replace("0", "")) for each in (figure, candidate))
    return digits == candidate_digits and len(digits) >= COMMON_DIGITS and _are_of_like_size(figure, candidate)


def _are_of_like_size(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True if one amount is at most ten times the other, so that they can be confused."""
    amount, candidate_amount = amount_of(figure.unit.meaning), amount_of(candidate.unit.meaning)
    if amount is None or candidate_amount is None:
        return figure.unit.sort == SCORE
    return max(amount.value, candidate_amount.value) <= _SIZE_RATIO * min(amount.value, candidate_amount.value)


def significant_digits(figure: CheckedFigure) -> str:
    """Return the digits without zeros at either end; a long number keeps them, as it is never equal by coincidence."""
    digits = "".join(filter(str.isdigit, figure.unit.meaning))
    return digits if len(digits) >= _LARGE_DIGITS else digits.strip("0")
