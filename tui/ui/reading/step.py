"""Stepping, crossing, turning to a pane; and the mouse in the text."""

from functools import partial

from textual import on

from tui.reading.status.line import no_counterpart_text, no_stop_text
from tui.ui.messages import PaneFocused, TabClicked, TextClicked
from tui.ui.reading.results import GroupedKeys

NO_NAME = "no name or quote here"


class StepKeys(GroupedKeys):
    @on(PaneFocused)
    def _pane_focused(self, message: PaneFocused) -> None:
        # Keys may have led elsewhere since; only the pane that still has the focus counts.
        if self.panes.is_shown(message.article_id) and self.panes.pane(message.article_id).view.has_focus:
            self.panes.focus_article(message.article_id)
            self.look()

    @on(TabClicked)
    def _tab_clicked(self, message: TabClicked) -> None:
        if message.article_id in self.session.order:
            self.panes.focus_article(message.article_id)

    @on(TextClicked)
    def _text_clicked(self, message: TextClicked) -> None:
        if message.article_id not in self.session.order:
            return
        self.look()
        passage, named = self.session.at(message.article_id, message.offset)
        if passage is not None:
            self.go(self.session.go(passage))
        if named is not None:
            self.sidebar.select(named)
            if passage is None:
                self.go(self.session.go(named))

    def action_next(self) -> None:
        self.look()
        self.go(self.session.next(), no_stop_text(self.session, self.waiting, self.key_name))

    def action_previous(self) -> None:
        self.look()
        self.go(self.session.previous(), no_stop_text(self.session, self.waiting, self.key_name))

    def action_cross_next(self) -> None:
        self._cross(forward=True)

    def action_cross_previous(self) -> None:
        self._cross(forward=False)

    def _cross(self, forward: bool) -> None:
        self.look()
        if self.session.crossing.is_at_quote:
            self.once_grouped(partial(self._go_across, forward))
        else:
            self._go_across(forward)

    def _go_across(self, forward: bool) -> None:
        begin = f"nothing is current yet: {self.key_name('next')} goes to the first"
        nowhere = no_counterpart_text(self.session) if self.session.stop else begin
        self.go(self.session.cross(forward), nowhere)

    def action_name_next(self) -> None:
        self.look()
        self.go(self.session.hop(forward=True), NO_NAME)

    def action_name_previous(self) -> None:
        self.look()
        self.go(self.session.hop(forward=False), NO_NAME)

    def action_back(self) -> None:
        self.look()
        self.go(self.session.back(), "no earlier place")

    def action_forward(self) -> None:
        self.look()
        self.go(self.session.forward(), "no later place")
