"""Finds the antecedent of a pronoun or “the minister” in other languages: the last speaker or subject that fits."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.mentions.lexicon import EITHER, Gender
from tui.mentions.names.identity import Identity
from tui.mentions.speech.discourse import Discourse
from tui.mentions.speech.rules.foreign_words import ForeignWords
from tui.mentions.speech.sentence_items import ItemKind, Sentence

_NOUN_REACH = 3
"""Maximum number of words between a noun and the name that it describes."""
_REACH = 80
"""Number of items in a sentence that are searched."""


def person_meant(
    discourse: Discourse, words: ForeignWords, number: int, place: int, gender: Gender = EITHER, noun: str = ""
) -> Identity | None:
    """Return the person to whom a pronoun, a missing subject or a noun at item `place` of a sentence refers.

    A noun refers to the last person described by it, or by a word that ends with it; otherwise to somebody in its
    paragraph.
    """
    people = [each for each in _people_before(discourse, words, number, place) if gender.fits(each.person.gender)]
    if noun:
        described = next((each for each in people if any(word.endswith(noun) for word in each.nouns)), None)
        if described is not None:
            return described.person
        paragraph = discourse.sentences[number].paragraph
        people = [each for each in people if each.paragraph == paragraph]
    return people[0].person if people else None


class _NamedPerson(NamedTuple):
    person: Identity
    nouns: list[str]
    """Words next to the name."""
    paragraph: int


def _people_before(discourse: Discourse, words: ForeignWords, number: int, place: int) -> Iterator[_NamedPerson]:
    """Yield the people named before a position, the likeliest first."""
    yield from _named_in(discourse.sentences[number], place)
    for earlier in range(number - 1, max(-1, number - 1 - discourse.options.pronoun_reach_sentences), -1):
        sentence = discourse.sentences[earlier]
        for speaker in reversed(sentence.speakers):
            if isinstance(speaker, Identity):
                yield _NamedPerson(speaker, _nouns_of(sentence, speaker), sentence.paragraph)
        yield from _named_in(sentence, len(sentence.items))


def _named_in(sentence: Sentence, place: int) -> Iterator[_NamedPerson]:
    for item in sentence.items[: min(place, _REACH)]:
        if item.person_name is not None:
            person = item.person_name.identity
            yield _NamedPerson(person, _nouns_of(sentence, person), sentence.paragraph)


def _nouns_of(sentence: Sentence, person: Identity) -> list[str]:
    """Return the words before and, in an apposition, after a person's names in a sentence, in lower case."""
    nouns: list[str] = []
    for n, item in enumerate(sentence.items[:_REACH]):
        if item.person_name is None or item.person_name.identity is not person:
            continue
        before = [each for each in sentence.items[max(0, n - _NOUN_REACH - 1) : n] if each.kind is ItemKind.WORD]
        after = sentence.items[n + 1 : n + 2 + _NOUN_REACH]
        nouns += [each.lower for each in before]
        if after and after[0].text == ",":
            nouns += [each.lower for each in after if each.kind is ItemKind.WORD]
    return nouns
