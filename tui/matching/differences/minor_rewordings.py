"""Recognises rewordings inside quotation marks that no reader needs to see: articles, plurals, slips of the pen."""

import re
from collections.abc import Sequence
from functools import cache

from tui.shipped import shipped_text

PATH = "config/words/minor-words.txt"
_SLIP_MIN = 5
"""Minimum number of letters in a word for one wrong, missing or added letter to count as a slip of the pen."""
_PLURAL_MIN = 3
"""Minimum number of letters in a word that can have a plural."""
_INFLECTED = {"has": "have", "is": "are", "am": "are", "was": "were"}
_SPOKEN = {"wanna": "want to", "gonna": "going to", "gotta": "got to", "you know": ""}


@cache
def _minor_words() -> dict[str, frozenset[str]]:
    """Return the lists of minor words by their headings."""
    return {
        heading: frozenset(words.split())
        for heading, words in re.findall(r"^\[(\w+)\]\n([^\[]*)", shipped_text(PATH), re.MULTILINE)
    }


def is_minor_rewording(text: str, other_text: str) -> bool:
    """Return True if two runs of words differ only in words without weight, in a plural, or by a slip of the pen.

    Either may be empty. The caller makes sure that neither contains a negation.
    """
    words, others = _weighty(text), _weighty(other_text)
    if _are_alike(words, others):
        return True
    lists = _minor_words()
    if words and others:
        return {*words, *others} <= lists["prepositions"]
    return {*words, *others} <= lists["auxiliaries"] | lists["units"]


def _weighty(text: str) -> Sequence[str]:
    """Return the words of a text in lower case and unabbreviated, without those that carry no weight."""
    written = text.lower().replace("’", "'")
    for short, full in _SPOKEN.items():
        written = re.sub(rf"\b{short}\b", full, written)
    words = (re.sub(r"'(s|re|ve|ll|d|m)?$", "", word) for word in re.findall(r"[^\W_]+(?:'\w+)?", written))
    weightless = _minor_words()["weightless"]
    return [_INFLECTED.get(word, word) for word in words if word and word not in weightless]


def _are_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    return len(words) == len(others) and all(map(_is_same_word, words, others))


def _is_same_word(one: str, other: str) -> bool:
    """Return True for a word and its plural, or two words of one length or nearly, one letter apart."""
    from rapidfuzz.distance import OSA

    short, long = sorted((one, other), key=len)
    if one == other or _is_plural(short, long):
        return True
    is_slip = min(len(short), len(long)) >= _SLIP_MIN and OSA.distance(one, other) == 1
    return is_slip and short[0] == long[0] and one.isalpha() and other.isalpha()


def _is_plural(one: str, other: str) -> bool:
    return len(one) >= _PLURAL_MIN and other in (f"{one}s", f"{one}es", f"{one[:-1]}ies")
