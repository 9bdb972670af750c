"""Finds the names of people and places in a passage, mainly by their capitals."""

from collections.abc import Set
from functools import cache

from tui.matching.differences.numbers.number_words import NumberWordSequence
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_lines

_NAME_LISTS = (
    "config/names/places.txt",
    "config/names/nations.txt",
    "config/names/given.txt",
    "config/names/surnames.txt",
)
_OTHER_LISTS = ("config/names/roles.txt", "config/words/dates.txt")
_ENDS = frozenset('.!?:;\n“"')


class NameWords:
    """Decides for each word of a passage whether it is a name."""

    def __init__(self, words: NumberWordSequence, stops: Set[str]) -> None:
        self._words = words
        self._stops = stops
        capitals = sum(words.is_capital(at) for at in range(len(words.keys)))
        self._is_headline = 2 * capitals > len(words.keys)

    def is_name(self, at: int) -> bool:
        """Return True for a word whose capital is not due to a headline, a title, an office or its place alone."""
        if self._is_headline or not self._words.is_capital(at):
            return False
        key = self._words.keys[at]
        if key in self._stops or key in _frame_words():
            return False
        return not self._begins(at) or key in _listed_names() or self._is_followed_by_name(at)

    def _begins(self, at: int) -> bool:
        """Return True if a word begins its sentence or the text."""
        start = self._words.places[at][0]
        text_before = self._words.text[max(0, start - 8) : start].rstrip(" \u00a0“\"'‘(")
        return not text_before or text_before[-1] in _ENDS

    def _is_followed_by_name(self, at: int) -> bool:
        return (
            self._words.joins_next(at)
            and self._words.is_capital(at + 1)
            and self._words.key(at + 1) not in _frame_words()
        )


@cache
def _frame_words() -> frozenset[str]:
    return _words_of(_OTHER_LISTS)


@cache
def _listed_names() -> frozenset[str]:
    return _words_of(_NAME_LISTS)


def _words_of(paths: tuple[str, ...]) -> frozenset[str]:
    lines = [line for path in paths for line in shipped_lines(path)]
    parts = [part for line in lines for word in line.split() for part in word.rstrip("?.").replace("-", "_").split("_")]
    return frozenset(word_key(part) for part in parts if part)
