"""Parses numbers of several words of digits: 10 000 as one number, 3-2 and “10 to 15” as a result or range."""

from tui.matching.differences.fact_words import Fact, number_words
from tui.matching.differences.numbers.number_words import NumberWordSequence, ParsedNumber

SCORE = "score"
"""Sort of two numbers that are one result or the ends of one range."""
_GROUP_DIGITS = 3
_BLANKS = frozenset((" ", "\u00a0", "\u2009", "\u202f"))
_VOTES = frozenset(("vote", "votes"))
_AGAINST = frozenset(("to", "against"))
_BEFORE_RESULT = frozenset(("by", "of", "voted", "ruled", "split"))
"""Words before a result that is spelled out: by a vote of nine to four."""
_SMALL_BELOW = 1000
_DASHES = frozenset(("-", "\u2010", "\u2011", "\u2013"))


def parse_score(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse a result or a range: 3-2, 234–193, 10 to 15, eight votes to five, by nine to four, two-to-one."""
    if result := _parse_vote(words, at):
        return result
    if not _is_short_number(words.key(at)) or at + 1 >= len(words.keys):
        return None
    between = words.text[words.places[at][1] : words.places[at + 1][0]]
    is_range = words.key(at + 1) == "to" and words.joins_next(at) and words.joins_next(at + 1)
    count = 2 if between in _DASHES else 3 if is_range else 0
    last = at + count - 1
    if not count or not _is_short_number(words.key(last)) or _has_unit(words, last):
        return None
    return ParsedNumber(count, Fact.NUMBER, f"#{int(words.key(at))}-{int(words.key(last))}", SCORE)


def _parse_vote(words: NumberWordSequence, at: int) -> ParsedNumber | None:
    """Parse a result with its votes, or one that is spelled out where only a result can stand."""
    first, is_spelled = _small_value(words.key(at)), not words.key(at).isdigit()
    to = at + 1 + (words.key(at + 1) in _VOTES)
    last = to + 1
    second = _small_value(words.key(last)) if words.key(to) in _AGAINST else None
    if first is None or second is None or not all(map(words.joins_next, range(at, last))):
        return None
    is_hyphened = all(words.text[words.places[word][1]] in _DASHES for word in (at, to))
    is_result = to > at + 1 or (is_spelled and (is_hyphened or words.key(at - 1) in _BEFORE_RESULT))
    if not is_result or first == second or _has_unit(words, last):
        return None
    return ParsedNumber(last + 1 - at, Fact.NUMBER, f"#{first}-{second}", SCORE)


def _small_value(key: str) -> int | None:
    """Return the value of a number of one word below a thousand; None for other words."""
    if _is_short_number(key):
        return int(key)
    value = number_words().values.get(key)
    return int(value) if value is not None and value < _SMALL_BELOW else None


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
