"""A dialog that writes a file: where, in which format, with a preview."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from tui.api import FORMATS, format_of
from tui.articles.files.paths import meant_path
from tui.export.formats import EXPORT_FORMATS, ending_of
from tui.export.preview import preview
from tui.files import absolute_path, describe_write_error, free_name, is_one_of, write_safely
from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog
from tui.ui.not_saved import NotSavedScreen
from tui.ui.widgets.checkbox import Tick
from tui.ui.widgets.lines.path_line import PathLine

FORMAT_CELLS = 13
"""Width of the format names in their list, in cells."""


class FormatList(OptionList):
    """The formats, one of them marked; the dialog handles its keys, whichever widget has the focus."""

    can_focus = False

    def __init__(self, formats: Sequence[str]) -> None:
        super().__init__(*(_format_row(name, False) for name in formats), compact=True, markup=False, id="formats")
        self._formats = formats

    def show(self, file_format: str) -> None:
        """Mark a format, or none if it is not in the list."""
        for index, name in enumerate(self._formats):
            self.replace_option_prompt_at_index(index, _format_row(name, name == file_format))
        self.highlighted = self._formats.index(file_format) if file_format in self._formats else None


def _format_row(name: str, is_chosen: bool) -> str:
    """Return a row such as “(x) markdown     notes (Obsidian)”, which shows the state without colour."""
    return f"({'x' if is_chosen else ' '}) {name:<{FORMAT_CELLS}}{EXPORT_FORMATS[name].purpose}"


class FileDialog(Dialog[str]):
    """The file dialog, dismissed with the path that was written, or "" if the user left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel"),
        Binding("enter", "write", "Save the file"),
        Binding("down", "move(1)", "Go to the next format, or the next item of the contents"),
        Binding("up", "move(-1)", "Go to the previous format, or the previous item of the contents"),
        Binding("left", "formats", "Go back to the formats"),
    ]

    FORMATS: ClassVar[Sequence[str]]
    """Formats that can be written."""
    PREVIEW_FROM: ClassVar[Mapping[str, str]]
    """Format → text at which the preview begins; for other formats, the line with the first exact text."""

    def __init__(self, suggested: str) -> None:
        """Offer a file. suggested: its path; if that exists, the next free one is offered."""
        super().__init__()
        self._stem = _stem(suggested)
        self._folder = suggested[: suggested.rfind("/") + 1]
        self._suggested = _free(self._stem, ending_of(suggested))
        """Path in the input line until the user types another."""
        self.inputs: Sequence[str] = ()
        """Files that were read for what is shown; they are never replaced."""
        self._refused = ""
        self._format = ""

    # --- what is written -------------------------------------------------------------------------------------

    def _first_parts(self) -> ComposeResult:
        """Yield the choices above the formats, if there are any."""
        return ()

    def _parts(self) -> ComposeResult:
        """Yield the choices beside the formats, if there are any."""
        return ()

    def _describe_contents(self) -> str:
        """Describe the contents of the file."""
        raise NotImplementedError

    def _text(self) -> str:
        """Return the file's contents in the chosen format."""
        raise NotImplementedError

    def _format_of(self, name: str) -> str:
        """Return the format for a file name. Raises ValueError, with a message for the user, for other files."""
        return format_of(name)

    def _turn_to(self, file_format: str) -> None:
        self._format = file_format
        self.query_one("#formats", FormatList).show(file_format)

    # --- the dialog ------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(classes="heading", markup=False, id="what")
            yield PathLine(self._suggested, compact=True, select_on_focus=False)
            yield Static(classes="hint", markup=False, id="said")
            yield from self._first_parts()
            with Horizontal(id="choices"):
                yield FormatList(self.FORMATS)
                with Vertical(id="parts"):
                    yield from self._parts()
            yield Static(classes="hint", markup=False, id="file-keys")
            yield Static(classes="hint", markup=False, id="preview")

    def on_mount(self) -> None:
        self._select_name()
        self._describe(self._suggested)
        self._show_keys()

    @on(events.DescendantFocus)
    def _show_keys(self) -> None:
        """Show the keys of the column that has the focus."""
        contents = "tab contents · " if self.query(Tick) else ""
        keys = f"enter save · ↑↓ format · {contents}esc cancel"
        if isinstance(self.focused, Tick):
            keys = "enter save · ↑↓ contents · space select or clear · ← formats · esc cancel"
        self.query_one("#file-keys", Static).update(keys)

    def _select_name(self) -> None:
        """Select the suggested name without its folder and extension, so that typing replaces it."""
        line = self.query_one(PathLine)
        line.select(line.value.rfind("/") + 1, len(_stem(line.value)))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._refused = ""
        line = self.query_one(PathLine)
        name, ending = line.value[: line.cursor_position], line.value[line.cursor_position :]
        if ending and ending == ending_of(ending) and ending_of(name):  # a different extension was typed earlier
            line.value = name
        else:
            self._describe(event.value)

    def _describe(self, typed: str) -> None:
        self.query_one("#what", Static).update(f"Export {self._describe_contents()}")
        try:
            path = _target(self._with_name(typed))
            file_format = self._format_of(path.name)
        except ValueError as error:
            self._say(str(error))
            return
        self._turn_to(file_format)
        self._describe_text(path)

    def _describe_text(self, path: Path) -> None:
        """Show the size of the file and its first lines."""
        text = self._text()
        present = " (file exists; you will be asked before it is replaced)" if os.path.lexists(path) else ""
        self._say(f"{self._format}, {len(text.encode()) / 1000:,.1f} kB{present}: {path}")
        self.query_one("#preview", Static).update(preview(self._format, text, self.PREVIEW_FROM))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(one_line(text))

    def action_move(self, by: int) -> None:
        """Go to the next or previous box if one of them has the focus, otherwise to another format."""
        boxes = [tick for tick in self.query(Tick) if not tick.disabled]
        if self.focused in boxes:
            self.set_focus(boxes[(boxes.index(self.focused) + by) % len(boxes)])
        else:
            self._turn_format(by)

    def action_formats(self) -> None:
        """Leave the boxes, so that the arrows choose a format again."""
        self.query_one(Input).focus()

    def _turn_format(self, by: int) -> None:
        formats = self.FORMATS
        at = formats.index(self._format) if self._format in formats else 0
        self._choose_format(formats[(at + by) % len(formats)])

    @on(OptionList.OptionSelected)
    def _format_clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose_format(self.FORMATS[event.option_index])
        self.query_one(Input).focus()

    def _choose_format(self, file_format: str) -> None:
        """Replace the current extension by that of a format."""
        typed = self.query_one(Input)
        path, new_ending = self._path_in_line(), FORMATS[file_format][0]
        if self._is_typed():
            typed.value = _stem(path) + new_ending
            typed.cursor_position = len(typed.value) - len(new_ending)
        else:
            typed.value = self._suggested = _free(self._stem, new_ending)
            self._select_name()

    def _is_typed(self) -> bool:
        """Return True if the input line contains a name other than the suggested one."""
        return self.query_one(Input).value.strip() not in ("", self._suggested)

    def _path_in_line(self) -> str:
        """Return the path that was typed, or else the suggested one."""
        return self._with_name(self.query_one(Input).value) if self._is_typed() else self._suggested

    def _with_name(self, typed: str) -> str:
        """Return the path that was typed, with the suggested name if it is only a folder or an extension."""
        typed = meant_path(typed.strip(), self._folder, _is_in_a_subfolder)
        folder, slash, name = typed.rpartition("/")
        ending, stem = ending_of(name), _stem(name)
        if stem in (".", "..", "~"):
            folder, slash, stem = f"{folder}{slash}{stem}", "/", ""
        elif typed and _is_folder(typed):
            folder, slash, stem = typed.rstrip("/"), "/", ""
        if stem or not typed:
            return typed
        return f"{folder}{slash}{Path(self._stem).name}{ending or ending_of(self._suggested)}"

    @on(Input.Submitted)
    def action_write(self) -> None:
        typed = self.query_one(Input).value
        try:
            path = _target(self._with_name(typed))
            file_format = self._format_of(path.name)
        except ValueError as error:
            self._say(str(error))
            return
        self._turn_to(file_format)
        if is_one_of(path, self.inputs):
            self._say("not saved: this is an open article, and those are never changed; type another name")
            return
        try:
            write_safely(path, self._text().encode(), overwrite=self._refused == typed)
        except FileExistsError as error:
            is_kept, self._refused = self._refused == typed, typed
            self._say(f"not saved: {error.strerror}" if is_kept else "the file exists; press enter again to replace it")
        except OSError as error:
            self._say(f"not saved: {describe_write_error(error)}")
            self.app.push_screen(NotSavedScreen(path, error))
        else:
            self.dismiss(str(path))

    def action_leave(self) -> None:
        self.dismiss("")


def _free(stem: str, ending: str) -> str:
    """Return the path made of both, or its next free variant. stem: a path without extension."""
    path = stem + ending
    try:
        name = free_name(Path(path).expanduser(), ending).name
    except (OSError, RuntimeError):  # the folder is gone or not accessible, or there is no home folder
        return path
    return path[: path.rfind("/") + 1] + name


def _stem(path: str) -> str:
    """Return a path without its extension, if that names a format."""
    return path[: len(path) - len(ending_of(path))]


def _is_folder(path: str) -> bool:
    try:
        return Path(path).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):
        return False


def _is_in_a_subfolder(path: str) -> bool:
    """Return True if a path names a folder, and that folder exists."""
    return "/" in path and _is_folder(path[: path.rfind("/") + 1])


def _target(typed: str) -> Path:
    """Return the absolute path that was typed. Raises ValueError, with the reason, if such a file is impossible."""
    if not typed.strip():
        raise ValueError("type a file name")
    try:
        return absolute_path(Path(typed.strip()).expanduser())
    except RuntimeError as error:  # no such user's home
        raise ValueError(f"folder not found: {error}") from error
