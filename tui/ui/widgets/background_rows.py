"""Builds the sidebar's quote rows in a thread when there are too many to build inline."""

from collections.abc import Callable
from functools import partial

from textual.widget import Widget
from textual.worker import Worker, get_current_worker

from tui.cancel import Cancelled
from tui.reading.sidebar.quote_rows_job import QuoteRowsJob
from tui.ui.textual.workers import run_behind


class BackgroundRows:
    """Builds quote rows in one thread at a time, which leaves others free; a newer job cancels the current one."""

    def __init__(self, widget: Widget, on_stored: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Prepare building. on_stored: called when the rows are stored. failed: called if they could not be made.

        Both are called in the screen's thread.
        """
        self._widget = widget
        self._on_stored = on_stored
        self._failed = failed
        self._newest: QuoteRowsJob | None = None
        """Newest job; None while no thread is working."""

    def make(self, work: QuoteRowsJob) -> None:
        """Start a job unless the same one is running; an outdated job is cancelled."""
        running, self._newest = self._newest, work
        if running is None:
            make = partial(self._make, work)
            run_behind(self._widget, make, "grouping", exclusive=False, exit_on_error=False)
        elif running.is_same_job(work):
            self._newest = running

    def _make(self, work: QuoteRowsJob) -> None:
        worker = get_current_worker()
        newest: QuoteRowsJob | None = work
        while newest is not None and not worker.is_cancelled:
            outcome = self._outcome(newest, worker)
            if not worker.is_cancelled:
                newest = self._widget.app.call_from_thread(self._end, newest, outcome)

    def _outcome(self, work: QuoteRowsJob, worker: "Worker[object]") -> Callable[[], None]:
        """Build the rows and return what to do with them in the screen's thread."""
        try:
            rows = work.build(lambda: worker.is_cancelled or work is not self._newest)
        except Cancelled:
            return lambda: None
        except Exception as error:  # noqa: BLE001 - whatever it stumbles over, the articles can still be read
            return partial(self._lose, work, error)
        return lambda: self._on_stored() if work.store(rows) else None

    def _end(self, work: QuoteRowsJob, outcome: Callable[[], None]) -> QuoteRowsJob | None:
        """Finish a job, and return the next one for the thread."""
        if self._newest is work:
            self._newest = None
            outcome()  # it may start a thread; this one is ending
            return None
        return self._newest

    def _lose(self, work: QuoteRowsJob, error: Exception) -> None:
        work.mark_failed()
        self._failed(error)
