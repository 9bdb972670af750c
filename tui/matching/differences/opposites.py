"""Finds opposites, which reverse the meaning: up / down, before / after, legal / illegal."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import product

from tui.matching.differences.fact_words import Fact
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_sections

PATH = "config/words/opposites.txt"
_PREFIXES = ("un", "il", "im", "in", "ir", "non", "dis")
_SAME_SENSE = frozenset(
    {"infamous", "invaluable", "inflammable", "indifferent", "unless", "invest", "disease", "discover"}
)
"""Words that look like the negation of another word but are not."""
_PREFIXED_LETTERS = 4
"""Minimum number of letters of a word that a prefix can negate."""


def opposition(word: str, other_word: str) -> Fact | None:
    """Return the kind of opposition between two words, as keys: SENSE, STATUS (may / will), or None."""
    against = _opposites().get(word, {}).get(other_word)
    if against is None and (_denies(word, other_word) or _denies(other_word, word)):
        return Fact.SENSE
    return against


def _denies(word: str, other_word: str) -> bool:
    """Return True if a word is another one with a negating prefix."""
    ends_so = word.endswith(other_word) and len(other_word) >= _PREFIXED_LETTERS and word not in _SAME_SENSE
    return ends_so and word.removesuffix(other_word) in _PREFIXES


def opposites_of(word: str) -> Collection[str]:
    """Return the listed opposites of a word, as keys, without those made by a prefix."""
    return _opposites().get(word, {}).keys()


def without_denial(word: str) -> Iterator[str]:
    """Yield the words that a word may be the negation of: safe for unsafe."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _PREFIXED_LETTERS and word not in _SAME_SENSE:
            yield word.removeprefix(prefix)


@cache
def limiting_words() -> frozenset[str]:
    """Return the words, as keys, that qualify an office or a measure: an INTERIM director, a SYMBOLIC vote."""
    return frozenset(word_key(word) for line in _sections()["limit"] for word in line.split())


@cache
def _sections() -> Mapping[str, list[str]]:
    return shipped_sections(PATH)


@cache
def _opposites() -> Mapping[str, Mapping[str, Fact]]:
    table: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in (Fact.SENSE, Fact.STATUS):
        for line in _sections()[fact.value]:
            sides = [[word_key(word) for word in side.split()] for side in line.split("/")]
            for left_word, right_word in product(sides[0], sides[1]):
                table[left_word].setdefault(right_word, fact)
                table[right_word].setdefault(left_word, fact)
    return table
