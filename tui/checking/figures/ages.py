"""Finds the name to which an age belongs: Brat, 49, won; Mugabe, the president, 93, won; Moss, who is 71, won."""

from collections.abc import Sequence

from tui.matching.differences.units import ComparedUnit
from tui.text.span import Span

AGE_DIGITS = 3
"""Maximum number of digits of an age."""
_DESCRIPTION_WORDS = 8
"""Maximum number of words between a name and an age: Mugabe, the president, 93."""
_CLAUSES = (["who", "is"], ["who", "was"], ["who", "turned"])
_CLAUSE_ENDS = (",", ".", ")", " and ")


def name_before_age(text: str, units: Sequence[ComparedUnit], at: int, sentence: range) -> int | None:
    """Return the number of the name before a figure between commas: Brat, 49, won; Mugabe, the president, 93, won."""
    span = units[at].span
    if [unit.key for unit in units[max(at - 2, 0) : at]] in _CLAUSES and _ends_clause(text, span):
        return at - 3 if at - 3 >= sentence.start and text[units[at - 3].span.start].isupper() else None
    is_aside = (
        at > sentence.start
        and text[units[at - 1].span.end : span.start] == ", "
        and text[span.end : span.end + 1] == ","
    )
    if not is_aside or text[units[at - 1].span.start].isupper():
        return at - 1 if is_aside else None
    for number in range(at - 2, max(sentence.start, at - _DESCRIPTION_WORDS) - 1, -1):
        if text[units[number].span.end] == ",":
            is_age = len(span) == AGE_DIGITS - 1 and span.slice(text).isdecimal()
            return number if is_age and text[units[number].span.start].isupper() else None
    return None


def _ends_clause(text: str, span: Span) -> bool:
    """Return True if a number between 10 and 99 is all that a clause says, so that it is an age."""
    return len(span) == AGE_DIGITS - 1 and span.slice(text).isdecimal() and text.startswith(_CLAUSE_ENDS, span.end)
