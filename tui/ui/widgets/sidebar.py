"""The sidebar with the event's people, quotes, or shared passages, beside the text or over it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip

from tui.articles.model import Coverage
from tui.reading.annotations import Annotations
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.options import ReadingOptions
from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import QuoteGroupCache
from tui.reading.sidebar.list_kind import ITEM_KINDS, ListKind, ListOrder
from tui.reading.sidebar.row import SidebarRow
from tui.reading.sidebar.sidebar_list import SidebarList
from tui.reading.stops import Stop
from tui.ui.messages import QuotesGrouped, QuotesLost
from tui.ui.textual.fast_render import render_repeated_row
from tui.ui.theme.palette import Palette
from tui.ui.widgets.background_rows import BackgroundRows
from tui.ui.widgets.list_tabs import ListTabs
from tui.ui.widgets.outline_view import OutlineView

if TYPE_CHECKING:  # the input line is loaded on first use
    from tui.ui.widgets.lines.filter_line import FilterLine


class Sidebar(Vertical):
    """Shows one list at a time. Beside the text it is there from the start; over the text only on request."""

    def __init__(
        self,
        coverage: Coverage,
        tags: Mapping[str, str],
        options: ReadingOptions,
        palette: Palette,
        quotations: QuoteGroupCache,
        why_empty: Callable[[], str],
    ) -> None:
        """Create the sidebar. why_empty: returns the text for a list without rows."""
        super().__init__()
        self.outline = OutlineView(palette, tags)
        self.listing = SidebarList(coverage, quotations)
        self._why_empty = why_empty
        self._filter_line: FilterLine | None = None
        self._background_rows = BackgroundRows(self, self._rows_made, self._rows_lost)
        self._row_before_rebuild: tuple[int, SidebarRow] | None = None
        """Row under the cursor, with its number, while the rows are rebuilt in a thread."""
        self._awaited: Stop | None = None
        """Stop to put the cursor on once there are rows."""
        self._title = ListTabs()
        self._is_wanted: bool | None = None
        """True if the user opened the sidebar, False if closed; None until then."""
        self._is_beside = True
        self.width_cells = options.sidebar_cells
        self.styles.width = options.sidebar_cells

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.outline

    def on_mount(self) -> None:
        self._draw_title()

    def render_lines(self, crop: Region) -> list[Strip]:
        return render_repeated_row(super().render_lines, crop)

    # --- whether it is seen ----------------------------------------------------------------------------------

    @property
    def is_beside(self) -> bool:
        """True if there is room for the sidebar beside the text."""
        return self._is_beside

    @is_beside.setter
    def is_beside(self, is_beside: bool) -> None:
        if is_beside != self._is_beside:
            self._is_wanted = None
        self._is_beside = is_beside
        self.set_class(not is_beside, "-over")
        self._arrange()

    @property
    def takes_room(self) -> bool:
        """True if the sidebar is shown beside the text."""
        return self._is_beside and bool(self.display)

    def open(self) -> None:
        self._is_wanted = True
        self._arrange()
        self.screen.set_focus(self.outline)
        self.call_after_refresh(self._draw_title)  # it had no width before

    def close(self) -> None:
        self._is_wanted = False
        self._arrange()

    @property
    def is_wanted(self) -> bool | None:
        """True if the user opened the sidebar beside the text, False if closed; None if neither."""
        return self._is_wanted if self._is_beside else None

    def take_up(self, is_wanted: bool | None, list_shown: str) -> None:
        """Restore the sidebar beside the text; over the text it appears only on request."""
        self._is_wanted = is_wanted
        if list_shown in {kind.value for kind in ListKind}:
            self.listing.show(ListKind(list_shown))
        self._arrange()

    def toggle_shown(self) -> bool:
        self._is_wanted = not self.display
        self._arrange()
        return self._is_wanted

    def _arrange(self) -> None:
        self.display = self._is_beside if self._is_wanted is None else self._is_wanted

    # --- what it lists ---------------------------------------------------------------------------------------

    def set_coverage(self, coverage: Coverage, tags: Mapping[str, str]) -> None:
        """Set the articles and their tags."""
        self.listing.set_coverage(coverage)
        self.outline.set_tags(tags)

    def renew(
        self,
        coverage: Coverage,
        tags: Mapping[str, str],
        mentioned: MentionIndex | None,
        visible_groups: VisibleGroups | None,
        notes: Annotations,
    ) -> None:
        """Set articles and their results together, because rows are made from all of them."""
        self.set_coverage(coverage, tags)
        if mentioned is not None:
            self.listing.set_mention_index(mentioned)
        if visible_groups is not None:
            self.listing.set_visible_groups(visible_groups)
        self.listing.set_annotations(notes)
        self._fill_again()
        self._make_ahead()

    def set_mentioned(self, mentioned: MentionIndex) -> None:
        """Set people and quotes that were found or corrected. The cursor stays in place."""
        self.listing.set_mention_index(mentioned)
        self._note_row()
        self._fill(keep=self.outline.cursor)
        self._make_ahead()

    def reported_changed(self) -> None:
        """Rebuild the lists after reported speech was switched on or off."""
        if self.listing.invalidate_quotes():
            self._fill_again()
        else:
            self._draw_title()
        self._make_ahead()

    def explain(self) -> None:
        """Explain why there are no rows, if there are none."""
        if not self.outline.entries:
            self.outline.set_nothing(self._why_empty())

    def set_shown(self, visible_groups: VisibleGroups) -> None:
        """Set the shared passages."""
        if self.listing.set_visible_groups(visible_groups):
            self._fill_again()
        else:
            self._draw_title()
        self._make_ahead()

    def set_notes(self, notes: Annotations) -> None:
        """Set the user's annotations."""
        if self.listing.set_annotations(notes):
            self._fill_again()
        else:
            self._draw_title()

    def show_list(self, list_kind: ListKind) -> None:
        if self.listing.show(list_kind):
            self._row_before_rebuild = None
            self._fill()

    def toggle(self, entry: SidebarRow) -> None:
        """Show or hide the rows below a row."""
        self.listing.toggle(entry)
        self._fill_again()

    def fold(self) -> None:
        """Hide the rows below the current one, or go up to its parent."""
        current = self.outline.current
        if current is None:
            return
        if current.open:
            self.toggle(current)
        elif (parent_row := self.outline.parent_row) is not None:
            self.outline.move_to(parent_row)

    def unfold(self) -> None:
        """Show the rows below the current one."""
        current = self.outline.current
        if current is not None and current.has_children and not current.open:
            self.toggle(current)

    def next_order(self) -> ListOrder:
        order = self.listing.next_order()
        self._fill_again()
        return order

    def follow(self, stop: Stop) -> None:
        """Put the cursor on the row of a stop, if this list has one."""
        self._awaited = stop if self.listing.is_pending else None
        row = self.outline.row_of(stop)
        if row is not None:
            self.outline.move_to(row)

    def select(self, stop: Stop) -> None:
        """Show the list that contains a stop, unfiltered, with the cursor on it."""
        self.drop_filter()
        self.listing.reveal(stop)
        self._fill()
        self.follow(stop)

    async def open_filter(self) -> None:
        """Open the filter line, creating it on first use, and give it the focus."""
        if self._filter_line is None:
            from tui.ui.widgets.lines.filter_line import FilterLine

            self._filter_line = FilterLine()
            await self.mount(self._filter_line, before=self.outline)
        self._filter_line.open()

    @property
    def is_filtering(self) -> bool:
        """True while the user types a filter for the list."""
        line = self._filter_line
        return line is not None and bool(line.display) and line.has_focus_within

    def drop_filter(self) -> bool:
        """Show the whole list again. Return False if it was not filtered."""
        line = self._filter_line
        if line is None or not line.display:
            return False
        line.clear()
        self.narrow("")
        return True

    def narrow(self, typed: str) -> None:
        """Show only the rows that contain the typed text, with the cursor on the first item."""
        if typed != self.listing.filter_text:
            self.listing.filter_text = typed
            entries = self.listing.entries
            self._fill(next((row for row, entry in enumerate(entries) if entry.kind in ITEM_KINDS), 0) if typed else 0)

    def _fill_again(self) -> None:
        """Rebuild the rows and put the cursor back on the same row, wherever it is now."""
        self._note_row()
        cursor, previous_row = self._row_before_rebuild or (0, None)
        self._fill(cursor)
        if previous_row is None:
            return
        for row, entry in enumerate(self.outline.entries):
            if (entry.kind, entry.key, entry.stop) == (previous_row.kind, previous_row.key, previous_row.stop):
                self.outline.move_to(row)
                return

    def _note_row(self) -> None:
        if self.outline.current is not None:
            self._row_before_rebuild = (self.outline.cursor, self.outline.current)

    def _fill(self, keep: int = 0) -> None:
        self.outline.set_entries(self.listing.entries, keep)
        self.explain()
        self._draw_title()
        if self.listing.is_pending:
            self._make_ahead()

    def _make_ahead(self) -> None:
        """Build the groups of many quotes, whatever list is shown, because other parts need them too."""
        if self.listing.is_list_pending(ListKind.QUOTES) and not self.listing.has_failed:
            self._background_rows.make(self.listing.quote_rows_job())

    def _rows_made(self) -> None:
        """Show the rows of many quotes."""
        self.post_message(QuotesGrouped())
        if self.listing.shows_groups:
            self._fill_again()
            if self._awaited is not None:
                self.follow(self._awaited)

    def _rows_lost(self, error: Exception) -> None:
        self.explain()
        self.post_message(QuotesLost(error))

    def _draw_title(self) -> None:
        self._title.set_counts(self.listing.counts, self.listing.list_kind, self.outline.legend)
