"""Finds the numbers and times of day in an article, with their values and what they count."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import ASIDE, Article
from tui.reading.coverage.number_labels import counted_noun, counts_nothing
from tui.text.spaces import single_spaced
from tui.text.span import Span

if TYPE_CHECKING:  # slow imports, not needed until the first number is looked for
    from tui.matching.differences.numbers.number_words import NumberWordSequence, ParsedNumber

SPELLED_MIN = 10
"""Smallest spelled-out number with a row of its own; smaller ones are often not counts, as in “one of them”."""

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![\d.,])\d++(?:,\d{3})*(?:\.\d++)?")
_BARE = re.compile(r"#\d++(?:\.\d++)?")
_DIGITS_MIN = 3
"""Smallest number of digits of a number that counts as given by a date or a name, as in November 2015."""
_INTEGER = re.compile(r"#(\d++)(?:\.\d++)?(.*)\Z")
_YEAR = re.compile(r"(?:1[89]|20)[0-9][0-9]\Z")
_BEFORE_YEAR = frozenset({" ", ", ", ",", ". ", "\u00a0", ".\u00a0"})
_CLOCK = re.compile(r"#(\d{1,2})(?:\.(\d{1,2}))?\Z")
_ONE = frozenset({"#1", "#1th"})
_ORDINAL_OR_PART = ("th", "/")
_OCLOCK = frozenset({"o'clock", "o’clock"})
_HOURS, _MINUTES = 24, 60
_HOUR = "hour"


class NumberMention(Struct, frozen=True):
    """A number or a time of day at one position in an article."""

    span: Span
    meaning: str
    """Value, equal for every spelling: 1,000 and 1000, 20 and twenty, 5:42 a.m. and 5.42 o’clock."""
    is_notable: bool
    """True if it gets its own row; False if it only counts beside a notable one with the same value."""


def number_mentions(article: Article) -> Iterator[NumberMention]:
    """Yield the numbers and times of day in an article's own account, in order.

    Dates are skipped, and so are the words “one” and “first”, bylines, teasers and lists of other stories.
    """
    from tui.matching.differences.fact_words import Fact
    from tui.matching.differences.numbers.number_parser import parse_number
    from tui.matching.differences.numbers.number_words import words_of

    for paragraph in article.paragraphs:
        words = words_of(article.text, paragraph, article.language)
        at = day_end = 0
        while at < len(words.keys):
            parsed_number = parse_number(words, at)
            count = parsed_number.words if parsed_number else 1
            if parsed_number is not None and parsed_number.fact is Fact.DATE:
                day_end = at + count
            is_of_date = at > 0 and at == day_end and _ends_date(article.text, words, at)
            is_of_date = is_of_date or _has_slash(article.text, words, at)
            is_of_date = is_of_date or (parsed_number is not None and counts_nothing(article.text, *words.places[at]))
            if parsed_number is not None and not is_of_date and (value := _value(words, at, parsed_number)) is not None:
                meaning, count = value
                mention = _number_mention(article, Span(words.places[at][0], words.places[at + count - 1][1]), meaning)
                if (mention.is_notable or meaning not in _ONE) and article.zone_at(mention.span.start) not in ASIDE:
                    yield mention
            at += count


def bare_value(meaning: str) -> str:
    """Return a number's value without its unit or the name it belongs to; a time of day stays as it is."""
    bare = _BARE.match(meaning)
    return bare[0] if bare else meaning


def bare_values(article: Article, numbers: Iterable[NumberMention]) -> frozenset[str]:
    """Return the values that stand anywhere in an article, whatever they count: also the year of a date.

    numbers: the article's mentions of numbers.
    """
    digits = (run[0] for run in _DIGITS.finditer(article.text) if len(run[0]) >= _DIGITS_MIN)
    return frozenset(f"#{run.replace(',', '')}" for run in digits) | {bare_value(number.meaning) for number in numbers}


def _number_mention(article: Article, span: Span, meaning: str) -> NumberMention:
    if article.text[span.end - 2 : span.end + 1] in (
        ".m.",
        ".M.",
    ):  # a.m.: the word ends before the last full stop
        span = Span(span.start, span.end + 1)
    if _DIGIT.search(article.text, span.start, span.end) is None:
        return NumberMention(span, meaning, _is_large(meaning))
    if not _is_large(meaning):  # the 4 in Pier 4 is a name, not a count
        meaning += f" {name}" if (name := counted_noun(article, span)).endswith(f" {span.slice(article.text)}") else ""
    return NumberMention(span, meaning, True)


def _ends_date(text: str, words: "NumberWordSequence", at: int) -> bool:
    """Return True for the year of a date, after its day and month: Feb. 8, 2017."""
    between = text[words.places[at - 1][1] : words.places[at][0]]
    return between in _BEFORE_YEAR and _YEAR.match(words.key(at)) is not None


def _has_slash(text: str, words: "NumberWordSequence", at: int) -> bool:
    """Return True for a part of 9/11, 1/6/17 or 24/7, which does not count anything."""
    start, end = words.places[at]
    is_first = text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit()
    return is_first or (text[start - 1 : start] == "/" and text[max(0, start - 2) : start - 1].isdigit())


def _value(words: "NumberWordSequence", at: int, number: "ParsedNumber") -> tuple[str, int] | None:
    """Return the value of a number and its length in words; None for a date."""
    from tui.matching.differences.fact_words import Fact

    if number.sort == _HOUR:
        return number.meaning, number.words
    if number.fact is not Fact.NUMBER:
        return None
    clock = _CLOCK.match(number.meaning)
    if clock is not None and words.joins_next(at + number.words - 1) and words.key(at + number.words) in _OCLOCK:
        hour, minute = int(clock[1]), int((clock[2] or "0").ljust(2, "0"))  # the matcher reads 5.40 as 5.4
        if hour <= _HOURS and minute < _MINUTES:
            return f"@{hour}:{minute:02}", number.words + 1
    return number.meaning, number.words


def _is_large(meaning: str) -> bool:
    """Return True if a spelled-out number gets its own row: ten and more, five per cent, a time of day."""
    if meaning.startswith("@"):
        return True
    integer = _INTEGER.match(meaning)
    if integer is None:
        return False
    has_unit = bool(integer[2]) and not integer[2].startswith(_ORDINAL_OR_PART)
    return int(integer[1]) >= SPELLED_MIN or has_unit


def describe_number(article: Article, mention: NumberMention) -> str:
    """Return a time of day as the article writes it, and a number with what it counts: “312 passengers”."""
    is_time = mention.meaning.startswith("@")
    return single_spaced(mention.span.slice(article.text) if is_time else counted_noun(article, mention.span))
