"""The reader's corrections while they are being made: one after the other, undone and done again."""

from collections.abc import Sequence

from tui.articles.model import Coverage, Passage
from tui.mentions.corrections import (
    Corrected,
    Correction,
    Merge,
    NoPerson,
    Rename,
    SetSpeaker,
    Split,
    mention_place,
    quote_place,
    who,
)
from tui.mentions.corrections_apply import apply
from tui.mentions.model import Mention, MentionSet, Person


class Correcting:
    """What was found, the corrections, and what is known with them. Its methods return what to show from now on."""

    def __init__(self, coverage: Coverage, found: MentionSet, corrections: Sequence[Correction]) -> None:
        self.coverage = coverage
        self.found = found
        self.made = tuple(corrections)
        """In the order in which they are applied."""
        self.current = apply(found, self.made, coverage)
        self._undone: list[Correction] = []

    def add(self, correction: Correction) -> Corrected:
        """What was undone before cannot be done again from here on."""
        self._undone.clear()
        return self._make((*self.made, correction))

    def undo(self) -> Correction | None:
        """Takes the last correction back; None where there is none."""
        if not self.made:
            return None
        last = self.made[-1]
        self._undone.append(last)
        self._make(self.made[:-1])
        return last

    def redo(self) -> Correction | None:
        """Does again what was undone last; None where nothing was."""
        if not self._undone:
            return None
        again = self._undone.pop()
        self._make((*self.made, again))
        return again

    def _make(self, corrections: Sequence[Correction]) -> Corrected:
        self.made = tuple(corrections)
        self.current = apply(self.found, self.made, self.coverage)
        return self.current

    # --- corrections of what is known now ----------------------------------------------------------------------

    def merge(self, person: str, into: str) -> Merge:
        """By ids, like the others."""
        return Merge(who(self._person(person)), who(self._person(into)))

    def rename(self, person: str, name: str) -> Rename:
        return Rename(who(self._person(person)), name)

    def no_person(self, person: str) -> NoPerson:
        return NoPerson(who(self._person(person)))

    def split(self, person: str, name: str, forms: Sequence[str], passages: Sequence[Passage]) -> Split:
        """forms: those whose mentions leave, wherever they stand. passages: single mentions that leave."""
        leaving = [mention for mention in self.mentions_of(person) if mention.passage in passages]
        places = tuple(mention_place(self.coverage.article(m.passage.article), m) for m in leaving)
        return Split(who(self._person(person)), name, tuple(forms), places)

    def set_speaker(self, quotes: Sequence[str], *, person: str = "", text: str = "") -> SetSpeaker:
        """To a person; else to words; else to nobody."""
        places = tuple(
            quote_place(self.coverage.article(quote.article), quote)
            for quote in self.current.mentions.quotes
            if quote.id in quotes
        )
        return SetSpeaker(places, who(self._person(person)) if person else None, "" if person else text)

    def mentions_of(self, person: str) -> list[Mention]:
        return [mention for mention in self.current.mentions.mentions if mention.person == person]

    def _person(self, person_id: str) -> Person:
        return next(person for person in self.current.mentions.people if person.id == person_id)
