"""Write what is highlighted to a file: where, what of it, and how it will look."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Checkbox, Input, Static

from tui.api import FORMATS, format_of
from tui.export.choose import usual_parts
from tui.export.names import HTML
from tui.export.options import Include
from tui.files import free_name, why, write_safely
from tui.reading.status import counted
from tui.text.canonical import canonical, one_line
from tui.ui.screens.dialog import Dialog
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.widgets.tick import Tick

PREVIEW_LINES = 6
PREVIEW_LINE_CHARACTERS = 72
PREVIEW_CHARACTERS = 20_000
PREVIEW_FROM = {"markdown": "\n## ", "jsonl": '\n{"record":"passage"', "csv": ""}
"""What the first passage begins with; in the other formats it is in sight where its text is."""


class Offer(Struct, frozen=True):
    """What there is to export."""

    suggested: str
    """A file's name; where there is such a file, the next one that is free is offered."""
    passages: int
    names_shown: bool
    current: str
    """What is current, in words; empty where nothing is."""
    only_current: Include
    only: bool
    """Whether only that is written unless the reader wants more."""
    marks: int
    """What the reader has marked, in number."""
    with_marks: Callable[[Include], Include]
    """The same parts with these."""
    export: Callable[[str, Include], str]
    """(format, parts) → the file's text"""


class ExportScreen(Dialog[str]):
    """Dismissed with the path that was written, or with an empty text when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("enter", "write", "Write the file"),
        Binding("down", "format(1)", "Next format"),
        Binding("up", "format(-1)", "The format before"),
    ]

    FORMATS: ClassVar[Sequence[str]] = tuple(FORMATS)
    """Those that can be written."""
    PREVIEW_FROM: ClassVar[Mapping[str, str]] = PREVIEW_FROM

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self._suggested = _free(offer.suggested)
        """What stands in the line as long as the reader has typed nothing else."""
        self._refused = ""
        self._format = ""
        self._set_aside: dict[str, bool] = {}
        """What was ticked before only what is current was; empty while it is not."""
        self._written: dict[tuple[str, str], str] = {}
        """What was made already, by format and parts."""

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(classes="heading", markup=False, id="what")
            yield SafeInput(self._suggested, compact=True, select_on_focus=False)
            yield Static(classes="hint", markup=False, id="said")
            yield from self._parts()
            yield Static(classes="hint", markup=False, id="preview")

    def _parts(self) -> ComposeResult:
        """What can be chosen, and the keys."""
        if self._offer.current:
            yield Tick(f"only what is current: {one_line(self._offer.current, 60)}", self._offer.only, id="current")
        yield Tick("the shared passages", True, id="passages")
        if self._offer.marks:
            yield Tick(f"what you have marked: {self._offer.marks}", id="marks")
        yield Tick("people", id="people")
        yield Tick("quotes", id="quotes")
        yield Tick("passages that share only a name", self._offer.names_shown, id="names")
        yield Static("enter writes · up, down: another format · tab and space: the parts · esc leaves", classes="hint")

    def on_mount(self) -> None:
        self._put_aside()
        self._describe(self._suggested)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._refused = ""
        self._describe(event.value)

    @on(Checkbox.Changed)
    def _ticked(self) -> None:
        self._put_aside()
        self._describe(self.query_one(Input).value)

    def _describe(self, typed: str) -> None:
        self.query_one("#what", Static).update(f"Export {self._told()}")
        try:
            path = _target(typed)
            file_format = self._format_of(path.name)
        except ValueError as error:
            self._say(str(error))
            return
        self._usual(file_format)
        text = self._text()
        present = " (there already: enter asks before it writes over it)" if os.path.lexists(path) else ""
        self._say(f"{self._format}, {len(text.encode()) / 1000:,.1f} kB{present}: {path}")
        self.query_one("#preview", Static).update(_preview(self._format, text, self.PREVIEW_FROM))

    def _put_aside(self) -> None:
        """Only what is current, or parts of the whole: no box is ticked whose part is not written."""
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

    def _told(self) -> str:
        """What is written, in words; people and quotes, which can be seen ticked, where there is nothing else."""
        if self._is_only():
            return one_line(self._offer.current, 60)
        passages, marks = self._offer.passages, self._offer.marks
        parts = [counted(passages, "passage")] if self._is_on("passages") else []
        parts += [f"{counted(marks, 'mark')} of yours"] if self._marks_wanted() else []
        parts += [part for part in ("people", "quotes") if not parts and self._is_on(part)]
        return " and ".join(parts) or "nothing but the names of the articles"

    def _marks_wanted(self) -> bool:
        return bool(self._offer.marks) and self._is_on("marks")

    def _format_of(self, name: str) -> str:
        """What a file's name asks for. Raises ValueError, with the reason in words, for what cannot be written."""
        return format_of(name)

    def _usual(self, file_format: str) -> None:
        """Another format is chosen: tick the parts that it usually has."""
        if file_format != self._format:
            self._format = file_format
            usual = usual_parts(file_format)
            for part in ("people", "quotes"):
                if self._set_aside:
                    self._set_aside[part] = part in usual
                    continue
                with self.prevent(Checkbox.Changed):
                    self.query_one(f"#{part}", Tick).value = part in usual

    def _text(self) -> str:
        include = self._include()
        key = self._format, repr(include)
        if key not in self._written:
            self._written[key] = self._offer.export(self._format, include)
        return self._written[key]

    def _include(self) -> Include:
        if self._is_only():
            return self._offer.only_current
        include = Include(
            passages=self._is_on("passages"),
            names=self._is_on("names"),
            people=self._is_on("people"),
            quotes=self._is_on("quotes"),
        )
        return self._offer.with_marks(include) if self._marks_wanted() else include

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(one_line(text))

    def action_format(self, by: int) -> None:
        """The next format: its ending takes the place of the one that is there."""
        typed = self.query_one(Input)
        formats = self.FORMATS
        is_typed = typed.value.strip() != self._suggested and bool(Path(typed.value.strip()).name)
        path = Path(typed.value.strip() if is_typed else self._suggested)
        present = format_of(path.name)
        at = formats.index(present) if present in formats else 0
        chosen = formats[(at + by) % len(formats)]
        is_ending = any(path.suffix.lower() in endings for endings in FORMATS.values())
        if is_typed:
            stem = path.name.removesuffix(path.suffix) if is_ending else path.name
            typed.value = str(path.with_name(stem + FORMATS[chosen][0]))
        else:
            typed.value = self._suggested = _free(Path(self._offer.suggested).stem + FORMATS[chosen][0])
        typed.cursor_position = len(typed.value)

    @on(Input.Submitted)
    def action_write(self) -> None:
        typed = self.query_one(Input).value
        try:
            path = _target(typed)
            file_format = self._format_of(path.name)
        except ValueError as error:
            self._say(str(error))
            return
        self._usual(file_format)
        try:
            write_safely(path, self._text().encode(), overwrite=self._refused == typed)
        except FileExistsError:
            self._refused = typed
            self._say("there is such a file already: enter again writes over it")
        except OSError as error:
            self._say(f"not written: {why(error)}")
        else:
            self.dismiss(str(path))

    def _is_only(self) -> bool:
        return bool(self._offer.current) and self._is_on("current")

    def _is_on(self, name: str) -> bool:
        return self.query_one(f"#{name}", Tick).value

    def action_leave(self) -> None:
        self.dismiss("")


def _preview(file_format: str, text: str, begins: Mapping[str, str]) -> str:
    """The first lines of what is exported, after what stands before it. begins: what they begin with, by format."""
    if file_format == HTML:
        return "one page for any browser: the articles side by side, with all that is marked in them"
    text = text[:PREVIEW_CHARACTERS]
    mark = begins.get(file_format, "exact")
    shown = text[max(0, text.find(mark)) :] if file_format in begins else text[_line_of(text, mark) :]
    lines = [line for line in canonical(shown).split("\n") if line.strip()][:PREVIEW_LINES]
    return "\n".join(one_line(line, PREVIEW_LINE_CHARACTERS) for line in lines)


def _free(name: str) -> str:
    """In the current folder."""
    try:
        return str(free_name(Path(name)))
    except OSError:  # the current folder is gone, or may not be looked into
        return name


def _line_of(text: str, mark: str) -> int:
    """Where the line begins in which `mark` first stands; 0 where it does nowhere."""
    return text.rfind("\n", 0, max(0, text.find(mark))) + 1


def _target(typed: str) -> Path:
    """The file that was typed, in full. Raises ValueError, with the reason in words, for what can be no file."""
    if not typed.strip():
        raise ValueError("a file needs a name")
    try:
        path = Path(typed.strip()).expanduser().absolute()
        is_folder = path.is_dir()
    except (OSError, RuntimeError) as error:  # no such user's home; a current folder that is gone
        raise ValueError(f"no such place: {error}") from error
    if is_folder:
        raise ValueError("that is a folder: add a file's name")
    return path
