"""Highlights, notes and verdicts: what each key asks and does, and how it comes to be seen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.worker import get_current_worker

from tui.api import absolute_files
from tui.files import is_there
from tui.reading.annotations import (
    IN_OWN_WORDS,
    Annotation,
    Annotations,
    LastAnnotated,
    annotation_at,
    describe_verdict,
    group_to_judge,
    last_annotated,
    passage_to_annotate,
    verdict_text,
    verdicts_on,
)
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.status.line import count_text
from tui.text.canonical import one_line
from tui.ui.messages import TextPainted
from tui.ui.reading.correct import TITLE_CHARACTERS_MAX, CorrectKeys
from tui.ui.reading.lists import ListKeys
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded when something is marked, or was
    from tui.articles.model import Coverage, Passage
    from tui.notebook.errors import NotebookError
    from tui.notebook.history import Deed
    from tui.notebook.reader import ReadersNotebook
    from tui.ui.dialogs.write import Written
    from tui.ui.widgets.choice_list import Choice

Done = TypeVar("Done")


class NoteKeys(CorrectKeys, ListKeys):
    _notebook: "ReadersNotebook | None" = None
    _noted: "Coverage | None" = None
    """The articles in which the places of notes are known."""
    _notes_broken = ""
    """Why the notebook cannot be used; empty while it can."""
    _last_corrections = 0
    """How many corrections there were when something was last marked: what was done later is undone first."""
    _undone_notes = 0
    """Actions on the notebook that were undone and not done again."""
    _just_marked: LastAnnotated | None = None
    # --- the notebook ----------------------------------------------------------------------------------------

    @on(TextPainted)
    def _notes_wanted(self) -> None:
        """What was marked before is drawn; where there is no notebook, nothing is loaded."""
        from tui.notebook.location import notebook_path

        if self._noted is None and not self._notes_broken and is_there(notebook_path(self.event.notebook)):
            self._find_notes()

    def show_session(self) -> None:
        if self._noted is not None and self._noted is not self.session.coverage:
            self._find_notes()
        if self._just_marked is not None and not self._just_marked.goes_on(self.session):
            self._just_marked = None
        super().show_session()

    def drop_selection(self) -> bool:
        self._just_marked = None
        return super().drop_selection()

    def on_unmount(self) -> None:
        """Every way out passes here, an error among them."""
        if self._notebook is not None:
            self._notebook.close()

    def _find_notes(self) -> None:
        """In a thread: in articles that have changed, that takes a moment."""
        notebook, coverage = self._reader(), self.session.coverage
        self._noted = coverage
        run_behind(self, partial(self._find_in_thread, notebook, coverage, absolute_files(self.event.origins)), "notes")

    def _find_in_thread(self, notebook: "ReadersNotebook", coverage: "Coverage", files: dict[str, str]) -> None:
        from tui.notebook.errors import NotebookError

        worker = get_current_worker()
        problem: NotebookError | None = None
        try:
            notebook.open(coverage, files, cancelled=lambda: worker.is_cancelled)
        except NotebookError as error:
            problem = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self._notes_found, coverage, problem)

    def _notes_found(self, coverage: "Coverage", problem: "NotebookError | None") -> None:
        if coverage is not self.session.coverage or self._notebook is None or not self.is_running:
            return
        if problem is not None:
            self._break(problem)
        else:
            self._take_notes(self._notebook.notes)
            self.show_found()

    def _reader(self) -> "ReadersNotebook":
        """Nothing is read yet."""
        from tui.notebook.location import notebook_path
        from tui.notebook.reader import ReadersNotebook
        from tui.notebook.store import Notebook

        if self._notebook is None:
            options = self.event.settings.notebook
            self._notebook = ReadersNotebook(
                Notebook(notebook_path(self.event.notebook), options.wait_seconds), options
            )
        return self._notebook

    def _open_notes(self) -> "ReadersNotebook | None":
        """At once, as something is to be done to it. None where the notebook cannot be used, which is then said."""
        from tui.notebook.errors import NotebookError

        notebook, coverage = self._reader(), self.session.coverage
        try:
            if notebook.coverage is not coverage:
                self._noted = coverage
                self._take_notes(notebook.open(coverage, absolute_files(self.event.origins)))
        except NotebookError as error:
            self._break(error)
            return None
        self._notes_broken = ""
        return notebook

    def _break(self, error: "NotebookError") -> None:
        self._reader().close()
        self._notebook = self._noted = None
        if self._notes_broken != str(error):
            self._notes_broken = str(error)
            self.notify(str(error), title="the notebook", severity="error", markup=False)

    def _take_notes(self, notes: Annotations) -> None:
        self.views.notes = notes
        self.session.revision += 1
        self.sidebar.set_notes(notes)

    def _act(self, act: "Callable[[ReadersNotebook], Done]", said: "str | Callable[[Done], str]") -> None:
        """Does something to the notebook, shows it, and says what was done; of what it returned, where that tells."""
        from tui.notebook.errors import NotebookError

        notebook = self._open_notes()
        if notebook is None:
            self.say(f"not kept: {self._notes_broken}")
            return
        try:
            done = act(notebook)
            told = said if isinstance(said, str) else said(done)
        except NotebookError as error:
            told = f"not kept: {error.reason}"
        self._last_corrections = len(self.correcting.made) if self.correcting else 0
        self._take_notes(notebook.notes)
        self.show_session()
        self.say(told)

    def action_highlight(self) -> None:
        passage = passage_to_annotate(self.session, self._selected_place())
        if passage is None:
            self._say_nothing_to_mark()
            return
        if self.selecting.clear():
            self._show_selection(None)
            self._just_marked = last_annotated(self.session, passage)
        self._act(lambda notebook: notebook.highlight(passage), "highlighted, {}; again for another colour".format)

    async def action_note(self) -> None:
        """On what is selected or current, or on a shared passage in all its articles; where a note stands there, that
        one is written anew."""
        from tui.ui.dialogs.write import WriteScreen

        mark = self._mark(exactly=True)
        passage = passage_to_annotate(self.session, self._selected_place())
        if mark is None and passage is None:
            self._say_nothing_to_mark()
            return
        place = mark.passages[0] if mark else passage
        assert place is not None
        about = one_line(self.session.coverage.text_of(place), TITLE_CHARACTERS_MAX)

        group = group_to_judge(self.session) if mark is None and self._selected_place() is None else ()
        wider = f"on this passage in all {len(group)} places" if group else ""

        def write(written: "Written | None") -> None:
            if written is None or (not written.text and mark is None):
                return
            if mark is not None:
                self._act(lambda notebook: notebook.write(mark.key, written.text), "the note was changed")
            else:
                places, said = (group, f"noted in {len(group)} places") if written.everywhere else ([place], "noted")
                self._act(lambda notebook: notebook.note(places, written.text), said)

        await self.app.push_screen(WriteScreen("A note on", f"“{about}”", mark.text if mark else "", wider), write)

    async def action_verdict(self) -> None:
        from tui.ui.dialogs.pick import TYPED, PickScreen
        from tui.ui.widgets.choice_list import Choice

        passages = group_to_judge(self.session)
        if not passages:
            self.say(f"no shared passage is current to be judged: {self.key_name('next')} goes to one")
            return
        choices = [
            Choice("same", "same", "they say the same"),
            Choice("not the same", "not the same", "the match is wrong"),
            Choice("misquoted", "misquoted", "one of them does not give the words as they were"),
        ]

        def judge(choice: "Choice | None") -> None:
            if choice is not None:
                judgement, text = (IN_OWN_WORDS, choice.text) if choice.key == TYPED else (choice.key, "")
                said = partial(describe_verdict, judgement, text)
                self._act(lambda notebook: notebook.judge(passages, judgement, text), said)

        title = f"Your verdict on this passage in {count_text(len(passages), 'article')}"
        so_far = [verdict_text(mark.judgement, mark.text) for mark in verdicts_on(self.views.notes, passages)]
        if so_far:
            title = f"{title}; so far: {one_line(', '.join(so_far), TITLE_CHARACTERS_MAX)}"
        await self._ask(PickScreen(title, choices, "in these words"), judge)

    async def action_tags(self) -> None:
        from tui.ui.dialogs.ask_name import AskNameScreen

        mark = self._mark()
        if mark is None:
            self.say(f"nothing that you marked is current: {self.key_name('highlight')} highlights")
            return

        def tag(words: str | None) -> None:
            if words:
                self._act(lambda notebook: notebook.tag(mark.key, words.split()), f"tagged: {words}")

        await self._ask(AskNameScreen("Tags, with blanks between them", " ".join(mark.tags)), tag)

    def action_unmark(self) -> None:
        mark = self._mark()
        if mark is None:
            self.say("nothing that you marked is current")
        else:
            said = f"{mark.kind} taken away; {self.key_name('undo')} brings it back"
            self._act(lambda notebook: notebook.set_aside(mark.key), said)

    def action_notes(self) -> None:
        self._open_notes()
        self._list(ListKind.NOTES)

    def action_undo(self) -> None:
        made = len(self.correcting.made) if self.correcting else 0
        if self._notebook is not None and self._notebook.done and made <= self._last_corrections:
            again = self.key_name("redo")
            self._act(lambda notebook: notebook.undo(), lambda deed: f"undone: {_named(deed)}; {again} does it again")
            self._undone_notes += 1
        else:
            super().action_undo()

    def action_redo(self) -> None:
        if self._undone_notes:
            self._undone_notes -= 1
            self._act(
                lambda notebook: notebook.redo(),
                lambda deed: f"done again: {_named(deed)}" if deed else "nothing to do again",
            )
        else:
            super().action_redo()

    def _say_nothing_to_mark(self) -> None:
        step, grow = self.key_name("next"), self.key_name("grow")
        self.say(f"nothing is current to be marked: {step} goes to a passage, {grow} selects")

    def _mark(self, *, exactly: bool = False) -> Annotation | None:
        """The one under the sidebar's cursor, while that has the keys; else the one at what is selected or current."""
        entry = self.sidebar.outline.current if self.sidebar.outline.has_focus else None
        key = entry.key if entry is not None and self.sidebar.listing.listed is ListKind.NOTES else ""
        if key:
            return next((mark for mark in self.views.notes.marks if mark.key == key), None)
        return annotation_at(self.views.notes, self.session, self._selected_place(), exactly=exactly)

    def _selected_place(self) -> "Passage | None":
        """What is selected, or was when it was just highlighted."""
        selection = self.selecting.current
        if selection is not None:
            return selection.passage
        self.look()
        just = self._just_marked
        return just.passage if just is not None and just.goes_on(self.session) else None


def _named(deed: "Deed | None") -> str:
    from tui.notebook.history import deed_told

    return deed_told(deed) if deed is not None else "nothing"
