"""Numbers, dates and times of day as they are written, and what they come to.

1,000, 1000, “a thousand” and 1k are one number, $1bn and “one billion dollars” one sum, 11 Feb. and “February 11th” one
day. A reader answers how many words it took, and a text that is the same for what is the same.
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
"""A longer row of digits is an account, not a number: it is compared as it stands."""


class NumberWordSequence(Struct, frozen=True):
    """The words of a passage, with what they are compared as."""

    text: str
    is_english: bool
    """Or of no known language. Of any other, only digits are read: the lists of words are English."""
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]

    def key(self, at: int) -> str:
        """Empty past the ends."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def joined(self, at: int) -> bool:
        """Whether only a blank or a hyphen, or the full stop of a short form, stands between a word and the next."""
        if not 0 <= at < len(self.keys) - 1:
            return False
        between = self.text[self.places[at][1] : self.places[at + 1][0]]
        return between in _JOINTS or (between == ". " and len(self.keys[at]) <= _SHORT_FORM_LETTERS)

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def before(self, at: int) -> str:
        """The character before a word, empty at the start of the text."""
        start = self.places[at][0]
        return self.text[start - 1 : start]


_JOINTS = frozenset((" ", "-", "\n", "\u00a0", "\u2010", "\u2011", "\u202f"))
_SHORT_FORM_LETTERS = 4


class ParsedNumber(Struct, frozen=True):
    words: int
    """How many words it takes."""
    fact: Fact
    meaning: str
    """The same for what comes to the same; begins with a character that is in no word."""
    sort: str = "count"
    """Figures of one sort can be at odds."""


def words_of(text: str, span: Span, language: str) -> NumberWordSequence:
    places = list(word_spans(text, span.start, span.end))
    keys = [_key(text[start:end], language) for start, end in places]
    return NumberWordSequence(text, language in ("", ENGLISH), places, keys)


def _key(word: str, language: str) -> str:
    return word_key(word, language or ENGLISH) + "%" * word.endswith("%")


def parse_number(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """The figure that begins at a word: the longest reading."""
    if words.keys[at].isalpha() and words.keys[at] not in (_first_words() if words.is_english else ()):
        return None  # most words
    if words.is_english:
        return _time(words, at) or _day(words, at) or _number(words, at)
    key = words.key(at)
    return ParsedNumber(1, Fact.NUMBER, f"#{key}") if any(map(str.isdigit, key)) else None


@cache
def _first_words() -> frozenset[str]:
    numbers, dates = number_words(), date_words()
    some = (numbers.values, numbers.scales, numbers.vague, numbers.ordinals, numbers.parts, dates.months, dates.unsure)
    return frozenset(_ARTICLES).union(*some)


# --- numbers ------------------------------------------------------------------------------------------------------


@cache
def _written() -> re.Pattern[str]:
    return re.compile(r"([0-9]+)(\.[0-9]+)?([a-z%]{0,3})\Z")


def _number(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    known, key = number_words(), words.key(at)
    if key in known.vague:
        return ParsedNumber(1, Fact.NUMBER, f"#{key}")
    if key in known.ordinals and key not in known.parts:
        return ParsedNumber(1, Fact.NUMBER, f"#{known.ordinals[key]}th", _ORDINAL)
    read = _digits(words, at) or _spelled(words, at) or _part(words, at)
    if read is None:
        if any(map(str.isdigit, key)):  # B52, 1990s, 1:0, another script's digits
            return ParsedNumber(1, Fact.NUMBER, f"#{key}")
        return ParsedNumber(1, Fact.NUMBER, f"#{known.ordinals[key]}th", _ORDINAL) if key in known.ordinals else None
    count, amount = read
    if amount.endswith("th"):
        return ParsedNumber(count, Fact.NUMBER, f"#{amount}", _ORDINAL)
    count, unit = _unit(words, at, count, amount)
    return ParsedNumber(count, Fact.NUMBER, f"#{amount}{unit}")


_ORDINAL = "ordinal"


def _digits(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """1000, 2.5, 1bn, 3rd, 5%; then a scale: 1 billion."""
    found = _written().match(words.key(at))
    if found is None or len(found[0]) > _LONGEST_DIGITS:
        return None
    known = number_words()
    whole, fraction, ending = found[1], found[2] or "", found[3]
    if ending in ("st", "nd", "rd", "th") and not fraction:
        return 1, f"{int(whole)}th"
    if ending == "%" or ending in ("pc", "pct"):
        return 1, f"{_plain(whole + fraction, 1)}%"
    if ending and ending not in known.scales:
        return None
    factor, count = known.scales.get(ending, 1), 1
    while factor < _LARGEST and words.joined(at + count - 1) and words.key(at + count) in known.scales:
        factor *= known.scales[words.key(at + count)]
        count += 1
    if count == 1 and not ending and not fraction and (part := _part_after(words, at)):
        return 2, f"{whole}/{part}"
    return count, _plain(whole + fraction, factor)


_HUNDRED = 100
_ARTICLES = ("a", "an")
_LETTERS_OF_SCALE = 2
"""Scales up to this length are endings of digits (5k, 1bn), and no words of a number in words."""
_LARGEST = 10**24
"""What is larger is multiplied no more: million million million …"""


def _plain(written: str, factor: int) -> str:
    """`written` times `factor`, exactly: 2.5 · 1000000 → 2500000, without a point and zeros that say nothing."""
    whole, _, fraction = written.partition(".")
    scaled = int(whole + fraction) * factor
    if not fraction:
        return str(scaled)
    digits = str(scaled).rjust(len(fraction) + 1, "0")
    return f"{digits[: -len(fraction)]}.{digits[-len(fraction) :]}".rstrip("0").rstrip(".")


def _spelled(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """twenty-five, two hundred and fifty thousand, a dozen, two thirds."""
    values, scales = number_words().values, number_words().scales
    first = words.key(at)
    begins_with_a = first in _ARTICLES and words.joined(at) and words.key(at + 1) in scales
    if not begins_with_a and first not in values and (first not in scales or len(first) <= _SHORT_FORM_LETTERS):
        return None
    total, current, count = 0, int(first not in values), int(begins_with_a)
    while not count or words.joined(at + count - 1):
        key = words.key(at + count)
        if key in values and _adds(current, values[key]):
            current += values[key]
        elif key in scales and len(key) > _LETTERS_OF_SCALE and 0 < current < _LARGEST:
            scaled = current * scales[key]
            total, current = (total, scaled) if scales[key] <= _HUNDRED else (total + scaled, 0)
        elif key != "and" or not total + current or current % _HUNDRED or not _goes_on(words, at + count):
            break
        count += 1
    if not count:
        return None
    part = 0 if total else _part_after(words, at + count - 1)
    return (count + 1, f"{current}/{part}") if part else (count, str(total + current))


def _adds(current: int, value: int) -> bool:
    """Whether a number in words goes on with `value`: after nothing, twenty and five, hundred and five."""
    if current % _HUNDRED == 0:
        return current == 0 or value > 0
    return current % 10 == 0 < value < 10 and current % _HUNDRED >= 20


def _goes_on(words: NumberWordSequence, at: int) -> bool:
    """Whether “and” between hundreds and tens stands at a word."""
    return words.joined(at) and number_words().values.get(words.key(at + 1), 0) > 0


def _part_after(words: NumberWordSequence, at: int) -> int:
    """two THIRDS, one-fifth: by how much the number that ends at a word is divided; 0 where it is whole."""
    return number_words().parts.get(words.key(at + 1), 0) if words.joined(at) else 0


def _part(words: NumberWordSequence, at: int) -> tuple[int, str] | None:
    """half, half a million, a quarter of."""
    known, key = number_words(), words.key(at)
    if key == "half":
        rest = _spelled(words, at + 1) if words.key(at + 1) in _ARTICLES and words.joined(at) else None
        return (rest[0] + 1, _plain("0.5", int(rest[1]))) if rest and rest[1].isdigit() else (1, "1/2")
    if key in _ARTICLES and words.key(at + 1) in known.parts and words.key(at + 2) == "of" and words.joined(at):
        return 2, f"1/{known.parts[words.key(at + 1)]}"
    return None


def _unit(words: NumberWordSequence, at: int, count: int, amount: str) -> tuple[int, str]:
    """What is counted, where that is part of the figure: per cent, or a currency."""
    known = number_words()
    sign = known.currencies.get(words.before(at), "")
    if words.joined(at + count - 1):
        for size in (1, 2):
            if tuple(words.keys[at + count : at + count + size]) in known.percent:
                return count + size, "%"
        if not sign and amount[-1:].isdigit():
            sign = known.currencies.get(words.key(at + count), "")
            count += bool(sign)
    elif not sign and at + count - 1 < len(words.places):
        end = words.places[at + count - 1][1]
        sign = words.text[end : end + 1] if words.text[end : end + 1] in known.currencies else ""
    return count, sign


# --- dates --------------------------------------------------------------------------------------------------------


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?\Z")


def _time(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """10:30, 3pm, 3 p.m."""
    found = _clock().match(words.key(at))
    if found is None:
        return None
    half, count = found[3], 1
    if half is None and words.joined(at) and words.key(at + 1) in ("am", "pm", "a.m", "p.m"):
        half, count = words.key(at + 1).replace(".", ""), 2
    if half is None and (found[2] is None or ":" not in found[0]):
        return None
    hour = int(found[1]) % 12 + 12 * (half == "pm") if half else int(found[1])
    return ParsedNumber(count, Fact.DATE, f"@{hour}:{found[2] or '00'}", "hour")


def _day(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """11 February, the eleventh of February, Feb. 11th; or the month alone."""
    known = date_words()
    if month := _month(words, at):
        day = _day_number(words, at + 1) if words.joined(at) else 0
        if day:
            return ParsedNumber(2, Fact.DATE, f"@{month}-{day}", "day")
        is_sure = words.key(at) not in known.unsure or words.key(at - 1) in known.before_month
        is_sure = is_sure or (words.joined(at) and _is_year(words.key(at + 1)))
        return ParsedNumber(1, Fact.DATE, f"@{month}", "month") if is_sure else None
    if (weekday := known.weekdays.get(words.key(at))) and words.key(at) in known.unsure:
        beside = _day_number(words, at + 1) and words.joined(at)
        return ParsedNumber(1, Fact.DATE, f"@d{weekday}", WEEKDAY) if beside and words.is_capital(at) else None
    day = _day_number(words, at)
    if not day or not words.joined(at):
        return None
    between = 1 if words.key(at + 1) != "of" or not words.joined(at + 1) else 2
    month = _month(words, at + between)
    if not month or (words.joined(at + between) and _day_number(words, at + between + 1)):  # the 19 Sept. 11 hijackers
        return None
    return ParsedNumber(between + 1, Fact.DATE, f"@{month}-{day}", "day")


def _month(words: NumberWordSequence, at: int) -> int:
    """1 to 12; 0 where no month stands."""
    known = date_words()
    month = known.months.get(words.key(at), 0)
    return month if month and (words.key(at) not in known.unsure or words.is_capital(at)) else 0


def _day_number(words: NumberWordSequence, at: int) -> int:
    """1 to 31, as 11, 11th or eleventh; 0 where no day of a month stands."""
    key = words.key(at)
    bare = key[:-2] if key[-2:] in ("st", "nd", "rd", "th") else key
    day = int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 else number_words().ordinals.get(key, 0)
    return day if 1 <= day <= 31 else 0


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isascii() and key.isdigit()
