"""Decides whether the words that describe a speaker, such as “a professor at Northwestern”, fit the sources."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Set
from functools import cache, lru_cache

from msgspec import Struct

from tui.matching.words.vocabulary import word_key
from tui.mentions.lexicon import countries
from tui.mentions.word_sets import person_nouns
from tui.shipped import shipped_sections
from tui.text.language import stemmer, stop_words
from tui.text.tokens import words_in

_PLACE = frozenset({"in", "near", "from", "on", "outside", "inside"})
"""Prepositions in a description that introduce the speaker's location."""
_BODY = frozenset({"of", "for", "at", "with", "to", "by"})
"""Prepositions in a description that introduce whom the speaker belongs to or speaks for."""
_CLAUSE = frozenset({"who", "whom", "whose", "that", "which", "close", "familiar"})
_PEOPLE_ENDINGS = ("ian", "ean", "can", "ese", "ish")
"""Endings of names of peoples that can also refer to one person: the Brazilian."""
_SHARED_LETTERS = 6
"""Minimum number of letters of a stem that a longer stem may begin with to count as the same: province, provincial."""
_GRAMMAR = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "s"})


class _SpeakerNouns(Struct, frozen=True):
    """The lists in `config/words/speakers.txt`, as keys."""

    lines: Mapping[str, frozenset[int]]
    """Key → numbers of the lines with interchangeable nouns that contain it."""
    anybody: frozenset[str]
    voices: frozenset[str]
    organisations: frozenset[str]
    vague: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _stem(key: str) -> str:
    return stemmer("en")(key)


def words_and_stems(text: str) -> set[str]:
    """Return the keys of the words in a text, and their stems, without function words."""
    words = words_in(text, 0, len(text))
    keys = {word_key(word) for word in words if word.lower() not in stop_words("en") or word.isupper()}
    return keys | set(map(_stem, keys))


class Description(Struct, frozen=True):
    """The words that describe a speaker."""

    head: str
    """Key of the noun: spokeswoman."""
    details: Collection[str]
    """Keys of what distinguishes the speaker from others with this noun: the port, foreign."""

    @property
    def is_voice(self) -> bool:
        """True for “it”, “the statement” and similar words."""
        return self.head in _nouns().voices

    @property
    def may_be_anybody(self) -> bool:
        """True for words that fit many people: “the man”, “a colleague”, “the Frenchwoman”, “the Brazilian”."""
        nouns = _nouns()
        if self.head in nouns.anybody:
            return True
        is_role = self.head in nouns.lines or self.head in person_nouns() or self.head in nouns.organisations
        is_people = self.head.endswith(_PEOPLE_ENDINGS) and self.head in countries()
        return not is_role and (self.head.endswith(("man", "woman")) or is_people)

    @property
    def is_organisation(self) -> bool:
        """True for an organisation and for what it says: the agency, the statement."""
        return self.is_voice or self.head in _nouns().organisations

    @property
    def may_speak(self) -> bool:
        """True if the lists contain the noun."""
        nouns = _nouns()
        is_listed = self.head in nouns.lines or self.may_be_anybody or self.head in nouns.voices
        return is_listed or self.head in person_nouns()

    def fits(self, context: Set[str]) -> bool:
        """Return True if all its words, or equivalents, are among those that the sources use for a speaker."""
        is_head = self.may_be_anybody or _stands_for(self.head, context)
        return bool(self.head) and is_head and all(_stands_for(detail, context) for detail in self.details)

    def fits_description(self, other: "Description") -> bool:
        """Return True if both descriptions fit one speaker: the agency / the statement, a source / an official."""
        if self.is_voice or other.is_voice:
            return self.is_organisation and other.is_organisation
        details = {*other.details, other.head}
        missing = [detail for detail in self.details if not _stands_for(detail, details)]
        is_alike = len(missing) < len(self.details) and all(word in _nouns().organisations for word in missing)
        return _stands_for(self.head, {other.head}) and (not missing or is_alike)


def is_office(word: str) -> bool:
    """Return True for the noun of an office or an organisation, which some outlets capitalise: the Council."""
    key = word_key(word)
    return key in _nouns().lines or key in _nouns().organisations


def gender_of(text: str) -> str:
    """Return “male” or “female” if the words of a text say one of them; empty if they say neither or both."""
    keys = {word_key(word) for word in words_in(text, 0, len(text))}
    is_male, is_female = not _nouns().male.isdisjoint(keys), not _nouns().female.isdisjoint(keys)
    return "" if is_male == is_female else "male" if is_male else "female"


def describe(text: str) -> Description:
    """Parse the words that describe a speaker; places and clauses do not count."""
    nouns, before = _nouns(), []
    text = _age().sub(r"\1 ", text)
    words = list(words_in(text, 0, len(text)))
    lowered = [word.lower() for word in words]
    end = next((at for at, word in enumerate(lowered) if word in _PLACE | _BODY | _CLAUSE), len(words))
    before = [word_key(word) for word, low in zip(words[:end], lowered, strict=False) if low not in _GRAMMAR]
    after: list[str] = []
    counts = False
    for word, low in zip(words[end:], lowered[end:], strict=True):
        if low in _CLAUSE:
            break
        if low in _PLACE | _BODY:
            counts = low in _BODY
        elif counts and low not in stop_words("en"):
            after.append(word_key(word))
    if before and before[-1].isdigit():  # the 44-year-old
        before.append("person")
    head = before[-1] if before else ""
    is_anybody = Description(head, ()).may_be_anybody  # the bereaved woman
    adjectives = [word for word in before[:-1] if word.isdigit() or not (is_anybody or word in nouns.vague)]
    return Description(head, [*adjectives, *after])


def _stands_for(key: str, context: Set[str]) -> bool:
    """Return True if a text contains a word or an equivalent."""
    stem = _stem(key)
    if key in context or stem in context:
        return True
    if len(stem) >= _SHARED_LETTERS and any(word.startswith(stem) for word in context):
        return True
    lines, nations = _nouns().lines, countries()
    numbers, nation = lines.get(key, frozenset()), nations.get(key)
    if not numbers and not nation:
        return False
    return any(
        not numbers.isdisjoint(lines.get(word, ())) or (nation and nation == nations.get(word)) for word in context
    )


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r"\b([0-9]{1,3})-year-old\b ?")


@cache
def _nouns() -> _SpeakerNouns:
    sections = shipped_sections("config/words/speakers.txt")
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(sections["alike"]):
        for word in line.split():
            lines[word_key(word)].add(number)

    def keys(name: str) -> frozenset[str]:
        return frozenset(word_key(word) for line in sections[name] for word in line.split())

    alike = {key: frozenset(numbers) for key, numbers in lines.items()}
    return _SpeakerNouns(
        alike, keys("anybody"), keys("voices"), keys("organisations"), keys("vague"), keys("male"), keys("female")
    )
