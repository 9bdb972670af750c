"""The sidebar's list: which one is shown, in which order, what is opened in it, and what a filter leaves of it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tui.articles.model import Coverage
from tui.cancel import checker
from tui.reading.annotations import Annotations
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import NO_MATCHES, GroupingInput, QuoteGroupCache, QuoteGroups, group_quotes
from tui.reading.sidebar import people_and_quote_rows
from tui.reading.sidebar.annotation_rows import annotation_rows
from tui.reading.sidebar.list_kind import FOUND, ListFilter, ListKind, ListOrder, by_place, first_mentions
from tui.reading.sidebar.quote_rows_job import QuoteRows, QuoteRowsJob
from tui.reading.sidebar.row import SidebarRow
from tui.reading.stops import Stop, StopKind


class SidebarList:
    """Rows are made when they are asked for, and again only when something has changed."""

    def __init__(self, coverage: Coverage, quotations: QuoteGroupCache | None = None) -> None:
        """quotations: shared with all who ask for quote groups."""
        self.listed = ListKind.PEOPLE
        self.typed = ""
        """The filter; empty for every row."""
        self.mentioned: MentionIndex | None = None
        self.shown: VisibleGroups | None = None
        self._coverage = coverage
        self._quotations = quotations or QuoteGroupCache()
        self._notes = Annotations()
        self._opened = dict.fromkeys(ListKind, "")
        """Key of the row that is open, per list."""
        self._orders = dict.fromkeys(ListKind, ListOrder.IMPORTANCE)
        self._rows: dict[ListKind, Sequence[SidebarRow]] = {}
        """By importance, with none open, of the lists that were asked for."""
        self._closed: dict[ListKind, ListFilter] = {}
        """The same in the order that the reader wants."""
        self._filter: ListFilter | None = None
        """Those of the list that is shown, with what is open in it."""

    # --- what there is ---------------------------------------------------------------------------------------

    def set_coverage(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._changed(*ListKind)

    def set_mentioned(self, mentioned: MentionIndex) -> None:
        self.mentioned = mentioned
        self._changed(*ListKind)

    def set_shown(self, shown: VisibleGroups) -> bool:
        """The passages that are shared now. Returns whether the list shows anything of them."""
        if shown is self.shown:
            return False
        same = self.shown is not None and shown.grouping is self.shown.grouping
        self.shown = shown
        changed = {ListKind.PASSAGES} if same else {ListKind.PASSAGES, ListKind.QUOTES}
        if not same and self._opened[ListKind.PEOPLE]:  # below somebody stands how much is quoted
            changed.add(ListKind.PEOPLE)
        self._changed(*changed)
        return self.listed in changed

    def set_notes(self, notes: Annotations) -> bool:
        """What the reader has marked. Returns whether the list shows it."""
        self._notes = notes
        self._changed(ListKind.NOTES)
        return self.listed is ListKind.NOTES

    def reported_changed(self) -> bool:
        """Reported speech is to be listed now, or no longer. Returns whether the list shows it."""
        self._changed(ListKind.QUOTES)
        return self.listed is ListKind.QUOTES

    @property
    def counts(self) -> dict[ListKind, str]:
        """How many there are of each list, “25+12 reported”; empty where they are not found yet."""
        told = self.mentioned
        reported = f"+{told.reported_told} reported" if told and told.with_reported else ""
        return {
            ListKind.PEOPLE: str(told.people_told) if told else "",
            ListKind.QUOTES: f"{told.quotes_told}{reported}" if told else "",
            ListKind.PASSAGES: str(len(self.shown.groups)) if self.shown else "",
        } | self._notes_count

    @property
    def _notes_count(self) -> dict[ListKind, str]:
        """Nothing for a reader who marks nothing."""
        count = len(self._notes.marks) + len(self._notes.lost)
        return {ListKind.NOTES: str(count)} if count or self.listed is ListKind.NOTES else {}

    @property
    def order(self) -> ListOrder:
        return self._orders[self.listed]

    @property
    def found(self) -> int:
        """How many people, quotes, passages or notes the filter leaves; headings and what is opened are not counted."""
        return sum(entry.kind in FOUND for entry in self.entries)

    @property
    def is_filtered(self) -> bool:
        return bool(self.typed.strip())

    @property
    def is_hiding(self) -> bool:
        """Whether there are rows that the filter does not keep."""
        return self.is_filtered and not self.is_late and len(self.entries) < len(self._whole.entries)

    # --- what the reader asks for ----------------------------------------------------------------------------

    def show(self, listed: ListKind) -> bool:
        """Another list, unfiltered. False where it is shown already."""
        if listed is self.listed:
            return False
        self.listed, self.typed = listed, ""
        self._changed()
        return True

    def toggle(self, entry: SidebarRow) -> None:
        """Show what is below a row, or hide it again."""
        self._opened[self.listed] = "" if entry.open else entry.key
        self._changed()

    def next_order(self) -> ListOrder:
        """By importance, by place, and again."""
        self._orders[self.listed] = ListOrder.PLACE if self.order is ListOrder.IMPORTANCE else ListOrder.IMPORTANCE
        self._closed.pop(self.listed, None)
        self._changed()
        return self.order

    def reveal(self, stop: Stop) -> None:
        """The list that holds a stop, with the row opened under which it stands."""
        self.typed = ""
        if stop.kind is StopKind.MENTION:
            self.listed, self._opened[ListKind.PEOPLE] = ListKind.PEOPLE, stop.key
        elif stop.kind is StopKind.QUOTE:
            self.listed = ListKind.QUOTES
            groups = self._groups
            group = groups.of_quote.get(stop.key) if groups else None
            self._opened[ListKind.QUOTES] = group.id if group and len(group.wordings) > 1 else ""
        self._changed()

    # --- the rows --------------------------------------------------------------------------------------------

    @property
    def entries(self) -> Sequence[SidebarRow]:
        return () if self.is_late else self._whole.narrowed(self.typed)

    @property
    def _whole(self) -> ListFilter:
        if self._filter is None:
            listed = self.listed
            if listed not in self._rows:
                self._rows[listed] = self._made()
            if listed not in self._closed:
                self._closed[listed] = _filter(self._rows[listed], self.order, self._coverage, self.mentioned)
            self._filter = self._closed[listed]
            if key := self._opened[listed]:
                self._filter = self._filter.opened(key, tuple(self._below(key)))
        return self._filter

    def _made(self) -> Sequence[SidebarRow]:
        if self.listed is ListKind.NOTES:
            return annotation_rows(self._coverage, self._notes)
        if self.listed is ListKind.PASSAGES:
            from tui.reading.sidebar.passage_rows import passage_rows

            return passage_rows(self._coverage, self.shown) if self.shown else ()
        if self.mentioned is None:
            return ()
        if self.listed is ListKind.PEOPLE:
            return people_and_quote_rows.people_rows(self._coverage, self.mentioned.all)
        groups = self._groups
        return self._quote_rows(self.mentioned)(groups) if groups else ()

    def _quote_rows(self, mentioned: MentionIndex) -> Callable[[QuoteGroups], Sequence[SidebarRow]]:
        """From groups to rows, for any thread."""
        return partial(
            people_and_quote_rows.quote_rows,
            self._coverage,
            mentioned.all,
            compared=self.shown is not None,
            with_reported=mentioned.with_reported,
        )

    def _below(self, key: str) -> Iterable[SidebarRow]:
        """What stands below the row of that key, once it is open."""
        if self.listed is ListKind.PASSAGES and self.shown is not None:
            from tui.reading.sidebar.passage_rows import wording_rows

            return wording_rows(self._coverage, self.shown, key)
        if self.mentioned is None:
            return ()
        groups = self._groups
        if self.listed is ListKind.PEOPLE:
            return people_and_quote_rows.person_detail_rows(self._coverage, self.mentioned.all, key, groups)
        group = groups.by_id.get(key) if groups and self.listed is ListKind.QUOTES else None
        return people_and_quote_rows.quote_wording_rows(self._coverage, self.mentioned.all, group) if group else ()

    def _changed(self, *lists: ListKind) -> None:
        self._filter = None
        for listed in lists:
            self._rows.pop(listed, None)
            self._closed.pop(listed, None)

    # --- quotes as groups ------------------------------------------------------------------------------------

    @property
    def _found(self) -> GroupingInput | None:
        if self.mentioned is None:
            return None
        return GroupingInput(self._coverage, self.mentioned.all, self.shown.grouping if self.shown else NO_MATCHES)

    @property
    def _groups(self) -> QuoteGroups | None:
        """None where there are none yet, or so many that they are to be made in the background."""
        found = self._found
        return self._quotations.at_hand(found) if found else None

    @property
    def is_late(self) -> bool:
        """Whether the rows that are shown are to be made in the background, and are not yet."""
        return self.is_late_with(self.listed)

    def is_late_with(self, listed: ListKind) -> bool:
        """As `is_late`, of any list: only quotes can be too many to be made at once."""
        found = self._found
        return listed is ListKind.QUOTES and listed not in self._rows and bool(found and found.is_much)

    @property
    def is_lost(self) -> bool:
        """Whether the quotes could not be put together."""
        found = self._found
        return found is not None and self._quotations.are_lost(found)

    @property
    def shows_groups(self) -> bool:
        """Whether something of the groups is listed: quotes, or below somebody how much each outlet quotes."""
        return self.listed is ListKind.QUOTES or (
            self.listed is ListKind.PEOPLE and bool(self._opened[ListKind.PEOPLE])
        )

    def work(self) -> QuoteRowsJob:
        """What makes the rows of the quotes. Raises AssertionError before people and quotes are found."""
        found, mentioned, order = self._found, self.mentioned, self._orders[ListKind.QUOTES]
        assert found is not None and mentioned is not None
        known, rows_of = self._quotations.known(found), self._quote_rows(mentioned)
        with_reported = mentioned.with_reported

        def make(cancelled: Callable[[], bool]) -> QuoteRows:
            groups = known or group_quotes(found, cancelled)
            checker(cancelled)()
            rows = rows_of(groups)
            checker(cancelled)()
            return QuoteRows(groups, rows, _filter(rows, order, found.coverage, mentioned))

        def take(made: QuoteRows) -> bool:
            now = self._found
            if now is None or not now.is_of(found):
                return False
            self._quotations.take(found, made.groups)
            if self.mentioned is not mentioned or mentioned.with_reported != with_reported:
                return False
            self._rows[ListKind.QUOTES] = made.rows
            if self._orders[ListKind.QUOTES] is order:
                self._closed[ListKind.QUOTES] = made.filter
            self._changed()
            return True

        return QuoteRowsJob(found, mentioned, with_reported, make, take, partial(self._quotations.lose, found))


def _filter(
    entries: Sequence[SidebarRow], order: ListOrder, coverage: Coverage, mentioned: MentionIndex | None
) -> ListFilter:
    if order is ListOrder.IMPORTANCE:
        return ListFilter(entries)
    articles = [article.id for article in coverage.articles]
    mentions = mentioned.all.mentions if mentioned else ()
    return ListFilter(by_place(entries, articles, first_mentions([(m.person, m.passage) for m in mentions], articles)))
