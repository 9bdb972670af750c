"""Write what is highlighted to a file: where, and what of it."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.api import format_of
from tui.export.options import Include
from tui.files import why, write_safely
from tui.text.canonical import one_line
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.widgets.tick import Tick


class ExportScreen(ModalScreen[str]):
    """Dismissed with the path that was written, or with an empty text when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]

    def __init__(self, suggested: str, passages: int, names_shown: bool, export: Callable[[str, Include], str]) -> None:
        """suggested: a path. passages: how many there are. export: format and parts → the file's text."""
        super().__init__()
        self._suggested = suggested
        self._passages = passages
        self._names_shown = names_shown
        self._export = export
        self._refused = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(f"Export {self._passages} passages", classes="heading", markup=False)
            yield SafeInput(self._suggested, compact=True, select_on_focus=False)
            yield Static(classes="hint", markup=False, id="said")
            yield Tick("people", id="people")
            yield Tick("quotes", id="quotes")
            yield Tick("passages that share only a name", self._names_shown, id="names")
            yield Static("enter writes · tab to the parts · .md or .json says the format · esc leaves", classes="hint")

    def on_mount(self) -> None:
        self._describe(self._suggested)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._refused = ""
        self._describe(event.value)

    def _describe(self, typed: str) -> None:
        try:
            path = _target(typed)
        except ValueError as error:
            self._say(str(error))
        else:
            self._say(f"{format_of(path.name)}, in {path.parent}")

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(one_line(text))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        try:
            path = _target(event.value)
        except ValueError as error:
            self._say(str(error))
            return
        parts = Include(names=self._is_on("names"), people=self._is_on("people"), quotes=self._is_on("quotes"))
        text = self._export(format_of(path.name), parts)
        try:
            write_safely(path, text.encode(), overwrite=self._refused == event.value)
        except FileExistsError:
            self._refused = event.value
            self._say("there is such a file already: enter again writes over it")
        except OSError as error:
            self._say(f"not written: {why(error)}")
        else:
            self.dismiss(str(path))

    def _is_on(self, name: str) -> bool:
        return self.query_one(f"#{name}", Tick).value

    def action_leave(self) -> None:
        self.dismiss("")


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
