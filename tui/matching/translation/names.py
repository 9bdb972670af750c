"""Finds names that a sentence and its translation share, in any spelling: Putin and Путин, London and Londres."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from tui.text.name_sounds import CYRILLIC, may_sound_alike, spellings
from tui.text.names import fold_name, same_spelling
from tui.text.romanise import has_cyrillic
from tui.text.span import Span
from tui.text.tokens import word_spans

_LEAST_LETTERS = 3
_LEAST_SOUND = 4
"""Minimum number of letters of names that are compared by their sound."""
_CASE_ENDINGS = ("ого", "ому", "ой", "ым", "им", "ом", "ем", "ей", "ах", "ою", "а", "у", "е", "ю", "я", "и", "ы", "і")
CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages in which a capital does not show a name."""


class CapitalWord(Struct, frozen=True):
    """Word with a capital, which may be a name."""

    span: Span
    folded: tuple[str, ...]
    """Folded forms of the word; for Cyrillic also without its case ending."""
    is_cyrillic: bool
    begins: bool
    """True if it begins the sentence, where every word has a capital."""


def capital_words(text: str, sentence: Span) -> Iterator[CapitalWord]:
    """Yield the words of a sentence that may be names, in order."""
    is_first = True
    for start, end in word_spans(text, sentence.start, sentence.end):
        word = text[start:end]
        prefix, mark, rest = word.replace("'", "’").partition("’")
        if mark and len(prefix) <= 5 and prefix.islower() and rest[:1].isupper():  # d’Emmanuel
            start, word = end - len(rest), rest
        if word[0].isupper() and len(word) >= _LEAST_LETTERS:
            yield CapitalWord(Span(start, end), tuple(_forms(word)), has_cyrillic(word), is_first)
        is_first = False


def _forms(word: str) -> Iterator[str]:
    yield fold_name(word)
    if has_cyrillic(word):
        lowered = word.lower()
        for ending in _CASE_ENDINGS:
            if lowered.endswith(ending) and len(lowered) - len(ending) >= _LEAST_LETTERS:
                yield fold_name(lowered.removesuffix(ending))


def shared_names(left: Sequence[CapitalWord], right: Sequence[CapitalWord]) -> list[tuple[CapitalWord, CapitalWord]]:
    """Return the pairs of words of both sides that are spellings of one name, each used once."""
    rest = list(right)
    pairs = []
    for word in left:
        other = next((other for other in rest if _are_one_name(word, other)), None)
        if other is not None:
            rest.remove(other)
            pairs.append((word, other))
    return pairs


def _are_one_name(a: CapitalWord, b: CapitalWord) -> bool:
    if a.begins and b.begins and a.folded[0] != b.folded[0]:
        return False  # Police / Полиция
    return any(_are_spellings(x, a.is_cyrillic, y, b.is_cyrillic) for x in a.folded for y in b.folded)


def _are_spellings(a: str, a_is_cyrillic: bool, b: str, b_is_cyrillic: bool) -> bool:
    if a == b or same_spelling(a, b):
        return True
    if a_is_cyrillic == b_is_cyrillic or min(len(a), len(b)) < _LEAST_SOUND:
        return False
    return may_sound_alike(a, _languages(a_is_cyrillic), b, _languages(b_is_cyrillic))


@cache
def _languages(is_cyrillic: bool) -> tuple[str, ...]:
    return (CYRILLIC,) if is_cyrillic else tuple(name for name in spellings() if name != CYRILLIC)


def joined_text(text: str, words: Sequence[CapitalWord]) -> list[str]:
    """Return the names as written; words separated only by a space form one name: Helen Marsh."""
    names: list[Span] = []
    for word in sorted(words, key=lambda each: each.span):
        if names and text[names[-1].end : word.span.start] == " ":
            names[-1] = Span(names[-1].start, word.span.end)
        else:
            names.append(word.span)
    return list(dict.fromkeys(span.slice(text) for span in names))
