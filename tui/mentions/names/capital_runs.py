"""Runs of capitalised words, and the name in them without what leads to it and what follows."""

from collections.abc import Iterator, Sequence

from tui.mentions.lexicon import (
    countries,
    family_first,
    function_words,
    given_names,
    not_names,
    places,
    reporting_verbs,
    role_words,
    surnames,
)
from tui.mentions.names.name_words import Word, is_blank, is_shortened, starts_sentence

PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "abu",
    }
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised words, particles inside included."""
    end = 0
    for n, word in enumerate(words):
        if n < end or not word.capital:
            continue
        end = n + 1
        while end < len(words) and _linked(words, end):
            if words[end].capital:
                end += 1
                continue
            ahead = end
            while (
                ahead < len(words) and ahead - end < 3 and words[ahead].text in PARTICLES and words[ahead].gap.isspace()
            ):
                ahead += 1
            if ahead == end or ahead == len(words) or not _after_particle(words[ahead]):
                break
            end = ahead + 1
        yield n, end


def _after_particle(word: Word) -> bool:
    """de Gaulle, al-Assad"""
    return word.capital and (word.gap.isspace() or word.gap == "-")


def _linked(words: Sequence[Word], n: int) -> bool:
    """Whether word `n` can belong to the same name as the one before."""
    gap = words[n].gap
    if words[n - 1].possessive:
        return False
    if is_blank(gap) or _opens_nickname(words, n):
        return True
    if gap in _AFTER_NICKNAME:
        return any(_opens_nickname(words, first) for first in range(max(1, n - _NICKNAME), n))
    if gap == ", " and words[n].folded in SUFFIXES:
        return True
    return gap in (". ", ".", ".\u00a0") and is_shortened(words[n - 1]) and words[n - 1].folded not in SUFFIXES


_BEFORE_NICKNAME = frozenset({" “", ' "', " ‘", " '", " ("})
_AFTER_NICKNAME = frozenset({"” ", '" ', "’ ", "' ", ") "})
_NICKNAME = 3
"""Words that a nickname has at most."""


def _opens_nickname(words: Sequence[Word], n: int) -> bool:
    """Whether a nickname in marks begins at word `n`, inside a name: James “Jim” Marsh; Dwayne (The Rock) Johnson."""
    if words[n].gap not in _BEFORE_NICKNAME or not words[n].capital:
        return False
    for last in range(n + 1, min(len(words), n + _NICKNAME + 1)):
        if words[last].gap in _AFTER_NICKNAME:
            family = words[last]
            named = words[n - 1].folded in given_names() or family.folded in surnames()
            return named and family.capital and words[n - 1].folded not in not_names() and not is_role(words[n - 1])
        if not is_blank(words[last].gap):
            return False
    return False


def without_nickname(words: Sequence[Word]) -> list[Word]:
    """The words of a name, without those in marks or brackets."""
    plain: list[Word] = []
    inside = False
    for n, word in enumerate(words):
        if n and word.gap in _BEFORE_NICKNAME:
            inside = True
        elif n and word.gap in _AFTER_NICKNAME:
            inside = False
        if not inside:
            plain.append(word)
    return plain


def is_nationality(word: Word) -> bool:
    """A country, its people or its adjective; UN and US only in capitals, since Kim Jong Un is none."""
    return word.folded in countries() and (len(word.text) > 3 or word.text.isupper())


def is_role(word: Word) -> bool:
    roles = role_words()
    return word.folded in roles.titles or word.folded in roles.roles


def cores(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """(first, last, title from) of the name in a run: without what leads to it and what follows."""
    start = first
    initial = start + 1 < last and is_shortened(words[start]) and words[start + 1].gap.startswith(".")
    small = words[start].folded in function_words() and words[start].folded not in given_names()
    if (small or _is_said(words, start, last)) and not initial and starts_sentence(words, start):
        start += 1
    start = title_from = _past_place(words, start, last)
    for n in range(last - 2, start - 1, -1):
        if is_role(words[n]) and not _is_given_before_family(words, n, start, last):
            start = n + 1
            break
    start = _to_given(words, _past_qualifiers(words, start, last), last)
    if start == title_from and 0 < start < last:
        title_from = _role_before(words, start)
    end = last
    while end - start > 2 and (_trails(words[end - 1]) or _is_honour(words, end - 1)):
        end -= 1
    if end - start >= 1:
        yield start, end, title_from


def _is_said(words: Sequence[Word], n: int, last: int) -> bool:
    """Said, Quipped: a verb of speech that begins a sentence before a name, and no name itself."""
    verbs, name = reporting_verbs(), words[n].folded
    if last - n < 2 or name not in verbs.strong or name in verbs.plain or name.endswith("ing"):
        return False
    may_be_name = name in given_names() or name in surnames()
    leads = last < len(words) and words[last].gap.lstrip("’'s").startswith((":", ", “", ', "'))
    return not may_be_name or leads or (last - n > 2 and words[n + 1].folded in given_names())


def _is_given_before_family(words: Sequence[Word], n: int, first: int, last: int) -> bool:
    """Whether a word like Dean, Earl or King is part of the name: after a given name, or itself one."""
    word = words[n]
    if word.folded in family_first() and "-" in words[n + 1].text:
        return True  # Son Heung-min
    if word.folded in ("king", "prince", "judge", "bishop", "major", "justice"):
        return n > first and words[n - 1].folded in given_names() and words[last - 1].folded in SUFFIXES
    return n == first and word.folded in given_names() and last - n == 2


def _past_qualifiers(words: Sequence[Word], start: int, last: int) -> int:
    """Past what a title leaves before the name: Defense Sergey Shoigu, Russian Sergey Lavrov, UK Liz Truss."""
    while last - start > 1:
        word = words[start]
        led = last - start > 2 or word.folded in role_words().qualifiers
        leading = word.folded in role_words().qualifiers or word.folded in not_names() or is_nationality(word)
        place = word.folded in places() and word.folded not in given_names()
        if not (led and (leading or place)) or (last - start == 2 and words[start + 1].folded not in surnames()):
            return start
        start += 1
    return start


def _to_given(words: Sequence[Word], start: int, last: int) -> int:
    """Past a title that no list knows: San Francisco Supervisor Jane Kim."""
    if last - start < 3:
        return start
    led = words[start].folded.partition("-")[0]
    if led in given_names() or led in family_first() or is_shortened(words[start]):
        return start
    for n in range(start + 1, last - 1):
        if (
            words[n].capital
            and words[n].folded in given_names()
            and words[n].folded not in places()
            and "-" not in words[n].text
        ):
            return n
    return start


def _past_place(words: Sequence[Word], start: int, last: int) -> int:
    """Past a place of several words: New York (Fed), San Francisco (Supervisor Jane Kim)."""
    for length in (3, 2):
        if last - start > length and " ".join(word.folded for word in words[start : start + length]) in places():
            return start + length
    return start


def _role_before(words: Sequence[Word], n: int) -> int:
    """Index of a role in small letters right before the name: spokesman Josh Earnest."""
    before = words[n - 1]
    if words[n].gap.isspace() and not before.possessive and before.folded in role_words().roles:
        return n - 1
    return n


def _trails(word: Word) -> bool:
    """Dan Sabbagh Defence (and security editor)."""
    if word.folded in surnames() or word.folded in SUFFIXES:
        return False
    return word.folded in role_words().qualifiers or word.folded in not_names() or is_role(word)


def _is_honour(words: Sequence[Word], n: int) -> bool:
    """Capitals that follow a name written otherwise: Helen Marsh KC."""
    word = words[n]
    honour = word.text.isupper() and 2 <= len(word.text) <= 4 and not words[n - 1].text.isupper()
    return honour and word.folded not in surnames() and word.folded not in SUFFIXES


def title_case_cores(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """In a title-case line only a given name says where a name begins."""
    n = first
    while n < last - 1:
        placed = n > first and f"{words[n - 1].folded} {words[n].folded}" in places()
        if words[n].folded in given_names() and not placed and _can_be_family_name(words[n + 1]):
            yield n, n + 2, n
            n += 1
        n += 1


def _can_be_family_name(word: Word) -> bool:
    name = word.folded
    return len(name) > 2 and not (
        name in function_words() or name in not_names() or is_role(word) or word.text.isupper()
    )
