"""Finds the words of a text with one regular expression that never backtracks, so the time is linear."""

import re
from collections.abc import Iterator
from functools import cache

# Marks that belong to the letter before them and that `\w` leaves out: Latin, Hebrew, Arabic and Indic signs, joiners.
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
    r"\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u0e31-\u0e4e\u200c\u200d"
)
# Scripts written without spaces: every character is a word, as in Unicode's default word boundaries (UAX #29).
_UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


# A word has few parts; the bound limits the memory for backtracking. It is not possessive, because Python before 3.11.5
# matches possessive repetitions of groups wrongly.
_PARTS = "{0,999}"


@cache
def _word() -> re.Pattern[str]:
    letters = rf"(?:[^\W_{_UNSPACED}]++[{_MARKS}]*+|[{_MARKS}]++)(?:[^\W_{_UNSPACED}]++[{_MARKS}]*+){_PARTS}"
    spaced = (
        rf"{letters}"
        r"(?:(?:(?<=\w)['’]|(?<=\d)[.,:](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b))"  # don’t · 1,000.5 · U.S
        rf"{letters}){_PARTS}"
        r"(?:(?<=\d)%)?"
    )
    return re.compile(rf"[{_UNSPACED}][{_MARKS}]*+|{spaced}")


# The same words in ASCII text, found in half the time.
_ASCII_WORD = re.compile(
    r"[A-Za-z0-9]+"
    r"(?:['.,:](?:(?<=')|(?<=\d.)(?=\d)|(?<=\b[A-Za-z]\.)(?=[A-Za-z]\b))[A-Za-z0-9]+)*"
    r"(?:%(?<=\d%))?",
    re.ASCII,
)


def _pattern_for(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _word()


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of the words in `text[start:end]`, in order.

    Each of these is one word: `1,000`, `2.5%`, `10:30`, `don’t`, `Russia’s`, `O’Brien`, `U.S`, `1bn`. Hyphens and
    slashes separate words; currency signs, quotation marks and full stops are not part of a word. A word never extends
    beyond `end`.
    """
    for match in _pattern_for(text).finditer(text, start, len(text) if end is None else end):
        yield match.span()


def word_matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the words of `text[start:end]` as matches, for loops that need both their text and their offsets."""
    return _pattern_for(text).finditer(text, start, end)


def words_in(text: str, start: int, end: int) -> list[str]:
    """Return the words of `text[start:end]`, without their offsets."""
    words: list[str] = _pattern_for(text).findall(text, start, end)
    return words


def word_count(text: str, start: int, end: int) -> int:
    """Return the number of words in `text[start:end]`."""
    return len(words_in(text, start, end))
