"""Starts the reader on a download of many articles: the user first chooses which of them to open."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Middle
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.api import Event
from tui.articles.listing import Listing
from tui.articles.summary import ArticleSummary
from tui.cancel import Cancelled
from tui.settings.load import Settings
from tui.text.canonical import one_line
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:
    from tui.storage.saved_view import SavedViewFile

Progress = Callable[[str, int, int], None]
"""Function called with a page's address, the bytes received, and the total or 0."""
PROBLEMS_SHOWN_MAX = 3


class OpenChosen(Protocol):
    """Function that opens articles by their numbers; raises Cancelled."""

    def __call__(self, numbers: tuple[int, ...], progress: Progress, cancelled: Callable[[], bool]) -> Event: ...


class StartChoice(Struct, frozen=True):
    """A download to choose from, with the function that opens the choice."""

    settings: Settings
    listing: Listing
    rows: Sequence[ArticleSummary]
    open: OpenChosen
    view_file: "Callable[[Event], SavedViewFile]"

    def screen(self, begin: Callable[[Event], None]) -> Screen[None]:
        return StartScreen(self, begin)


class StartScreen(Screen[None]):
    """An empty screen below the choice, which shows what is being opened."""

    BINDINGS = [Binding("escape", "give_up", "Cancel")]  # noqa: RUF012 - as Textual has it

    def __init__(self, choice: StartChoice, begin: Callable[[Event], None]) -> None:
        """Create the screen. begin: called with the event once it is open."""
        super().__init__()
        self._choice = choice
        self._begin = begin
        self._said = Static("", markup=False)

    def compose(self) -> ComposeResult:
        with Middle(), Center():
            yield self._said

    def on_mount(self) -> None:
        self._ask()

    def _ask(self) -> None:
        from tui.ui.dialogs.choose_articles import ChooseArticlesScreen

        self.app.push_screen(ChooseArticlesScreen(self._choice.listing, self._choice.rows), self._chosen)

    def _chosen(self, numbers: tuple[int, ...] | None) -> None:
        if numbers is None:
            self.app.exit()
            return
        self._say(f"opening {len(numbers)} of {len(self._choice.rows)} articles … esc cancels")
        run_behind(self, partial(self._open, numbers), "opening", exit_on_error=False)

    def _say(self, text: str) -> None:
        self._said.update(text)

    def _open(self, numbers: tuple[int, ...]) -> None:
        worker = get_current_worker()

        def progress(url: str, received: int, total: int) -> None:
            share = f"{100 * received // total}%" if total else f"{received // 1000:,} kB"
            self.app.call_from_thread(self._say, f"fetching {one_line(url, 60)}: {share} … esc cancels")

        try:
            event = self._choice.open(numbers, progress, lambda: worker.is_cancelled)
        except Cancelled:
            return
        self.app.call_from_thread(self._opened, event)

    def _opened(self, event: Event) -> None:
        if not self.is_running:
            return
        if event.coverage.articles:
            self._begin(event)
            return
        for problem in event.problems[-PROBLEMS_SHOWN_MAX:]:
            self.app.notify(str(problem), title=problem.outcome, severity="warning", markup=False)
        self._ask()

    def action_give_up(self) -> None:
        """Cancel the opening, and ask again."""
        self.workers.cancel_group(self, "opening")
        self._say("")
        self._ask()
