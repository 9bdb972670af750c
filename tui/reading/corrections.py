"""Corrections made in a session, with undo and redo."""

from collections import Counter
from collections.abc import Sequence

from tui.articles.model import Coverage, Passage
from tui.mentions.corrections.apply import ONLY_SPEAKING, apply
from tui.mentions.corrections.model import (
    Correction,
    Merge,
    NoPerson,
    Rename,
    SetSpeaker,
    Split,
    mention_place,
    person_ref,
    quote_place,
)
from tui.mentions.model import Mention, MentionSet, Person, Quote
from tui.reading.sidebar.people_rows import mention_row
from tui.reading.sidebar.row import SidebarRow
from tui.text.names import fold_full_name


class CorrectionSession:
    """Applies corrections to the people and quotes found by rules; `current` is the result."""

    def __init__(self, coverage: Coverage, mentions: MentionSet, corrections: Sequence[Correction]) -> None:
        self.coverage = coverage
        self.uncorrected = mentions
        self.corrections = tuple(corrections)
        """Corrections in the order in which they are applied."""
        self.current = apply(mentions, self.corrections, coverage)
        self._redo_stack: list[Correction] = []

    def add(self, correction: Correction) -> str:
        """Add a correction; undone ones can then no longer be redone.

        If it changes nothing, return the reason without adding it; otherwise an empty string.
        """
        previous = self.corrections, self.current
        self._apply((*self.corrections, correction))
        if self.current.unapplied and self.current.unapplied[-1].correction is correction:
            reason = self.current.unapplied[-1].reason
            self.corrections, self.current = previous
            return reason
        self._redo_stack.clear()
        return ""

    def undo(self) -> Correction | None:
        """Undo the last correction and return it; None if there is none."""
        if not self.corrections:
            return None
        last = self.corrections[-1]
        self._redo_stack.append(last)
        self._apply(self.corrections[:-1])
        return last

    def take_back(self, number: int) -> None:
        """Remove a correction, given by its index; redo adds it again, as the last one."""
        self._redo_stack.append(self.corrections[number])
        self._apply((*self.corrections[:number], *self.corrections[number + 1 :]))

    def redo(self) -> Correction | None:
        """Redo the last undone correction and return it; None if there is none."""
        if not self._redo_stack:
            return None
        correction = self._redo_stack.pop()
        self._apply((*self.corrections, correction))
        return correction

    def _apply(self, corrections: Sequence[Correction]) -> None:
        self.corrections = tuple(corrections)
        self.current = apply(self.uncorrected, self.corrections, self.coverage)

    # --- making corrections of `current` -----------------------------------------------------------------------

    def merge(self, person: str, into: str) -> Merge:
        """Return the correction that merges a person into another; people are given by id here and below."""
        return Merge(person_ref(self._person(person)), person_ref(self._person(into)))

    def rename(self, person: str, name: str) -> Rename:
        return Rename(person_ref(self._person(person)), name)

    def no_person(self, person: str) -> NoPerson:
        return NoPerson(person_ref(self._person(person)))

    def split(self, person: str, name: str, forms: Sequence[str], passages: Sequence[Passage]) -> Split:
        """Return the correction that moves mentions to another person.

        forms: texts whose mentions move, wherever they occur. passages: single mentions that move.
        """
        mentions = [mention for mention in self.mentions_of(person) if mention.passage in passages]
        places = tuple(mention_place(self.coverage.article(m.passage.article), m) for m in mentions)
        return Split(person_ref(self._person(person)), name, tuple(forms), places)

    def set_speaker(self, quotes: Sequence[str], *, person: str = "", text: str = "") -> SetSpeaker:
        """Return the correction that sets the speaker of quotes: a person, a text, or nobody."""
        places = tuple(
            quote_place(self.coverage.article(quote.article), quote) for quote in self._all_quotes if quote.id in quotes
        )
        return SetSpeaker(places, person_ref(self._person(person)) if person else None, "" if person else text)

    # --- choices for the dialogs ---------------------------------------------------------------------------------

    def name_of(self, person: str) -> str:
        return self._person(person).name

    def other_people(self, person: str) -> list[str]:
        """Return the ids of the other people; those whose names share a word with this person's come first."""
        others = [candidate.id for candidate in self.current.mentions.people if candidate.id != person]
        return sorted(others, key=lambda other: not self.share_a_name(person, other))

    def share_a_name(self, person: str, other: str) -> bool:
        """Return True if the names of two people have a word in common."""
        return not _name_words(self._person(person)).isdisjoint(_name_words(self._person(other)))

    def people_for(self, quotes: Sequence[str]) -> list[str]:
        """Return the ids of all people; those named in the quotes' articles come first."""
        mentions = self.current.mentions
        articles = {quote.article for quote in self._all_quotes if quote.id in quotes}
        named_ids = {mention.person for mention in mentions.mentions if mention.passage.article in articles}
        return [person.id for person in sorted(mentions.people, key=lambda person: person.id not in named_ids)]

    def forms_of(self, person: str) -> list[tuple[str, int]]:
        """Return the texts of a person's mentions with their counts, most frequent first."""
        counts = Counter(
            self.coverage.text_of(mention.passage).replace("\n", " ")
            for mention in self.mentions_of(person)
            if mention.form not in ONLY_SPEAKING
        )
        return counts.most_common()

    def mention_rows(self, person: str) -> list[SidebarRow]:
        """Return a row for each mention, with its context."""
        return [mention_row(self.coverage, mention) for mention in self.mentions_of(person)]

    def mentions_of(self, person: str) -> list[Mention]:
        return [mention for mention in self.current.mentions.mentions if mention.person == person]

    @property
    def _all_quotes(self) -> tuple[Quote, ...]:
        return (*self.current.mentions.quotes, *self.current.mentions.reported)

    def _person(self, person_id: str) -> Person:
        return next(person for person in self.current.mentions.people if person.id == person_id)


def _name_words(person: Person) -> set[str]:
    return set(fold_full_name(" ".join((person.name, *person.aliases))).split())
