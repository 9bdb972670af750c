"""People and quotes as found + the reader's corrections → people and quotes as the reader knows them to be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from msgspec.structs import replace

from tui.articles.make import slug
from tui.articles.model import ASIDE, Coverage
from tui.mentions.corrections.model import (
    Corrected,
    Correction,
    Merge,
    NoPerson,
    Rename,
    SetSpeaker,
    Split,
    TextPlace,
    Unapplied,
    Who,
    words_at,
)
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote
from tui.mentions.sureness import NOBODY, READER
from tui.text.names import fold_full_name
from tui.text.span import Span

_Found = TypeVar("_Found", Mention, Quote)
ONLY_SPEAKING = frozenset({MentionForm.ROLE, MentionForm.PRONOUN})
"""Forms that are mentions because they speak."""


def apply(mentions: MentionSet, corrections: Sequence[Correction], coverage: Coverage) -> Corrected:
    """Applies them in order, each to what those before it have made. A pure function.

    The ids of people stay, also where they are renamed. What a correction speaks of and the articles do not have (any
    more) leaves it unapplied.
    """
    if not corrections:
        return Corrected(mentions, ())
    state = _State(mentions, coverage)
    unapplied = []
    for correction in corrections:
        try:
            state.take(correction)
        except LookupError as missing:
            unapplied.append(Unapplied(correction, str(missing.args[0])))
    return Corrected(state.result(), tuple(unapplied))


class _State:
    """People and quotes while they are being corrected. Its methods raise LookupError, with the reason in words."""

    def __init__(self, found: MentionSet, coverage: Coverage) -> None:
        self.articles = {article.id: article for article in coverage.articles}
        self.people = {person.id: person for person in found.people}
        self.mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        self.quotes = {quote.id: quote for quote in (*found.quotes, *found.reported)}
        self.found = found
        self.named: defaultdict[str, dict[str, None]] = defaultdict(dict)
        """Folded name → ids of the people who bear it, or once bore it."""
        for mention in found.mentions:
            self.mentions[mention.person].append(mention)
        for person in found.people:
            self._know(person)

    def take(self, correction: Correction) -> None:
        match correction:
            case Merge():
                self._merge(correction.person, self._person(correction.into))
            case Split():
                self._split(self._person(correction.person), correction)
            case Rename():
                self._rename(self._person(correction.person), correction.to)
            case NoPerson():
                self._drop(self._person(correction.person))
            case SetSpeaker():
                speaker = self._person(correction.person) if correction.person else None
                self._attribute(correction.quotes, speaker, correction.text)

    def result(self) -> MentionSet:
        """In the order that `find` gives: most named first, asides not counted."""
        order = {article: number for number, article in enumerate(self.articles)}
        named = sorted(chain(*self.mentions.values()), key=lambda m: (order[m.passage.article], m.passage.span))
        told = Counter(mention.person for mention in named if mention.zone not in ASIDE)
        everywhere = Counter(mention.person for mention in named)
        people = sorted(self.people.values(), key=lambda person: (-told[person.id], -everywhere[person.id]))
        return replace(
            self.found,
            people=tuple(people),
            mentions=tuple(named),
            quotes=tuple(self.quotes[quote.id] for quote in self.found.quotes),
            reported=tuple(self.quotes[quote.id] for quote in self.found.reported),
        )

    # --- the corrections -------------------------------------------------------------------------------------

    def _merge(self, meant: Who, into: Person) -> None:
        known = self._known_as(meant)
        if into in known or (not known and fold_full_name(meant.name) in _forms(into)):
            return  # the rules have come to know it by themselves
        person = self._person(meant)
        aliases = _without(into.name, *into.aliases, person.name, *person.aliases)
        roles = tuple(dict.fromkeys((*into.roles, *person.roles)))
        self._set(replace(into, aliases=aliases, roles=roles))
        self.mentions[into.id] += (replace(mention, person=into.id) for mention in self.mentions.pop(person.id, ()))
        self._speaks_now(person.id, into.id)
        del self.people[person.id]

    def _split(self, person: Person, correction: Split) -> None:
        forms = {fold_full_name(form) for form in correction.forms}
        mentions = self.mentions[person.id]
        chosen = {mention for place in correction.places if (mention := self._at(place, mentions))}
        leaving = [m for m in mentions if m in chosen or fold_full_name(self._words(m)) in forms]
        if not leaving:
            raise LookupError("the articles have none of these mentions")
        new = Person(slug(correction.name, self.people), correction.name, ())
        gone = set(leaving)
        self.mentions[person.id] = [mention for mention in mentions if mention not in gone]
        self.mentions[new.id] = [replace(mention, person=new.id) for mention in leaving]
        self._set(replace(new, aliases=self._names_in_text(new)))
        if self.mentions[person.id]:
            still = {fold_full_name(self._words(mention)) for mention in self.mentions[person.id]}
            left = {fold_full_name(self._words(mention)) for mention in leaving} - still
            kept = tuple(alias for alias in person.aliases if fold_full_name(alias) not in left)
            self._set(replace(person, aliases=kept))
        else:
            del self.people[person.id], self.mentions[person.id]
        places = {(mention.passage.article, mention.passage.span) for mention in leaving}
        self._speaks_now(person.id, new.id, lambda quote: (quote.article, quote.speaker_mention) in places)

    def _rename(self, person: Person, name: str) -> None:
        self._set(replace(person, name=name, aliases=_without(name, person.name, *person.aliases)))

    def _drop(self, person: Person) -> None:
        """What was said stays with the words that name the speaker."""
        del self.people[person.id]
        self.mentions.pop(person.id, None)
        self._speaks_now(person.id, None)

    def _attribute(self, places: Iterable[TextPlace], speaker: Person | None, text: str) -> None:
        chosen = [quote for place in places if (quote := self._at(place, self.quotes.values()))]
        if not chosen:
            raise LookupError("the articles have no such quote")
        for quote in chosen:
            told = speaker.name if speaker else text
            place = quote.speaker_mention if self._takes_over(quote, speaker) else None
            new_id = speaker.id if speaker else None
            self.quotes[quote.id] = replace(
                quote,
                speaker=new_id,
                speaker_text=told,
                speaker_mention=place,
                rule=READER if told else NOBODY,
            )

    def _takes_over(self, quote: Quote, speaker: Person | None) -> bool:
        """Whether the words that named the speaker name the new one now.

        “He” and “the minister” are mentions only because they speak here; a name stays with who bears it.
        """
        if quote.speaker is None or quote.speaker_mention is None:
            return False
        if speaker and speaker.id == quote.speaker:
            return True
        mentions = self.mentions[quote.speaker]
        here = [m for m in mentions if (m.passage.article, m.passage.span) == (quote.article, quote.speaker_mention)]
        if not here or here[0].form not in ONLY_SPEAKING or self._speaks_elsewhere(quote):
            return False
        mentions.remove(here[0])
        if speaker is None:
            return False
        self.mentions[speaker.id].append(replace(here[0], person=speaker.id))
        return True

    def _speaks_elsewhere(self, quote: Quote) -> bool:
        key = (quote.article, quote.speaker, quote.speaker_mention)
        return any(q.id != quote.id and (q.article, q.speaker, q.speaker_mention) == key for q in self.quotes.values())

    # --- finding what is meant -------------------------------------------------------------------------------

    def _person(self, meant: Who) -> Person:
        """Of namesakes the one who shares most other names."""
        known = {fold_full_name(meant.name), *map(fold_full_name, meant.aliases)}
        bearers = self._known_as(meant)
        if not bearers:
            raise LookupError(f"the articles name nobody called {meant.name}")
        return max(bearers, key=lambda person: len(_forms(person) & known))

    def _known_as(self, meant: Who) -> list[Person]:
        """Those of that name; else those who have one of the names beside others. A single word is not enough for that:
        “Wallace” may stand for somebody else by now."""
        name = fold_full_name(meant.name)
        exact = [person for person in self._bearers(name) if fold_full_name(person.name) == name]
        forms = dict.fromkeys((name, *map(fold_full_name, meant.aliases)))
        return exact or [person for form in forms if " " in form for person in self._bearers(form)]

    def _bearers(self, form: str) -> list[Person]:
        people = (self.people.get(person) for person in self.named.get(form, ()))
        return [person for person in people if person is not None and form in _forms(person)]

    def _at(self, place: TextPlace, among: Iterable[_Found]) -> _Found | None:
        """What stands at a place. In a text that is not the same any more: what has the same words nearest to it."""
        same = {article.id: article for article in self.articles.values() if article.sha256 == place.sha256}
        of_outlet = {article.id: article for article in self.articles.values() if article.outlet == place.outlet}
        articles = {each: same[each] for each in same if each in of_outlet} or same or of_outlet
        near = [(found, _spans(found)) for found in among if _article(found) in articles]
        alike = [
            (abs(spans[0].start - place.offset), found)
            for found, spans in near
            if words_at(articles[_article(found)], spans) == place.text
        ]
        if alike:
            return min(alike, key=lambda pair: pair[0])[1]
        if not same:
            return None
        meant = Span(place.offset, place.offset + len(place.text))
        covered = [(max(span.overlap(meant) for span in spans), found) for found, spans in near]
        overlap, best = max(covered, key=lambda pair: pair[0], default=(0, None))
        return best if 2 * overlap >= len(meant) else None

    # --- small change ----------------------------------------------------------------------------------------

    def _set(self, person: Person) -> None:
        self.people[person.id] = person
        self._know(person)

    def _know(self, person: Person) -> None:
        for form in _forms(person):
            self.named[form][person.id] = None

    def _speaks_now(self, old: str, new: str | None, which: Callable[[Quote], bool] = lambda _: True) -> None:
        for quote in self.quotes.values():
            if quote.speaker == old and which(quote):
                self.quotes[quote.id] = replace(quote, speaker=new)

    def _words(self, mention: Mention) -> str:
        return mention.passage.span.slice(self.articles[mention.passage.article].text)

    def _names_in_text(self, person: Person) -> tuple[str, ...]:
        """The names in the person's mentions, most frequent first."""
        named = Counter(self._words(m) for m in self.mentions[person.id] if m.form not in ONLY_SPEAKING)
        return _without(person.name, *(form.replace("\n", " ") for form, _ in named.most_common()))


def _article(found: Mention | Quote) -> str:
    return found.article if isinstance(found, Quote) else found.passage.article


def _spans(found: Mention | Quote) -> tuple[Span, ...]:
    return found.parts if isinstance(found, Quote) else (found.passage.span,)


def _forms(person: Person) -> set[str]:
    return {fold_full_name(person.name), *map(fold_full_name, person.aliases)}


def _without(name: str, *forms: str) -> tuple[str, ...]:
    """The forms, each once, without the name itself."""
    return tuple(form for form in dict.fromkeys(forms) if form != name)
