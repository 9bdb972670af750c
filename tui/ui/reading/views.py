"""Ways to look at the articles: what one alone has, only what they share, how they word what is current."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.reading.annotations import describe_annotations
from tui.reading.stops import Stop, StopKind
from tui.reading.views import View
from tui.ui.reading.choose import ChooseKeys
from tui.ui.reading.export import ExportKeys

if TYPE_CHECKING:
    from tui.reading.compare.comparison import Comparison
    from tui.reading.coverage.table import CoverageRow
    from tui.ui.coverage.screen import Chosen, TableState


class ViewKeys(ChooseKeys, ExportKeys):
    _table_state: "TableState | None" = None

    def action_select(self) -> None:
        """A passage is compared, and a quote that others have, too; any other one and a name are shown in the
        sidebar."""
        stop = self.session.stop
        if self.sidebar.outline.has_focus or stop is None:
            super().action_select()
        elif stop.kind is StopKind.PASSAGE:
            self.action_compare()
        elif stop.kind is StopKind.QUOTE:
            self.once_grouped(partial(self._select_quote, stop))
        else:
            super().action_select()

    def _select_quote(self, stop: Stop) -> None:
        if (comparison := self._of_quote(stop)) is not None:
            self._show_comparison(comparison)
        else:
            super().action_select()

    def _of_quote(self, stop: Stop) -> "Comparison | None":
        """Every wording of a quote held against it; None where there is only one."""
        from tui.reading.compare import comparison as compare

        group = self.session.crossing.quotation(stop)
        if group is None:
            return None
        comparison = compare.of_quote(self.session, group)
        comparison.hold(comparison.stops.index(stop))
        return comparison

    def action_only_here(self) -> None:
        self._toggle(View.ALONE)

    def action_fold(self) -> None:
        self._toggle(View.MATCHES)

    def _toggle(self, view: View) -> None:
        self.look()
        said = self.views.toggle(view)
        self.show_session()
        self.say(said)

    def action_leave(self) -> None:
        if self.sidebar.outline.has_focus or self.session.stop is not None or not self.views.leave():
            super().action_leave()
        else:
            self.show_session()

    def action_compare(self) -> None:
        from tui.reading.compare import comparison as compare

        stop = self.session.stop
        self._show_comparison(compare.of_passage(self.session, stop) if stop else None)

    def action_coverage(self) -> None:
        if self.session.shown is None or self.session.mentioned is None:
            self.say("still looking for what the articles tell")
        else:
            self.once_grouped(self._show_coverage)

    def _show_coverage(self) -> None:
        from tui.ui.coverage.screen import CoverageScreen, TableState

        if self._table_state is None:
            self._table_state = TableState()
        self.app.push_screen(
            CoverageScreen(
                self.views.table(),
                self.session.coverage.articles,
                self._table_state,
                self.event.settings.keys,
                self.offer_table,
            ),
            self._from_table,
        )

    def _from_table(self, chosen: "Chosen | None") -> None:
        if chosen is None:
            return
        if chosen.compare:
            self._compare_row(chosen.row)
            return
        cell = chosen.row.cells[chosen.column]
        if cell is None:
            return
        if cell.stop.kind is StopKind.MENTION:
            self.session.choose_person(cell.stop.key)
        elif cell.stop.kind is StopKind.QUOTE:
            self.session.choose_quotes()
        self._go_to_wording(cell.stop)

    def _compare_row(self, row: "CoverageRow") -> None:
        from tui.reading.compare import comparison as compare
        from tui.reading.coverage.table import RowKind

        if row.kind is RowKind.QUOTE:
            groups = self.session.crossing.groups
            group = groups.by_id.get(row.key) if groups else None
            if group is None:
                self.say("the quotes have been grouped anew meanwhile: choose it once more")
            else:
                self._show_comparison(compare.of_quote(self.session, group))
        else:
            stop = next(cell.stop for cell in row.cells if cell is not None)
            self._show_comparison(compare.of_passage(self.session, stop))

    def _show_comparison(self, comparison: "Comparison | None") -> None:
        from tui.ui.compare.screen import CompareScreen

        if comparison is None:
            self.say(f"no passage is current: {self.key_name('next')} goes to the next one")
            return
        noted = partial(describe_annotations, self.views.notes)
        keys = self.event.settings.keys
        screen = CompareScreen(comparison, keys, self._next_comparison, self._export_compared, noted)
        self.app.push_screen(screen, self._go_to_wording)

    def _export_compared(self, comparison: "Comparison", say: Callable[[str], None]) -> None:
        """Every wording; of a quote it is any that is one, as others may only report it."""
        stops = comparison.stops
        quoted = next((stop for stop in stops if stop.kind is StopKind.QUOTE), stops[0])
        self.offer_export(quoted, only=True, say=say)

    def _next_comparison(self, forward: bool) -> "Comparison | None":
        """Steps on behind the screen that compares: over the quotes that have several wordings where quotes are stepped
        over, else over the passages."""
        from tui.reading.compare import comparison as compare

        session = self.session
        if session.tour.kind is StopKind.QUOTE and session.stop is not None:
            if session.crossing.is_late:  # the articles have changed behind it
                return None
            stop = session.crossing.next_quotation(session.tour.stops, session.stop, forward=forward)
            self._go_to_wording(stop)
            return self._of_quote(stop) if stop is not None else None
        self.session.choose_passages()
        move = self.session.next() if forward else self.session.previous()
        self.go(move)
        return compare.of_passage(self.session, move.stop) if move and move.stop else None

    def _go_to_wording(self, stop: Stop | None) -> None:
        if stop is not None:
            self.go(self.session.go(stop))
