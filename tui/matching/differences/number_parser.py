"""Parses numbers, dates and times of day into a normal form.

1,000, 1000, “a thousand” and 1k are one number, $1bn and “one billion dollars” one sum, 11 Feb. and “February 11th” one
day. Each parser returns how many words it read, and a text that is equal for equal values.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tui.matching.differences.fact_words import WEEKDAY, Fact, date_words, number_words
from tui.matching.words.vocabulary import ENGLISH, word_key
from tui.text.span import Span
from tui.text.tokens import word_spans

_LONGEST_DIGITS = 18
"""A longer row of digits is an account, not a number, and compared as it is written."""


class NumberWordSequence(Struct, frozen=True):
    """The words of a passage, with the keys by which they are compared."""

    text: str
    is_english: bool
    """True for English and for an unknown language. In others only digits are read, as the word lists are English."""
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]

    def key(self, at: int) -> str:
        """Return the key of a word; empty outside the passage."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def joins_next(self, at: int) -> bool:
        """True if only a space, a hyphen or the full stop of an abbreviation separates a word from the next."""
        if not 0 <= at < len(self.keys) - 1:
            return False
        between = self.text[self.places[at][1] : self.places[at + 1][0]]
        return between in _JOINTS or (between == ". " and len(self.keys[at]) <= _SHORT_FORM_LETTERS)

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def character_before(self, at: int) -> str:
        """Return the character before a word; empty at the start of the text."""
        start = self.places[at][0]
        return self.text[start - 1 : start]


_JOINTS = frozenset((" ", "-", "\n", "\u00a0", "\u2010", "\u2011", "\u202f"))
_SHORT_FORM_LETTERS = 4


class ParsedNumber(Struct, frozen=True):
    words: int
    """Number of words read."""
    fact: Fact
    meaning: str
    """Equal for equal values; begins with a character that is in no word."""
    sort: str = "count"
    """Only numbers of one sort can contradict each other."""


def words_of(text: str, span: Span, language: str) -> NumberWordSequence:
    places = list(word_spans(text, span.start, span.end))
    keys = [_key(text[start:end], language) for start, end in places]
    return NumberWordSequence(text, language in ("", ENGLISH), places, keys)


def _key(word: str, language: str) -> str:
    return word_key(word, language or ENGLISH) + "%" * word.endswith("%")


def parse_number(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse the number, date or time that begins at a word, as many words as possible; None if none begins there."""
    if words.keys[at].isalpha() and words.keys[at] not in (_first_words() if words.is_english else ()):
        return None  # most words
    if words.is_english:
        return _time(words, at) or _day(words, at) or _number(words, at)
    key = words.key(at)
    return ParsedNumber(1, Fact.NUMBER, f"#{key}") if any(map(str.isdigit, key)) else None


@cache
def _first_words() -> frozenset[str]:
    numbers, dates = number_words(), date_words()
    word_lists = (
        numbers.values,
        numbers.scales,
        numbers.vague,
        numbers.ordinals,
        numbers.parts,
        dates.months,
        dates.unsure,
    )
    return frozenset(_ARTICLES).union(*word_lists)


# --- numbers ------------------------------------------------------------------------------------------------------


@cache
def _digit_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]+)(\.[0-9]+)?([a-z%]{0,3})\Z")


def _number(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    lists, key = number_words(), words.key(at)
    if key in lists.vague:
        return ParsedNumber(1, Fact.NUMBER, f"#{key}")
    if key in lists.ordinals and key not in lists.parts:
        return ParsedNumber(1, Fact.NUMBER, f"#{lists.ordinals[key]}th", _ORDINAL)
    parsed = _digits(words, at) or _spelled(words, at) or _part(words, at)
    if parsed is None:
        if any(map(str.isdigit, key)):  # B52, 1990s, 1:0, another script's digits
            return ParsedNumber(1, Fact.NUMBER, f"#{key}")
        return ParsedNumber(1, Fact.NUMBER, f"#{lists.ordinals[key]}th", _ORDINAL) if key in lists.ordinals else None
    count, amount = parsed
    if amount.endswith("th"):
        return ParsedNumber(count, Fact.NUMBER, f"#{amount}", _ORDINAL)
    count, unit = _unit(words, at, count, amount)
    return ParsedNumber(count, Fact.NUMBER, f"#{amount}{unit}")


_ORDINAL = "ordinal"


def _digits(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """Parse 1000, 2.5, 1bn, 3rd or 5%, and a scale after it: 1 billion."""
    match = _digit_pattern().match(words.key(at))
    if match is None or len(match[0]) > _LONGEST_DIGITS:
        return None
    lists = number_words()
    digits, fraction, ending = match[1], match[2] or "", match[3]
    if ending in ("st", "nd", "rd", "th") and not fraction:
        return 1, f"{int(digits)}th"
    if ending == "%" or ending in ("pc", "pct"):
        return 1, f"{_plain(digits + fraction, 1)}%"
    if ending and ending not in lists.scales:
        return None
    factor, count = lists.scales.get(ending, 1), 1
    while factor < _LARGEST and words.joins_next(at + count - 1) and words.key(at + count) in lists.scales:
        factor *= lists.scales[words.key(at + count)]
        count += 1
    if count == 1 and not ending and not fraction and (part := _part_after(words, at)):
        return 2, f"{digits}/{part}"
    return count, _plain(digits + fraction, factor)


_HUNDRED = 100
_ARTICLES = ("a", "an")
_LETTERS_OF_SCALE = 2
"""Scales up to this length only follow digits (5k, 1bn); they are not part of a number in words."""
_LARGEST = 10**24
"""Values above this are not multiplied further: million million million …"""


def _plain(decimal: str, factor: int) -> str:
    """Return `decimal` times `factor`, exactly, without trailing zeros: 2.5 · 1000000 → 2500000."""
    integer, _, fraction = decimal.partition(".")
    scaled = int(integer + fraction) * factor
    if not fraction:
        return str(scaled)
    padded = str(scaled).rjust(len(fraction) + 1, "0")
    return f"{padded[: -len(fraction)]}.{padded[-len(fraction) :]}".rstrip("0").rstrip(".")


def _spelled(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """Parse twenty-five, two hundred and fifty thousand, a dozen, two thirds."""
    values, scales = number_words().values, number_words().scales
    first = words.key(at)
    begins_with_a = first in _ARTICLES and words.joins_next(at) and words.key(at + 1) in scales
    if not begins_with_a and first not in values and (first not in scales or len(first) <= _SHORT_FORM_LETTERS):
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
    """True if a number in words can continue with `value`: at its start, after twenty with five, after hundred."""
    if current % _HUNDRED == 0:
        return current == 0 or value > 0
    return current % 10 == 0 < value < 10 and current % _HUNDRED >= 20


def _is_number_and(words: NumberWordSequence, at: int) -> bool:
    """True if the word at this place can be the “and” between hundreds and tens."""
    return words.joins_next(at) and number_words().values.get(words.key(at + 1), 0) > 0


def _part_after(words: NumberWordSequence, at: int) -> int:
    """Return the divisor after the number that ends at a word: 3 for two THIRDS; 0 for a whole number."""
    return number_words().parts.get(words.key(at + 1), 0) if words.joins_next(at) else 0


def _part(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """Parse half, half a million, a quarter of."""
    lists, key = number_words(), words.key(at)
    if key == "half":
        number = _spelled(words, at + 1) if words.key(at + 1) in _ARTICLES and words.joins_next(at) else None
        return (number[0] + 1, _plain("0.5", int(number[1]))) if number and number[1].isdigit() else (1, "1/2")
    if key in _ARTICLES and words.key(at + 1) in lists.parts and words.key(at + 2) == "of" and words.joins_next(at):
        return 2, f"1/{lists.parts[words.key(at + 1)]}"
    return None


def _unit(words: NumberWordSequence, at: int, count: int, amount: str) -> tuple[int, str]:
    """Return the words read, and the unit if it is part of the number: % or the sign of a currency."""
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


# --- dates --------------------------------------------------------------------------------------------------------


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?\Z")


def _time(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse a time of day: 10:30, 3pm, 3 p.m."""
    match = _clock_pattern().match(words.key(at))
    if match is None:
        return None
    half, count = match[3], 1
    if half is None and words.joins_next(at) and words.key(at + 1) in ("am", "pm", "a.m", "p.m"):
        half, count = words.key(at + 1).replace(".", ""), 2
    if half is None and (match[2] is None or ":" not in match[0]):
        return None
    hour = int(match[1]) % 12 + 12 * (half == "pm") if half else int(match[1])
    return ParsedNumber(count, Fact.DATE, f"@{hour}:{match[2] or '00'}", "hour")


def _day(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse 11 February, the eleventh of February, Feb. 11th, or a month alone."""
    lists = date_words()
    if month := _month(words, at):
        day = _day_number(words, at + 1) if words.joins_next(at) else 0
        if day:
            return ParsedNumber(2, Fact.DATE, f"@{month}-{day}", "day")
        is_sure = words.key(at) not in lists.unsure or words.key(at - 1) in lists.before_month
        is_sure = is_sure or (words.joins_next(at) and _is_year(words.key(at + 1)))
        return ParsedNumber(1, Fact.DATE, f"@{month}", "month") if is_sure else None
    if (weekday := lists.weekdays.get(words.key(at))) and words.key(at) in lists.unsure:
        day_follows = _day_number(words, at + 1) and words.joins_next(at)
        return ParsedNumber(1, Fact.DATE, f"@d{weekday}", WEEKDAY) if day_follows and words.is_capital(at) else None
    day = _day_number(words, at)
    if not day or not words.joins_next(at):
        return None
    between = 1 if words.key(at + 1) != "of" or not words.joins_next(at + 1) else 2
    month = _month(words, at + between)
    is_next_day = words.joins_next(at + between) and _day_number(words, at + between + 1)  # the 19 Sept. 11 hijackers
    if not month or is_next_day:
        return None
    return ParsedNumber(between + 1, Fact.DATE, f"@{month}-{day}", "day")


def _month(words: NumberWordSequence, at: int) -> int:
    """Return the month at a word, 1 to 12; 0 if there is none."""
    lists = date_words()
    month = lists.months.get(words.key(at), 0)
    return month if month and (words.key(at) not in lists.unsure or words.is_capital(at)) else 0


def _day_number(words: NumberWordSequence, at: int) -> int:
    """Return the day of the month at a word (11, 11th or eleventh), 1 to 31; 0 if there is none."""
    key = words.key(at)
    bare = key[:-2] if key[-2:] in ("st", "nd", "rd", "th") else key
    day = int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 else number_words().ordinals.get(key, 0)
    return day if 1 <= day <= 31 else 0


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isascii() and key.isdigit()
