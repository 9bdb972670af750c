"""Keeps track of the people an article is talking about, to resolve pronouns and roles."""

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from msgspec import Struct, field

from tui.articles.model import ASIDE
from tui.mentions.lexicon import (
    EITHER,
    FEMALE,
    MALE,
    Gender,
    grammar,
    grammar_words,
    reporting_verbs,
    role_words,
)
from tui.mentions.names.identity import Identity
from tui.mentions.names.roles import Role
from tui.mentions.options import MentionsOptions
from tui.mentions.speech.item_steps import is_modifier, leads_to_name, looks_like_past_verb
from tui.mentions.speech.sentence_items import ItemKind, Sentence, SentenceItem, UnnamedPerson
from tui.mentions.speech.unnamed_people import introduced_by
from tui.mentions.word_sets import person_nouns
from tui.text.span import Span

_PRONOUNS = {"he": MALE, "she": FEMALE, "him": MALE, "her": FEMALE, "his": MALE}


_REACH = 80
"""Number of items in a sentence that are searched for the antecedent of a pronoun."""
_OWNER_REACH = 3
"""Maximum number of items before a possessive that a pronoun may refer to: In | Mattis’s letter; not: Trump’s view."""
_FRONTED = 4
"""Maximum number of items in a phrase that opens a sentence and ends with a comma."""
_BEFORE_SUBJECT = frozenset({"but", "and", "yet", "so"})
_LEADING_SUBJECT = 2
"""Number of items at the beginning of a sentence in which a pronoun is its subject: But | he warned."""
_LAST_SPEAKERS = 4
"""Number of speakers at the end of a sentence to whom a pronoun in a later one may refer."""
_HOLDERS = 100
"""Maximum number of people with the same head of a role; more share a word like “voter” only in made-up texts."""


class Discourse(Struct):
    """The sentences of one article, read in order."""

    sentences: Sequence[Sentence]
    roles: Mapping[Identity, Sequence[Role]]
    """The roles of each person, from all the articles."""
    options: MentionsOptions
    last_named: dict[Identity, int] = field(default_factory=dict)
    """Person named in this article outside ASIDE zones → number of the last sentence that names them."""
    introduced: set[str] = field(default_factory=set)
    """Nouns with which this article has introduced somebody without a name: employee."""
    _index: dict[str, dict[Identity, set[Role]]] = field(default_factory=dict)

    def resolve_pronoun(self, sentence_number: int, place: int, pronoun: str) -> Identity | UnnamedPerson | None:
        """Return the antecedent of a pronoun at item `place`: the subject of its sentence or of an earlier one."""
        gender = _PRONOUNS.get(pronoun, EITHER)
        sentence = self.sentences[sentence_number]
        if place < _LEADING_SUBJECT and (others := named_after_subject(sentence.items, place)):
            return self._topic_before(sentence_number, gender, others)
        subject = sentence.subject
        precedes = isinstance(subject, UnnamedPerson) and subject.span.end <= sentence.items[place].start
        if isinstance(subject, UnnamedPerson) and precedes and gender.fits(subject.gender):
            return subject
        person = self._person_named_in(sentence, gender, place)
        if person is not None:
            return person
        topic = self._topic_before(sentence_number, gender)
        return None if isinstance(topic, Identity) and sentence.is_anonymous else topic

    def _topic_before(
        self, sentence_number: int, gender: Gender, others: Set[Identity] = frozenset()
    ) -> Identity | UnnamedPerson | None:
        """Return the person whom the previous sentences are about, the nearest sentence first; none of the `others`."""
        sentence = self.sentences[sentence_number]
        for number in range(sentence_number - 1, sentence_number - 1 - self.options.pronoun_reach_sentences, -1):
            if number < 0:
                break
            previous = self.sentences[number]
            if (previous.zone in ASIDE) != (sentence.zone in ASIDE):
                continue
            others = others | named_after_subject(previous.items, 0)
            for person in (
                previous.addressee,
                *previous.speakers[: -_LAST_SPEAKERS - 1 : -1],
                previous.subject,
                self._person_named_in(previous, gender, len(previous.items), others),
            ):
                if person is None or person in others or not gender.fits(person.gender):
                    continue
                is_known_gender = not isinstance(person, UnnamedPerson) or person.gender != EITHER
                if is_known_gender or not _has_object_pronoun(previous.items, gender):
                    return person
        return None

    @staticmethod
    def _person_named_in(
        sentence: Sentence, gender: Gender, place: int, others: Set[Identity] = frozenset()
    ) -> Identity | None:
        """Return the first person named before item `place`, except `others`, or else the topic of the sentence.

        People who are not the object of a preposition or a verb come first.
        """
        fallback: Identity | None = None
        if (acting := _last_acting(sentence, gender, place)) is not None and acting not in others:
            return acting
        for n, item in enumerate(sentence.items[: min(place, _REACH)]):
            if item.person_name is None or not gender.fits(item.person_name.identity.gender):
                continue
            if item.person_name.identity in others:
                continue
            if is_modifier(sentence.items, n) or (item.possessive and n > _OWNER_REACH):
                continue
            if not item.possessive and not _after_preposition(sentence.items, n) and not _is_object(sentence.items, n):
                return item.person_name.identity
            is_fronted = n < _FRONTED and n + 1 < len(sentence.items) and sentence.items[n + 1].text == ","
            if is_fronted and place < len(sentence.items):
                continue  # Of Obama, he said
            fallback = fallback or item.person_name.identity
        topic = sentence.subject
        if fallback is None or not isinstance(topic, Identity) or not gender.fits(topic.gender):
            return fallback
        return topic  # The mayor told Lind that he

    def last_topic(self, sentence_number: int) -> Identity | None:
        """Return the named person whom the sentences before this one are about."""
        topic = self._topic_before(sentence_number, EITHER)
        return topic if isinstance(topic, Identity) else None

    def role_holder(self, role: Role) -> Identity | None:
        """Return the holder of a role: the person with the closest role, and of several the one named last."""
        best: Identity | None = None
        best_key = (-1, -2)
        candidates: dict[Identity, set[Role]] = {}
        for head in role.heads:
            for person, roles in self._roles_by_head().get(head, {}).items():
                candidates.setdefault(person, set()).update(roles)
        for person, roles in candidates.items():
            is_named = person in self.last_named
            offices = [office for office in roles if is_named or not office.is_former]
            closeness = [role.closeness(office) for office in offices if role.may_be(office)]
            if not closeness:
                continue
            key = (max(closeness), self.last_named.get(person, -1))
            if key > best_key:
                best, best_key = person, key
        return best

    def _roles_by_head(self) -> dict[str, dict[Identity, set[Role]]]:
        """Map the head of a role to the people with such roles, and to these roles."""
        if not self._index:
            for person, roles in self.roles.items():
                for role in roles:
                    for head in role.heads:
                        holders = self._index.setdefault(head, {})
                        if person in holders or len(holders) < _HOLDERS:
                            holders.setdefault(person, set()).add(role)
        return self._index

    def record_sentence(self, number: int) -> None:
        """Record the people named in a sentence, after its quotations have been attributed."""
        sentence = self.sentences[number]
        self.introduced.update(introduced_by(sentence.items[:_REACH]))
        if sentence.zone not in ASIDE:
            names = (item.person_name.identity for item in sentence.items if item.person_name is not None)
            for person in (*names, *sentence.speakers):
                if isinstance(person, Identity):
                    self.last_named[person] = number


def named_after_subject(items: Sequence[SentenceItem], subject: int) -> frozenset[Identity]:
    """Return the people named after a pronoun that is the subject, to whom it cannot refer.

    He warned that | Lind had not seen the last of him.
    """
    opens_sentence = subject == 0 or items[0].lower in _BEFORE_SUBJECT
    if not items or not opens_sentence or items[subject].lower not in grammar().he_she:
        return frozenset()
    quotes = [n for n, item in enumerate(items) if item.kind is ItemKind.QUOTE]
    end = min([_REACH, *quotes])
    return frozenset(item.person_name.identity for item in items[subject:end] if item.person_name is not None)


def _last_acting(sentence: Sentence, gender: Gender, place: int) -> Identity | None:
    """Return the last person before item `place` whose name a verb follows: While Lind spoke, Berg | sat, and he"""
    for n in range(min(place - 1, _REACH, len(sentence.items) - 1) - 1, -1, -1):
        name, following = sentence.items[n], sentence.items[n + 1]
        if name.person_name is None or name.possessive or not gender.fits(name.person_name.identity.gender):
            continue
        acts = following.lower in grammar_words("auxiliary", "finite", "past") or looks_like_past_verb(following)
        if acts and not _after_preposition(sentence.items, n):
            return name.person_name.identity
    return None


def addressee_of(items: Sequence[SentenceItem], cue: Span) -> Identity | None:
    """Return the person addressed by the verb of asking at `cue`.

    A reporter asked Lind; Lind was asked by a reporter.
    """
    for n, (verb, following) in enumerate(pairwise(items[:_REACH])):
        if verb.start == cue.start and verb.lower in grammar().asking:
            is_passive = following.lower == "by" and n > 1 and items[n - 1].lower in grammar().be
            addressee = items[n - 2] if is_passive else following
            return addressee.person_name.identity if addressee.person_name is not None else None
    return None


def _after_preposition(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if a preposition governs the name at `n`, possibly with titles in between."""
    for at in range(n - 1, max(-1, n - 6), -1):
        item = items[at]
        if item.kind is not ItemKind.WORD:
            return False
        if item.lower in grammar().preposition:
            return True
    return False


def _qualifies_name(item: SentenceItem) -> bool:
    """Return True for a word in an office before a name: told radio | correspondent | Lind."""
    is_listed = item.lower in person_nouns() or item.lower in role_words().qualifiers
    return is_listed or (item.kind is ItemKind.WORD and item.text[:1].isupper())


def _is_object(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if the name at `n` is the object of a verb: did not offer | Lind a post; told | Lind."""
    at = n - 1
    while at > 0 and (leads_to_name(items[at]) or _qualifies_name(items[at])):
        at -= 1
    if at < 1 or items[at].kind is not ItemKind.WORD or not items[at].text[0].islower():
        return False
    word = items[at].lower
    if word in reporting_verbs().strong:
        return word in grammar().addressing
    if items[at - 1].lower in ("to", "not", "would", "will", "could") or items[at - 1].lower.endswith(("n’t", "n't")):
        return word not in grammar().auxiliary
    return word in grammar().past or (word.endswith(("ed", "ing")) and len(word) > 4)


def _has_object_pronoun(items: Sequence[SentenceItem], gender: Gender) -> bool:
    """Return True if a sentence has “him” or “her” (not: her name) for this gender: a nurse treated him."""
    for item, following in zip(items[:_REACH], [*items[1:_REACH], None], strict=False):
        if item.lower in ("him", "her") and gender.fits(_PRONOUNS[item.lower]):
            if item.lower == "him" or following is None or following.kind is ItemKind.PUNCTUATION:
                return True
            if following.lower in grammar().preposition:
                return True
    return False
