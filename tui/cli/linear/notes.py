"""Answers the commands that highlight, annotate and export."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from tui.api import FORMATS, absolute_files, format_of
from tui.cli.linear.place import Answer, LinearPlace
from tui.cli.linear.words import chosen, in_words, quoted, sentence
from tui.export.formats import ANNOTATION_PARTS
from tui.export.selection import default_parts, resolve_selection
from tui.files import absolute_path, describe_write_error, write_safely
from tui.notebook.backups import DailyBackups
from tui.notebook.errors import NotebookError
from tui.notebook.location import notebook_path
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook
from tui.reading.annotations import (
    IN_OWN_WORDS,
    SAME,
    Annotation,
    annotation_text,
    describe_verdict,
    group_to_judge,
    matches_by_hand,
)
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.canonical import canonical
from tui.text.counts import count_text
from tui.text.spaces import single_spaced

JUDGEMENTS = (SAME, "not the same", "misquoted")
Result = TypeVar("Result")


class NoteAnswers:
    _notebook: ReadersNotebook | None = None

    def __init__(self, place: LinearPlace) -> None:
        self._place = place
        self._session = place.session

    def commands(self) -> Mapping[str, Callable[[str], Answer]]:
        return {
            "mark": lambda _: self._mark(),
            "note": self._note,
            "notes": self._notes,
            "remove": lambda _: self._remove(),
            "verdict": self._verdict,
            "tags": self._tags,
            "export": self._export,
        }

    def undo(self) -> Answer:
        return self._act(ReadersNotebook.undo, lambda _: "undone")

    def redo(self) -> Answer:
        return self._act(ReadersNotebook.redo, lambda _: "redone")

    def close(self) -> None:
        if self._notebook is not None:
            self._notebook.close()

    # --- the notebook --------------------------------------------------------------------------------------------

    def _open(self) -> ReadersNotebook:
        """Return the notebook for these articles. Raises NotebookError."""
        if self._notebook is None:
            event = self._place.event
            options = event.settings.notebook
            store = Notebook(notebook_path(event.notebook), options.wait_seconds)
            notebook = ReadersNotebook(store, options, DailyBackups(store))
            notebook.open(event.coverage, absolute_files(event.origins))
            self._notebook = notebook
        self._take(self._notebook)
        return self._notebook

    def _take(self, notebook: ReadersNotebook) -> None:
        self._place.views.annotations = notebook.notes
        self._session.set_hand_matches(matches_by_hand(notebook.notes))

    def _act(self, act: Callable[[ReadersNotebook], Result], said: Callable[[Result], str]) -> Answer:
        try:
            notebook = self._open()
            result = act(notebook)
            self._take(notebook)
        except NotebookError as error:
            return [sentence(f"not saved: {error}")]
        return [sentence(said(result))]

    def _change(self, act: Callable[[ReadersNotebook], Result], said: Callable[[Result], str]) -> Answer:
        """Change the notebook, so that `undo` can reverse it."""
        count = self._notebook.undo_count if self._notebook is not None else 0
        answer = self._act(act, said)
        if self._notebook is not None and self._notebook.undo_count > count:
            self._place.done.append(self)
            self._place.undone.clear()
        return answer

    def _verdict(self, judgement: str) -> Answer:
        passages = group_to_judge(self._session)
        if not passages:
            return ["You are not at a shared passage. To go to one, type “next”."]
        if not judgement:
            return [f"What is your verdict? Type {', '.join(JUDGEMENTS)}, or your own words, after “verdict”."]
        kind, text = (judgement, "") if judgement in JUDGEMENTS else (IN_OWN_WORDS, canonical(judgement))
        return self._change(
            lambda notebook: notebook.judge(passages, kind, text), lambda earlier: describe_verdict(kind, text, earlier)
        )

    def _tags(self, words: str) -> Answer:
        annotation = self._here()
        if isinstance(annotation, list):
            return annotation
        if not words:
            return ["Which tags? Type them after “tags”, separated by spaces."]
        key = annotation.key
        return self._change(
            lambda notebook: notebook.tag(key, words.split()), lambda tags: f"tagged: {', '.join(tags)}"
        )

    def _here(self) -> Annotation | Answer:
        """Return the annotation at the current place, or else the reason why there is none."""
        try:
            annotation = self._open().notes.touching(self._place.current())
        except NotebookError as error:
            return [sentence(str(error))]
        return annotation or ["There is no highlight, note or verdict here."]

    def _mark(self) -> Answer:
        passage = self._place.current()
        words = quoted(self._session.coverage.article(passage.article), passage)
        return self._change(
            lambda notebook: notebook.highlight(passage), lambda colour: f"highlighted in {colour}: {words}"
        )

    def _note(self, text: str) -> Answer:
        if not text:
            return ["What should the note say? Type it after “note”."]
        passage = self._place.current()
        words = quoted(self._session.coverage.article(passage.article), passage)
        return self._change(
            lambda notebook: notebook.note([passage], canonical(text)), lambda _: f"note saved on {words}"
        )

    def _remove(self) -> Answer:
        annotation = self._here()
        if isinstance(annotation, list):
            return annotation
        kind, key = annotation.kind, annotation.key
        return self._change(
            lambda notebook: notebook.set_aside(key), lambda _: f"removed: {kind}; to restore it, type “undo”"
        )

    def _notes(self, number: str) -> Answer:
        try:
            annotations = self._open().notes.annotations
        except NotebookError as error:
            return [sentence(str(error))]
        if not number:
            lines = [sentence(f"{n}. {self._note_line(annotation)}") for n, annotation in enumerate(annotations, 1)]
            return [
                sentence(count_text(len(lines), "highlight, note or verdict", "highlights, notes and verdicts")),
                *lines,
            ]
        annotation = chosen(annotations, number)
        if annotation is None:
            return [f"There is no note {number}. To list them, type “notes”."]
        stops = tuple(Stop(StopKind.NOTE, annotation.passages[0], annotation.key) for annotation in annotations)
        self._session.choose(Tour(StopKind.NOTE, "", stops))
        return self._place.arrive(self._session.go(stops[annotations.index(annotation)]), "")

    def _note_line(self, annotation: Annotation) -> str:
        passage = annotation.passages[0]
        article = self._session.coverage.article(passage.article)
        facts = ", ".join(filter(None, (annotation.kind, annotation.colour, annotation.judgement, article.outlet)))
        words = single_spaced(article.text[passage.span.start : passage.span.end])
        return f"{facts}: {in_words(annotation_text(annotation.text, words, ()))}" + "".join(
            f", tagged {tag}" for tag in annotation.tags
        )

    # --- exporting -----------------------------------------------------------------------------------------------

    def _export(self, words: str) -> Answer:
        """Export everything to a file, like the export dialog with its default choices."""
        first, _, rest = words.partition(" ")
        try:
            file_format, name = (first, rest.strip()) if first in FORMATS else (format_of(words), words)
        except ValueError as error:
            return [sentence(f"not saved: {error}")]
        if not name:
            return [f"Export to which file? Type its name after “export”; the formats are {', '.join(FORMATS)}."]
        try:
            path = absolute_path(Path(name).expanduser())
        except RuntimeError as error:  # no such user's home
            return [sentence(f"not saved: folder not found: {error}")]
        try:
            text = self._export_text(file_format)
            write_safely(path, text.encode(), overwrite=False)
        except FileExistsError:
            return [f"Not saved: {path} exists; give another name."]
        except OSError as error:
            return [sentence(f"not saved: {describe_write_error(error)}")]
        except NotebookError as error:
            return [sentence(f"not saved: {error}")]
        return [f"Saved {path}, {file_format}, {len(text.encode()) / 1000:,.1f} kilobytes."]

    def _export_text(self, file_format: str) -> str:
        session = self._session
        groups, index = session.visible_groups, session.mention_index
        assert groups is not None and index is not None
        mentions, letters = index.listed_mentions(session.order), groups.letters()
        notes = self._open().notes
        parts = [*default_parts(file_format), *(ANNOTATION_PARTS if notes.annotations or notes.orphans else ())]
        include = resolve_selection(parts, session.coverage, groups.grouping, mentions, notes, letters)
        return self._place.event.export(
            file_format, session.cutoff, groups.grouping, mentions, include, letters, session.matches
        )
