"""Finds text in all articles as the user types, or a pattern in the background."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.articles.model import Article
from tui.reading.stops import Tour
from tui.text.counts import count_text
from tui.ui.commands import Runs
from tui.ui.messages import FindChanged, FindClosed
from tui.ui.reading.context import Handlers, Subject
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # the input line is loaded on first use
    from tui.ui.widgets.find_bar import FindBar

PATTERN = "pattern"
"""Group of the workers that search for a pattern; a new one cancels the previous one."""


class Find(Subject):
    _find_bar: "FindBar | None" = None
    """Find bar, created on first use."""

    def commands(self) -> Runs:
        return {"find": self._find}

    def handlers(self) -> Handlers:
        return {FindChanged: self._find_changed, FindClosed: self._find_closed}

    @property
    def is_open(self) -> bool:
        """True while the user types a query."""
        return self._find_bar is not None and bool(self._find_bar.display)

    async def _find(self) -> None:
        self.context.sync_view()
        if self._find_bar is None:  # keys typed ahead wait until it can take them
            from tui.ui.widgets.find_bar import FindBar

            self._find_bar = FindBar()
            await self.screen.mount(self._find_bar, before=self.context.status)
        self._find_bar.open()

    def _find_changed(self, message: FindChanged) -> None:
        self.screen.workers.cancel_group(self.screen, PATTERN)
        if not message.query.strip():
            self._end_search()
        elif message.pattern:
            self._look_for(message.query, entered=False)
        else:
            self.session.search(message.query)
            self._show_hit_count(message.query)

    def _find_closed(self, message: FindClosed) -> None:
        self.screen.workers.cancel_group(self.screen, PATTERN)
        if self.screen.focused is None:
            self.screen.set_focus(self.panes.focused.view)
        if not message.is_kept or not message.query.strip():
            self._end_search()
        elif message.pattern:
            self._look_for(message.query, entered=message.entered)
        else:
            self.session.search(message.query)
            self._settle(message.query, entered=message.entered)

    def _end_search(self) -> None:
        self.session.end_search()
        self.context.show_session()

    def _show_hit_count(self, query: str) -> None:
        """Show the number of hits and of the articles that contain them."""
        self.context.show_session()
        tour = self.session.tour
        articles = count_text(len(self.session.order), "article")
        hits = count_text(len(tour.stops), "match", "matches")
        self.context.set_status(
            f"{hits} in {len(tour.by_article)} of {articles}" if tour.stops else f"“{query}” was not found"
        )

    def _settle(self, query: str, *, entered: bool) -> None:
        """Close the search: hits stay highlighted, and enter goes to the first."""
        if self.session.tour.stops:
            self.context.show_session()
            if entered:
                self.context.go(self.session.next())
        else:
            self._end_search()
            if entered:
                self.context.set_status(f"“{query}” was not found")

    # --- patterns --------------------------------------------------------------------------------------------

    def _look_for(self, pattern: str, *, entered: bool) -> None:
        """Search for a pattern in the background. entered: True if the line was left with enter."""
        articles = self.session.coverage.articles
        run_behind(self.screen, partial(self._search_pattern, articles, pattern, entered), PATTERN, exit_on_error=False)

    def _search_pattern(self, articles: Sequence[Article], pattern: str, entered: bool) -> None:
        """Search for a pattern in a thread; uses neither widgets nor the session."""
        from tui.reading.place.pattern_search import PatternError, pattern_tour

        worker = get_current_worker()
        try:
            tour = pattern_tour(articles, pattern, lambda: worker.is_cancelled)
        except PatternError as error:
            if not worker.is_cancelled:
                self.screen.app.call_from_thread(self._pattern_refused, str(error))
            return
        if tour is not None and not worker.is_cancelled:
            self.screen.app.call_from_thread(self._pattern_found, articles, tour, entered)

    def _pattern_refused(self, reason: str) -> None:
        self._end_search()
        self.context.set_status(reason)

    def _pattern_found(self, articles: Sequence[Article], tour: Tour, entered: bool) -> None:
        if articles != self.session.coverage.articles:
            self._look_for(tour.name, entered=entered)  # they have since changed
            return
        self.session.tour_hits(tour)
        if self.is_open:
            self._show_hit_count(tour.name)
        else:
            self._settle(tour.name, entered=entered)
