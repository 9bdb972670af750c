"""The rows of so many quotes that they are made behind the screen."""

from collections.abc import Callable
from functools import partial

from textual.widget import Widget
from textual.worker import get_current_worker

from tui.reading.listing import Work
from tui.ui.behind import run_behind


class LateRows:
    def __init__(self, widget: Widget, taken: Callable[[], None]) -> None:
        """taken: called on the screen's thread once the rows are there."""
        self._widget = widget
        self._taken = taken
        self._work: Work | None = None
        """What is being done."""

    def make(self, work: Work) -> None:
        """What is being made already is not begun once more; what is outdated is given up."""
        if self._work is None or not self._work.is_of(work):
            self._work = work
            run_behind(self._widget, partial(self._make, work), "grouping")

    def _make(self, work: Work) -> None:
        worker = get_current_worker()
        made = work.make()
        if not worker.is_cancelled:
            self._widget.app.call_from_thread(self._take, work, lambda: work.take(made))

    def _take(self, work: Work, take: Callable[[], bool]) -> None:
        if self._work is work:
            self._work = None
        if take():
            self._taken()
