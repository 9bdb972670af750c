"""The words of a passage as numbers and dates are read from them."""

from collections.abc import Sequence

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.matching.words.vocabulary import ENGLISH, word_key
from tui.text.span import Span
from tui.text.tokens import word_spans


class NumberWordSequence(Struct, frozen=True):
    """The words of a passage, with the keys by which they are compared."""

    text: str
    is_english: bool
    """True for English and for an unknown language. In others only digits are read, as the word lists are English."""
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]

    def key(self, at: int) -> str:
        """Return the key of a word; empty outside the passage."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def joins_next(self, at: int) -> bool:
        """True if only a space, a hyphen or the full stop of an abbreviation separates a word from the next."""
        if not 0 <= at < len(self.keys) - 1:
            return False
        between = self.text[self.places[at][1] : self.places[at + 1][0]]
        return between in _JOINTS or (between == ". " and len(self.keys[at]) <= SHORT_FORM_LETTERS)

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def character_before(self, at: int) -> str:
        """Return the character before a word; empty at the start of the text."""
        start = self.places[at][0]
        return self.text[start - 1 : start]


_JOINTS = frozenset((" ", "-", "\n", "\u00a0", "\u2009", "\u2010", "\u2011", "\u202f"))
SHORT_FORM_LETTERS = 4


class ParsedNumber(Struct, frozen=True):
    words: int
    """Number of words read."""
    fact: Fact
    meaning: str
    """Equal for equal values; begins with a character that is in no word."""
    sort: str = "count"
    """Only numbers of one sort can contradict each other."""


def words_of(text: str, span: Span, language: str) -> NumberWordSequence:
    places = list(word_spans(text, span.start, span.end))
    keys = [_key(text[start:end], language) for start, end in places]
    return NumberWordSequence(text, language in ("", ENGLISH), places, keys)


def _key(word: str, language: str) -> str:
    return word_key(word, language or ENGLISH) + "%" * word.endswith("%")
