"""Corrects people and quotes in the sidebar: asks for the correction, shows it and saves it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.files import describe_write_error
from tui.text.counts import count_text
from tui.text.excerpts import shortened
from tui.ui.commands import Runs
from tui.ui.reading.context import TITLE_CHARACTERS_MAX, ReadingContext, Subject

if TYPE_CHECKING:  # loaded when something is corrected
    from tui.mentions.corrections.model import Correction
    from tui.reading.corrections import CorrectionSession
    from tui.ui.dialogs.split import Leaving, Part
    from tui.ui.widgets.choice_list import Choice

NOBODY = "nobody"
"""Key of the choice that the speaker is unknown."""


class Correct(Subject):
    correcting: "CorrectionSession | None" = None
    """People and quotes as found, with the user's corrections; None until they are found."""

    def __init__(self, context: ReadingContext) -> None:
        super().__init__(context)
        self._before_search: Sequence[Correction] = context.event.corrections.corrections
        """Corrections to apply when people and quotes are found again."""
        self._earlier_count = len(self._before_search)
        """Number of the corrections made in earlier sessions, which come first."""

    def commands(self) -> Runs:
        return {
            "merge": self._merge,
            "split": self._split,
            "no_person": self._no_person,
            "speaker": self._speaker,
            "corrections": self._list,
        }

    @property
    def made_count(self) -> int:
        """The number of corrections made in this session and still in force."""
        return len(self.correcting.corrections) - self._earlier_count if self.correcting else 0

    def begin_again(self) -> "Sequence[Correction]":
        """Forget results in articles that have changed. Return the corrections to apply to the next results."""
        if self.correcting is not None:
            self._before_search = self.correcting.corrections
        self.correcting = None
        return self._before_search

    # --- keys ------------------------------------------------------------------------------------------------

    async def _merge(self) -> None:
        from tui.ui.dialogs.pick import PickScreen

        correcting, person = self._person()
        if correcting is None:
            return
        name = correcting.name_of(person)
        choices = self._people(correcting.other_people(person))
        if not choices:
            self.context.set_status("there is no other person to merge with")
            return

        def merge(choice: "Choice | None") -> None:
            if choice is not None:
                self._make(correcting, correcting.merge(person, choice.key))

        mentions = count_text(len(correcting.mentions_of(person)), "mention")

        def outcome(choice: "Choice") -> str:
            is_alike = correcting.share_a_name(person, choice.key)
            doubt = "" if is_alike else ": the names differ, so check that this is one person"
            return f"Merges {name} ({mentions}) into {choice.text}{doubt}{self._way_back}"

        title = f"Merge {name} into …"
        await self.ask(PickScreen(title, choices, enter="merge", outcome=outcome), merge)

    async def _split(self) -> None:
        from tui.ui.dialogs.split import SplitScreen

        correcting, person = self._person()
        if correcting is None:
            return
        parts = self._parts(correcting, person)
        if len(parts) < 2:
            self.context.set_status("there is only one mention: nothing to split")
            return

        def split(leaving: "Leaving | None") -> None:
            if leaving is not None:
                forms = [part.form for part in leaving.parts if part.form]
                passages = [part.passage for part in leaving.parts if part.passage]
                self._make(correcting, correcting.split(person, leaving.name, forms, passages))

        await self.ask(SplitScreen(correcting.name_of(person), parts), split)

    async def rename_person(self) -> bool:
        """Rename the person under the cursor. Return False outside the sidebar."""
        from tui.ui.dialogs.ask_name import AskNameScreen

        if not self.context.in_sidebar:
            return False
        correcting, person = self._person()
        if correcting is None:
            return True
        name = correcting.name_of(person)

        def rename(new: str | None) -> None:
            if new and new != name:
                self._make(correcting, correcting.rename(person, new))

        await self.ask(AskNameScreen(f"Rename {name}", name), rename)
        return True

    def _no_person(self) -> None:
        correcting, person = self._person()
        if correcting is not None:
            self._make(correcting, correcting.no_person(person))

    async def _speaker(self) -> None:
        from tui.ui.dialogs.pick import TYPED, PickScreen
        from tui.ui.widgets.choice_list import Choice

        entry, correcting = self.sidebar.outline.current, self.correcting
        if entry is None or correcting is None:
            return
        if not entry.quotes:
            self.context.set_status(f"not a quote; press {self.context.key_name('quotes')} to list the quotes")
            return
        people = self._people(correcting.people_for(entry.quotes))
        unattributed = Choice(NOBODY, "unattributed", "the speaker is not known")

        def attribute(choice: "Choice | None") -> None:
            if choice is None:
                return
            text = choice.text if choice.key == TYPED else ""
            person = "" if choice.key in (TYPED, NOBODY) else choice.key
            self._make(correcting, correcting.set_speaker(entry.quotes, person=person, text=text))

        typed_note = "use this text (not one of the people listed)"
        title = f"Who said {shortened(entry.text, TITLE_CHARACTERS_MAX)}?"
        choices = [*people, unattributed]
        await self.ask(PickScreen(title, choices, typed_note, "set the speaker", self._speaker_outcome), attribute)

    def _speaker_outcome(self, choice: "Choice") -> str:
        outcome = "Leaves it unattributed" if choice.key == NOBODY else f"Attributes it to {choice.text}"
        return f"{outcome}{self._way_back}"

    @property
    def _way_back(self) -> str:
        """The end of a sentence about a correction: the key that undoes it."""
        return f" · {self.context.key_name('undo')} undoes it"

    def undo(self) -> bool:
        """Undo the last correction of this session; earlier ones can only be undone in their list."""
        undone = self.correcting.undo() if self.correcting and self.made_count > 0 else None
        return self._after_undo_or_redo(undone, "undone", self._nothing_to_undo())

    def _nothing_to_undo(self) -> str:
        count = self._earlier_count
        if not count:
            return "no correction to undo"
        earlier = count_text(count, "earlier correction")
        return f"nothing to undo in this session; press {self.context.key_name('corrections')} to list {earlier}"

    def redo(self) -> bool:
        return self._after_undo_or_redo(
            self.correcting.redo() if self.correcting else None, "redone", "no correction to redo"
        )

    async def _list(self) -> None:
        """List the corrections, latest first, and undo the chosen one."""
        from tui.ui.dialogs.pick import PickScreen

        correcting = self.correcting
        if correcting is None or not correcting.corrections:
            self.context.set_status("no corrections" if correcting else "still looking for people and quotes")
            return
        choices = self._choices(correcting)

        def take_back(choice: "Choice | None") -> None:
            if choice is not None and correcting is self.correcting:
                self._take_back(correcting, int(choice.key))

        title = f"{count_text(len(choices), 'correction')} to people and quotes in this event"
        await self.ask(PickScreen(title, choices, enter="undo", outcome=self._take_back_outcome), take_back)

    def _take_back_outcome(self, choice: "Choice") -> str:
        return f"Undoes: {choice.text} · {self.context.key_name('redo')} restores it"

    def _choices(self, correcting: "CorrectionSession") -> "list[Choice]":
        from tui.mentions.corrections.model import describe
        from tui.ui.widgets.choice_list import Choice

        unapplied = {id(each.correction): each.reason for each in correcting.current.unapplied}
        notes = ["earlier" if n < self._earlier_count else "this session" for n in range(len(correcting.corrections))]
        return [
            Choice(str(number), describe(each), ", ".join(filter(None, (notes[number], unapplied.get(id(each), "")))))
            for number, each in reversed(list(enumerate(correcting.corrections)))
        ]

    def _take_back(self, correcting: "CorrectionSession", number: int) -> None:
        correction = correcting.corrections[number]
        correcting.take_back(number)
        self._earlier_count -= number < self._earlier_count
        self._after_undo_or_redo(correction, "undone", "")

    # --- what they are about ---------------------------------------------------------------------------------

    def _person(self) -> "tuple[CorrectionSession | None, str]":
        """Return people and quotes as found, and the id of the person under the cursor; (None, "") if there is none."""
        entry = self.sidebar.outline.current
        if entry is None or self.correcting is None:
            return None, ""
        if not entry.person:
            self.context.set_status("no person here")
            return None, ""
        return self.correcting, entry.person

    def _people(self, ids: Sequence[str]) -> "list[Choice]":
        from tui.ui.widgets.choice_list import Choice

        assert self.session.mention_index is not None
        people = self.session.mention_index.people_by_id
        return [Choice(each, people[each].name, ", ".join(people[each].aliases[:3])) for each in ids]

    def _parts(self, correcting: "CorrectionSession", person: str) -> "list[Part]":
        """Return the forms of the name, if there are several, and each mention."""
        from tui.ui.dialogs.split import Part

        forms = correcting.forms_of(person)
        parts = [Part(f"every “{form}”", str(count), form=form) for form, count in forms] if len(forms) > 1 else []
        rows = correcting.mention_rows(person)
        return parts + [
            Part(row.text, self.sidebar.outline.tag(row.article), passage=row.stop.passage) for row in rows if row.stop
        ]

    # --- taking it up ----------------------------------------------------------------------------------------

    def _make(self, correcting: "CorrectionSession", correction: "Correction") -> None:
        from tui.mentions.corrections.model import describe

        if correcting is not self.correcting:
            self.context.set_status("people and quotes are being updated; please try again")
            return
        mismatch = correcting.add(correction)
        if mismatch:
            self.context.set_status(f"not corrected: {mismatch}")
            return
        self._take_up(correcting)
        self.context.set_status(f"{describe(correction)}{self._way_back} · {self._storage_text(correcting)}")

    def _after_undo_or_redo(self, correction: "Correction | None", verb: str, no_correction: str) -> bool:
        from tui.mentions.corrections.model import describe

        if correction is None or self.correcting is None:
            self.context.set_status(no_correction)
            return True
        self._take_up(self.correcting)
        self.context.set_status(f"{verb}: {describe(correction)} · {self._storage_text(self.correcting)}")
        return True

    def _take_up(self, correcting: "CorrectionSession") -> None:
        self.context.take_mentions(correcting.current.mentions)

    def _storage_text(self, correcting: "CorrectionSession") -> str:
        file = self.context.event.corrections
        damaged = file.problem
        try:
            place = file.save(correcting.corrections)
        except OSError as error:
            return f"not saved, so it lasts until you quit: {describe_write_error(error)}"
        aside = " (the damaged file was moved aside)" if damaged and not file.problem else ""
        others_text = " with those of another window (reopen the event to see them)" if file.others_count > 0 else ""
        return f"saved in {_short(place)}{others_text}{aside}"


def _short(place: Path) -> str:
    """Return the names of the file and its folder."""
    return str(Path(*place.parts[-2:]))
