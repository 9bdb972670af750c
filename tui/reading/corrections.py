"""The reader's corrections while they are being made: one after the other, undone and made again."""

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
    quote_place,
    who,
)
from tui.mentions.model import Mention, MentionSet, Person, Quote
from tui.reading.sidebar.people_and_quote_rows import mention_row
from tui.reading.sidebar.row import SidebarRow
from tui.text.names import fold_full_name


class CorrectionSession:
    """What was found, the corrections, and what is known with them: `current`."""

    def __init__(self, coverage: Coverage, found: MentionSet, corrections: Sequence[Correction]) -> None:
        self.coverage = coverage
        self.found = found
        self.made = tuple(corrections)
        """In the order in which they are applied."""
        self.current = apply(found, self.made, coverage)
        self._undone: list[Correction] = []

    def add(self, correction: Correction) -> str:
        """Returns why it changes nothing, and then it is not added; else an empty text. What was undone before cannot
        be made again from here on."""
        before = self.made, self.current
        self._make((*self.made, correction))
        if self.current.unapplied and self.current.unapplied[-1].correction is correction:
            reason = self.current.unapplied[-1].reason
            self.made, self.current = before
            return reason
        self._undone.clear()
        return ""

    def undo(self) -> Correction | None:
        """Takes the last correction back; None where there is none."""
        if not self.made:
            return None
        last = self.made[-1]
        self._undone.append(last)
        self._make(self.made[:-1])
        return last

    def redo(self) -> Correction | None:
        """Makes again what was undone last; None where nothing was."""
        if not self._undone:
            return None
        again = self._undone.pop()
        self._make((*self.made, again))
        return again

    def _make(self, corrections: Sequence[Correction]) -> None:
        self.made = tuple(corrections)
        self.current = apply(self.found, self.made, self.coverage)

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
            quote_place(self.coverage.article(quote.article), quote) for quote in self._all_quotes if quote.id in quotes
        )
        return SetSpeaker(places, who(self._person(person)) if person else None, "" if person else text)

    # --- what there is to choose from ----------------------------------------------------------------------------

    def name_of(self, person: str) -> str:
        return self._person(person).name

    def others(self, person: str) -> list[str]:
        """Ids of the other people, those whose names share a word with this one's first."""
        words = _name_words(self._person(person))
        others = [each for each in self.current.mentions.people if each.id != person]
        return [each.id for each in sorted(others, key=lambda each: not words & _name_words(each))]

    def people_for(self, quotes: Sequence[str]) -> list[str]:
        """Ids of all people, those whom the quotes' articles name first."""
        mentions = self.current.mentions
        articles = {quote.article for quote in self._all_quotes if quote.id in quotes}
        here = {mention.person for mention in mentions.mentions if mention.passage.article in articles}
        return [each.id for each in sorted(mentions.people, key=lambda each: each.id not in here)]

    def forms_of(self, person: str) -> list[tuple[str, int]]:
        """The words in which the articles name the person, with how often, most frequent first."""
        named = Counter(
            self.coverage.text_of(mention.passage).replace("\n", " ")
            for mention in self.mentions_of(person)
            if mention.form not in ONLY_SPEAKING
        )
        return named.most_common()

    def mention_rows(self, person: str) -> list[SidebarRow]:
        """Each mention in its context."""
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
