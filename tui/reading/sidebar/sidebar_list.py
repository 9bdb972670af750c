"""The sidebar's current list: its kind, order, open row, filter and rows."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tui.articles.model import Coverage
from tui.cancel import checker
from tui.reading.annotations import Annotations
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.outlets import short_tags
from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import NO_MATCHES, GroupingInput, QuoteGroupCache, QuoteGroups, group_quotes
from tui.reading.sidebar.annotation_rows import annotation_rows
from tui.reading.sidebar.list_kind import ITEM_KINDS, ListFilter, ListKind, ListOrder, by_place, first_mentions
from tui.reading.sidebar.people_rows import people_rows, person_detail_rows
from tui.reading.sidebar.quote_rows import quote_rows, quote_wording_rows
from tui.reading.sidebar.quote_rows_job import QuoteRows, QuoteRowsJob
from tui.reading.sidebar.row import SidebarRow
from tui.reading.stops import Stop, StopKind


class SidebarList:
    """The lists in the sidebar, of which one is current. Rows are built on first use, and after a change."""

    def __init__(self, coverage: Coverage, quote_group_cache: QuoteGroupCache | None = None) -> None:
        """Create empty lists. quote_group_cache: the one shared by the whole session."""
        self.list_kind = ListKind.PEOPLE
        self.filter_text = ""
        """Filter as typed by the user; empty for all rows."""
        self.mention_index: MentionIndex | None = None
        self.visible_groups: VisibleGroups | None = None
        self._coverage = coverage
        self._quote_group_cache = quote_group_cache or QuoteGroupCache()
        self._annotations = Annotations()
        self._open_keys = dict.fromkeys(ListKind, "")
        """Key of the open row of each list; empty if none is open."""
        self._orders = dict.fromkeys(ListKind, ListOrder.IMPORTANCE)
        self._rows: dict[ListKind, Sequence[SidebarRow]] = {}
        """Rows by importance, none of them open, of the lists built so far."""
        self._closed_filters: dict[ListKind, ListFilter] = {}
        """Same rows in the order chosen by the user."""
        self._current_filter: ListFilter | None = None
        """Rows of the current list, including its open row."""

    # --- contents -----------------------------------------------------------------------------------------------

    def set_coverage(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._invalidate(*ListKind)

    def set_mention_index(self, mention_index: MentionIndex) -> None:
        self.mention_index = mention_index
        self._invalidate(*ListKind)

    def set_visible_groups(self, visible_groups: VisibleGroups) -> bool:
        """Set the groups of shared passages. Return True if the current list depends on them."""
        if visible_groups is self.visible_groups:
            return False
        is_same_grouping = self.visible_groups is not None and visible_groups.grouping is self.visible_groups.grouping
        self.visible_groups = visible_groups
        stale = {ListKind.PASSAGES} if is_same_grouping else {ListKind.PASSAGES, ListKind.QUOTES}
        if not is_same_grouping and self._open_keys[ListKind.PEOPLE]:  # a person's details count quoted words
            stale.add(ListKind.PEOPLE)
        self._invalidate(*stale)
        return self.list_kind in stale

    def set_annotations(self, annotations: Annotations) -> bool:
        """Set the user's annotations. Return True if the current list shows them."""
        self._annotations = annotations
        self._invalidate(ListKind.NOTES)
        return self.list_kind is ListKind.NOTES

    def invalidate_quotes(self) -> bool:
        """Drop the rows of quotes after reported speech was shown or hidden. Return True if they are on the screen."""
        self._invalidate(ListKind.QUOTES)
        return self.list_kind is ListKind.QUOTES

    @property
    def counts(self) -> dict[ListKind, str]:
        """The number of items in each list, such as “25+12 reported”; empty while they are being searched for."""
        index = self.mention_index
        reported_count = f"+{index.reported_count} reported" if index and index.with_reported else ""
        return {
            ListKind.PEOPLE: str(index.people_count) if index else "",
            ListKind.QUOTES: f"{index.quote_count}{reported_count}" if index else "",
            ListKind.PASSAGES: str(len(self.visible_groups.groups)) if self.visible_groups else "",
        } | self._annotation_count

    @property
    def _annotation_count(self) -> dict[ListKind, str]:
        """The number of annotations; no entry if there are none, unless their list is the current one."""
        count = len(self._annotations.annotations) + len(self._annotations.orphans)
        return {ListKind.NOTES: str(count)} if count or self.list_kind is ListKind.NOTES else {}

    @property
    def order(self) -> ListOrder:
        return self._orders[self.list_kind]

    @property
    def item_count(self) -> int:
        """The number of people, quotes, passages or notes that match the filter, without headings and details."""
        return sum(entry.kind in ITEM_KINDS for entry in self.entries)

    @property
    def is_filtered(self) -> bool:
        return bool(self.filter_text.strip())

    @property
    def is_hiding(self) -> bool:
        """True if the filter hides rows."""
        return self.is_filtered and not self.is_pending and len(self.entries) < len(self._all_rows.entries)

    # --- commands -----------------------------------------------------------------------------------------------

    def show(self, list_kind: ListKind) -> bool:
        """Make a list the current one, unfiltered. Return False if it already was."""
        if list_kind is self.list_kind:
            return False
        self.list_kind, self.filter_text = list_kind, ""
        self._invalidate()
        return True

    def toggle(self, entry: SidebarRow) -> None:
        """Open or close a row."""
        self._open_keys[self.list_kind] = "" if entry.open else entry.key
        self._invalidate()

    def next_order(self) -> ListOrder:
        """Switch the current list between sorting by place and by importance; return the new order."""
        self._orders[self.list_kind] = ListOrder.PLACE if self.order is ListOrder.IMPORTANCE else ListOrder.IMPORTANCE
        self._closed_filters.pop(self.list_kind, None)
        self._invalidate()
        return self.order

    def reveal(self, stop: Stop) -> None:
        """Switch to the list that contains a stop, unfiltered, and open the row above it."""
        self.filter_text = ""
        if stop.kind is StopKind.MENTION:
            self.list_kind, self._open_keys[ListKind.PEOPLE] = ListKind.PEOPLE, stop.key
        elif stop.kind is StopKind.QUOTE:
            self.list_kind = ListKind.QUOTES
            groups = self._quote_groups
            group = groups.by_quote_id.get(stop.key) if groups else None
            self._open_keys[ListKind.QUOTES] = group.id if group and len(group.wordings) > 1 else ""
        self._invalidate()

    # --- rows ---------------------------------------------------------------------------------------------------

    @property
    def entries(self) -> Sequence[SidebarRow]:
        """The rows that match the filter; empty while they are built in the background."""
        return () if self.is_pending else self._all_rows.matching(self.filter_text)

    @property
    def _all_rows(self) -> ListFilter:
        if self._current_filter is None:
            kind = self.list_kind
            if kind not in self._rows:
                self._rows[kind] = self._build_rows()
            if kind not in self._closed_filters:
                self._closed_filters[kind] = _filter(self._rows[kind], self.order, self._coverage, self.mention_index)
            self._current_filter = self._closed_filters[kind]
            if key := self._open_keys[kind]:
                self._current_filter = self._current_filter.with_open_row(key, tuple(self._child_rows(key)))
        return self._current_filter

    def _build_rows(self) -> Sequence[SidebarRow]:
        if self.list_kind is ListKind.NOTES:
            return annotation_rows(self._coverage, self._annotations)
        if self.list_kind is ListKind.PASSAGES:
            from tui.reading.sidebar.passage_rows import passage_rows

            return passage_rows(self._coverage, self.visible_groups) if self.visible_groups else ()
        if self.mention_index is None:
            return ()
        if self.list_kind is ListKind.PEOPLE:
            return people_rows(self._coverage, self.mention_index.mention_set)
        groups = self._quote_groups
        return self._quote_row_builder(self.mention_index)(groups) if groups else ()

    def _quote_row_builder(self, mention_index: MentionIndex) -> Callable[[QuoteGroups], Sequence[SidebarRow]]:
        """Return a function from quote groups to rows that any thread may call."""
        return partial(
            quote_rows,
            self._coverage,
            mention_index.mention_set,
            has_matches=self.visible_groups is not None,
            with_reported=mention_index.with_reported,
        )

    def _child_rows(self, key: str) -> Iterable[SidebarRow]:
        """Return the rows below the row with this key."""
        if self.list_kind is ListKind.PASSAGES and self.visible_groups is not None:
            from tui.reading.sidebar.passage_rows import wording_rows

            return wording_rows(self._coverage, self.visible_groups, key)
        if self.mention_index is None:
            return ()
        groups = self._quote_groups
        if self.list_kind is ListKind.PEOPLE:
            return person_detail_rows(self._coverage, self.mention_index.mention_set, key, groups)
        group = groups.by_id.get(key) if groups and self.list_kind is ListKind.QUOTES else None
        return quote_wording_rows(self._coverage, self.mention_index.mention_set, group) if group else ()

    def _invalidate(self, *list_kinds: ListKind) -> None:
        self._current_filter = None
        for kind in list_kinds:
            self._rows.pop(kind, None)
            self._closed_filters.pop(kind, None)

    # --- quote groups -------------------------------------------------------------------------------------------

    @property
    def _grouping_input(self) -> GroupingInput | None:
        if self.mention_index is None:
            return None
        grouping = self.visible_groups.grouping if self.visible_groups else NO_MATCHES
        return GroupingInput(self._coverage, self.mention_index.mention_set, grouping)

    @property
    def _quote_groups(self) -> QuoteGroups | None:
        """The quote groups; None if there are none yet, or so many that a background job has to build them."""
        grouping_input = self._grouping_input
        return self._quote_group_cache.if_cheap(grouping_input) if grouping_input else None

    @property
    def is_pending(self) -> bool:
        """True while the rows of the current list wait for the background job."""
        return self.is_list_pending(self.list_kind)

    def is_list_pending(self, list_kind: ListKind) -> bool:
        """Return True while the rows of a list wait for the background job, which only builds long lists of quotes."""
        grouping_input = self._grouping_input
        is_large = bool(grouping_input and grouping_input.is_large)
        return list_kind is ListKind.QUOTES and list_kind not in self._rows and is_large

    @property
    def has_failed(self) -> bool:
        """True if the quotes could not be grouped."""
        grouping_input = self._grouping_input
        return grouping_input is not None and self._quote_group_cache.has_failed(grouping_input)

    @property
    def shows_groups(self) -> bool:
        """True if rows depend on the quote groups: quotes, or a person's details, which count quoted words."""
        return self.list_kind is ListKind.QUOTES or (
            self.list_kind is ListKind.PEOPLE and bool(self._open_keys[ListKind.PEOPLE])
        )

    def quote_rows_job(self) -> QuoteRowsJob:
        """Return the job that builds the rows of quotes. Raises AssertionError before people and quotes are found."""
        cache, grouping_input, mention_index = self._quote_group_cache, self._grouping_input, self.mention_index
        assert grouping_input is not None and mention_index is not None
        cached_groups, rows_of = cache.cached(grouping_input), self._quote_row_builder(mention_index)
        order, with_reported = self._orders[ListKind.QUOTES], mention_index.with_reported

        def build(cancelled: Callable[[], bool]) -> QuoteRows:
            groups = cached_groups or group_quotes(grouping_input, cancelled)
            checker(cancelled)()
            rows = rows_of(groups)
            checker(cancelled)()
            return QuoteRows(groups, rows, _filter(rows, order, grouping_input.coverage, mention_index))

        def store(quote_rows: QuoteRows) -> bool:
            current_input = self._grouping_input
            if current_input is None or not current_input.is_same_input(grouping_input):
                return False
            cache.store(grouping_input, quote_rows.groups)
            if self.mention_index is not mention_index or mention_index.with_reported != with_reported:
                return False
            self._rows[ListKind.QUOTES] = quote_rows.rows
            if self._orders[ListKind.QUOTES] is order:
                self._closed_filters[ListKind.QUOTES] = quote_rows.filter
            self._invalidate()
            return True

        mark_failed = partial(cache.mark_failed, grouping_input)
        return QuoteRowsJob(grouping_input, mention_index, with_reported, build, store, mark_failed)


def _filter(
    entries: Sequence[SidebarRow], order: ListOrder, coverage: Coverage, mention_index: MentionIndex | None
) -> ListFilter:
    tags = short_tags(coverage.articles)
    outlets = {article.id: f"{tags[article.id]} {article.outlet}" for article in coverage.articles}
    if order is ListOrder.IMPORTANCE:
        return ListFilter(entries, outlets)
    articles = [article.id for article in coverage.articles]
    mentions = mention_index.mention_set.mentions if mention_index else ()
    return ListFilter(
        by_place(entries, articles, first_mentions([(m.person, m.passage) for m in mentions], articles)), outlets
    )
