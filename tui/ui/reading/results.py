"""Keys that need the groups of many quotes: they go on as soon as these are put together behind the screen."""

from collections.abc import Callable

from textual import on
from textual.widget import Widget

from tui.reading.quotes.group_cache import LOST, PUTTING
from tui.reading.stops import Stop
from tui.ui.messages import QuotesGrouped, QuotesLost
from tui.ui.reading.context import Desk


class GroupedKeys(Desk):
    _awaiting: tuple[Callable[[], None], Stop | None, Widget | None] | None = None
    """What is to be done, and what was current and had the keys when it was asked for."""

    def once_grouped(self, act: Callable[[], None]) -> None:
        """At once where that holds nothing up; later only where the reader still is at the same."""
        crossing = self.session.crossing
        if not crossing.is_late:
            act()
        elif crossing.is_lost:
            self.say(LOST)
        else:
            self._awaiting = act, self.session.stop, self.focused
            self.say(PUTTING)

    @on(QuotesGrouped)
    @on(QuotesLost)
    def _go_on(self) -> None:
        awaiting, self._awaiting = self._awaiting, None
        said = self.status.said
        is_of_it = said[0] in (PUTTING, self._said()[0])
        if self.views.to_keep is not self.views.view:
            self.show_session()
        if is_of_it:
            self.say()
        else:  # what is to be read of something else stays
            self.status.say(*said)
        if awaiting is not None and self.is_current:
            act, stop, focused = awaiting
            if (stop, focused) == (self.session.stop, self.focused):
                self.once_grouped(act)
