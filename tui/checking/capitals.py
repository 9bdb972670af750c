"""Compares capital letters, which identify titles and can change the meaning of a quotation."""

from collections.abc import Sequence

from tui.checking.descriptions import is_office
from tui.checking.strands import WordRun
from tui.mentions.lexicon import role_words

_TITLE_WORDS_MAX = 6
_ABBREVIATION_LETTERS = 4
"""Maximum number of letters of a word that can be an abbreviation if it is in capitals; a longer one is shouted."""


def differing_capitals(text: str, places: Sequence[tuple[int, int]], run: WordRun) -> str:
    """Return a remark if words other than the first differ in their capitals: us / US.

    Capitals in a headline do not count.
    """
    capitals = sum(text[start].isupper() for start, _ in places)
    if 2 * capitals > len(places):
        return ""
    for (start, end), (there, there_end) in zip(places[1:], run.strand.places[run.first + 1 : run.last], strict=True):
        word, other = text[start:end], run.strand.article.text[there:there_end]
        if word != other and word.lower() == other.lower() and _may_change_sense(word, other):
            return f"capital letters differ: {word} / {other}"
    return ""


def _may_change_sense(word: str, other: str) -> bool:
    """Return True for us / US and Democratic / democratic, but not for President / president and right / RIGHT."""
    if any(len(each) > _ABBREVIATION_LETTERS and each.isupper() for each in (word, other)):
        return False
    return word.lower() not in role_words().titles and not is_office(word)


def is_title(words: str) -> bool:
    """Return True for a few words that are all capitalised: “La La Land”."""
    return len(words.split()) <= _TITLE_WORDS_MAX and all(word[:1].isupper() for word in words.split())
