"""What the title before a name shows: a gender, a reign, an honour."""

from collections.abc import Sequence, Set
from functools import cache

from tui.mentions.lexicon import EITHER, FEMALE, MALE, Gender, countries, role_words, surnames
from tui.mentions.names.name_words import Word


@cache
def _gendered() -> dict[str, Gender]:
    roles = role_words()
    return {**dict.fromkeys(roles.male, MALE), **dict.fromkeys(roles.female, FEMALE)}


def is_reign(title: Sequence[Word]) -> bool:
    """Return True if a title ends with a word that comes before a given name: Crown Prince."""
    return bool(title) and title[-1].folded in role_words().reign


def is_honour(title: Sequence[Word]) -> bool:
    """Return True if a title ends with a word that comes before the given name of somebody with a family name: Sir."""
    return bool(title) and title[-1].folded in role_words().honour


def title_gender(title: Sequence[Word]) -> Gender:
    for word in title:
        if word.folded in _gendered():
            return _gendered()[word.folded]
    return EITHER


_LIKE_WORDS = frozenset({"general", "private", "major", "pc", "pm", "count", "chief", "official"})
"""Titles that also begin the names of firms and things."""


def may_name_thing(title: Set[str], name: str) -> bool:
    """Return True if a title and one word may name a firm or a thing: General Tire, Private Collection."""
    return title - role_words().qualifiers - countries().keys() <= _LIKE_WORDS and name not in surnames()
