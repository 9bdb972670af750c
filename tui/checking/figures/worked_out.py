"""Finds the numbers in a draft from which its writer may have worked out one that no source has."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product

from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.rounding import rounds_to
from tui.matching.differences.numbers.amounts import MONEY_SIGNS, Amount, amount_of

_OPERANDS_MAX = 12
"""Maximum number of figures near one that are combined; bounds the work."""
_YEAR, _POINT = "year", "point"
_PERCENT = 100
_LARGE = 100_000
"""Amount from which on a number beside a sum of money is one as well: 310 million euros, down from 370 million."""
_SMALLEST = 3
"""Smallest result; smaller ones are sums of other numbers by coincidence."""
_RATIO_MAX = 10
"""Maximum ratio of a sum to its smallest part; 33 + 3 = 36 is a coincidence."""
_DOUBLED_MIN = 20
"""Smallest double of another number; smaller ones are doubles by coincidence."""
_HALF_PERCENT = Fraction(1, 200)


def worked_out(figure: CheckedFigure, neighbours: Sequence[tuple[CheckedFigure, str]]) -> str:
    """Return the calculation that gives a figure, such as “246 + 128”; empty if none does.

    near: other figures close to it in the draft, with their words.
    """
    result = amount_of(figure.unit.meaning)
    if result is None or figure.is_year or (result.unit != "%" and result.value < _SMALLEST):
        return ""
    neighbours = neighbours[:_OPERANDS_MAX]
    return next(
        _shares(figure, result.value, neighbours) if result.unit == "%" else _sums(figure, result.value, neighbours), ""
    )


def _shares(figure: CheckedFigure, share: Fraction, neighbours: Sequence[tuple[CheckedFigure, str]]) -> Iterator[str]:
    """Yield “19 of 33” for 58 percent."""
    counts = [(*value, words) for operand, words in neighbours if (value := _count(operand)) is not None]
    for (part, unit, words), (total_count, total_unit, total_words) in permutations(counts, 2):
        is_alike = unit == total_unit or (total_count >= _LARGE and not (unit and total_unit))
        if not is_alike or not 0 < part < total_count:
            continue
        off = abs(part / total_count - share)
        if off <= min(_HALF_PERCENT, share / 20) or (
            figure.is_in_words and rounds_to(figure, share, part / total_count)
        ):
            yield f"{words} of {total_words}"


def _sums(figure: CheckedFigure, total: Fraction, neighbours: Sequence[tuple[CheckedFigure, str]]) -> Iterator[str]:
    """Yield “246 + 128” for 374, “297 − 267” for 30, “40 percent of €2m”, and “2 × $272m” for $544m."""
    is_span = figure.measure == _YEAR
    operands = [
        (value, words, is_span and operand.is_year)
        for operand, words in neighbours
        if (value := _value_like(figure, operand, is_span)) is not None
    ]
    for (first, words, is_date), (second, second_words, is_other_date) in combinations(operands, 2):
        if is_date == is_other_date and _fits(figure, total, abs(first - second)):
            yield f"{words} − {second_words}" if first > second else f"{second_words} − {words}"
        if not is_date and not is_other_date and first + second == total <= _RATIO_MAX * min(first, second):
            yield f"{words} + {second_words}"
    shares = [(amount.value, words) for operand, words in neighbours if (amount := _share(operand)) is not None]
    for (share, words), (value, value_words, is_date) in product(shares, operands):
        if not is_date and share * value == total:
            yield f"{words} of {value_words}"
    amounts = [(value, words) for value, words, is_date in operands if not is_date]
    for (first, words), (second, second_words), (third, third_words) in combinations(amounts, 3):
        if first + second + third == total <= _RATIO_MAX * min(first, second, third):
            yield f"{words} + {second_words} + {third_words}"
    for first, words in amounts:
        if 2 * first == total >= _DOUBLED_MIN:
            yield f"2 × {words}"


def _share(figure: CheckedFigure) -> Amount | None:
    amount = amount_of(figure.unit.meaning)
    return amount if amount and amount.unit == "%" else None


def _count(figure: CheckedFigure) -> tuple[Fraction, str] | None:
    """Return a count with an empty unit, or a sum of money with its sign; None for others."""
    amount = amount_of(figure.unit.meaning)
    is_count = amount is not None and (not amount.unit or amount.unit in MONEY_SIGNS) and not figure.measure
    return (amount.value, amount.unit) if amount and is_count and not figure.is_year and not figure.dates else None


def _fits(figure: CheckedFigure, total: Fraction, result: Fraction) -> bool:
    """Return True if a result is the total, or rounds to it as the draft says: by almost eight points."""
    return result == total or rounds_to(figure, total, result)


def _value_like(figure: CheckedFigure, operand: CheckedFigure, is_span: bool) -> Fraction | None:
    """Return the value of a figure with the same unit, or of a year for a number of years; None for others."""
    amount = amount_of(operand.unit.meaning)
    is_sum = figure.unit_of_measure in MONEY_SIGNS and not operand.has_unit and amount and amount.value >= _LARGE
    is_alike = (operand.unit_of_measure == figure.unit_of_measure or is_sum) and not operand.dates
    if amount and figure.measure == _POINT and amount.unit == "%":
        return amount.value * _PERCENT
    return amount.value if amount and (is_alike or (is_span and operand.is_year)) else None
