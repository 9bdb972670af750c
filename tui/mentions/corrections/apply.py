"""Applies the user's corrections to the people and quotes that the rules found."""

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
    PersonRef,
    Rename,
    SetSpeaker,
    Split,
    TextPlace,
    Unapplied,
    words_at,
)
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote
from tui.mentions.rule import Rule
from tui.text.names import fold_full_name
from tui.text.span import Span

_Located = TypeVar("_Located", Mention, Quote)
ONLY_SPEAKING = frozenset({MentionForm.ROLE, MentionForm.PRONOUN})
"""Forms that count as mentions only because they speak."""


def apply(mentions: MentionSet, corrections: Sequence[Correction], coverage: Coverage) -> Corrected:
    """Return the mentions with the corrections applied in order, each to the result of the previous one.

    A renamed person keeps the id. A correction that refers to a person or a quote that the articles do not have (any
    more) is returned as unapplied. The arguments are not changed.
    """
    if not corrections:
        return Corrected(mentions, ())
    state = _State(mentions, coverage)
    unapplied = []
    for correction in corrections:
        try:
            state.take(correction)
        except LookupError as error:
            unapplied.append(Unapplied(correction, str(error.args[0])))
    return Corrected(state.result(), tuple(unapplied))


class _State:
    """The people and quotes while corrections are applied; its methods raise LookupError with a reason to show."""

    def __init__(self, original: MentionSet, coverage: Coverage) -> None:
        self.articles = {article.id: article for article in coverage.articles}
        self.people = {person.id: person for person in original.people}
        self.mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        self.quotes = {quote.id: quote for quote in (*original.quotes, *original.reported)}
        self.original = original
        self.ids_by_form: defaultdict[str, dict[str, None]] = defaultdict(dict)
        """Folded name → ids of the people who have it, or once had it."""
        for mention in original.mentions:
            self.mentions[mention.person].append(mention)
        for person in original.people:
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
        """Return the corrected people, mentions and quotes in the order of `find`: most mentioned people first."""
        order = {article: number for number, article in enumerate(self.articles)}
        mentions = sorted(chain(*self.mentions.values()), key=lambda m: (order[m.passage.article], m.passage.span))
        body_counts = Counter(mention.person for mention in mentions if mention.zone not in ASIDE)
        counts = Counter(mention.person for mention in mentions)
        people = sorted(self.people.values(), key=lambda person: (-body_counts[person.id], -counts[person.id]))
        return replace(
            self.original,
            people=tuple(people),
            mentions=tuple(mentions),
            quotes=tuple(self.quotes[quote.id] for quote in self.original.quotes),
            reported=tuple(self.quotes[quote.id] for quote in self.original.reported),
        )

    # --- the corrections -------------------------------------------------------------------------------------

    def _merge(self, reference: PersonRef, into: Person) -> None:
        namesakes = self._people_called(reference)
        if into in namesakes or (not namesakes and fold_full_name(reference.name) in _forms(into)):
            return  # the rules now merge the two themselves
        person = self._person(reference)
        aliases = _without(into.name, *into.aliases, person.name, *person.aliases)
        roles = tuple(dict.fromkeys((*into.roles, *person.roles)))
        self._set(replace(into, aliases=aliases, roles=roles))
        self.mentions[into.id] += (replace(mention, person=into.id) for mention in self.mentions.pop(person.id, ()))
        self._reassign_quotes(person.id, into.id)
        del self.people[person.id]

    def _split(self, person: Person, correction: Split) -> None:
        forms = {fold_full_name(form) for form in correction.forms}
        mentions = self.mentions[person.id]
        at_places = {mention for place in correction.places if (mention := self._item_at(place, mentions))}
        leaving = [m for m in mentions if m in at_places or fold_full_name(self._words(m)) in forms]
        if not leaving:
            raise LookupError("none of these mentions is in the articles")
        new = Person(slug(correction.name, self.people), correction.name, ())
        leaving_set = set(leaving)
        self.mentions[person.id] = [mention for mention in mentions if mention not in leaving_set]
        self.mentions[new.id] = [replace(mention, person=new.id) for mention in leaving]
        self._set(replace(new, aliases=self._names_in_text(new)))
        if self.mentions[person.id]:
            staying_forms = {fold_full_name(self._words(mention)) for mention in self.mentions[person.id]}
            leaving_forms = {fold_full_name(self._words(mention)) for mention in leaving} - staying_forms
            aliases = tuple(alias for alias in person.aliases if fold_full_name(alias) not in leaving_forms)
            self._set(replace(person, aliases=aliases))
        else:
            del self.people[person.id], self.mentions[person.id]
        places = {(mention.passage.article, mention.passage.span) for mention in leaving}
        self._reassign_quotes(person.id, new.id, lambda quote: (quote.article, quote.speaker_mention) in places)

    def _rename(self, person: Person, name: str) -> None:
        self._set(replace(person, name=name, aliases=_without(name, person.name, *person.aliases)))

    def _drop(self, person: Person) -> None:
        """Remove a person; the quotes keep the words that name the speaker."""
        del self.people[person.id]
        self.mentions.pop(person.id, None)
        self._reassign_quotes(person.id, None)

    def _attribute(self, places: Iterable[TextPlace], speaker: Person | None, text: str) -> None:
        quotes = [quote for place in places if (quote := self._item_at(place, self.quotes.values()))]
        if not quotes:
            raise LookupError("this quote is not in the articles")
        for quote in quotes:
            speaker_text = speaker.name if speaker else text
            place = quote.speaker_mention if self._takes_over(quote, speaker) else None
            new_id = speaker.id if speaker else None
            self.quotes[quote.id] = replace(
                quote,
                speaker=new_id,
                speaker_text=speaker_text,
                speaker_mention=place,
                rule=Rule.READER if speaker_text else Rule.NOBODY,
            )

    def _takes_over(self, quote: Quote, speaker: Person | None) -> bool:
        """Return True if the words that named the speaker now mean the new one, and move their mention.

        “He” and “the minister” can change hands; a name stays with the person who has it.
        """
        if quote.speaker is None or quote.speaker_mention is None:
            return False
        if speaker and speaker.id == quote.speaker:
            return True
        mentions = self.mentions[quote.speaker]
        place = (quote.article, quote.speaker_mention)
        mention = next((m for m in mentions if (m.passage.article, m.passage.span) == place), None)
        if mention is None or mention.form not in ONLY_SPEAKING or self._speaks_elsewhere(quote):
            return False
        mentions.remove(mention)
        if speaker is None:
            return False
        self.mentions[speaker.id].append(replace(mention, person=speaker.id))
        return True

    def _speaks_elsewhere(self, quote: Quote) -> bool:
        key = (quote.article, quote.speaker, quote.speaker_mention)
        return any(q.id != quote.id and (q.article, q.speaker, q.speaker_mention) == key for q in self.quotes.values())

    # --- looking up people, mentions and quotes --------------------------------------------------------------

    def _person(self, reference: PersonRef) -> Person:
        """Return the person of this name; among namesakes the one with most of the aliases. Raises LookupError."""
        names = {fold_full_name(reference.name), *map(fold_full_name, reference.aliases)}
        namesakes = self._people_called(reference)
        if not namesakes:
            raise LookupError(f"nobody in the articles is called {reference.name}")
        return max(namesakes, key=lambda person: len(_forms(person) & names))

    def _people_called(self, reference: PersonRef) -> list[Person]:
        """Return the people with that name; if there are none, those with one of the names as an alias.

        A single word is not enough for an alias: “Wallace” may mean somebody else by now.
        """
        name = fold_full_name(reference.name)
        exact = [person for person in self._bearers(name) if fold_full_name(person.name) == name]
        forms = dict.fromkeys((name, *map(fold_full_name, reference.aliases)))
        return exact or [person for form in forms if " " in form for person in self._bearers(form)]

    def _bearers(self, form: str) -> list[Person]:
        people = (self.people.get(person_id) for person_id in self.ids_by_form.get(form, ()))
        return [person for person in people if person is not None and form in _forms(person)]

    def _item_at(self, place: TextPlace, items: Iterable[_Located]) -> _Located | None:
        """Return the mention or quote at a place; if the text has changed, the nearest one with the same words."""
        same_text = {article.id: article for article in self.articles.values() if article.sha256 == place.sha256}
        same_outlet = {article.id: article for article in self.articles.values() if article.outlet == place.outlet}
        both = {article_id: article for article_id, article in same_text.items() if article_id in same_outlet}
        articles = both or same_text or same_outlet
        candidates = [(item, _spans(item)) for item in items if _article_id(item) in articles]
        same_words = [
            (abs(spans[0].start - place.offset), item)
            for item, spans in candidates
            if words_at(articles[_article_id(item)], spans) == place.text
        ]
        if same_words:
            return min(same_words, key=lambda pair: pair[0])[1]
        if not same_text:
            return None
        target = Span(place.offset, place.offset + len(place.text))
        overlaps = [(max(span.overlap(target) for span in spans), item) for item, spans in candidates]
        overlap, best = max(overlaps, key=lambda pair: pair[0], default=(0, None))
        return best if 2 * overlap >= len(target) else None

    # --- helpers ---------------------------------------------------------------------------------------------

    def _set(self, person: Person) -> None:
        self.people[person.id] = person
        self._know(person)

    def _know(self, person: Person) -> None:
        for form in _forms(person):
            self.ids_by_form[form][person.id] = None

    def _reassign_quotes(self, old: str, new: str | None, which: Callable[[Quote], bool] = lambda _: True) -> None:
        for quote in self.quotes.values():
            if quote.speaker == old and which(quote):
                self.quotes[quote.id] = replace(quote, speaker=new)

    def _words(self, mention: Mention) -> str:
        return mention.passage.span.slice(self.articles[mention.passage.article].text)

    def _names_in_text(self, person: Person) -> tuple[str, ...]:
        """Return the names in the person's mentions, most frequent first."""
        forms = Counter(self._words(m) for m in self.mentions[person.id] if m.form not in ONLY_SPEAKING)
        return _without(person.name, *(form.replace("\n", " ") for form, _ in forms.most_common()))


def _article_id(item: Mention | Quote) -> str:
    return item.article if isinstance(item, Quote) else item.passage.article


def _spans(item: Mention | Quote) -> tuple[Span, ...]:
    return item.parts if isinstance(item, Quote) else (item.passage.span,)


def _forms(person: Person) -> set[str]:
    return {fold_full_name(person.name), *map(fold_full_name, person.aliases)}


def _without(name: str, *forms: str) -> tuple[str, ...]:
    """Return the forms without duplicates and without the name itself."""
    return tuple(form for form in dict.fromkeys(forms) if form != name)
