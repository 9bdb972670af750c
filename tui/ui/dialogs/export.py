"""The export dialog: the user chooses what to write, the format and the file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar
from weakref import WeakMethod

from msgspec import Struct
from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Checkbox, Input, Static
from textual.worker import get_current_worker

from tui.api import FORMATS
from tui.export.formats import HTML, REFERENCE_FORMATS
from tui.export.options import Include
from tui.export.selection import COVERAGE, default_parts
from tui.text.canonical import one_line
from tui.text.counts import count_text
from tui.ui.dialogs.file_dialog import FileDialog
from tui.ui.widgets.checkbox import Tick

_BEING_MADE = "…"
CURRENT_CHARACTERS = 60
"""Maximum length of the current item's description, in characters."""


class Offer(Struct, frozen=True):
    """The content that the dialog offers for export."""

    suggested: str
    """Suggested file name."""
    passages: int
    names_shown: bool
    current: str
    """Description of the current item; empty if there is none."""
    only_current: Include
    only: bool
    """True if only the current item is exported, unless the user selects more."""
    marks: int
    """Number of the user's highlights, notes and verdicts."""
    with_marks: Callable[[Include], Include]
    """Function that adds the user's annotations to the parts."""
    export: Callable[[str, Include], str]
    """Function from format and parts to the file's contents."""
    run_behind: Callable[[Callable[[], None]], object]
    """Function that runs work in a thread of the reading screen, and cancels the work that it was given before."""


class ExportScreen(FileDialog):
    FORMATS: ClassVar = tuple(FORMATS)
    PREVIEW_FROM: ClassVar = dict.fromkeys(("csv", "csv-full", *REFERENCE_FORMATS), "") | {
        "markdown": "\n## ",
        "jsonl": '\n{"record":"passage"',
    }

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer.suggested)
        self._offer = offer
        self._set_aside: dict[str, bool] = {}
        """State of the boxes before “only the current item” was selected; empty while it is not."""
        self._text_cache: dict[tuple[str, str], str] = {}
        """Exports built so far, by format and parts."""

    def _first_parts(self) -> ComposeResult:
        if self._offer.current:
            current = one_line(self._offer.current, CURRENT_CHARACTERS)
            yield Tick(f"only the current item: {current}", self._offer.only, id="current")

    def _parts(self) -> ComposeResult:
        yield Tick("shared passages", True, id="passages")
        if self._offer.marks:
            yield Tick(f"my highlights and notes ({self._offer.marks})", True, id="marks")
        yield Tick("people", id="people")
        yield Tick("quotes", id="quotes")
        yield Tick("where the outlets differ", id="differences")
        yield Tick("coverage and figures (HTML only)", id="coverage")
        yield Tick("passages that share only a name", self._offer.names_shown, id="names")

    def on_mount(self) -> None:
        self._put_aside()

    @on(Checkbox.Changed)
    def _ticked(self) -> None:
        self._put_aside()
        self._describe(self.query_one(Input).value)

    def _put_aside(self) -> None:
        """Clear and disable the boxes of parts that “only the current item” excludes, and restore them afterwards."""
        only = self._is_only()
        if only == bool(self._set_aside):
            return
        for part in self.query(Tick).exclude("#current").results(Tick):
            name = part.id or ""
            with self.prevent(Checkbox.Changed):
                if only:
                    self._set_aside[name], part.value = part.value, False
                else:
                    part.value = self._set_aside.pop(name)
            part.disabled = only

    def _describe_contents(self) -> str:
        """Describe the export; people and quotes are named only if there is nothing else."""
        if self._is_only():
            return one_line(self._offer.current, 60)
        passages, marks = self._offer.passages, self._offer.marks
        parts = [count_text(passages, "passage")] if self._is_on("passages") else []
        parts += [count_text(marks, "note")] if self._marks_wanted() else []
        parts += [part for part in ("people", "quotes", "differences") if not parts and self._is_on(part)]
        return " and ".join(parts) or "only the list of articles"

    def _marks_wanted(self) -> bool:
        return bool(self._offer.marks) and self._is_on("marks")

    def _turn_to(self, file_format: str) -> None:
        """Select a format, and tick its usual parts."""
        if file_format != self._format:
            is_turned_over = (self._format in REFERENCE_FORMATS) != (file_format in REFERENCE_FORMATS)
            super()._turn_to(file_format)
            usual = default_parts(file_format)
            for part in ("passages",) * is_turned_over + ("people", "quotes", "differences", COVERAGE):
                if self._set_aside:
                    self._set_aside[part] = part in usual
                    continue
                with self.prevent(Checkbox.Changed):
                    self.query_one(f"#{part}", Tick).value = part in usual

    def _text(self) -> str:
        include = self._include()
        key = self._format, repr(include)
        if key not in self._text_cache:
            self._text_cache[key] = self._offer.export(self._format, include)
        return self._text_cache[key]

    def _describe_text(self, path: Path) -> None:
        """Show the size of the file and its first lines, once they are made: many articles take seconds."""
        include = self._include()
        key = self._format, repr(include)
        if key in self._text_cache:
            super()._describe_text(path)
            return
        self._say(f"{self._format}: {path}")
        self.query_one("#preview", Static).update(_BEING_MADE)
        make = partial(self._offer.export, self._format, include)
        self._offer.run_behind(partial(_make_text, self.app, make, WeakMethod(self._text_is_made), key))

    def _text_is_made(self, key: tuple[str, str], text: str) -> None:
        self._text_cache[key] = text
        if self.is_attached and key == (self._format, repr(self._include())):
            self._describe(self.query_one(Input).value)

    def _include(self) -> Include:
        if self._is_only():
            return self._offer.only_current
        include = Include(
            passages=self._is_on("passages"),
            names=self._is_on("names"),
            people=self._is_on("people"),
            quotes=self._is_on("quotes"),
            differences=self._is_on("differences"),
            coverage=self._is_on("coverage") and self._format == HTML,
        )
        return self._offer.with_marks(include) if self._marks_wanted() else include

    def _is_only(self) -> bool:
        return bool(self._offer.current) and self._is_on("current")

    def _is_on(self, name: str) -> bool:
        return self.query_one(f"#{name}", Tick).value


def _make_text(
    app: App[None], make: Callable[[], str], take: "WeakMethod[Callable[..., None]]", key: tuple[str, str]
) -> None:
    """Make the text of a file in a thread. take: the dialog's method for the result; a closed dialog is not kept."""
    worker = get_current_worker()
    text = make()
    if not worker.is_cancelled:
        app.call_from_thread(_hand_over, take, key, text)


def _hand_over(take: "WeakMethod[Callable[..., None]]", key: tuple[str, str], text: str) -> None:
    if (dialog_takes := take()) is not None:
        dialog_takes(key, text)
