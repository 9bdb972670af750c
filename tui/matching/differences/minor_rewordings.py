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
_FULL_FORMS = {"wanna": "want to", "gonna": "going to", "gotta": "got to", "you know": ""}
_SHORT_FORM = re.compile(r"\b(?:wanna|gonna|gotta|you know)\b")


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
    words, other_words = _weighty(text), _weighty(other_text)
    if _are_alike(words, other_words):
        return True
    lists = _minor_words()
    if words and other_words:
        return {*words, *other_words} <= lists["prepositions"]
    return {*words, *other_words} <= lists["auxiliaries"] | lists["units"]


def _weighty(text: str) -> Sequence[str]:
    """Return the words of a text in lower case and unabbreviated, without those that carry no weight."""
    text_in_full = _SHORT_FORM.sub(lambda short: _FULL_FORMS[short[0]], text.lower().replace("’", "'"))
    words = (re.sub(r"'(s|re|ve|ll|d|m)?$", "", word) for word in re.findall(r"[^\W_]+(?:'\w+)?", text_in_full))
    weightless = _minor_words()["weightless"]
    return [_INFLECTED.get(word, word) for word in words if word and word not in weightless]


def _are_alike(words: Sequence[str], other_words: Sequence[str]) -> bool:
    return len(words) == len(other_words) and all(map(_is_same_word, words, other_words))


def _is_same_word(word: str, other_word: str) -> bool:
    """Return True for a word and its plural, or two words of one length or nearly, one letter apart."""
    from rapidfuzz.distance import OSA

    short, long = sorted((word, other_word), key=len)
    if word == other_word or _is_plural(short, long):
        return True
    is_slip = min(len(short), len(long)) >= _SLIP_MIN and OSA.distance(word, other_word) == 1
    return is_slip and short[0] == long[0] and word.isalpha() and other_word.isalpha()


def _is_plural(word: str, other_word: str) -> bool:
    return len(word) >= _PLURAL_MIN and other_word in (f"{word}s", f"{word}es", f"{word[:-1]}ies")
