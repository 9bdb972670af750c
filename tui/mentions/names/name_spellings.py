"""Matches names that languages spell differently: Шойгу, Shoigu, Schoigu, Choïgou."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from tui.mentions.lexicon import EITHER, given_names
from tui.mentions.names.capital_runs import PARTICLES
from tui.text.name_sounds import CYRILLIC, may_sound_alike, sound_keys, spellings
from tui.text.names import name_groups, same_spelling
from tui.text.romanise import has_cyrillic

Person = TypeVar("Person")
_NAMES_MAX = 60
"""Maximum number of names with one key that are compared; it bounds the work per name."""
_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "ovych", "ivna")
"""Endings of Russian and Ukrainian patronymics."""


def spelling_of(text: str, language: str) -> str:
    """Return the language in which a name is spelled: Cyrillic, or that of the article; empty for English."""
    if has_cyrillic(text):
        return CYRILLIC
    return "" if language == "en" else language


class _SpelledName(Struct, Generic[Person], frozen=True):
    person: Person
    parts: tuple[str, ...]
    spelling: str
    articles: frozenset[int]


class NamesBySound(Generic[Person]):
    """Finds full names that are the same in different spellings. English names alone cost next to nothing."""

    def __init__(self) -> None:
        self._names: list[_SpelledName[Person]] = []
        self._by_key: defaultdict[str, list[_SpelledName[Person]]] = defaultdict(list)
        self._indexed = 0
        self._is_mixed = False

    def add(self, person: Person, names: Sequence[str], spelling: str, articles: frozenset[int]) -> None:
        """Add a folded full name of a person, and the numbers of the articles that use it."""
        self._names.append(_SpelledName(person, _parts(names), spelling, articles))
        self._is_mixed = self._is_mixed or bool(spelling)

    def alike(self, names: Sequence[str], spelling: str, articles: frozenset[int]) -> Iterator[Person]:
        """Yield the people whose name is the same in another language's spelling, if no article uses both."""
        if not (spelling or self._is_mixed):
            return
        self._index()
        name: _SpelledName[Person | None] = _SpelledName(None, _parts(names), spelling, articles)
        seen: set[int] = set()
        for key in sorted(_keys(name)):
            for other in self._by_key[key]:
                if id(other) not in seen and other.articles.isdisjoint(articles) and _are_one_name(name, other):
                    yield other.person
                seen.add(id(other))

    def _index(self) -> None:
        for name in self._names[self._indexed :]:
            for key in _keys(name):
                if len(self._by_key[key]) < _NAMES_MAX:
                    self._by_key[key].append(name)
        self._indexed = len(self._names)


class _Use(Protocol):
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def spelling(self) -> str: ...


def spelled_elsewhere(uses: Sequence[tuple[int, _Use]], trusted: Set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the names spelled differently in another language's article, if they are surely a person's.

    `uses`: names with the number of their article; `trusted`: those that are surely a person's.
    """
    if not any(use.spelling for _, use in uses):
        return set()
    known: NamesBySound[tuple[str, ...]] = NamesBySound()
    articles: defaultdict[tuple[tuple[str, ...], str], set[int]] = defaultdict(set)
    for n, use in uses:
        articles[use.names, use.spelling].add(n)
    for (names, spelling), numbers in articles.items():
        if names in trusted and len(names) > 1:
            known.add(names, names, spelling, frozenset(numbers))
    return {
        names
        for (names, spelling), numbers in articles.items()
        if len(names) > 1 and names not in trusted and any(known.alike(names, spelling, frozenset(numbers)))
    }


def _parts(names: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of a name that all languages keep: without particles, initials and patronymics."""
    last = len(names) - 1
    parts = [
        name
        for n, name in enumerate(names)
        if name not in PARTICLES and (n in (0, last) or not (len(name) == 1 or _is_patronymic(name)))
    ]
    return tuple(parts) or tuple(names)


def _is_patronymic(name: str) -> bool:
    return len(name) > 5 and name.endswith(_PATRONYMIC)


def _keys(name: _SpelledName[Person]) -> frozenset[str]:
    """Return the keys of the last part, and of the first, which is the family name in some languages."""
    languages = _languages(name.spelling)
    return sound_keys(name.parts[-1], languages) | sound_keys(name.parts[0], languages)


def _languages(spelling: str) -> tuple[str, ...]:
    """Return the languages whose spelling a name may follow: any, unless it is in Cyrillic, which shows the sound."""
    return (CYRILLIC,) if spelling == CYRILLIC else tuple(name for name in spellings() if name != CYRILLIC)


def _are_one_name(a: _SpelledName[Person | None], b: _SpelledName[Person]) -> bool:
    orders = (b.parts, b.parts[::-1], (*b.parts[1:], b.parts[0]), (b.parts[-1], *b.parts[:-1]))
    return len(a.parts) == len(b.parts) and any(
        all(_are_one_part(x, a.spelling, y, b.spelling) for x, y in zip(a.parts, order, strict=True))
        for order in dict.fromkeys(orders)
    )


def _are_one_part(a: str, spelling_a: str, b: str, spelling_b: str) -> bool:
    if a == b or same_spelling(a, b):
        return True
    genders = given_names().get(a, EITHER), given_names().get(b, EITHER)
    if genders[0].fits(genders[1]) and name_groups(a) & name_groups(b):
        return True
    languages_a, languages_b = _spelled_in(spelling_a, spelling_b), _spelled_in(spelling_b, spelling_a)
    return bool(languages_a and languages_b) and may_sound_alike(a, languages_a, b, languages_b)


def _spelled_in(spelling: str, other: str) -> tuple[str, ...]:
    """Return the languages by which to read a name, compared with one in another spelling.

    Cyrillic letters show the sound, so the other name may be in any language; two names in Latin letters are each read
    in the language of their article or in English. Empty for two names in one language.
    """
    if CYRILLIC in (spelling, other):
        return _languages(spelling)
    if spelling == other:
        return ()
    return tuple(dict.fromkeys((spelling or "en", "en")))
