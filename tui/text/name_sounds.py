"""Compares how names may sound in the spelling of each language: Choïgou, read as French, is Шойгу.

The spellings are in `config/names/sounds.txt`. Sounds are rough: consonants decide; vowels only have to be possible.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product, zip_longest

from msgspec import Struct

from tui.shipped import shipped_sections

_PATH = "config/names/sounds.txt"
_VOWELS = frozenset("aeiou")
_READINGS_MAX = 48
"""Maximum number of readings of one word in one language."""
_LONGEST_WORD = 24
CYRILLIC = "cyrl"
"""Spelling used for names that were romanised from Cyrillic letters."""
_ALL = "all"
_SILENT = frozenset("ei")
"""Vowels that another language may leave out, such as the e of Poutine, a trace of the soft sign."""
# Latin vowels that a vowel in a Cyrillic name can stand for: Байден, Трамп, Маск, Гутерриш.
_HEARD = {"a": "ae", "e": "ei", "i": "i", "o": "ou", "u": "ua"}


class _Rule(Struct, frozen=True):
    letters: str
    at_start: bool
    at_end: bool
    before: str
    """Letters, one of which has to follow; empty if any may."""
    sounds: tuple[str, ...]


class Reading(Struct, frozen=True):
    """One way to pronounce a word."""

    consonants: str
    vowels: tuple[str, ...]
    """Vowels before each consonant, then those after the last one."""


def spellings() -> tuple[str, ...]:
    """Return the languages whose spelling of names is listed, including `CYRILLIC`."""
    return tuple(name for name in _rules_by_language() if name != _ALL)


@cache
def _rules_by_language() -> dict[str, dict[str, list[_Rule]]]:
    """Map each language to its rules by first letter, the longest rule first."""
    sections = shipped_sections(_PATH)
    lists = {language: [_rule(part) for line in lines for part in line.split()] for language, lines in sections.items()}
    return {language: _by_first_letter([*rules, *lists[_ALL]]) for language, rules in lists.items()}


def _rule(text: str) -> _Rule:
    spelled, _, sounds = text.partition("=")
    letters, _, before = spelled.partition(">")
    bare = letters.strip("^$") or letters
    alternatives = tuple(sound.strip("$") if sound != "-" else "" for sound in sounds.split(","))
    return _Rule(bare, letters.startswith("^"), letters.endswith("$"), before, alternatives)


def _by_first_letter(rules: Sequence[_Rule]) -> dict[str, list[_Rule]]:
    """Index the rules by first letter: longer rules first, then those with a condition, then the language's own."""
    table: dict[str, list[_Rule]] = {}
    for rule in rules:
        table.setdefault(rule.letters[0], []).append(rule)
    for alike in table.values():
        alike.sort(key=lambda rule: (-len(rule.letters), not (rule.before or rule.at_start or rule.at_end)))
    return table


@lru_cache(maxsize=1 << 14)
def readings(word: str, spelling: str) -> tuple[Reading, ...]:
    """Return the ways to read a folded word in the spelling of one language; empty if it has no letters to read."""
    rules = _rules_by_language().get(spelling, _rules_by_language()[_ALL])
    choices = list(_choices(word[:_LONGEST_WORD].replace("-", "").replace("'", ""), rules))
    while _count(choices) > _READINGS_MAX:
        longest = max(choices, key=len)
        choices[choices.index(longest)] = longest[:-1]
    return tuple(dict.fromkeys(_reading("".join(sounds)) for sounds in product(*choices)))


def _count(choices: Iterable[Sequence[str]]) -> int:
    total = 1
    for choice in choices:
        total *= len(choice)
    return total


def _choices(word: str, rules: dict[str, list[_Rule]]) -> Iterator[tuple[str, ...]]:
    at = 0
    while at < len(word):
        rule = next((rule for rule in rules.get(word[at], ()) if _fits(rule, word, at)), None)
        if rule is not None:
            yield rule.sounds
        at += len(rule.letters) if rule is not None else 1


def _fits(rule: _Rule, word: str, at: int) -> bool:
    end = at + len(rule.letters)
    if not word.startswith(rule.letters, at) or (rule.at_start and at) or (rule.at_end and end < len(word)):
        return False
    return not rule.before or word[end : end + 1] in tuple(rule.before)


def _reading(sounds: str) -> Reading:
    consonants, vowels = "", [""]
    for sound in sounds:
        if sound in _VOWELS:
            vowels[-1] += sound
        elif not consonants.endswith(sound) or vowels[-1]:
            consonants += sound
            vowels.append("")
    return Reading(consonants, tuple(vowels))


def sound_keys(word: str, languages: Iterable[str]) -> frozenset[str]:
    """Return the keys under which to look up a folded word: names that `may_sound_alike` share one."""
    return frozenset(reading.consonants for language in languages for reading in readings(word, language))


@lru_cache(maxsize=1 << 14)
def may_sound_alike(a: str, languages_a: tuple[str, ...], b: str, languages_b: tuple[str, ...]) -> bool:
    """Return True if two folded words can be the same name in the spelling of these languages.

    A reading of each must have the same consonants. Vowels have to be possible: one in English can be several in
    Cyrillic, and a final a in only one of the names makes them different.
    """
    if CYRILLIC in languages_b and CYRILLIC not in languages_a:
        return may_sound_alike(b, languages_b, a, languages_a)
    is_heard = CYRILLIC in languages_a and CYRILLIC not in languages_b
    by_consonants: dict[str, list[Reading]] = {}
    for language in languages_b:
        for reading in readings(b, language):
            by_consonants.setdefault(reading.consonants, []).append(reading)
    for language in languages_a:
        for reading in readings(a, language):
            for other in by_consonants.get(reading.consonants, ()):
                pairs = zip_longest(reading.vowels, other.vowels, fillvalue="")
                if all(_fit(x, y, is_heard=is_heard) for x, y in pairs):
                    return True
    return False


def _fit(a: str, b: str, *, is_heard: bool) -> bool:
    """Return True if vowels at one position in two names can be equal; `is_heard` if `a` only writes how `b` sounds."""
    if not a or not b:
        return _SILENT.issuperset(a or b)
    return not set(a).isdisjoint(_heard(b) if is_heard else b)


def _heard(vowels: str) -> frozenset[str]:
    return frozenset("".join(_HEARD[vowel] for vowel in vowels))
