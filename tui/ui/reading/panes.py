"""The commands for panes: focus, scrolling, layout, and which article is in which."""

from functools import partial

from msgspec.structs import replace

from tui.reading.outlets import short_tags
from tui.reading.panes import Layout
from tui.ui.commands import Runs
from tui.ui.key_bindings import key_label
from tui.ui.reading.commands import PANE_NUMBERS
from tui.ui.reading.context import Subject

WIDER_CELLS, TALLER_LINES = 4, 2
"""Distance that one key press moves a border, in cells and in lines."""
LAYOUT_SAID = {
    Layout.AUTO: "layout: automatic (as many side by side as fit)",
    Layout.COLUMNS: "layout: side by side, even in narrow panes",
    Layout.STACKED: "layout: stacked",
    Layout.TABS: "layout: one article at a time, the others as tabs",
}


class PaneCommands(Subject):
    def commands(self) -> Runs:
        numbered = {f"pane_{number}": partial(self.panes.focus_index, number - 1) for number in PANE_NUMBERS}
        return {
            "pane_next": partial(self.panes.focus_step, 1),
            "pane_previous": partial(self.panes.focus_step, -1),
            "pane_right": self._right,
            "pane_left": self._left,
            **numbered,
            "pin": self._pin,
            "zoom": self._zoom,
            "layout": self._layout,
            "wider": partial(self._grow, 1),
            "narrower": partial(self._grow, -1),
            "even": self._even,
            "move_left": partial(self._move, -1),
            "move_right": partial(self._move, 1),
            "close_pane": self._close_pane,
            "reopen_pane": self._reopen_pane,
            "articles": self._articles,
            "down": partial(self._scroll, 1),
            "up": partial(self._scroll, -1),
            "half_down": partial(self._page, 0.5),
            "half_up": partial(self._page, -0.5),
            "page_down": partial(self._page, 1),
            "page_up": partial(self._page, -1),
            "top": partial(self._edge, False),
            "bottom": partial(self._edge, True),
        }

    # --- focus -----------------------------------------------------------------------------------------------

    def _right(self) -> None:
        """Focus the pane to the right, or open the row in the sidebar."""
        if self.context.in_sidebar:
            self.sidebar.unfold()
        else:
            self.panes.focus_step(1)

    def _left(self) -> None:
        if self.context.in_sidebar:
            self.sidebar.fold()
        else:
            self.panes.focus_step(-1)

    # --- scrolling, in the text and in the sidebar alike -----------------------------------------------------

    def _scroll(self, lines: int) -> None:
        if self.context.in_sidebar:
            self.sidebar.outline.move(lines)
        else:
            self.panes.focused.view.scroll_lines(lines)

    def _page(self, share: float) -> None:
        """Scroll by a share of a page, down if positive. Two lines of a page stay visible as orientation."""
        focused = self.sidebar.outline if self.context.in_sidebar else self.panes.focused.view
        lines = max(1, round(max(1, focused.size.height - 2) * abs(share)))
        self._scroll(lines if share > 0 else -lines)

    def _edge(self, to_end: bool) -> None:
        if self.context.in_sidebar:
            self.sidebar.outline.move_to(len(self.sidebar.outline.entries) - 1 if to_end else 0)
        else:
            self.panes.focused.view.scroll_edge(to_end)

    # --- layout ----------------------------------------------------------------------------------------------

    def _zoom(self) -> None:
        before = len(self.panes.visible_panes)
        self.panes.plan.zoomed = not self.panes.plan.zoomed
        self._rearrange()
        self.context.set_status(
            "there is room for only one article" if before == len(self.panes.visible_panes) == 1 else ""
        )

    def _pin(self) -> None:
        outlet = self.session.coverage.article(self.panes.plan.focus).outlet
        is_pinned = self.panes.plan.pin()
        stays = f"{outlet} is pinned and stays in view ({self._key('pin')} unpins it)"
        self.context.set_status(stays if is_pinned else f"{outlet} is no longer pinned")

    def _layout(self) -> None:
        said = LAYOUT_SAID[self.panes.plan.next_layout()]
        self._rearrange()
        self.context.set_status(said)

    def _grow(self, way: int) -> None:
        placed = self.panes.placed
        step = TALLER_LINES if placed.is_stacked else WIDER_CELLS
        if self.panes.plan.grow(way * step, placed):
            self._rearrange()
        else:
            self.context.set_status(
                "the other panes cannot be made narrower" if len(placed.articles) > 1 else "only one pane is shown"
            )

    def _even(self) -> None:
        self.panes.plan.even()
        self._rearrange()

    def _rearrange(self) -> None:
        """Show panes whose place or size has changed, with the current stop still level."""
        self.context.sync_view()
        self.panes.rearrange()
        if self.session.visible_stop is not None:
            self.panes.show(self.session.current_move())

    # --- which ones, and in which order ----------------------------------------------------------------------

    def _move(self, step: int) -> None:
        if self.panes.plan.move(step):
            self._order_changed()
            self._rearrange()
        else:
            self.context.set_status("this pane is already last" if step > 0 else "this pane is already first")

    def _order_changed(self) -> None:
        """Use the order of the panes for the articles everywhere."""
        articles = tuple(map(self.session.coverage.article, self.panes.plan.order))
        coverage = replace(self.session.coverage, articles=articles)
        self.session.set_coverage(coverage)
        mentioned, shown, notes = self.session.mention_index, self.session.visible_groups, self.views.annotations
        self.sidebar.renew(coverage, short_tags(articles), mentioned, shown, notes)
        self.context.show_session()

    def _close_pane(self) -> None:
        outlet = self.session.coverage.article(self.panes.plan.focus).outlet
        if not self.panes.plan.close():
            self.context.set_status("there is only one pane")
            return
        self._rearrange()
        again, articles = self._key("reopen_pane"), self._key("articles")
        self.context.set_status(f"{outlet} hidden; press {again} to reopen it, {articles} to list all articles")

    def _reopen_pane(self) -> None:
        if self.panes.plan.reopen():
            self._rearrange()
            self.context.set_status(f"{self.session.coverage.article(self.panes.plan.focus).outlet} reopened")
        else:
            self.context.set_status("no closed pane to reopen")

    def _articles(self) -> None:
        from tui.reading.article_list import article_rows
        from tui.ui.dialogs.articles import ArticlesScreen

        self.context.sync_view()
        rows = article_rows(
            self.session.coverage, self.panes.plan.open, self.session.focus, self.session.visible_groups
        )
        self.screen.app.push_screen(ArticlesScreen(rows, is_matching=self.session.visible_groups is None), self._put)

    def _put(self, article: str | None) -> None:
        if article is None:
            return
        before = list(self.panes.plan.order)
        self.panes.plan.put(article)
        self.panes.rearrange()
        if self.panes.plan.order != before:
            self._order_changed()
        self.context.sync_view()
        self.screen.call_after_refresh(self.context.sync_view)

    def _key(self, command: str) -> str:
        return next((key_label(key) for key in self.context.event.settings.keys.get(command, ())), "the palette")
