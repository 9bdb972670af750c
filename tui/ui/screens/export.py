"""Write what is highlighted to a file: where, and what of it."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Static

from tui.api import format_of
from tui.export.options import Include
from tui.files import why, write_safely
from tui.text.canonical import one_line


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
            yield Input(self._suggested, compact=True, select_on_focus=False)
            yield Static(classes="hint", markup=False, id="said")
            yield Checkbox("people", compact=True, id="people")
            yield Checkbox("quotes", compact=True, id="quotes")
            yield Checkbox("passages that share only a name", self._names_shown, compact=True, id="names")
            yield Static("enter writes · tab to the parts · .md or .json says the format · esc leaves", classes="hint")

    def on_mount(self) -> None:
        self._describe(self._suggested)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._refused = ""
        self._describe(event.value)

    def _describe(self, path: str) -> None:
        folder = Path(path).expanduser().absolute().parent
        self._say(f"{format_of(path)}, in {folder}")

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(one_line(text))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        path = Path(event.value.strip()).expanduser()
        if not event.value.strip():
            self._say("a file needs a name")
            return
        parts = Include(names=self._is_on("names"), people=self._is_on("people"), quotes=self._is_on("quotes"))
        text = self._export(format_of(event.value), parts)
        try:
            write_safely(path, text.encode(), overwrite=self._refused == event.value)
        except FileExistsError:
            self._refused = event.value
            self._say("there is such a file already: enter again writes over it")
        except OSError as error:
            self._say(f"not written: {why(error)}")
        else:
            self.dismiss(str(path.absolute()))

    def _is_on(self, name: str) -> bool:
        return self.query_one(f"#{name}", Checkbox).value

    def action_leave(self) -> None:
        self.dismiss("")
