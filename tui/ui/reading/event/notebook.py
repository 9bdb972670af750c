"""The notebook on the reading screen: opened when needed, updated with the articles, and shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from tui.api import absolute_files
from tui.files import is_there
from tui.reading.annotations import Annotations, matches_by_hand
from tui.ui.messages import TextPainted, ignoring_message
from tui.ui.reading.context import Handlers, ReadingContext, Subject
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded when something is or was annotated
    from tui.articles.model import Coverage
    from tui.notebook.errors import NotebookError
    from tui.notebook.reader import ReadersNotebook

Result = TypeVar("Result")


class NotebookOnScreen(Subject):
    _notebook: "ReadersNotebook | None" = None
    _coverage: "Coverage | None" = None
    """Articles in which the places of annotations were searched for."""
    _problem: "NotebookError | None" = None
    """Why the notebook cannot be used; None if it can."""
    _backup_problem = ""
    """Last reason shown why no daily copy could be made."""

    def __init__(self, context: ReadingContext) -> None:
        super().__init__(context)
        context.before_showing.append(self._follow_articles)

    def handlers(self) -> Handlers:
        return {TextPainted: ignoring_message(self._begin)}

    @property
    def done_count(self) -> int:
        """The number of actions on the notebook that can be undone."""
        return self._notebook.undo_count if self._notebook is not None else 0

    def close(self) -> None:
        if self._notebook is not None:
            self._notebook.close()

    def open(self) -> "ReadersNotebook | None":
        """Open the notebook for the current articles. Return None if it cannot be used, with a notice."""
        from tui.notebook.errors import NotebookError

        notebook, coverage = self._reader(), self.session.coverage
        try:
            if notebook.coverage is not coverage:
                self._coverage = coverage
                self._show(notebook.open(coverage, absolute_files(self.context.event.origins)))
        except NotebookError as error:
            self._disable(error)
            return None
        self._problem = None
        return notebook

    def apply(self, act: "Callable[[ReadersNotebook], Result]", message: str | Callable[[Result], str]) -> bool:
        """Apply a change to the notebook, show it, and report it. Return False if it was not saved.

        message: may depend on the result of `act`.
        """
        from tui.notebook.errors import NotebookError

        notebook = self.open()
        if notebook is None:
            self.context.set_status(f"not saved: {self._problem.reason}" if self._problem else "not saved")
            return False
        is_saved = False
        try:
            result = act(notebook)
            text = message if isinstance(message, str) else message(result)
            is_saved = True
        except NotebookError as error:
            text = f"not saved: {error.reason}"
        self._show(notebook.notes)
        self._say_backup_problem(notebook)
        self.context.show_session()
        self.context.set_status(text)
        return is_saved

    # --- finding the places of annotations -------------------------------------------------------------------

    def _begin(self) -> None:
        """Draw earlier annotations; without a notebook, nothing is loaded."""
        from tui.notebook.location import notebook_path

        if self._coverage is None and not self._problem and is_there(notebook_path(self.context.event.notebook)):
            self._find_places()

    def _follow_articles(self) -> None:
        if self._coverage is not None and self._coverage is not self.session.coverage:
            self._find_places()

    def _find_places(self) -> None:
        """Find the places in a thread, as it takes a moment in articles that have changed."""
        notebook, coverage = self._reader(), self.session.coverage
        self._coverage = coverage
        files = absolute_files(self.context.event.origins)
        run_behind(self.screen, partial(self._find_in_thread, notebook, coverage, files), "notes")

    def _find_in_thread(self, notebook: "ReadersNotebook", coverage: "Coverage", files: dict[str, str]) -> None:
        from tui.notebook.errors import NotebookError

        worker = get_current_worker()
        problem: NotebookError | None = None
        try:
            notebook.open(coverage, files, cancelled=lambda: worker.is_cancelled)
        except NotebookError as error:
            problem = error
        if not worker.is_cancelled:
            self.screen.app.call_from_thread(self._take_places, coverage, problem)

    def _take_places(self, coverage: "Coverage", problem: "NotebookError | None") -> None:
        if coverage is not self.session.coverage or self._notebook is None or not self.screen.is_running:
            return
        if problem is not None:
            self._disable(problem)
        else:
            self._show(self._notebook.notes)
            self._say_backup_problem(self._notebook)
            self.context.show_results()

    def _reader(self) -> "ReadersNotebook":
        """Return the notebook, from which nothing may have been read yet."""
        from tui.notebook.backups import DailyBackups
        from tui.notebook.location import notebook_path
        from tui.notebook.reader import ReadersNotebook
        from tui.notebook.store import Notebook

        if self._notebook is None:
            event = self.context.event
            options = event.settings.notebook
            store = Notebook(notebook_path(event.notebook), options.wait_seconds)
            backups = None if event.temporary_folder else DailyBackups(store)
            self._notebook = ReadersNotebook(store, options, backups)
        return self._notebook

    def _say_backup_problem(self, notebook: "ReadersNotebook") -> None:
        if notebook.backup_problem not in ("", self._backup_problem):
            self._backup_problem = notebook.backup_problem
            self.screen.notify(self._backup_problem, title="notebook not backed up", severity="warning", markup=False)

    def _disable(self, error: "NotebookError") -> None:
        self._reader().close()
        self._notebook = self._coverage = None
        is_new = str(self._problem) != str(error)
        self._problem = error
        if is_new:
            self.screen.notify(str(error), title="the notebook", severity="error", markup=False)

    def _show(self, notes: Annotations) -> None:
        self.views.annotations = notes
        self.session.set_hand_matches(matches_by_hand(notes))
        self.session.revision += 1
        self.sidebar.set_notes(notes)
