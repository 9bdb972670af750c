"""Annotates: highlights, notes, verdicts and tags, with undo."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui.articles.model import Passage
from tui.reading.annotations import (
    IN_OWN_WORDS,
    SAME,
    Annotation,
    annotation_at,
    describe_verdict,
    group_to_judge,
    passage_to_annotate,
    verdict_text,
    verdicts_on,
)
from tui.reading.sidebar.list_kind import ListKind
from tui.text.canonical import one_line
from tui.text.counts import count_text
from tui.text.excerpts import in_marks, shortened
from tui.ui.commands import Runs
from tui.ui.reading.choose import Choose
from tui.ui.reading.context import TITLE_CHARACTERS_MAX, ReadingContext, Subject
from tui.ui.reading.correct import Correct
from tui.ui.reading.event.notebook import NotebookOnScreen
from tui.ui.reading.select import Select

if TYPE_CHECKING:  # loaded when something is or was annotated
    from tui.notebook.history import Action
    from tui.notebook.reader import ReadersNotebook
    from tui.ui.dialogs.write import WrittenNote
    from tui.ui.widgets.choice_list import Choice

Result = TypeVar("Result")


class Annotate(Subject):
    _corrections_before = 0
    """Number of corrections made before the last annotation; later ones are undone first."""
    _undone = 0
    """Number of actions on the notebook that were undone and not redone."""

    def __init__(
        self, context: ReadingContext, notebook: NotebookOnScreen, select: Select, choose: Choose, correct: Correct
    ) -> None:
        super().__init__(context)
        self._notebook = notebook
        self._select = select
        self._choose = choose
        self._correct = correct

    def commands(self) -> Runs:
        return {
            "highlight": self._highlight,
            "note": self._note,
            "verdict": self._verdict,
            "tags": self._tags,
            "remove_annotation": self._remove,
            "notes": self._list,
        }

    def _apply(self, act: "Callable[[ReadersNotebook], Result]", message: str | Callable[[Result], str]) -> bool:
        """Apply a change to the notebook. Return False if it was not saved."""
        is_saved = self._notebook.apply(act, message)
        if is_saved:
            self._corrections_before = self._correct.made_count
        return is_saved

    def _highlight(self) -> None:
        passage = passage_to_annotate(self.session, self._select.place)
        if passage is None:
            self._say_nothing_to_mark()
            return
        self._select.release(passage)
        change_hint = f"press {self.context.key_name('highlight')} again to change the colour"
        self._apply(
            lambda notebook: notebook.highlight(passage), lambda colour: f"highlighted in {colour}; {change_hint}"
        )

    async def _note(self) -> None:
        """Write a note on the selection or current stop, or change its existing note.

        On a shared passage, the note can apply to all its articles.
        """
        mark = self._mark(exactly=True)
        passage = passage_to_annotate(self.session, self._select.place)
        if mark is None and passage is None:
            self._say_nothing_to_mark()
            return
        if mark is not None:
            await self._ask_note(mark.passages[0], partial(self._rewrite, mark), mark.text)
            return
        assert passage is not None
        group = group_to_judge(self.session) if self._select.place is None else ()
        places_text = "both places" if len(group) == 2 else f"all {len(group)} places"
        wider = f"add the note to {places_text}" if group else ""

        def write(entry: "WrittenNote") -> bool:
            places = group if entry.everywhere else [passage]
            message = f"note saved in {count_text(len(places), 'place')}" if entry.everywhere else "note saved"
            return not entry.text or self._apply(lambda notebook: notebook.note(places, entry.text), message)

        await self._ask_note(passage, write, wider=wider)

    async def write_note(self, passages: "Sequence[Passage]") -> None:
        """Ask for a note on passages, and save it at each of them."""

        def write(entry: "WrittenNote") -> bool:
            message = f"note saved in {count_text(len(passages), 'place')}"
            return not entry.text or self._apply(lambda notebook: notebook.note(passages, entry.text), message)

        await self._ask_note(passages[0], write)

    async def _ask_note(
        self,
        place: Passage,
        write: "Callable[[WrittenNote], bool]",
        text: str = "",
        wider: str = "",
        typed_note: "WrittenNote | None" = None,
    ) -> None:
        """Ask for a note until it is saved or discarded, so that typed words are not lost.

        write: returns False if it was not saved. text: the note so far. typed_note: words that could not be saved.
        """
        from tui.ui.dialogs.write import WriteScreen

        def take(entry: "WrittenNote | None") -> None:
            if entry is not None and not write(entry):
                self.screen.call_later(self._ask_note, place, write, text, wider, entry)

        about = in_marks(shortened(self.session.coverage.text_of(place), TITLE_CHARACTERS_MAX))
        problem = self.context.status.message[0] if typed_note is not None else ""
        await self.screen.app.push_screen(WriteScreen("Note on", about, text, wider, typed_note, problem), take)

    def _rewrite(self, mark: Annotation, entry: "WrittenNote") -> bool:
        """Replace the text of an annotation, or add a note if it is not in the notebook. Return False if not saved."""

        def write(notebook: "ReadersNotebook") -> None:
            if notebook.has(mark.key):
                notebook.write(mark.key, entry.text)
            else:
                notebook.note(mark.passages, entry.text)

        is_saved = self._apply(write, "note saved")
        latest = next((note for note in self.views.annotations.annotations if note.key == mark.key), mark)
        if not is_saved and latest.text != mark.text:
            text = in_marks(shortened(latest.text, TITLE_CHARACTERS_MAX))
            self.context.set_status(f"not saved: another window has changed this note to {text}; enter overwrites it")
        return is_saved

    async def _verdict(self) -> None:
        passages = group_to_judge(self.session)
        if not passages:
            self.context.set_status(
                f"select a shared passage first: press {self.context.key_name('next')} to go to one"
            )
            return
        await self.judge(passages)

    async def judge(self, passages: "Sequence[Passage]") -> None:
        """Ask for the user's verdict on passages."""
        from tui.ui.dialogs.pick import TYPED, PickScreen
        from tui.ui.widgets.choice_list import Choice

        choices = [
            Choice(SAME, SAME, "the passages say the same"),
            Choice("not the same", "not the same", "the match is wrong"),
            Choice("misquoted", "misquoted", "one outlet got the words wrong"),
        ]

        def judge(choice: "Choice | None") -> None:
            if choice is not None:
                judgement, text = (IN_OWN_WORDS, choice.text) if choice.key == TYPED else (choice.key, "")
                message = partial(describe_verdict, judgement, text)
                self._apply(lambda notebook: notebook.judge(passages, judgement, text), message)

        title = f"Your verdict: is this the same passage in {count_text(len(passages), 'article')}"
        so_far = [verdict_text(mark.judgement, mark.text) for mark in verdicts_on(self.views.annotations, passages)]
        if so_far:
            title = f"{title}; current: {one_line(', '.join(so_far), TITLE_CHARACTERS_MAX)}"
        await self.ask(PickScreen(title, choices, "save this text as the verdict", "save"), judge)

    def keep_match(self, passages: "Sequence[Passage]") -> bool:
        """Store passages that the user judged to be the same as a match made by hand.

        Return False if the notebook cannot be used.
        """
        message = f"kept as a match by hand ({self.context.key_name('undo')} to undo)"
        return self._apply(lambda notebook: notebook.judge(passages, SAME, ""), lambda _previous: message)

    async def _tags(self) -> None:
        from tui.ui.dialogs.ask_name import AskNameScreen

        mark = self._mark()
        if mark is None:
            self.context.set_status(f"no highlight or note here: press {self.context.key_name('highlight')} to add one")
            return

        def tag(words: str | None) -> None:
            if words:
                self._apply(lambda notebook: notebook.tag(mark.key, words.split()), f"tagged: {words}")

        await self.ask(AskNameScreen("Tags, separated by spaces", " ".join(mark.tags)), tag)

    def _remove(self) -> None:
        mark = self._mark()
        if mark is None:
            self.context.set_status("no highlight or note here")
        else:
            message = f"removed: {mark.kind} ({self.context.key_name('undo')} to undo)"
            self._apply(lambda notebook: notebook.set_aside(mark.key), message)

    def _list(self) -> None:
        self._notebook.open()
        self._choose.show_list(ListKind.NOTES)

    @property
    def done_count(self) -> int:
        """The number of notebook actions and corrections that can be undone."""
        return self._notebook.done_count + self._correct.made_count

    def undo(self) -> bool:
        """Undo the last action on the notebook. Return False if there is none, or corrections have been made since."""
        if not self._notebook.done_count or self._correct.made_count > self._corrections_before:
            return False
        redo = self.context.key_name("redo")
        self._undone += self._apply(
            lambda notebook: notebook.undo(), lambda deed: f"undone: {_action_name(deed)} ({redo} to redo)"
        )
        return True

    def redo(self) -> bool:
        """Redo the last undone action on the notebook. Return False if there is none."""
        if not self._undone:
            return False
        self._undone -= 1
        self._apply(
            lambda notebook: notebook.redo(),
            lambda deed: f"redone: {_action_name(deed)}" if deed else "nothing to redo",
        )
        return True

    def _say_nothing_to_mark(self) -> None:
        step, grow = self.context.key_name("next"), self.context.key_name("grow")
        self.context.set_status(f"nothing selected; press {step} to go to a passage, {grow} to select a sentence")

    def _mark(self, *, exactly: bool = False) -> Annotation | None:
        """Return the annotation under the sidebar's cursor if that has the focus, otherwise at the current place."""
        entry = self.sidebar.outline.current if self.context.in_sidebar else None
        key = entry.key if entry is not None and self.sidebar.listing.list_kind is ListKind.NOTES else ""
        if key:
            return next((mark for mark in self.views.annotations.annotations if mark.key == key), None)
        return annotation_at(self.views.annotations, self.session, self._select.place, exactly=exactly)


def _action_name(deed: "Action | None") -> str:
    from tui.notebook.history import describe_action

    return describe_action(deed) if deed is not None else "nothing"
