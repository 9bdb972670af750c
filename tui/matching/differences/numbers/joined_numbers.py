"""Parses numbers of several words of digits: 10 000 as one number, 3-2 and “10 to 15” as a result or range."""

from tui.matching.differences.fact_words import Fact, number_words
from tui.matching.differences.numbers.number_words import NumberWordSequence, ParsedNumber

SCORE = "score"
"""Sort of two numbers that are one result or the ends of one range."""
_GROUP_DIGITS = 3
_BLANKS = frozenset((" ", "\u00a0", "\u2009", "\u202f"))
_DASHES = frozenset(("-", "\u2010", "\u2011", "\u2013"))


def parse_score(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse a result or a range: 3-2, 234–193, 10 to 15."""
    if not _is_short_number(words.key(at)) or at + 1 >= len(words.keys):
        return None
    between = words.text[words.places[at][1] : words.places[at + 1][0]]
    is_range = words.key(at + 1) == "to" and words.joins_next(at) and words.joins_next(at + 1)
    count = 2 if between in _DASHES else 3 if is_range else 0
    last = at + count - 1
    if not count or not _is_short_number(words.key(last)) or _has_unit(words, last):
        return None
    return ParsedNumber(count, Fact.NUMBER, f"#{int(words.key(at))}-{int(words.key(last))}", SCORE)


def _is_short_number(key: str) -> bool:
    return len(key) <= _GROUP_DIGITS and key.isascii() and key.isdigit()


def _has_unit(words: NumberWordSequence, at: int) -> bool:
    """Return True if a number has a unit or a scale, or continues after a dash: 5-10 million, 555-123-4567."""
    if words.text[words.places[at][1] : words.places[at][1] + 1] in ("%", *_DASHES):
        return True
    following = words.key(at + 1) if words.joins_next(at) else ""
    units = number_words()
    is_unit = following in units.scales or following in units.currencies or (following,) in units.percent
    return following == "per" or is_unit


def spaced_groups(words: NumberWordSequence, at: int) -> list[str]:
    """Return the groups of three digits after the first group of a number written with spaces: 10 000."""
    if not _is_short_number(words.key(at)) or words.key(at).startswith("0"):
        return []
    groups: list[str] = []
    while at + len(groups) + 1 < len(words.keys):
        end, (start, group_end) = words.places[at + len(groups)][1], words.places[at + len(groups) + 1]
        digits = words.text[start:group_end]
        if words.text[end:start] not in _BLANKS or len(digits) != _GROUP_DIGITS or not _is_short_number(digits):
            break
        groups.append(digits)
    return groups
