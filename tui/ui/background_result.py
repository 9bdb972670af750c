"""A result that a thread computes, and the screen that opens when it is ready."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from textual.worker import get_current_worker

from tui.cancel import Cancelled
from tui.ui.reading.context import ReadingContext
from tui.ui.textual.workers import run_behind

STILL_ANALYSING = "still analysing the articles; try again in a moment"
Result = TypeVar("Result")


class BackgroundResult(Generic[Result]):
    """A result computed in a thread, and computed again only when its inputs have changed."""

    def __init__(self, context: ReadingContext, group: str, pending: str, show: Callable[[Result], None]) -> None:
        """Prepare it. group: of its workers. pending: the status while it is computed. show: opens the result."""
        self._context = context
        self._group = group
        self._pending = pending
        self._show = show
        self._latest: tuple[tuple[object, ...], Result] | None = None
        """Inputs and the result computed from them."""
        self._asked_at: tuple[object, object] = (None, None)
        """Current stop and focused widget when the result was requested; it opens if they are unchanged."""

    @property
    def value(self) -> Result:
        """The latest result; only used once it has been shown."""
        assert self._latest is not None
        return self._latest[1]

    def request(self, inputs: tuple[object, ...], find: Callable[[Callable[[], bool]], Result]) -> None:
        """Show the result for these inputs, or compute it first.

        find: computes it in a thread, from values that no longer change; its argument returns True once the result is
        not needed any more.
        """
        if self._latest is not None and self._latest[0] == inputs:
            self._show(self.value)
            return
        self._context.set_status(self._pending)
        self._asked_at = self._place()
        run_behind(self._context.screen, partial(self._find, inputs, find), self._group)

    def _find(self, inputs: tuple[object, ...], find: Callable[[Callable[[], bool]], Result]) -> None:
        worker = get_current_worker()
        try:
            result = find(lambda: worker.is_cancelled)
        except Cancelled:
            return
        self._context.screen.app.call_from_thread(self._take, inputs, result)

    def _take(self, inputs: tuple[object, ...], result: Result) -> None:
        self._latest = inputs, result
        if self._context.status.message[0] == self._pending:
            self._context.set_status()
        if self._context.screen.is_active and self._place() == self._asked_at:
            self._show(result)

    def _place(self) -> tuple[object, object]:
        return self._context.session.stop, self._context.screen.focused
