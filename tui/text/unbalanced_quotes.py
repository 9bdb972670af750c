"""Estimates where a quotation with a missing mark begins or ends."""

import re
from functools import cache

from tui.text.reporting import is_attribution


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…][)\]]?\s+(?=[^\Wa-z_])")


@cache
def _clause_end() -> re.Pattern[str]:
    """Return the pattern of the end of a clause, including the closing mark of a nested quotation."""
    return re.compile(r"[,?!]['’\"”]?+\s++")


@cache
def _last_words() -> re.Pattern[str]:
    """Return the pattern of two or three words that end a stretch: he wrote. | the mayor said."""
    return re.compile(r"[\w’'-]{1,40}(?: [\w’'-]{1,40}){1,2}\.\s*+")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r":\s+(?=[^\Wa-z_])")


def start_without_mark(text: str, start: int, end: int, *, begins: bool) -> int | None:
    """Return the start of a quotation that closes at `end` but has no opening mark; None for a stray mark.

    `text[start:end]` contains no other quotation. At the beginning of a paragraph (`begins`), the quotation is all of
    it, or what follows a colon; later, it is what follows the first sentence, which names the speaker of the previous
    quotation.
    """
    if begins:
        match = _colon().search(text, start, end)
        return match.end() if match and end - match.end() > 1 else _past_blanks(text, start, end)
    match = _sentence_end().search(text, start, end)
    if match is not None:
        return match.end()
    if text[start:end].strip() and (comma := text.find(", ", start, end)) >= 0:
        return comma + 2
    return None


def end_without_mark(text: str, start: int, end: int, *, named: bool = False) -> int:
    """Return the end of a quotation that opens before `start` and is not closed before `end`.

    It ends before its attribution (“…, Wallace said”); without one, at `end` without trailing blanks. With `named`,
    only an attribution that names the speaker counts, or one that ends the stretch: “he said” elsewhere may be part of
    the quotation.
    """
    for match in _clause_end().finditer(text, start, end):
        is_last = named and bool(_last_words().fullmatch(text, match.end(), end))
        if is_attribution(text, match.end(), end, named=named and not is_last):
            return match.start() + len(match[0].rstrip())
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _past_blanks(text: str, start: int, end: int) -> int | None:
    while start < end and text[start].isspace():
        start += 1
    return start if start < end else None
