"""Whether two figures can both be true: rounded ones, vague ones and those with “nearly” or “at least” before them can.

A figure is read as the range that it leaves open. Two figures contradict each other where their ranges lie apart.
"""

import re
from fractions import Fraction
from functools import cache

from msgspec import Struct

_NEAR = Fraction(1, 10)
"""Share by which “about 50” may miss."""
_ROUNDED = Fraction(1, 20)
"""Share by which a round number may miss: 43,000 for 43,350."""
_ROUND_FROM = 100
"""Whole numbers below it are not rounded without saying so: 12 and 13 bombs, 57 and 58 years."""
_YEARS = range(1800, 2101)
"""Four digits between these, without a unit, can be a year, which nobody rounds."""

_ABOVE = frozenset({"more than", "at least"})
_BELOW = frozenset({"less than", "up to"})
_ABOUT = frozenset({"nearly", "about", "just over"})
"""Meanings of the words before a number, as `config/words/quantities.txt` lists them."""


class Amount(Struct, frozen=True):
    """A number with its unit."""

    value: Fraction
    step: Fraction
    """What its last digit that says something counts: 1,000 for 43,000, a tenth for 3.5."""
    unit: str
    """A currency's sign, %, th for an ordinal, or nothing."""


@cache
def _written() -> re.Pattern[str]:
    return re.compile(r"#([0-9]++)(\.[0-9]++)?(?:/([0-9]++))?([^-]*)\Z")


def amount_of(meaning: str) -> Amount | None:
    """The amount in the meaning of a number (`#40000000$`); None for “dozens”, 3-2, and what is no number."""
    written = _written().match(meaning)
    if written is None:
        return None
    whole, fraction, part, unit = written[1], written[2] or "", written[3], written[4]
    if part is not None:
        return Amount(Fraction(int(whole), int(part)), Fraction(0), "%") if int(part) else None
    value = Fraction(whole + fraction)
    value, step = (value, _step(whole, fraction)) if unit != "%" else (value / 100, _step(whole, fraction) / 100)
    return Amount(value, step, unit)


def _step(whole: str, fraction: str) -> Fraction:
    if fraction:
        return Fraction(1, 10 ** (len(fraction) - 1))
    if int(whole) < _ROUND_FROM or int(whole) in _YEARS:
        return Fraction(1)
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0"))))


def sign_of(meaning: str) -> str:
    """The currency’s sign in the meaning of a number; empty where it is no sum of money."""
    return meaning[-1] if meaning[-1:] in _MONEY else ""


def can_agree(one: str, one_bound: str, other: str, other_bound: str) -> bool:
    """Whether two numbers, by their meanings, can both be true.

    A bound is the meaning of the words before a number, such as “at least”; empty where nothing stands there.
    """
    first, second = amount_of(one), amount_of(other)
    if first is None or second is None:
        return one == other or _fits_vague(one, second) or _fits_vague(other, first)
    units = {first.unit, second.unit}
    if len(units) > 1 and not ("" in units and units <= _MONEY | {""}):
        return False
    if one_bound == other_bound:
        one_bound = other_bound = ""  # at least 12 / at least 14
    low, high = _range(first, one_bound, second)
    other_low, other_high = _range(second, other_bound, first)
    return low <= other_high and other_low <= high


_MONEY = frozenset("$£€¥₹₽₩₪₺₴¢")
"""Signs that an outlet may leave out: $40 million, 40 million."""
_VAGUE = {
    "#tens": (20, 100),
    "#dozens": (24, 150),
    "#scores": (40, 200),
    "#hundreds": (200, 2000),
    "#thousands": (2000, 10**6),
    "#millions": (10**6, 10**9),
    "#billions": (10**9, 10**12),
    "#trillions": (10**12, 10**15),
}
"""Numbers that nobody counted, and the numbers that they can stand for."""


def _fits_vague(vague: str, amount: Amount | None) -> bool:
    return vague in _VAGUE and amount is not None and _VAGUE[vague][0] <= amount.value < _VAGUE[vague][1]


def _range(amount: Amount, bound: str, other: Amount) -> tuple[Fraction, Fraction]:
    """The numbers that an amount can stand for beside another one."""
    low = high = amount.value
    if amount.step > other.step:
        missed = min(amount.step / 2, amount.value * _ROUNDED)
        low, high = low - missed, high + missed
    if bound in _ABOUT:
        low, high = low - amount.value * _NEAR, high + amount.value * _NEAR
    if bound in _ABOVE:
        high = max(high, 2 * amount.value)
    if bound in _BELOW:
        low = min(low, amount.value / 2)
    return low, high
