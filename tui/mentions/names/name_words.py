"""Splits a paragraph into words for name finding: hyphenated parts joined, possessives cut, gaps recorded."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tui.mentions.lexicon import (
    countries,
    family_first,
    function_words,
    given_names,
    grammar_words,
    reporting_verbs,
    role_words,
)
from tui.text.names import fold_name
from tui.text.span import Span
from tui.text.tokens import word_matches

_HYPHENS = frozenset("-‐‑")
_POSSESSIVES = ("’s", "'s", "’S", "'S")
_COMPOUND_ENDS = frozenset(
    {
        "era",
        "led",
        "run",
        "like",
        "ish",
        "hit",
        "held",
        "won",
        "free",
        "wide",
        "born",
        "made",
        "as",
        "up",
        "off",
        "on",
        "to",
        "by",
        "of",
        "out",
    }
)
"""Short words after a hyphen that are not part of a name: Obama-era; not Jong-un."""


class Word(Struct, frozen=True, gc=False):
    start: int
    end: int
    """End of the word, without a possessive ’s."""
    text: str
    folded: str
    gap: str
    """Text between the previous word and this one, without possessive ’s; empty for the first word."""
    possessive: bool
    capital: bool


def paragraph_words(text: str, paragraph: Span) -> list[Word]:
    words: list[Word] = []
    last_end = paragraph.start
    for match in word_matches(text, paragraph.start, paragraph.end):
        start, end = match.span()
        gap = text[last_end:start] if end - start < 200 else " "
        last_end = end
        piece = match[0]
        if possessive := end - start > 2 and piece.endswith(_POSSESSIVES):
            end, piece = end - 2, piece[:-2]
        if gap in _HYPHENS and words and not words[-1].possessive and _joins(text, words, start, end):
            stem = words.pop()
            compound = text[stem.start : end]
            words.append(Word(stem.start, end, compound, fold_name(compound), stem.gap, possessive, stem.capital))
        else:
            capital = piece[0].isupper()
            folded = fold_name(piece) if capital else piece
            words.append(Word(start, end, piece, folded, gap, possessive, capital))
    return words


def _joins(text: str, words: Sequence[Word], start: int, end: int) -> bool:
    """Return True if the part after a hyphen belongs to a name: Jean-Claude, and Jong-un next to a family name."""
    stem = words[-1]
    if not stem.capital or len(stem.text) > 40:
        return False
    piece = text[start:end]
    if text[start].isupper():
        return not (is_title_only(stem.folded) and fold_name(piece) in given_names())  # President-Ann Berg
    if len(piece) > 6 or not piece.isalpha() or piece in _COMPOUND_ENDS:
        return False
    is_syllable = len(words) > 1 and words[-2].folded in family_first() and "-" not in stem.text  # Park Chan-her
    if _continues_sentence(piece) and not is_syllable:
        return False
    follows_capital = len(words) > 1 and words[-2].capital and stem.gap.isspace()
    if follows_capital and (len(piece) < 5 or words[-2].folded in family_first()):
        return True
    following = _next_word().match(text, end) if len(piece) < 5 else None
    return following is not None and fold_name(following[1]) in family_first()


def _continues_sentence(piece: str) -> bool:
    """Return True for a word after a hyphen that stands for a dash: Ann Berg-who left; Ann Berg-said."""
    return len(piece) > 2 and (piece in function_words() or piece in reporting_verbs().strong)


def is_title_only(name: str) -> bool:
    """Return True for a title or an office that is not also a given name: President; not Dean."""
    return (name in role_words().titles or name in role_words().roles) and name not in given_names()


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r" ([^\W\d_]{2,12})\b")


def is_blank(gap: str) -> bool:
    """Return True if a gap is the blank between two words of one phrase, possibly doubled."""
    return gap == " " or (1 <= len(gap) <= 2 and gap.isspace() and gap.count("\n") < 2)


def starts_sentence(words: Sequence[Word], n: int) -> bool:
    """Return True if a capital at `n` may only be due to the beginning of a sentence, a quotation or a list item."""
    if n == 0:
        return True
    gap = words[n].gap
    if gap.isspace():
        return False
    if "." in gap and is_shortened(words[n - 1]) and gap.rstrip() == ".":
        return False
    return any(mark in gap for mark in '.!?…:;“”"‘’«»—–•*[\n') or gap.strip(" ") in ("-", "--")


def is_shortened(word: Word) -> bool:
    """Return True for an initial or a title that is abbreviated with a full stop: J., Gov., Mr."""
    if len(word.text) <= 1 or "." in word.text:
        initials = all(len(part) == 1 for part in word.text.split("."))  # J. or J.K.
        return word.capital and initials and word.folded not in countries() and word.folded != "d.c"
    return len(word.text) <= 5 and word.capital and (word.folded in role_words().titles or word.folded in _SUFFIXES)


_SUFFIXES = frozenset({"jr", "sr"})


_PLAINLY_PROSE = frozenset(
    {"said", "says", "told", "was", "were", "had", "has", "met", "asked", "added", "spoke", "left"}
)
"""Verbs that would have a capital in a title-case line."""


def looks_like_title_case(words: Sequence[Word]) -> bool:
    """Return True if capitals carry no information in this line, because most of its longer words have one."""
    longer = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    if len(longer) < 4:
        return False
    capitals = [word for word in longer if word.capital]
    if len(capitals) < 0.7 * len(longer) or any(word.text in _PLAINLY_PROSE for word in words):
        return False
    small = grammar_words("preposition", "clause_start")  # with, from, that: small in title case too
    plain = sum(word.text[0].islower() and word.folded not in small for word in longer)
    return plain <= 0.12 * len(longer)
