"""Decides whether two numbers can both be true, which rounded, vague and bounded (“at least”) ones often can.

A number stands for a range. Two numbers contradict each other if their ranges do not overlap.
"""

import re
from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct

_NEAR = Fraction(1, 10)
"""Relative deviation that “about 50” may have, 0 to 1."""
_ROUNDED = Fraction(1, 20)
"""Relative deviation that a round number may have, 0 to 1: 43,000 for 43,350."""
_ROUND_FROM = 100
"""Smallest whole number that may be silently rounded; 12 and 13 bombs, or 57 and 58 years, are not."""
_PERCENT = 100
YEARS, _YEAR_DIGITS = range(1800, 2101), 4
"""Years, and their number of digits: a number in this range without a unit can be a year, never rounded."""

_ABOVE = frozenset({"more than", "at least"})
_BELOW = frozenset({"less than", "up to"})
_ABOUT = frozenset({"nearly", "about", "just over"})
"""Meanings of the words before a number, as `config/words/quantities.txt` lists them."""


class Amount(Struct, frozen=True):
    """Number with its unit."""

    value: Fraction
    step: Fraction
    """Value of the last significant digit: 1,000 for 43,000, a tenth for 3.5."""
    unit: str
    """Sign of a currency, %, th for an ordinal, or empty."""


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(r"#([0-9]{1,60}+)(\.[0-9]{1,60}+)?(?:/([0-9]{1,60}+))?([^-]*)\Z")


@lru_cache(maxsize=4096)  # because a figure is compared with each of the others
def amount_of(meaning: str) -> Amount | None:
    """Parse the amount in the meaning of a number (`#40000000$`); None for other words and over 60 digits."""
    match = _number_pattern().match(meaning)
    if match is None:
        return None
    integer, fraction, part, unit = match[1], match[2] or "", match[3], match[4]
    if part is not None:
        return Amount(Fraction(int(integer), int(part)), Fraction(0), "%") if int(part) else None
    value = Fraction(integer + fraction)
    value, step = (value, _step(integer, fraction)) if unit != "%" else (value / 100, _step(integer, fraction) / 100)
    return Amount(value, step, unit)


def _step(integer: str, fraction: str) -> Fraction:
    if fraction:
        return Fraction(1, 10 ** (len(fraction) - 1))
    if int(integer) < _ROUND_FROM or int(integer) in YEARS:
        return Fraction(1)
    return Fraction(10 ** (len(integer) - len(integer.rstrip("0"))))


def is_year(digits: str) -> bool:
    """Return True for four digits without a unit that can be a year."""
    return digits.isdecimal() and len(digits) == _YEAR_DIGITS and int(digits) in YEARS


def sign_of(meaning: str) -> str:
    """Return the currency sign in the meaning of a number; empty for other numbers."""
    return meaning[-1] if meaning[-1:] in MONEY_SIGNS else ""


def can_agree(meaning: str, bound: str, other_meaning: str, other_bound: str) -> bool:
    """Return True if two numbers, given by their meanings, can both be true.

    A bound is the meaning of the words before a number, such as “at least”; empty if there are none.
    """
    first, second = amount_of(meaning), amount_of(other_meaning)
    if first is None or second is None:
        return meaning == other_meaning or fits_vague(meaning, second) or fits_vague(other_meaning, first)
    units = {first.unit, second.unit}
    if len(units) > 1 and not units <= MONEY_SIGNS | {""}:
        return _digits(first) != _digits(second)  # 5 points / 5 percent agree, but two other numbers measure two things
    if len(units) > 1 and any(not amount.unit and amount.value in YEARS for amount in (first, second)):
        return True  # a sum of money and a year
    if len(units) > 1 and "" not in units:
        return False  # two currencies
    if bound == other_bound:
        bound = other_bound = ""  # at least 12 / at least 14
    low, high = _range(first, bound, second)
    other_low, other_high = _range(second, other_bound, first)
    return low <= other_high and other_low <= high


def _digits(amount: Amount) -> Fraction:
    """Return the value of an amount as written, without its unit."""
    return amount.value * _PERCENT if amount.unit == "%" else amount.value


MONEY_SIGNS = frozenset("$£€¥₹₽₩₪₺₴¢")
"""Currency signs, which an outlet may leave out: $40 million, 40 million."""
_VAGUE = {
    "#tens": (20, 100),
    "#dozens": (24, 150),
    "#scores": (40, 200),
    "#hundreds": (200, 2000),
    "#thousands": (2000, 10**6),
    "#tens of thousands": (20_000, 200_000),
    "#hundreds of thousands": (200_000, 10**6),
    "#tens of millions": (2 * 10**7, 2 * 10**8),
    "#hundreds of millions": (2 * 10**8, 10**9),
    "#millions": (10**6, 10**9),
    "#billions": (10**9, 10**12),
    "#trillions": (10**12, 10**15),
}
"""Vague numbers and the ranges that they can represent."""


def fits_vague(vague: str, amount: Amount | None) -> bool:
    """Return True if a vague number, given by its meaning, can stand for an amount: dozens for 40."""
    return vague in _VAGUE and amount is not None and _VAGUE[vague][0] <= amount.value < _VAGUE[vague][1]


def _range(amount: Amount, bound: str, other_amount: Amount) -> tuple[Fraction, Fraction]:
    """Return the range of an amount when it is compared with another one."""
    low = high = amount.value
    if amount.step > other_amount.step:
        missed = min(amount.step / 2, amount.value * _ROUNDED)
        low, high = low - missed, high + missed
    if bound in _ABOUT:
        low, high = low - amount.value * _NEAR, high + amount.value * _NEAR
    if bound in _ABOVE:
        high = max(high, 2 * amount.value)
    if bound in _BELOW:
        low = min(low, amount.value / 2)
    return low, high
