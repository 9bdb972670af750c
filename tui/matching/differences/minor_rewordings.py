"""Recognises rewordings inside quotation marks that no reader needs to see: articles, fillers, plurals, slips."""

import re
from collections.abc import Sequence
from functools import cache

from tui.shipped import shipped_text

PATH = "config/words/minor-words.txt"
_SLIP_MIN = 5
"""Minimum number of letters in a word for one wrong, missing or added letter to count as a slip of the pen."""
_DOUBLED_MIN = 3
"""Minimum number of letters in a word for a doubled letter to count as a slip of the pen."""
_PLURAL_MIN = 3
"""Minimum number of letters in a word that can have a plural."""
_INFLECTED = {"has": "have", "is": "are", "am": "are", "was": "were"}
_PLAIN_FORMS = {
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "got to",
    "have got": "have",
    "no one": "noone",
    "united states": "u s",
    "united kingdom": "u k",
    "united nations": "u n",
    "you know": "",
    "you see": "",
    "i mean": "",
    "thank you": "",
}
"""Short, spoken or long forms → the form in which they are compared; fillers become nothing."""
_PLAIN_FORM = re.compile(rf"\b(?:{'|'.join(_PLAIN_FORMS)})\b")
_CONTRACTED = {"'ve": " have", "'re": " are", "'ll": " will", "'m": " am"}
_CONTRACTION = re.compile(rf"(?:{'|'.join(_CONTRACTED)})\b")
_CAPITALS = re.compile(r"\b(U)(S|K|N)\b")
_DOUBLED = re.compile(r"(.)\1")


@cache
def _minor_words() -> dict[str, frozenset[str]]:
    """Return the lists of minor words by their headings."""
    return {heading: frozenset(words.split()) for heading, words in _sections()}


@cache
def _interchangeable() -> dict[str, str]:
    """Return word → the first of the words that say the same."""
    lines = next(words for heading, words in _sections() if heading == "interchangeable").splitlines()
    groups = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: group[0] for group in reversed(groups) for word in group}


def _sections() -> Sequence[tuple[str, str]]:
    return re.findall(r"^\[(\w+)\]\n([^\[]*)", shipped_text(PATH), re.MULTILINE)


def is_minor_rewording(text: str, other_text: str) -> bool:
    """Return True if two runs of words differ only in words without weight, in a plural, or by a slip of the pen.

    Either may be empty. The caller makes sure that neither contains a negation.
    """
    all_words, all_other_words = _plain(text), _plain(other_text)
    words, other_words = _weighty(all_words), _weighty(all_other_words)
    if _are_alike(words, other_words):
        return True
    lists = _minor_words()
    if all_words and all_other_words and {*words, *other_words} <= lists["prepositions"]:
        return True
    return not (words and other_words) and {*words, *other_words} <= lists["auxiliaries"] | lists["units"]


def _plain(text: str) -> Sequence[str]:
    """Return the words of a text in lower case, unabbreviated, with one form for those that say the same."""
    plain = _CAPITALS.sub(r"\1 \2", text).lower().replace("’", "'").replace(".", " ")
    plain = _CONTRACTION.sub(lambda contraction: _CONTRACTED[contraction[0]], plain)
    plain = _PLAIN_FORM.sub(lambda form: _PLAIN_FORMS[form[0]], plain)
    words = (re.sub(r"'(s|d)?$", "", word) for word in re.findall(r"[^\W_]+(?:'\w+)?", plain))
    alike = _interchangeable()
    return [alike.get(word, _INFLECTED.get(word, word)) for word in words if word]


def _weighty(words: Sequence[str]) -> Sequence[str]:
    """Return the words that carry weight."""
    return [word for word in words if word not in _minor_words()["weightless"]]


def _are_alike(words: Sequence[str], other_words: Sequence[str]) -> bool:
    return len(words) == len(other_words) and all(map(_is_same_word, words, other_words))


def _is_same_word(word: str, other_word: str) -> bool:
    """Return True for a word and its plural, two long words a letter apart, and a doubled letter: wil, will."""
    from rapidfuzz.distance import OSA

    short, long = sorted((word, other_word), key=len)
    if word == other_word or _is_plural(short, long):
        return True
    if not (word.isalpha() and other_word.isalpha() and short[0] == long[0]):
        return False
    if len(short) >= _SLIP_MIN and OSA.distance(word, other_word) == 1:
        return True
    return len(short) >= _DOUBLED_MIN and _DOUBLED.sub(r"\1", short) == _DOUBLED.sub(r"\1", long)


def _is_plural(word: str, other_word: str) -> bool:
    return len(word) >= _PLURAL_MIN and other_word in (f"{word}s", f"{word}es", f"{word[:-1]}ies")
