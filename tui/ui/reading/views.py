"""The views of the articles: only here, folded, the coverage table, and the comparison of wordings."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.reading.annotations import describe_annotations
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import Stop, StopKind
from tui.reading.views import View
from tui.ui.commands import Runs
from tui.ui.messages import EntryChosen
from tui.ui.reading.choose import Choose
from tui.ui.reading.context import Handlers, ReadingContext, Subject
from tui.ui.reading.export import Export
from tui.ui.reading.quote_groups import QuoteGroupsReady
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:
    from tui.articles.model import Coverage
    from tui.reading.compare.comparison import Comparison
    from tui.reading.coverage.origins import RowOrigins
    from tui.reading.coverage.row import CoverageRow
    from tui.ui.coverage.screen import ChosenCell, TableState
    from tui.ui.tabs.page import Tab


class ViewCommands(Subject):
    _origins: "RowOrigins | None" = None
    """Origins of what the articles share, once they have been requested and counted."""

    def __init__(self, context: ReadingContext, quote_groups: QuoteGroupsReady, choose: Choose, export: Export) -> None:
        super().__init__(context)
        self._quote_groups = quote_groups
        self._choose = choose
        self._export = export
        self._table_states: dict[Tab, TableState] = {}
        """Filter, order and cursor of each table that was open."""

    def commands(self) -> Runs:
        return {
            "only_here": partial(self._toggle, View.ONLY_HERE),
            "fold": partial(self._toggle, View.MATCHES),
            "coverage": self._coverage,
            "wordings": self._compare_current,
        }

    def handlers(self) -> Handlers:
        return {EntryChosen: self._chosen_in_sidebar}

    # --- steps of commands that several subjects share -------------------------------------------------------

    def select_stop(self) -> bool:
        """Compare the current passage or shared quote, or show any other quote in the sidebar.

        Return False if neither is current.
        """
        stop = self.session.stop
        if stop is not None and stop.kind is StopKind.PASSAGE:
            self.compare()
        elif stop is not None and stop.kind is StopKind.QUOTE:
            self._quote_groups.when_ready(partial(self._select_quote, stop))
        else:
            return False
        return True

    def leave_view(self) -> bool:
        """Show everything again. Return False while a stop is current, or everything is already shown."""
        if self.session.stop is not None or not self.views.leave():
            return False
        self.context.show_session()
        return True

    def _select_quote(self, stop: Stop) -> None:
        if (comparison := self._of_quote(stop)) is not None:
            self._show_comparison(comparison)
        else:
            self._choose.select_name()

    def _chosen_in_sidebar(self, message: EntryChosen) -> None:
        """Compare the wordings of a quote chosen in the sidebar; the text behind it already shows the quote."""
        stop = message.entry.stop or self.sidebar.outline.first_below
        if message.entry.kind is SidebarRowKind.QUOTE and stop is not None and stop.kind is StopKind.QUOTE:
            self._quote_groups.when_ready(partial(self._compare_if_shared, stop))

    def _compare_if_shared(self, stop: Stop) -> None:
        if (comparison := self._of_quote(stop)) is not None:
            self._show_comparison(comparison)

    # --- keys ------------------------------------------------------------------------------------------------

    def _toggle(self, view: View) -> None:
        self.context.sync_view()
        message = self.views.toggle(view)
        self.context.show_session()
        self._quote_groups.prepare_search()
        self.context.set_status(message or self.views.summary())

    def compare(self) -> None:
        from tui.reading.compare import comparison as compare

        stop = self.session.stop
        self._show_comparison(compare.compare_passage(self.session, stop) if stop else None)

    def _compare_current(self) -> None:
        """Compare the wordings of the row under the sidebar's cursor, or else of the current passage or quote."""
        if self.context.in_sidebar:
            stop = self._stop_of_row()
            if stop is not None:
                self._choose.go_to(stop)
        else:
            stop = self.session.stop
        if stop is not None and stop.kind is StopKind.PASSAGE:
            self.compare()
        elif stop is not None and stop.kind is StopKind.QUOTE:
            self._quote_groups.when_ready(partial(self._compare_quote, stop))
        else:
            self.context.set_status("only passages and quotes can be compared")

    def _stop_of_row(self) -> Stop | None:
        """Return the passage or quote of the row under the cursor; None for a heading."""
        row = self.sidebar.outline.current
        if row is None or row.kind in (SidebarRowKind.PERSON, SidebarRowKind.SPEAKER, SidebarRowKind.ABOUT):
            return None
        return row.stop or self.sidebar.outline.first_below

    def _compare_quote(self, stop: Stop) -> None:
        if (comparison := self._of_quote(stop)) is not None:
            self._show_comparison(comparison)
        else:
            outlet = self.session.coverage.article(stop.passage.article).outlet
            self.context.set_status(f"no other wording of this quote was found, only that of {outlet}")

    def _coverage(self, *, only_here: bool = False) -> None:
        if self.session.visible_groups is None or self.session.mention_index is None:
            self.context.set_status("still analysing the articles; try again in a moment")
        else:
            self._quote_groups.when_ready(partial(self._show_coverage, only_here=only_here), needs_sentences=True)

    def list_only_here(self) -> None:
        """Open the coverage table for what only one outlet has."""
        self._coverage(only_here=True)

    def _show_coverage(self, *, only_here: bool) -> None:
        from tui.ui.coverage.screen import CoverageScreen, TableState
        from tui.ui.tabs.page import Tab

        tab = Tab.ONLY_HERE if only_here else Tab.COVERAGE
        table = CoverageScreen(
            self.views.table(),
            self.session.coverage.articles,
            self._table_states.setdefault(tab, TableState()),
            self.context.event.settings.keys,
            self._export.offer_table,
            self._origins_text,
            tab,
        )
        self.screen.app.push_screen(table, partial(self._from_table, only_here=only_here))
        if self._origins is None or self._origins.coverage is not self.session.coverage:
            run_behind(self.screen, partial(self._count_origins, self.session.coverage), "origins")

    def _count_origins(self, coverage: "Coverage") -> None:
        """Read the articles for copies and credits, in a separate thread."""
        from tui.reading.coverage.origins import RowOrigins

        origins = RowOrigins()
        origins.read(coverage)
        self.screen.app.call_from_thread(self._take_origins, origins)

    def _take_origins(self, origins: "RowOrigins") -> None:
        """Show the origins in the table if that is still open; the thread keeps no closed screen alive."""
        from tui.ui.coverage.screen import CoverageScreen

        self._origins = origins
        if isinstance(table := self.screen.app.screen, CoverageScreen):
            table.describe()

    def _origins_text(self, row: "CoverageRow") -> str:
        is_present = self._origins is not None and self._origins.coverage is self.session.coverage
        return self._origins.text(row) if self._origins is not None and is_present else ""

    def _from_table(self, chosen_cell: "ChosenCell | Tab | None", *, only_here: bool) -> None:
        from tui.ui.tabs.page import Tab

        if chosen_cell is None:
            return
        if isinstance(chosen_cell, Tab):
            self.context.open_tab(chosen_cell)
            return
        if chosen_cell.compare:
            self._compare_row(chosen_cell.row, partial(self._coverage, only_here=only_here))
            return
        cell = chosen_cell.row.cells[chosen_cell.column]
        if cell is None:
            self._go_to_close_sentence(chosen_cell.row, chosen_cell.column)
            return
        if cell.stop.kind is StopKind.MENTION:
            self.session.choose_person(cell.stop.key)
        elif cell.stop.kind is StopKind.QUOTE:
            self.session.choose_quotes()
        self._go_to_wording(cell.stop)

    def _go_to_close_sentence(self, row: "CoverageRow", column: int) -> None:
        """Go to the sentence closest to a row, in an article that may have it in other words."""
        from tui.reading.place.closest import closest_in_article, go_to_closest

        article = self.session.coverage.articles[column]
        passages = [cell.stop.passage for cell in row.cells if cell is not None]
        closest = closest_in_article(self.session, passages, article.id)
        if closest is None:
            self.context.set_status(f"{article.outlet} has no sentence that shares a word with this row")
        else:
            passage, rows = closest
            self.context.go(go_to_closest(self.session, passage, rows, rows[0]))

    def _compare_row(self, row: "CoverageRow", go_back: Callable[[], None]) -> None:
        """Compare the wordings of a row. go_back: returns to the table."""
        from tui.reading.compare import comparison as compare
        from tui.reading.coverage.row import RowKind

        if row.kind is RowKind.QUOTE:
            groups = self.session.counterparts.groups
            group = groups.by_id.get(row.key) if groups else None
            if group is None:
                self.context.set_status("the quotes were regrouped; please choose again")
            else:
                self._show_comparison(compare.compare_quote(self.session, group), go_back)
        else:
            stop = next(cell.stop for cell in row.cells if cell is not None)
            self._show_comparison(compare.compare_passage(self.session, stop), go_back)

    def _of_quote(self, stop: Stop) -> "Comparison | None":
        """Return the comparison of a quote with its other wordings; None if there is only one."""
        from tui.reading.compare import comparison as compare

        group = self.session.counterparts.quote_group_at(stop)
        if group is None:
            return None
        comparison = compare.compare_quote(self.session, group)
        comparison.set_baseline(comparison.stops.index(stop))
        return comparison

    def _show_comparison(self, comparison: "Comparison | None", go_back: Callable[[], None] | None = None) -> None:
        """Show a comparison. go_back: opens the screen that it was asked for on; None for the text."""
        from tui.ui.compare.screen import CompareScreen

        if comparison is None:
            self.context.set_status(
                f"no passage is selected; press {self.context.key_name('next')} to go to the next one"
            )
            return
        noted = partial(describe_annotations, self.views.annotations)
        keys = self.context.event.settings.keys
        screen = CompareScreen(comparison, keys, self._next_comparison, self._export_compared, noted)

        def leave(stop: Stop | None) -> None:
            if stop is None and go_back is not None:
                go_back()
            else:
                self._go_to_wording(stop)

        self.screen.app.push_screen(screen, leave)

    def _export_compared(self, comparison: "Comparison", say: Callable[[str], None]) -> None:
        """Export every wording, starting from one that is a quote, as others may only report it."""
        stops = comparison.stops
        stop_to_export = next((stop for stop in stops if stop.kind is StopKind.QUOTE), stops[0])
        self._export.offer(stop_to_export, only=True, say=say)

    def _next_comparison(self, forward: bool) -> "Comparison | None":
        """Return the next comparison (of quotes or passages, as in the tour), and move the screen behind it."""
        from tui.reading.compare import comparison as compare

        session = self.session
        if session.tour.kind is StopKind.QUOTE and session.stop is not None:
            if session.counterparts.is_pending:  # the articles have changed behind it
                return None
            stop = session.counterparts.next_quote_group(session.tour.stops, session.stop, forward=forward)
            self._go_to_wording(stop)
            return self._of_quote(stop) if stop is not None else None
        self.context.sync_view()  # the passage may just have been scrolled to
        self.session.choose(None)
        move = self.session.next() if forward else self.session.previous()
        self.context.go(move)
        return compare.compare_passage(self.session, move.stop) if move and move.stop else None

    def _go_to_wording(self, stop: Stop | None) -> None:
        if stop is not None:
            self.context.go(self.session.go(stop))
