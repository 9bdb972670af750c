"""How well two people's names agree: spellings, initials, nicknames, the order and number of their parts."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import zip_longest

from tui.mentions.lexicon import EITHER, Gender, family_first, given_names, surnames
from tui.text.names import name_groups, same_spelling, skeleton

FILIAL = frozenset({"bin", "ibn", "ben", "bint", "abu"})
"""Son of, daughter of, father of: here the order of names tells father from son."""
_ARTICLES = frozenset({"al", "el", "ul", "ur", "as", "ad", "daw", "u"})
"""Parts that come and go from outlet to outlet."""

# Sounds that languages spell in their own way: Schostakowitsch, Shostakovich; Hicham, Hisham; Rachmaninoff.
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("kh", "c"), ("ph", "f"), ("ck", "k"),
    ("q", "k"), ("w", "v"), ("ff", "v"), ("tz", "ts"), ("x", "ks"), ("th", "t"), ("dh", "d"), ("gh", "g"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(r"[aeiouyj]+|[^aeiouyj]")


@lru_cache(maxsize=20_000)
def sounds(folded: str) -> tuple[str, tuple[str, ...]]:
    """(consonants, the vowels before each and after the last) of a folded name."""
    word = folded.replace("-", "").replace("'", "")
    for spelled, shared in _SOUNDS:
        word = word.replace(spelled, shared)
    if len(word) > 3:
        word = word.removesuffix("h")
    consonants, vowels = "", [""]
    if word[:1] in "yj" and word[1:2] in "aeiou":
        consonants, vowels = "y", ["", ""]
    for part in _syllables().findall(word):
        if part[0] in "aeiouyj":
            vowels[-1] = part.replace("y", "").replace("j", "") or "i"
        elif not consonants.endswith(part) or vowels[-1]:
            consonants += part
            vowels.append("")
    return consonants, tuple(vowels)


def sounds_like(a: str, b: str) -> bool:
    """Whether two folded names of some length differ in one vowel at most: Rouhani, Rohani; not Khamenei, Khomeini.

    Weak by itself: for names of which the other parts agree, and which no list knows as two names.
    """
    if min(len(a), len(b)) < 5:
        return False
    (one, its_vowels), (other, other_vowels) = sounds(a), sounds(b)
    if len(one) < 2 or one != other:
        return False
    if a[:1] != b[:1] and bool(its_vowels[0]) != bool(other_vowels[0]):
        return False
    if {a, b} == {min(a, b), f"{min(a, b)}a"}:  # Daniel, Daniela
        return False
    differing: list[bool] = [x != y for x, y in zip_longest(its_vowels, other_vowels)]
    return sum(differing) <= 1


def given_fit(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How well given names agree: 3 the same, 2 another spelling or a nickname, 1 an initial or middle name, 0 not."""
    if not a or not b:
        return 0
    if a[0] == b[0]:
        return 0 if _middle_conflict(a, b) else 3
    if a[0] in b[1:] or b[0] in a[1:]:
        return 1
    if _middle_conflict(a, b):
        return 0
    if min(len(a[0]), len(b[0])) == 1:
        return int(a[0][0] == b[0][0])
    if same_spelling(a[0].replace("-", ""), b[0].replace("-", "")) or same_spelling("".join(a), "".join(b)):
        return 2
    if name_groups(a[0]) & name_groups(b[0]) and gender_of(a).fits(gender_of(b)):
        return 2
    return 0


def _middle_conflict(a: Sequence[str], b: Sequence[str]) -> bool:
    """George W. and George H. W. are two; George W. and George Walker may be one."""
    return bool(a[1:] and b[1:] and a[1][0] != b[1][0])


def gender_of(given: Sequence[str]) -> Gender:
    return given_names().get(given[0].partition("-")[0], EITHER) if given else EITHER


def given_sounds_like(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Muammar, Moammar; not Maria and Mario, which are both known as names of their own."""
    if not a or not b or _middle_conflict(a, b):
        return False
    if sounds(a[0]) == sounds(b[0]):
        return gender_of(a).fits(gender_of(b))  # Nicolas, Nicholas
    known = given_names()
    return not (a[0] in known and b[0] in known) and (sounds_like(a[0], b[0]) or one_letter_more(a[0], b[0]))


def one_letter_more(a: str, b: str) -> bool:
    """Whether a long name has one letter inside that the other lacks, by a slip: Vincente, Vicente."""
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1 or len(short) < 6 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    at = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    return short[at:] == long[at + 1 :]


def family_sounds_like(a: str, b: str) -> bool:
    """Haniyeh, Haniya; not two frequent family names."""
    known = [name in surnames() or name in family_first() for name in (a, b)]
    return not all(known) and sounds_like(a, b)


def parts_of(names: Sequence[str]) -> tuple[str, ...]:
    """The parts of a full name whatever the hyphens: Ocasio-Cortez, Abdel Fattah al-Sisi; articles left out."""
    parts = [part for name in names for part in name.split("-") if part]
    return tuple(skeleton(part) for part in parts if part not in _ARTICLES) or tuple(parts)


def is_order_free(names: Sequence[str]) -> bool:
    """Whether a name in another order is still the same person's: Abe Shinzo, Heung-min Son; not James Stewart."""
    if FILIAL & set(names):
        return False
    return len(names) > 2 or not all(name in given_names() and name in surnames() for name in names)


def is_lead(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a name goes on where the other ends: Pedro Sánchez (Pérez-Castejón); not Anna Maria (Sieklucka)."""
    return (
        len(shorter) == 2
        and "-" not in longer[0]
        and shorter[1] not in given_names()
        and len(parts_of(longer)) > 2
        and parts_of(longer)[:2] == parts_of(shorter)
    )
