"""Finds the nominative of Russian and Ukrainian names: словами Воронина is Воронин, if that form also occurs."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from tui.mentions.lexicon import FEMALE, given_names
from tui.mentions.names.name_words import Word
from tui.text.names import fold_name, skeleton
from tui.text.romanise import has_cyrillic

_CASES: Mapping[str, tuple[str, ...]] = {
    "ого": ("ий", "ый", "ой", "ого"), "ому": ("ий", "ый", "ой"), "ему": ("ий",), "его": ("ий",), "ую": ("ая",),
    "ою": ("а", "ая"), "ой": ("а", "ая"), "ей": ("а", "я"), "им": ("ий", ""), "ым": ("", "ый"), "ом": ("", "ий", "ый"),
    "ем": ("й", "ь", ""), "єм": ("й",), "ию": ("ий", "ия"), "ия": ("ий",), "ии": ("ия",), "ію": ("ій", "ія"),
    "ія": ("ій",), "ії": ("ія",), "ські": ("ський",),
    "а": ("", "о"), "у": ("", "а", "о"), "е": ("", "а"), "і": ("", "а"),
    "я": ("й", "ь"), "ю": ("й", "ь", "я"), "ы": ("а",), "и": ("а", "я", "ь"),
}  # fmt: skip
"""Case endings, longest first → endings of the nominative."""
_LEAST_STEM = 3
INFLECTING = frozenset({"ru", "uk", "be", "bg"})
"""Languages with inflected names."""


def nominatives(words: Sequence[str]) -> dict[str, str]:
    """Map each inflected name, in lower case, to a nominative among the same words; the others are left out.

    A name that may be a woman's nominative (Иванова) counts as a man's (Иванов) only if the words contain his.
    """
    attested = set(words)
    table: dict[str, str] = {}
    for word in sorted(attested):
        if (base := _base(word, attested)) is not None:
            table[word] = base
    return {word: table.get(base, base) for word, base in table.items()}


def _base(word: str, attested: set[str]) -> str | None:
    is_given = skeleton(fold_name(word)) in _given()
    for ending, bases in _CASES.items():
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _LEAST_STEM:
            continue
        for base in bases:
            is_listed = (
                not is_given and not (stem + base).endswith(("иа", "іа")) and fold_name(stem + base) in given_names()
            )
            if is_listed or stem + base in attested:
                return stem + base
    return None


def capitalised(text_words: Sequence[Sequence[Word]]) -> list[str]:
    """Return the Cyrillic words with a capital, in lower case."""
    return [word.text.lower() for words in text_words for word in words if word.capital and has_cyrillic(word.text)]


def in_nominative(words: Sequence[Word], table: Mapping[str, str]) -> list[Word]:
    """Return the words with inflected names folded as their nominative, except a family name after a woman's."""
    result: list[Word] = []
    for word in words:
        base = table.get(word.text.lower()) if word.capital else None
        if base is not None and not (
            result and result[-1].capital and _is_woman(result[-1].folded) and _ends_in_a(word)
        ):
            word = replace(word, folded=fold_name(base))
        elif word.capital and result and _is_inflected_man(result[-1]) and (ending := _family_ending(word)):
            word = replace(word, folded=fold_name(word.text.lower().removesuffix(ending)))
        result.append(word)
    return result


def _is_inflected_man(word: Word) -> bool:
    """Return True for a man's given name in a case other than the nominative: Сергея (Шойгина)."""
    is_inflected = word.capital and has_cyrillic(word.text) and word.folded != fold_name(word.text)
    return is_inflected and is_given(word.folded) and not _is_woman(word.folded)


def _family_ending(word: Word) -> str:
    """Return the case ending of a family name in -ов, -ев or -ин; empty for any other word."""
    lowered = word.text.lower()
    for ending in ("ым", "ом", "а", "у", "е"):
        if lowered.endswith(ending) and lowered.removesuffix(ending).endswith(("ов", "ев", "ёв", "ин", "ын")):
            return ending
    return ""


def is_given(folded: str) -> bool:
    return skeleton(folded) in _given()


def _ends_in_a(word: Word) -> bool:
    return word.text.endswith(("а", "я"))


@cache
def _given() -> frozenset[str]:
    return frozenset(map(skeleton, given_names()))


@cache
def _women() -> frozenset[str]:
    return frozenset(skeleton(name) for name, gender in given_names().items() if gender == FEMALE)


def _is_woman(folded: str) -> bool:
    return skeleton(folded) in _women()
