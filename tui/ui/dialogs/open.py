"""Opens another article while reading: a path, completed as it is typed."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.articles.files.paths import completions, expanded_path, longest_common, meant_path, opens_as_articles
from tui.ui.dialogs.dialog import Dialog
from tui.ui.textual.workers import run_behind
from tui.ui.widgets.lines.path_line import PathLine

HINT = "tab complete · ↑↓ choose · enter open · esc cancel"
PAGE_ROWS = 8


class OpenScreen(Dialog["str | None"]):
    """The dialog for a path, dismissed with an existing one, or None if the user left."""

    ENTER = "Open it, or go into the folder chosen in the list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel"),
        Binding("tab", "complete", "Complete the path"),
        Binding("down", "move(1)", "Move down a row"),
        Binding("up", "move(-1)", "Move up a row"),
        Binding("pagedown", f"move({PAGE_ROWS})", "Move down a page"),
        Binding("pageup", f"move(-{PAGE_ROWS})", "Move up a page"),
    ]

    def __init__(self, folder: str) -> None:
        """Ask for a path. folder: where to begin, with a final slash."""
        super().__init__()
        self._folder = folder
        self._path = ""
        """Path whose completions are listed."""
        self._completions: list[str] = []
        self._list = OptionList(compact=True, markup=False)
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(
                "Open an article, a download, a folder, an event.yaml or an address (https://…)",
                classes="heading",
                markup=False,
            )
            yield PathLine(self._folder, compact=True)  # selected, so that typing replaces the folder
            yield self._list
            yield Static(HINT, markup=False, classes="hint", id="said")

    def on_mount(self) -> None:
        entry = self.query_one(Input)
        entry.focus()
        self._look(entry.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._say(HINT)
        self._look(event.value)

    def _look(self, typed: str) -> None:
        """Read the folder in a thread, because it may be on a slow disk."""
        run_behind(self, partial(self._complete, typed), "completing")

    def _complete(self, typed: str) -> None:
        path = self._meant(typed, completions)
        self.app.call_from_thread(self._show, typed, path, completions(path))

    def _meant(self, typed: str, leads_somewhere: Callable[[str], object]) -> str:
        """Return the path that the user meant: as typed, or else in the folder that the line began with."""
        path = meant_path(typed, self._folder, leads_somewhere)
        in_folder = self._folder + path
        is_name = bool(path.strip()) and not leads_somewhere(path) and not path.startswith(("/", "~"))
        return in_folder if is_name and leads_somewhere(in_folder) else path

    def _show(self, typed: str, path: str, candidates: list[str]) -> None:
        """Show the completions. path: the one that the line means."""
        if not self.is_running or typed != self.query_one(Input).value:
            return
        self._path, self._completions = path, candidates
        self._list.clear_options()
        self._list.add_options(Option(Content(path[path.rstrip("/").rfind("/") + 1 :])) for path in candidates)
        self._list.highlighted = None

    def action_complete(self) -> None:
        """Complete the path as far as all candidates agree, or else to the selected or first row."""
        at = self._list.highlighted
        if at is not None:
            self._set_path(self._completions[at])
        elif self._completions:
            common = longest_common(self._completions)
            self._set_path(common if len(common) > len(self._path) else self._completions[0])

    def _set_path(self, path: str) -> None:
        entry = self.query_one(Input)
        entry.value = path
        entry.cursor_position = len(path)

    def action_move(self, rows: int) -> None:
        if self._completions:
            at = self._list.highlighted
            first = 0 if rows > 0 else len(self._completions) - 1
            self._list.highlighted = first if at is None else max(0, min(at + rows, len(self._completions) - 1))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        at = self._list.highlighted
        if at is not None and self._completions[at].endswith("/"):
            self._set_path(self._completions[at])  # enter again opens the folder itself
            return
        typed = self._meant(self.query_one(Input).value, opens_as_articles)
        path = opens_as_articles(self._completions[at] if at is not None else typed)
        if path:
            self.dismiss(path)
        elif self._completions:
            self._set_path(self._completions[0])
        else:
            self._say_nothing_there()

    def _say_nothing_there(self) -> None:
        """Say that the path does not exist, and offer the closest existing one as a row that enter accepts."""
        like = expanded_path(self.query_one(Input).value)
        self._completions = [like] if like else []
        self._list.add_options(Option(Content(path)) for path in self._completions)
        self._say("there is no such file or folder" + ("; did you mean this one? enter uses it" if like else ""))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(text)
