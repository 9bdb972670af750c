"""Joins units of a passage that are read as one."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.units import ComparedUnit
from tui.text.span import Span


def join_units(
    units: Sequence[ComparedUnit], at: int, count: int, meaning: str, fact: Fact | None, sort: str
) -> ComparedUnit:
    """Return one unit for `count` units from `at` on, with the given meaning, which is also its key."""
    span = Span(units[at].span.start, units[at + count - 1].span.end)
    return replace(units[at], span=span, key=meaning, meaning=meaning, fact=fact, sort=sort, is_stop=False)


def whole_number(unit: ComparedUnit) -> Fraction | None:
    """Return the value of a whole number without a unit; None for others."""
    amount = amount_of(unit.meaning) if unit.fact is Fact.NUMBER else None
    return amount.value if amount and not amount.unit and amount.value.denominator == 1 else None
