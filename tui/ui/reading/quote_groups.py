"""Delays commands that need the groups of many quotes until these have been made in the background."""

from collections.abc import Callable

from textual.widget import Widget

from tui.reading.quotes.group_cache import GROUPING_FAILED, GROUPING_QUOTES
from tui.reading.stops import Stop
from tui.ui.messages import QuotesGrouped, QuotesLost
from tui.ui.reading.context import Handlers, Subject


class QuoteGroupsReady(Subject):
    _awaiting: tuple[Callable[[], None], Stop | None, Widget | None] | None = None
    """Action that waits for the quote groups, with the stop and the focused widget at the time of the command."""

    def handlers(self) -> Handlers:
        return {QuotesGrouped: self._grouped, QuotesLost: self._lost}

    def when_ready(self, act: Callable[[], None]) -> None:
        """Act at once if that does not block the screen; otherwise later, if the user is still at the same place."""
        crossing = self.session.counterparts
        if not crossing.is_pending:
            act()
        elif crossing.has_failed:
            self.context.set_status(GROUPING_FAILED)
        else:
            self._awaiting = act, self.session.stop, self.screen.focused
            self.context.set_status(GROUPING_QUOTES)

    def _grouped(self, _message: QuotesGrouped) -> None:
        self._go_on()
        self.context.quotes_grouped()

    def _lost(self, message: QuotesLost) -> None:
        self._go_on()
        self.context.report_failure("the quotes could not be grouped", message.error)

    def _go_on(self) -> None:
        context, (awaiting, self._awaiting) = self.context, (self._awaiting, None)
        previous_message = context.status.message
        is_about_quotes = previous_message[0] in (GROUPING_QUOTES, context.status_text()[0])
        if self.views.view_to_save is not self.views.view:
            context.show_session()
        if is_about_quotes:
            context.set_status()
        else:  # any other message stays
            context.status.say(*previous_message)
        if awaiting is not None and self.screen.is_current:
            act, stop, focused = awaiting
            if (stop, focused) == (self.session.stop, self.screen.focused):
                self.when_ready(act)
