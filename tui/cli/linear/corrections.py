"""Answers the commands that correct people and quotes, and saves the corrections with the event."""

from collections.abc import Callable, Mapping

from tui.cli.linear.place import Answer, LinearPlace
from tui.cli.linear.words import chosen, chosen_person, sentence
from tui.files import describe_write_error
from tui.mentions.corrections.model import Correction, describe
from tui.mentions.model import Person
from tui.reading.corrections import CorrectionSession
from tui.reading.stops import StopKind
from tui.text.canonical import one_line
from tui.text.counts import count_text

NOBODY = "nobody"
"""Word typed for an unknown speaker."""


class CorrectionAnswers:
    def __init__(self, place: LinearPlace) -> None:
        self._place = place
        self._session = place.session
        self._correcting: CorrectionSession | None = None
        self._earlier_count = len(place.event.corrections.corrections)
        """Number of corrections from earlier sessions, which come first and are not undone."""

    def commands(self) -> Mapping[str, Callable[[str], Answer]]:
        return {
            "merge": self._merge,
            "rename": self._rename,
            "no-person": self._no_person,
            "speaker": self._speaker,
            "corrections": self._list,
        }

    @property
    def _open(self) -> CorrectionSession:
        """The people and quotes as found, with the corrections so far; computed on first use."""
        if self._correcting is None:
            event = self._place.event
            found = event.found_mentions()
            self._correcting = CorrectionSession(event.coverage, found, event.corrections.corrections)
        return self._correcting

    def undo(self) -> Answer:
        is_own = len(self._open.corrections) > self._earlier_count
        return self._after(self._open.undo() if is_own else None, "undone")

    def redo(self) -> Answer:
        return self._after(self._open.redo(), "redone")

    # --- the corrections -----------------------------------------------------------------------------------------

    def _merge(self, words: str) -> Answer:
        return self._of_two(words, " into ", "merge NAME into NAME", self._merged)

    def _merged(self, person: Person, name: str) -> Answer:
        other = self._person(name)
        if other is None or other.id == person.id:
            return [f"There is no other person named {name}. To list everyone, type “people”."]
        return self._make(self._open.merge(person.id, other.id))

    def _rename(self, words: str) -> Answer:
        return self._of_two(words, " to ", "rename NAME to NAME", self._renamed)

    def _renamed(self, person: Person, name: str) -> Answer:
        return self._make(self._open.rename(person.id, one_line(name)))

    def _of_two(self, words: str, between: str, usage: str, act: Callable[[Person, str], Answer]) -> Answer:
        """Apply a correction to a person and a name. between: the word between the two."""
        first, found, second = words.partition(between)
        if not found or not first.strip() or not second.strip():
            return [f"Type “{usage}”. To list everyone, type “people”."]
        person = self._person(first.strip())
        return (
            act(person, second.strip())
            if person
            else [f"No one named {first.strip()} was found. To list everyone, type “people”."]
        )

    def _no_person(self, name: str) -> Answer:
        person = self._person(name) if name else None
        if person is None:
            return [
                f"No one named {name} was found. To list everyone, type “people”."
                if name
                else "Who? Type the name after “no-person”."
            ]
        return self._make(self._open.no_person(person.id))

    def _speaker(self, name: str) -> Answer:
        stop = self._session.visible_stop
        if stop is None or stop.kind is not StopKind.QUOTE:
            return ["You are not at a quote. To list them, type “quotes”; to go to one, add its number."]
        if not name:
            return [f"Who says it? Type a name, or “{NOBODY}”, after “speaker”."]
        if name.casefold() == NOBODY:
            return self._make(self._open.set_speaker([stop.key]))
        person = self._person(name)
        text = "" if person else one_line(name)
        return self._make(self._open.set_speaker([stop.key], person=person.id if person else "", text=text))

    def _list(self, number: str) -> Answer:
        """List the corrections, latest first, or undo one."""
        corrections = self._open.corrections
        newest_first = list(reversed(range(len(corrections))))
        if not number:
            lines = [sentence(f"{n}. {describe(corrections[at])}") for n, at in enumerate(newest_first, 1)]
            return [sentence(count_text(len(lines), "correction")), *lines]
        at = chosen(newest_first, number)
        if at is None:
            return [f"There is no correction {number}. To list them, type “corrections”."]
        self._open.take_back(at)
        self._earlier_count -= at < self._earlier_count
        return self._after(corrections[at], "undone")

    # --- taking them up ------------------------------------------------------------------------------------------

    def _person(self, name: str) -> Person | None:
        index = self._session.mention_index
        return chosen_person(index.mention_set.people, name) if index is not None else None

    def _make(self, correction: Correction) -> Answer:
        mismatch = self._open.add(correction)
        if mismatch:
            return [sentence(f"not corrected: {mismatch}")]
        self._place.done.append(self)
        self._place.undone.clear()
        return self._after(correction, "corrected")

    def _after(self, correction: Correction | None, verb: str) -> Answer:
        """Update the people, save the corrections, and describe the change."""
        if correction is None:
            return ["Nothing to undo or redo."]
        self._session.set_mentions(self._open.current.mentions)
        self._place.views.update()
        return [sentence(f"{verb}: {describe(correction)}", self._save())]

    def _save(self) -> str:
        try:
            place = self._place.event.corrections.save(self._open.corrections)
        except OSError as error:
            return f"not saved, so it lasts until you quit: {describe_write_error(error)}"
        return f"saved in {place.name}"
