"""Opens more articles while reading: a path, an address, or some of the articles in a download."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

from tui.articles.load import LoadResult
from tui.articles.model import Coverage
from tui.cancel import Cancelled
from tui.files import absolute_path, current_folder
from tui.text.canonical import one_line
from tui.ui.commands import Runs
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.event.article_changes import ArticleChangeCommands
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded when something is opened
    from tui.articles.listing import Listing
    from tui.articles.opening import Opening
    from tui.articles.summary import ArticleSummary

GROUP = "opening"


class OpenArticles(Subject):
    def __init__(self, context: ReadingContext, article_changes: ArticleChangeCommands) -> None:
        super().__init__(context)
        self._article_changes = article_changes
        self._openings = 0
        """Number of openings that are running."""

    def commands(self) -> Runs:
        return {"open_path": self._open_path}

    def _open_path(self) -> None:
        from tui.ui.dialogs.open import OpenScreen

        # The sample is among the program's own files, where nobody stores articles.
        folder = "" if self.context.event.is_sample else _folder_of(self.context.event.coverage)
        self.screen.app.push_screen(OpenScreen(folder), self._open)

    def _open(self, path: str | None) -> None:
        if path is not None:
            self._run(partial(self._load, path, self._article_changes.loaded))

    def _run(self, work: "partial[None]") -> None:
        self._openings += 1
        self.context.set_status("opening …")
        run_behind(self.screen, work, GROUP, exclusive=False)

    def give_up(self) -> bool:
        """Cancel all running openings. Return False if there are none."""
        if not self._openings:
            return False
        self._openings = 0
        self.screen.workers.cancel_group(self.screen, GROUP)
        self.context.set_status("opening cancelled")
        return True

    # --- in a thread -----------------------------------------------------------------------------------------

    def _load(self, path: str, known: LoadResult) -> None:
        """List the articles at a path, and open them or let the user choose."""
        from tui.articles.load import list_articles, load_listed
        from tui.articles.summary import summaries
        from tui.reading.article_choice import needs_choice

        options, opening = self.context.event.settings.articles, self._opening()
        call = self.screen.app.call_from_thread
        try:
            listing = list_articles([path], options, known=known, opening=opening)
            if needs_choice(listing):
                call(self._ask, known, listing, summaries(listing, cancelled=opening.cancelled))
            else:
                call(self._opened, known, load_listed(listing, options, known=known, opening=opening))
        except Cancelled:
            return

    def _load_chosen(self, known: LoadResult, listing: "Listing", numbers: tuple[int, ...]) -> None:
        from tui.articles.load import load_listed

        options = self.context.event.settings.articles
        try:
            loaded = load_listed(listing, options, numbers, known=known, opening=self._opening())
        except Cancelled:
            return
        self.screen.app.call_from_thread(self._opened, known, loaded)

    def _opening(self) -> "Opening":
        """Return the context for opening in the current worker, with progress and cancelling."""
        from tui.articles.links.reader import LinkReader
        from tui.articles.links.store import pages_folder
        from tui.articles.opening import Opening

        event, worker = self.context.event, get_current_worker()
        event_files = (event.event_file(article_id) for article_id in event.origins)
        folders = (str(Path(event_file).parent) for event_file in event_files if event_file)
        folder = pages_folder([event.temporary_folder, *folders])
        options = event.settings.articles.links
        links = partial(
            LinkReader, options, folder, is_offline=event.is_offline, progress=partial(self._fetching, worker)
        )
        return Opening(None, links, None, lambda: worker.is_cancelled)

    def _fetching(self, worker: Worker[None], url: str, received: int, total: int) -> None:
        share = f"{100 * received // total}%" if total else f"{received // 1000:,} kB"
        said = f"fetching {one_line(url, 60)}: {share}; {self.context.key_name('leave')} cancels"
        self.screen.app.call_from_thread(self._say_while_running, worker, said)

    def _say_while_running(self, worker: Worker[None], said: str) -> None:
        """Show the progress of a worker, unless it has been cancelled."""
        if not worker.is_cancelled:
            self.context.set_status(said)

    # --- in the screen's thread ------------------------------------------------------------------------------

    def _ask(self, known: LoadResult, listing: "Listing", rows: "Sequence[ArticleSummary]") -> None:
        from tui.ui.dialogs.choose_articles import ChooseArticlesScreen

        self._openings = max(0, self._openings - 1)
        if not self.screen.is_running:
            return
        self.context.set_status("")

        def chosen(numbers: tuple[int, ...] | None) -> None:
            if numbers is not None:
                self._run(partial(self._load_chosen, known, listing, numbers))

        self.screen.app.push_screen(ChooseArticlesScreen(listing, rows), chosen)

    def _opened(self, known: LoadResult, loaded: LoadResult) -> None:
        self._openings = max(0, self._openings - 1)
        self._article_changes.add_articles(known, loaded)


def _folder_of(coverage: Coverage) -> str:
    """Return the articles' folder relative to the current one; empty if it is the current one, or there is none."""
    folders = {str(absolute_path(article.path).parent) for article in coverage.articles if article.path}
    folder = folders.pop() if len(folders) == 1 else ""
    near = os.path.relpath(folder, current_folder()) if folder else "."
    return "" if near == "." else f"{folder if near.startswith('..') else near}/"
