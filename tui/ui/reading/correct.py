"""Correcting people and quotes from the sidebar: what each key asks, and how the answer is taken up and kept."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.screen import ModalScreen

from tui.reading.sidebar.row import SidebarRow
from tui.text.canonical import one_line
from tui.ui.messages import OutlineFocused
from tui.ui.reading.commands import hints
from tui.ui.reading.context import Desk

if TYPE_CHECKING:  # loaded when something is corrected
    from tui.mentions.corrections.model import Correction
    from tui.reading.corrections import CorrectionSession
    from tui.ui.dialogs.split import Leaving, Part
    from tui.ui.widgets.choice_list import Choice

Answer = TypeVar("Answer")

TITLE_CHARACTERS_MAX = 80

NOBODY = "nobody"
"""The key of the choice that no speaker is known."""


class CorrectKeys(Desk):
    @on(OutlineFocused)
    def _outline_focused(self, message: OutlineFocused) -> None:
        self.status.hint(hints(self.event.settings.keys, in_sidebar=message.focused))

    # --- the keys --------------------------------------------------------------------------------------------

    async def action_merge(self) -> None:
        from tui.ui.dialogs.pick import PickScreen

        correcting, person = self._person()
        if correcting is None:
            return
        name = correcting.name_of(person)
        choices = self._people(correcting.others(person))
        if not choices:
            self.say("there is nobody else to be one with")
            return

        def merge(choice: "Choice | None") -> None:
            if choice is not None:
                self._correct(correcting, correcting.merge(person, choice.key))

        await self._ask(PickScreen(f"{name} is the same person as …, whose name is kept", choices), merge)

    async def action_split(self) -> None:
        from tui.ui.dialogs.split import SplitScreen

        correcting, person = self._person()
        if correcting is None:
            return
        parts = self._parts(correcting, person)
        if len(parts) < 2:
            self.say("there is one mention only: nothing to split")
            return

        def split(leaving: "Leaving | None") -> None:
            if leaving is not None:
                forms = [part.form for part in leaving.parts if part.form]
                passages = [part.passage for part in leaving.parts if part.passage]
                self._correct(correcting, correcting.split(person, leaving.name, forms, passages))

        await self._ask(SplitScreen(correcting.name_of(person), parts), split)

    async def rename_person(self) -> None:
        from tui.ui.dialogs.ask_name import AskNameScreen

        correcting, person = self._person()
        if correcting is None:
            return
        name = correcting.name_of(person)

        def rename(new: str | None) -> None:
            if new and new != name:
                self._correct(correcting, correcting.rename(person, new))

        await self._ask(AskNameScreen(f"Rename {name}", name), rename)

    def action_no_person(self) -> None:
        correcting, person = self._person()
        if correcting is not None:
            self._correct(correcting, correcting.no_person(person))

    async def action_speaker(self) -> None:
        from tui.ui.dialogs.pick import TYPED, PickScreen
        from tui.ui.widgets.choice_list import Choice

        entry = self._entry()
        correcting = self.correcting
        if entry is None or correcting is None:
            return
        if not entry.quotes:
            self.say(f"this is no quote: {self.key_name('quotes')} shows them")
            return
        people = self._people(correcting.people_for(entry.quotes))
        nobody = Choice(NOBODY, "unattributed", "nobody is known to have said it")

        def attribute(choice: "Choice | None") -> None:
            if choice is None:
                return
            text = choice.text if choice.key == TYPED else ""
            person = "" if choice.key in (TYPED, NOBODY) else choice.key
            self._correct(correcting, correcting.set_speaker(entry.quotes, person=person, text=text))

        title = f"Who says {one_line(entry.text, TITLE_CHARACTERS_MAX)}"
        await self._ask(PickScreen(title, [*people, nobody], "in these words, no person of the list"), attribute)

    def action_undo(self) -> None:
        self._again(self.correcting.undo() if self.correcting else None, "undone", "no correction to take back")

    def action_redo(self) -> None:
        self._again(self.correcting.redo() if self.correcting else None, "made again", "no correction to make again")

    async def _ask(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], None]) -> None:
        """Opens a dialog, and turns the keys to it at once: what is typed ahead goes where it belongs."""
        await self.app.push_screen(dialog, then)
        first = next((widget for widget in dialog.query("Input, PartList") if widget.focusable), None)
        dialog.set_focus(first)

    # --- what they are about ---------------------------------------------------------------------------------

    def _entry(self) -> SidebarRow | None:
        """The row under the cursor, while the keys go to the sidebar."""
        if not self.sidebar.outline.has_focus:
            people, quotes = self.key_name("people"), self.key_name("quotes")
            self.say(f"corrections are made in the sidebar: {people} shows the people, {quotes} the quotes")
            return None
        return self.sidebar.outline.current

    def _person(self) -> "tuple[CorrectionSession | None, str]":
        entry = self._entry()
        if entry is None or self.correcting is None:
            return None, ""
        if not entry.person:
            self.say("no person stands here")
            return None, ""
        return self.correcting, entry.person

    def _people(self, ids: Sequence[str]) -> "list[Choice]":
        from tui.ui.widgets.choice_list import Choice

        assert self.session.mentioned is not None
        people = self.session.mentioned.person
        return [Choice(each, people[each].name, ", ".join(people[each].aliases[:3])) for each in ids]

    def _parts(self, correcting: "CorrectionSession", person: str) -> "list[Part]":
        """The forms of the name, where there are several, and each mention."""
        from tui.ui.dialogs.split import Part

        forms = correcting.forms_of(person)
        parts = [Part(f"every “{form}”", str(count), form=form) for form, count in forms] if len(forms) > 1 else []
        rows = correcting.mention_rows(person)
        return parts + [
            Part(row.text, self.sidebar.outline.tag(row.article), passage=row.stop.passage) for row in rows if row.stop
        ]

    # --- taking it up ----------------------------------------------------------------------------------------

    def _correct(self, correcting: "CorrectionSession", correction: "Correction") -> None:
        from tui.mentions.corrections.model import told

        if correcting is not self.correcting:
            self.say("people and quotes are being found anew: correct it once more")
            return
        missing = correcting.add(correction)
        if missing:
            self.say(f"not corrected: {missing}")
            return
        self._take_up(correcting)
        self.say(f"{told(correction)} · {self._kept(correcting)}")

    def _again(self, correction: "Correction | None", done: str, otherwise: str) -> None:
        from tui.mentions.corrections.model import told

        if correction is None or self.correcting is None:
            self.say(otherwise)
            return
        self._take_up(self.correcting)
        self.say(f"{done}: {told(correction)} · {self._kept(self.correcting)}")

    def _take_up(self, correcting: "CorrectionSession") -> None:
        self.take_mentions(correcting.current.mentions)

    def _kept(self, correcting: "CorrectionSession") -> str:
        file = self.event.corrections
        damaged = file.problem
        try:
            place = file.save(correcting.made)
        except OSError as error:
            return f"holds until you leave: {error.strerror or 'it cannot be kept'}"
        aside = " (the damaged file was set aside)" if damaged and not file.problem else ""
        others = " with another reader's (open the event again to see them)" if file.others_count > 0 else ""
        return f"kept in {_short(place)}{others}{aside}"


def _short(place: Path) -> str:
    """The file's name and its folder's."""
    return str(Path(*place.parts[-2:]))
