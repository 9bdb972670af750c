"""Delays commands until many quotes are grouped, or many sentences compared, in the background."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.widget import Widget
from textual.worker import get_current_worker

from tui.cancel import Cancelled
from tui.reading.quotes.group_cache import GROUPING_FAILED, GROUPING_QUOTES
from tui.reading.stops import Stop
from tui.reading.views import COMPARING_FAILED, COMPARING_SENTENCES
from tui.ui.messages import QuotesGrouped, QuotesLost
from tui.ui.reading.context import Handlers, ReadingContext, Subject
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:
    from tui.matching.evidence.closest import SentenceSearch


class _Awaiting(Struct):
    """An action that waits, with the stop and the focused widget at the time of the command."""

    act: Callable[[], None]
    needs_sentences: bool
    stop: Stop | None
    focused: Widget | None


class QuoteGroupsReady(Subject):
    def __init__(self, context: ReadingContext) -> None:
        super().__init__(context)
        self._awaiting: _Awaiting | None = None
        self._search: SentenceSearch | None = None
        """Search that a thread is preparing."""
        context.after_results.append(self.prepare_search)  # a view of the last session may wait for it

    def handlers(self) -> Handlers:
        return {QuotesGrouped: self._grouped, QuotesLost: self._lost}

    def when_ready(self, act: Callable[[], None], *, needs_sentences: bool = False) -> None:
        """Act at once if that does not block the screen; otherwise later, if the user is still at the same place.

        needs_sentences: True if the action asks whether other articles have a sentence.
        """
        reason = self.views.reason_to_wait(needs_sentences=needs_sentences)
        if not reason:
            act()
            return
        if reason not in (GROUPING_FAILED, COMPARING_FAILED):
            self._awaiting = _Awaiting(act, needs_sentences, self.session.stop, self.screen.focused)
            self.prepare_search()
        self.context.set_status(reason)

    def prepare_search(self) -> None:
        """Compare the sentences in a thread, if a view or an action waits for that."""
        search = self.views.search_to_prepare
        is_awaited = self.views.view_to_save is not self.views.view or self._awaiting is not None
        if search is not None and is_awaited and search not in (self._search, self.views.failed_search):
            self._search = search
            run_behind(self.screen, partial(self._prepare, search), "comparing sentences", exit_on_error=False)

    def _prepare(self, search: "SentenceSearch") -> None:
        worker = get_current_worker()
        failure: Exception | None = None
        try:
            search.prepare(lambda: worker.is_cancelled)
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001 - whatever it stumbles over, the articles can still be read
            failure = error
        self.screen.app.call_from_thread(self._prepared, search, failure)

    def _prepared(self, search: "SentenceSearch", failure: Exception | None) -> None:
        if search is not self._search:
            return  # the articles have changed since
        self._search = None
        if failure is not None:
            self.views.failed_search = search
        self._go_on()
        if failure is not None:
            self.context.report_failure(COMPARING_FAILED, failure)

    def _grouped(self, _message: QuotesGrouped) -> None:
        self._go_on()
        self.context.quotes_grouped()

    def _lost(self, message: QuotesLost) -> None:
        self._go_on()
        self.context.report_failure("the quotes could not be grouped", message.error)

    def _go_on(self) -> None:
        context, (awaiting, self._awaiting) = self.context, (self._awaiting, None)
        previous_message = context.status.message
        is_about_waiting = previous_message[0] in (GROUPING_QUOTES, COMPARING_SENTENCES, context.status_text()[0])
        if self.views.view_to_save is not self.views.view:
            context.show_session()
            self.prepare_search()
        if is_about_waiting:
            context.set_status()
        else:  # any other message stays
            context.status.say(*previous_message)
        if awaiting is None or not self.screen.is_active:
            return
        if (awaiting.stop, awaiting.focused) == (self.session.stop, self.screen.focused):
            self.when_ready(awaiting.act, needs_sentences=awaiting.needs_sentences)
