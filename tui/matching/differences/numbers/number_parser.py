"""Parses numbers, dates and times of day.

1,000, 1000, “a thousand” and 1k are one number; $1bn and “one billion dollars” are one sum; 11 Feb. and “February 11th”
are one day. A parser returns the number of words that it read, and a text that is equal for equal values.
"""

import re
from functools import cache

from tui.matching.differences.fact_words import ORDINAL, Fact, date_words, number_words
from tui.matching.differences.numbers.date_parser import parse_day, parse_time
from tui.matching.differences.numbers.joined_numbers import parse_score, spaced_groups
from tui.matching.differences.numbers.number_words import SHORT_FORM_LETTERS, NumberWordSequence, ParsedNumber

_LONGEST_DIGITS = 18
"""Maximum number of digits in a number; longer sequences are account numbers, compared as written."""


def parse_number(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse the longest number, date or time that begins at a word; None if none begins there."""
    if words.keys[at].isalpha() and words.keys[at] not in (number_first_words() if words.is_english else ()):
        return None  # true of most words
    if words.is_english:
        return parse_time(words, at) or parse_day(words, at) or _number(words, at)
    key = words.key(at)
    return ParsedNumber(1, Fact.NUMBER, f"#{key}") if any(map(str.isdigit, key)) else None


@cache
def number_first_words() -> frozenset[str]:
    """Return the words, as keys, with which an English number, date or time can begin if not with a digit."""
    numbers, dates = number_words(), date_words()
    word_lists = (
        numbers.values,
        numbers.scales,
        numbers.vague,
        numbers.ordinals,
        numbers.parts,
        dates.months,
        dates.unsure,
        (word for word in numbers.currencies if len(word) == _CODE_LETTERS),
    )
    return frozenset(_ARTICLES).union(*word_lists)


# --- numbers ------------------------------------------------------------------------------------------------------


@cache
def _digit_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]+)(\.[0-9]+)?([a-z%]{0,8})\Z")


_MULTI = "multi"
"""Prefix that makes a vague number with a scale: multi-million."""


def _number(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    lists, key = number_words(), words.key(at)
    if key in lists.scales and words.key(at - 1) == _MULTI and words.joins_next(at - 1):
        return ParsedNumber(1, Fact.NUMBER, f"#{key}s")
    if key in lists.vague:
        return ParsedNumber(1, Fact.NUMBER, f"#{key}")
    if key in lists.ordinals and key not in lists.parts:
        return ParsedNumber(1, Fact.NUMBER, f"#{lists.ordinals[key]}th", ORDINAL)
    if joined := parse_score(words, at) or _after_code(words, at):
        return joined
    parsed = _digits(words, at) or _spelled(words, at) or _part(words, at)
    if parsed is None:
        if any(map(str.isdigit, key)):  # B52, 1990s, 1:0, another script's digits
            return ParsedNumber(1, Fact.NUMBER, f"#{key}")
        return ParsedNumber(1, Fact.NUMBER, f"#{lists.ordinals[key]}th", ORDINAL) if key in lists.ordinals else None
    count, amount = _of_scale(words, at, *parsed)
    if amount.endswith("th"):
        return ParsedNumber(count, Fact.NUMBER, f"#{amount}", ORDINAL)
    count, unit = _unit(words, at, count, amount)
    amount, unit = _as_percent(amount, unit)
    return ParsedNumber(count, Fact.NUMBER, f"#{amount}{unit}")


def _of_scale(words: NumberWordSequence, at: int, count: int, amount: str) -> tuple[int, str]:
    """Multiply a fraction by the scale after it: a quarter of a million."""
    number, _, part = amount.partition("/")
    last = at + count - 1
    if not part or words.key(last + 1) != "of" or words.key(last + 2) not in _ARTICLES or not words.joins_next(last):
        return count, amount
    whole = _spelled(words, last + 2) if words.joins_next(last + 1) else None
    if whole is None or not whole[1].isdigit() or int(number) * int(whole[1]) % int(part):
        return count, amount
    return count + 1 + whole[0], str(int(number) * int(whole[1]) // int(part))


def _as_percent(amount: str, unit: str) -> tuple[str, str]:
    """Return a fraction as a percentage if it is a whole one: three quarters as 75; thirds stay as they are."""
    number, _, part = amount.partition("/")
    if unit or not part or 100 * int(number) % int(part):
        return amount, unit
    return str(100 * int(number) // int(part)), "%"


_CODE_LETTERS = 3


def _after_code(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse a sum of money after its currency code: USD 40 million."""
    sign = number_words().currencies.get(words.key(at), "")
    start, end = words.places[at]
    is_code = bool(sign) and end - start == _CODE_LETTERS and words.text[start:end].isupper()
    amount = _digits(words, at + 1) if is_code and words.joins_next(at) else None
    if amount is None or not amount[1][-1:].isdigit():
        return None
    return ParsedNumber(amount[0] + 1, Fact.NUMBER, f"#{amount[1]}{sign}")


def _digits(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """Parse a number with digits and the scale after it: 1000, 2.5, 1bn, 3rd, 5%, 1 billion."""
    match = _digit_pattern().match(words.key(at))
    if match is None or len(match[0]) > _LONGEST_DIGITS:
        return None
    lists = number_words()
    digits, fraction, ending = match[1], match[2] or "", match[3]
    groups = [] if fraction or ending else spaced_groups(words, at)
    digits, last = digits + "".join(groups), at + len(groups)
    if len(digits) > _LONGEST_DIGITS:
        return None
    if ending in ("st", "nd", "rd", "th") and not fraction:
        return 1, f"{int(digits)}th"
    if ending == "%" or ending in ("pc", "pct"):
        return 1, f"{_plain(digits + fraction, 1)}%"
    if ending and ending not in lists.scales:
        return None
    factor, count = lists.scales.get(ending, 1), 1
    while factor < _LARGEST and words.joins_next(last + count - 1) and words.key(last + count) in lists.scales:
        factor *= lists.scales[words.key(last + count)]
        count += 1
    if count == 1 and not groups and not ending and not fraction and (part := _part_after(words, at)):
        return 2, f"{digits}/{part}"
    return count + len(groups), _plain(digits + fraction, factor)


_HUNDRED = 100
_ARTICLES = ("a", "an")
_LETTERS_OF_SCALE = 2
"""Maximum length of scales that only follow digits (5k, 1bn), never a number in words."""
_LARGEST = 10**24
"""Largest value that is multiplied further: million million million …"""


def _plain(decimal: str, factor: int) -> str:
    """Return `decimal` times `factor`, exactly, without trailing zeros: 2.5 · 1000000 → 2500000."""
    integer, _, fraction = decimal.partition(".")
    scaled = int(integer + fraction) * factor
    if not fraction:
        return str(scaled)
    padded = str(scaled).rjust(len(fraction) + 1, "0")
    return f"{padded[: -len(fraction)]}.{padded[-len(fraction) :]}".rstrip("0").rstrip(".")


def _spelled(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """Parse a number in words: twenty-five, two hundred and fifty thousand, a dozen, two thirds."""
    values, scales = number_words().values, number_words().scales
    first = words.key(at)
    begins_with_a = first in _ARTICLES and words.joins_next(at) and words.key(at + 1) in scales
    if not begins_with_a and first not in values and (first not in scales or len(first) <= SHORT_FORM_LETTERS):
        return None
    total, current, count = 0, int(first not in values), int(begins_with_a)
    while not count or words.joins_next(at + count - 1):
        key = words.key(at + count)
        if key in values and _can_continue(current, values[key]):
            current += values[key]
        elif key in scales and len(key) > _LETTERS_OF_SCALE and 0 < current < _LARGEST:
            scaled = current * scales[key]
            total, current = (total, scaled) if scales[key] <= _HUNDRED else (total + scaled, 0)
        elif key != "and" or not total + current or current % _HUNDRED or not _is_number_and(words, at + count):
            break
        count += 1
    if not count:
        return None
    part = 0 if total else _part_after(words, at + count - 1)
    return (count + 1, f"{current}/{part}") if part else (count, str(total + current))


def _can_continue(current: int, value: int) -> bool:
    """Return True if a number in words can continue with `value`: twenty with five, hundred, or nothing yet."""
    if current % _HUNDRED == 0:
        return current == 0 or value > 0
    return current % 10 == 0 < value < 10 and current % _HUNDRED >= 20


def _is_number_and(words: NumberWordSequence, at: int) -> bool:
    """Return True if the word at this place can be the “and” between hundreds and tens."""
    return words.joins_next(at) and number_words().values.get(words.key(at + 1), 0) > 0


def _part_after(words: NumberWordSequence, at: int) -> int:
    """Return the divisor after the number that ends at a word: 3 for two THIRDS; 0 for a whole number."""
    return number_words().parts.get(words.key(at + 1), 0) if words.joins_next(at) else 0


def _part(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """Parse a fraction: half, half a million, a quarter of."""
    lists, key = number_words(), words.key(at)
    if key == "half":
        article_number = _spelled(words, at + 1) if words.key(at + 1) in _ARTICLES and words.joins_next(at) else None
        return (
            (article_number[0] + 1, _plain("0.5", int(article_number[1])))
            if article_number and article_number[1].isdigit()
            else (1, "1/2")
        )
    if key in _ARTICLES and words.key(at + 1) in lists.parts and words.key(at + 2) == "of" and words.joins_next(at):
        return 2, f"1/{lists.parts[words.key(at + 1)]}"
    return None


def _unit(words: NumberWordSequence, at: int, count: int, amount: str) -> tuple[int, str]:
    """Return the number of words read, and the unit if it is part of the number: % or a currency sign."""
    lists = number_words()
    sign = lists.currencies.get(words.character_before(at), "")
    if words.joins_next(at + count - 1):
        for size in (1, 2):
            if tuple(words.keys[at + count : at + count + size]) in lists.percent:
                return count + size, "%"
        if not sign and amount[-1:].isdigit():
            sign = lists.currencies.get(words.key(at + count), "")
            count += bool(sign)
    elif not sign and at + count - 1 < len(words.places):
        end = words.places[at + count - 1][1]
        sign = words.text[end : end + 1] if words.text[end : end + 1] in lists.currencies else ""
    return count, sign
