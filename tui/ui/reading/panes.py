"""The keys that turn to panes, arrange them, and put articles into them."""

from msgspec.structs import replace

from tui.reading.outlets import short_tags
from tui.reading.panes import Layout
from tui.ui.reading.context import Desk

WIDER_CELLS, TALLER_LINES = 4, 2
"""How far one press of a key moves a border."""
LAYOUT_SAID = {
    Layout.AUTO: "as many side by side as there is room for",
    Layout.COLUMNS: "side by side, however narrow",
    Layout.STACKED: "stacked, one below the other",
    Layout.TABS: "one article at a time, the others as tabs",
}


class PaneKeys(Desk):
    def action_pane(self, number: int) -> None:
        self.panes.focus_index(number - 1)

    def action_pane_next(self) -> None:
        self.panes.focus_step(1)

    def action_pane_previous(self) -> None:
        self.panes.focus_step(-1)

    def action_pane_right(self) -> None:
        """In the sidebar, where there is nothing to the right: into the row."""
        if self.sidebar.outline.has_focus:
            self.sidebar.unfold()
        else:
            self.panes.focus_step(1)

    def action_pane_left(self) -> None:
        if self.sidebar.outline.has_focus:
            self.sidebar.fold()
        else:
            self.panes.focus_step(-1)

    # --- how they stand --------------------------------------------------------------------------------------

    def action_zoom(self) -> None:
        before = len(self.panes.shown)
        self.panes.plan.zoomed = not self.panes.plan.zoomed
        self._stand_anew()
        self.say("there is room for one article only" if before == len(self.panes.shown) == 1 else "")

    def action_layout(self) -> None:
        said = LAYOUT_SAID[self.panes.plan.next_layout()]
        self._stand_anew()
        self.say(said)

    def action_wider(self) -> None:
        self._grow(1)

    def action_narrower(self) -> None:
        self._grow(-1)

    def _grow(self, way: int) -> None:
        placed = self.panes.placed
        step = TALLER_LINES if placed.stacked else WIDER_CELLS
        if self.panes.plan.grow(way * step, placed):
            self._stand_anew()
        else:
            self.say("no pane beside this one gives way" if len(placed.articles) > 1 else "one pane has all the room")

    def action_even(self) -> None:
        self.panes.plan.even()
        self._stand_anew()

    def _stand_anew(self) -> None:
        """The panes have another place or size: what is current stays level."""
        self.look()
        self.panes.rearrange()
        if self.session.seen is not None:
            self.panes.show(self.session.here())

    # --- which ones, and in which order ----------------------------------------------------------------------

    def action_move_left(self) -> None:
        self._move(-1)

    def action_move_right(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if self.panes.plan.move(step):
            self.order_changed()
            self._stand_anew()
        else:
            self.say("it is the last one" if step > 0 else "it is the first one")

    def order_changed(self) -> None:
        """Everything that lists the articles does it in the order of the panes."""
        articles = tuple(map(self.session.coverage.article, self.panes.plan.order))
        coverage = replace(self.session.coverage, articles=articles)
        self.session.set_coverage(coverage)
        mentioned, shown, notes = self.session.mentioned, self.session.shown, self.views.notes
        self.sidebar.renew(coverage, short_tags(articles), mentioned, shown, notes)
        self.show_session()

    def action_close_pane(self) -> None:
        outlet = self.session.coverage.article(self.panes.plan.focus).outlet
        if not self.panes.plan.close():
            self.say("it is the only pane")
            return
        self._stand_anew()
        again, articles = self._key("reopen_pane"), self._key("articles")
        self.say(f"{outlet} is behind now: {again} brings it back, {articles} lists all")

    def action_reopen_pane(self) -> None:
        if self.panes.plan.reopen():
            self._stand_anew()
            self.say(f"{self.session.coverage.article(self.panes.plan.focus).outlet} is open again")
        else:
            self.say("every article has a pane")

    def action_articles(self) -> None:
        from tui.reading.article_list import article_rows
        from tui.ui.dialogs.articles import ArticlesScreen

        self.look()
        rows = article_rows(self.session.coverage, self.panes.plan.open, self.session.focus, self.session.shown)
        self.app.push_screen(ArticlesScreen(rows, waiting=self.session.shown is None), self._put)

    def _put(self, article: str | None) -> None:
        if article is None:
            return
        before = list(self.panes.plan.order)
        self.panes.plan.put(article)
        self.panes.rearrange()
        if self.panes.plan.order != before:
            self.order_changed()
        self.look()
        self.call_after_refresh(self.look)

    def _key(self, command: str) -> str:
        from tui.ui.reading.commands import shown

        return next((shown(key) for key in self.event.settings.keys.get(command, ())), "the palette")
