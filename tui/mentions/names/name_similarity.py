"""Compares two people's names: spellings, initials, nicknames, the order and number of their parts."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import zip_longest

from tui.mentions.lexicon import EITHER, Gender, family_first, given_names, surnames
from tui.text.names import name_groups, same_spelling, skeleton

FILIAL = frozenset({"bin", "ibn", "ben", "bint", "abu"})
"""Words for son of, daughter of, father of, with which the order of the names distinguishes father and son."""
_ARTICLES = frozenset({"al", "el", "ul", "ur", "as", "ad", "daw", "u"})
"""Parts of names that some outlets leave out."""

# Sounds with different spellings in different languages: Schostakowitsch, Shostakovich; Hicham, Hisham; Rachmaninoff.
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
    """Return the consonants of a folded name, and the vowels before each and after the last."""
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
    """Return True if two folded names of 5 letters or more differ in at most one vowel: Rouhani, Rohani.

    Khamenei and Khomeini differ in two. Weak evidence by itself: use it only for names whose other parts agree, and
    that are not listed as two different names.
    """
    if min(len(a), len(b)) < 5:
        return False
    (consonants_a, vowels_a), (consonants_b, vowels_b) = sounds(a), sounds(b)
    if len(consonants_a) < 2 or consonants_a != consonants_b:
        return False
    if a[:1] != b[:1] and bool(vowels_a[0]) != bool(vowels_b[0]):
        return False
    if {a, b} == {min(a, b), f"{min(a, b)}a"}:  # Daniel, Daniela
        return False
    differing: list[bool] = [x != y for x, y in zip_longest(vowels_a, vowels_b)]
    return sum(differing) <= 1


def given_fit(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Return how well given names agree: 3 the same, 2 a spelling or nickname, 1 an initial or middle name, 0 not."""
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
    """Return True if the middle names differ: George W. and George H. W.; not George W. and George Walker."""
    return bool(a[1:] and b[1:] and a[1][0] != b[1][0])


def gender_of(given: Sequence[str]) -> Gender:
    return given_names().get(given[0].partition("-")[0], EITHER) if given else EITHER


def given_sounds_like(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return True for given names that sound alike: Muammar, Moammar; not Maria and Mario, which are both listed."""
    if not a or not b or _middle_conflict(a, b):
        return False
    if sounds(a[0]) == sounds(b[0]):
        return gender_of(a).fits(gender_of(b))  # Nicolas, Nicholas
    listed_names = given_names()
    both_listed = a[0] in listed_names and b[0] in listed_names
    if _letters_swapped(a[0], b[0]) or _with_final_y(a[0]) == _with_final_y(b[0]):
        return gender_of(a).fits(gender_of(b))  # Coel, Cole; Korey, Kory
    return not both_listed and (sounds_like(a[0], b[0]) or one_letter_more(a[0], b[0]))


def _letters_swapped(a: str, b: str) -> bool:
    """Return True if two names of 4 letters or more differ only by swapped letters after the first: Geun, Guen."""
    if len(a) != len(b) or len(a) < 4 or a[0] != b[0]:
        return False
    differing = [n for n in range(len(a)) if a[n] != b[n]]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return a[first] == b[second] and a[second] == b[first]


def _with_final_y(name: str) -> str:
    """Return a name with its ending -ey, -ie or -i changed to -y, as outlets confuse them: Korey, Korie, Kory."""
    for ending in ("ey", "ie", "i"):
        if name.endswith(ending) and len(name) > len(ending) + 2:
            return f"{name.removesuffix(ending)}y"
    return name


def is_slip(a: str, b: str) -> bool:
    """Return True if one of two given names is probably a slip for the other, even in one article."""
    return one_letter_more(a, b) or _letters_swapped(a, b) or _with_final_y(a) == _with_final_y(b)


def one_letter_more(a: str, b: str) -> bool:
    """Return True if one of two names has one additional letter inside, probably a slip: Vincente, Vicente."""
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1 or len(short) < 6 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    at = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    return short[at:] == long[at + 1 :]


def family_sounds_like(a: str, b: str) -> bool:
    """Return True for family names that sound alike: Haniyeh, Haniya; not two frequent family names."""
    both_listed = all(name in surnames() or name in family_first() for name in (a, b))
    return not both_listed and sounds_like(a, b)


def parts_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of a full name, split at hyphens too (Ocasio-Cortez), without articles (al-Sisi)."""
    parts = [part for name in names for part in name.split("-") if part]
    return tuple(skeleton(part) for part in parts if part not in _ARTICLES) or tuple(parts)


def is_order_free(names: Sequence[str]) -> bool:
    """Return True if a name in another order is still the same person's: Abe Shinzo, Heung-min Son.

    False for James Stewart.
    """
    if FILIAL & set(names):
        return False
    return len(names) > 2 or not all(name in given_names() and name in surnames() for name in names)


def is_lead(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Return True if one name continues the other at its end: Pedro Sánchez (Pérez-Castejón).

    False for Anna Maria (Sieklucka).
    """
    return (
        len(shorter) == 2
        and "-" not in longer[0]
        and shorter[1] not in given_names()
        and len(parts_of(longer)) > 2
        and parts_of(longer)[:2] == parts_of(shorter)
    )
