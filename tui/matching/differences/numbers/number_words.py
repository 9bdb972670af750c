"""Words of a passage, in the form in which numbers and dates are parsed from them."""

from collections.abc import Sequence

from msgspec import Struct

from tui.matching.differences.fact_words import Fact, measure_forms, number_words
from tui.matching.words.vocabulary import ENGLISH, word_key
from tui.text.span import Span
from tui.text.tokens import word_spans


class NumberWordSequence(Struct, frozen=True):
    """Words of a passage, with the keys by which they are compared."""

    text: str
    is_english: bool
    """True for English and for an unknown language. In others only digits are read: the word lists are English."""
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]

    def key(self, at: int) -> str:
        """Return the key of a word, or an empty string outside the passage."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def joins_next(self, at: int) -> bool:
        """Return True if only a space, a hyphen or an abbreviation's full stop separates a word from the next."""
        if not 0 <= at < len(self.keys) - 1:
            return False
        between = self.text[self.places[at][1] : self.places[at + 1][0]]
        return between in _JOINTS or (between == ". " and len(self.keys[at]) <= SHORT_FORM_LETTERS)

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def character_before(self, at: int) -> str:
        """Return the character before a word, or an empty string at the start of the text."""
        start = self.places[at][0]
        return self.text[start - 1 : start]


_JOINTS = frozenset((" ", "-", "\n", "\u00a0", "\u2009", "\u2010", "\u2011", "\u202f"))
SHORT_FORM_LETTERS = 4


class ParsedNumber(Struct, frozen=True):
    words: int
    """Number of words read."""
    fact: Fact
    meaning: str
    """Text that is equal for equal values; begins with a character that no word contains."""
    sort: str = "count"
    """Only numbers of one sort can contradict each other."""


def words_of(text: str, span: Span, language: str) -> NumberWordSequence:
    """Return the words of a passage; 500g is two words, with the same keys as 500 grammes."""
    places = [place for start, end in word_spans(text, span.start, span.end) for place in _parts(text, start, end)]
    keys = [_key(text[start:end], language) for start, end in places]
    is_english = language in ("", ENGLISH)
    if is_english:
        forms, currencies = measure_forms(), number_words().currencies
        for at in range(1, len(keys)):
            form = forms.get(keys[at], "") if keys[at - 1][-1:].isdigit() else ""
            if form and form not in currencies:  # 200 pounds are more likely a sum of money
                keys[at] = form
    return NumberWordSequence(text, is_english, places, keys)


def _parts(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the place of a word, or two places for digits with a unit of measure attached to them."""
    if not text[start].isdigit() or not text[end - 1].islower():
        return ((start, end),)
    number = next((at for at in range(end, start, -1) if not text[at - 1].isalpha()), start)
    return ((start, number), (number, end)) if text[number:end] in measure_forms() else ((start, end),)


def _key(word: str, language: str) -> str:
    return word_key(word, language or ENGLISH) + "%" * word.endswith("%")
