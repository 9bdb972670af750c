"""Parses dates and times of day: 11 Feb. and “February 11th” are one day, 3pm and 15:00 one hour."""

import re
from functools import cache

from tui.matching.differences.fact_words import WEEKDAY, Fact, date_words, number_words
from tui.matching.differences.numbers.number_words import NumberWordSequence, ParsedNumber


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?\Z")


def parse_time(words: NumberWordSequence, at: int) -> ParsedNumber | None:
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


def parse_day(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse a day, such as 11 February, the eleventh of February, or Feb. 11th, or a month alone."""
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
    if not month or (
        words.joins_next(at + between) and _day_number(words, at + between + 1)
    ):  # the 19 Sept. 11 hijackers
        return None
    return ParsedNumber(between + 1, Fact.DATE, f"@{month}-{day}", "day")


def _month(words: NumberWordSequence, at: int) -> int:
    """Return the month at a word, 1 to 12, or 0 if the word is not a month."""
    lists = date_words()
    month = lists.months.get(words.key(at), 0)
    return month if month and (words.key(at) not in lists.unsure or words.is_capital(at)) else 0


def _day_number(words: NumberWordSequence, at: int) -> int:
    """Return the day of the month at a word (11, 11th or eleventh), 1 to 31, or 0."""
    key = words.key(at)
    bare = key[:-2] if key[-2:] in ("st", "nd", "rd", "th") else key
    day = int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 else number_words().ordinals.get(key, 0)
    return day if 1 <= day <= 31 else 0


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isascii() and key.isdigit()
