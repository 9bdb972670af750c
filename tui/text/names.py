"""Recognises spellings of one name: accents, transliterations and nicknames.

Only spelling is compared here. `mentions` decides whether two people with the same name are the same person.
"""

import re
import unicodedata
from functools import cache, lru_cache

from tui.shipped import shipped_text
from tui.text.romanise import has_cyrillic, romanise

_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
                               "ı": "i", "ħ": "h", "’": "'", "‘": "'", "ʼ": "'", "`": "'"})  # fmt: skip


def fold_name(word: str) -> str:
    """Return a name word in lower case, without accents and possessive ’s, and romanised if it is Cyrillic."""
    if word.isascii():
        bare = word.lower()
        return (bare[:-2] if bare.endswith("'s") else bare).strip("'`")
    if has_cyrillic(word):
        word = romanise(word.lower())
    lowered = unicodedata.normalize("NFKD", word).casefold().translate(_UNDECOMPOSED)
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    if bare.endswith("'s"):
        bare = bare[:-2]
    return bare.strip("'")


def fold_full_name(name: str) -> str:
    """Return a name with each word folded, separated by single spaces."""
    return " ".join(fold_name(word) for word in name.split())


def same_name(a: str, b: str) -> bool:
    """Return True if two words can be spellings of one name: Sergey and Sergei, Müller and Mueller, Liz and Elizabeth.

    Each is one word; case is ignored. Austria and Australia, Johnson and Johnston, Vitali and Wladimir are different.
    """
    first, second = fold_name(a), fold_name(b)
    if not first or not second:
        return False
    if first == second:
        return True
    return same_spelling(first, second) or bool(name_groups(first) & name_groups(second))


def spelling_keys(word: str) -> tuple[str, ...]:
    """Return keys for looking up a folded word: spellings of one name share a key, but few other words do.

    Nicknames have different keys.
    """
    return (skeleton(word), *(f"#{group}" for group in sorted(spelling_groups(word))))


def same_spelling(a: str, b: str) -> bool:
    """Return True if two folded words are one name in two transliterations or languages; nicknames do not count.

    The list of spellings decides if it has both; otherwise the rules do.
    """
    if a == b:
        return True
    if (groups_a := spelling_groups(a)) and (groups_b := spelling_groups(b)):
        return bool(groups_a & groups_b)  # on different lines, they are different names, however similar
    if min(len(a), len(b)) < 3 or abs(len(a) - len(b)) > 3:
        return False
    if a[0] != b[0] and _INITIALS.get(a[0], a[0]) != _INITIALS.get(b[0], b[0]):
        return False
    return skeleton(a) == skeleton(b)


_NONE: frozenset[int] = frozenset()
_INITIALS = {"k": "k", "q": "k", "g": "k", "c": "k", "w": "v", "j": "i", "y": "i", "t": "c", "e": "i"}

# Applied in order; ^ and $ are the ends of the word. Each rule merges spellings that differ only in transliteration.
# Other vowels stay distinct, or Khamenei would be Khomeini; so do w and v inside a word, or Lowell would be Lovell.
_RULES = (
    ("tsch", "ch"), ("sch", "sh"), ("^tch", "^ch"), ("itch$", "ich$"), ("tchev", "chev"), ("tchenko", "chenko"),
    ("kh", "h"), ("zh", "j"), ("dj", "j"), ("tz", "ts"), ("ph", "f"), ("ck", "k"), ("ks", "x"),
    ("^wl", "^vl"), ("wsk", "vsk"), ("ow$", "ov$"), ("ew$", "ev$"), ("owa$", "ova$"), ("ewa$", "eva$"),
    ("ij$", "i$"), ("yj$", "i$"), ("^ye", "^e"), ("yev", "ev"), ("jew", "ev"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ue", "u"), ("oe", "o"), ("ae", "a"),
    ("yo", "io"), ("jo", "io"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"),
    ("ey", "ei"), ("ay", "ai"), ("y", "i"), ("aa", "a"), ("q", "k"), ("dh", "d"), ("gh", "g"), ("th", "t"),
)  # fmt: skip


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return the skeleton of a folded word, which all transliterations of a name share."""
    key = f"^{word}$".replace("-", "").replace("'", "")
    for spelled, shared in _RULES:
        key = key.replace(spelled, shared)
    return _doubled().sub(r"\1", key[1:-1])


@cache
def _groups(path: str) -> dict[str, frozenset[int]]:
    table: dict[str, frozenset[int]] = {}
    for number, line in enumerate(shipped_text(path).split("\n")):
        if not line.startswith("#"):
            group = frozenset((number,))
            for name in line.split():
                table[name] = table[name] | group if name in table else group
    return table


def spelling_groups(word: str) -> frozenset[int]:
    """Return the lines in the list of spellings with a folded word: two words that share a line are one name."""
    return _groups("config/names/spellings.txt").get(word, _NONE)


def has_spellings(word: str) -> bool:
    """Return True if the list of spellings contains the word."""
    return word in _groups("config/names/spellings.txt")


def name_groups(word: str) -> frozenset[int]:
    """Return the lines in the nickname list with a folded given name: names that share a line may be one person's."""
    return _groups("config/names/nicknames.txt").get(word, _NONE)
