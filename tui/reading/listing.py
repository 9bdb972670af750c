"""The sidebar's list: which one is shown, in which order, what is opened in it, and what a filter leaves of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Coverage
from tui.matching.model import Grouping
from tui.reading import outline
from tui.reading.entries import Entry
from tui.reading.lists import FOUND, Filter, Listed, Order, by_place, first_named
from tui.reading.notes import Notes, note_rows
from tui.reading.shown import Shown
from tui.reading.spots import Mentioned
from tui.reading.tour import Stop, StopKind

if TYPE_CHECKING:  # made when quotes are first shown
    from tui.reading.quote_groups import QuoteGroup

MANY = 2_000
"""Quotes and matches together from which on the quotes are grouped in the background."""


class Listing:
    """Rows are made when they are asked for, and again only when something has changed."""

    def __init__(self, coverage: Coverage) -> None:
        self.listed = Listed.PEOPLE
        self.typed = ""
        """The filter; empty for every row."""
        self.mentioned: Mentioned | None = None
        self._coverage = coverage
        self._shown: Shown | None = None
        self._notes = Notes()
        self._groups: tuple[QuoteGroup, ...] | None = None
        """Made when quotes are first shown, and anew when people or passages have changed."""
        self._opened = dict.fromkeys(Listed, "")
        """Key of the row that is open, per list."""
        self._orders = dict.fromkeys(Listed, Order.IMPORTANCE)
        self._filter: Filter | None = None

    # --- what there is ---------------------------------------------------------------------------------------

    def set_coverage(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._changed(groups=True)

    def set_mentioned(self, mentioned: Mentioned) -> None:
        self.mentioned = mentioned
        self._changed(groups=True)

    def set_shown(self, shown: Shown) -> bool:
        """The passages that are shared now. Returns whether the list shows anything of them."""
        if shown is self._shown:
            return False
        same = self._shown is not None and shown.grouping is self._shown.grouping
        self._shown = shown
        if self.listed is Listed.PEOPLE or (same and self.listed is Listed.QUOTES):
            self._groups = self._groups if same else None
            return False
        self._changed(groups=not same)
        return True

    def set_notes(self, notes: Notes) -> bool:
        """What the reader has marked. Returns whether the list shows it."""
        self._notes = notes
        if self.listed is not Listed.NOTES:
            return False
        self._changed()
        return True

    @property
    def counts(self) -> dict[Listed, int | None]:
        """How many there are of each list; None where they are not found yet."""
        told = self.mentioned
        return {
            Listed.PEOPLE: told.people_told if told else None,
            Listed.QUOTES: told.quotes_told if told else None,
            Listed.PASSAGES: len(self._shown.groups) if self._shown else None,
        } | self._notes_count

    @property
    def _notes_count(self) -> dict[Listed, int | None]:
        """Nothing for a reader who marks nothing."""
        count = len(self._notes.marks) + len(self._notes.lost)
        return {Listed.NOTES: count} if count or self.listed is Listed.NOTES else {}

    @property
    def order(self) -> Order:
        return self._orders[self.listed]

    @property
    def found(self) -> int:
        """How many people, quotes, passages or notes the filter leaves; headings and what is opened are not counted."""
        return sum(entry.kind in FOUND for entry in self.entries)

    # --- what the reader asks for ----------------------------------------------------------------------------

    def show(self, listed: Listed) -> bool:
        """Another list, unfiltered. False where it is shown already."""
        if listed is self.listed:
            return False
        self.listed, self.typed = listed, ""
        self._changed()
        return True

    def toggle(self, entry: Entry) -> None:
        """Show what is below a row, or hide it again."""
        self._opened[self.listed] = "" if entry.open else entry.key
        self._changed()

    def next_order(self) -> Order:
        """By importance, by place, and again."""
        self._orders[self.listed] = Order.PLACE if self.order is Order.IMPORTANCE else Order.IMPORTANCE
        self._changed()
        return self.order

    def reveal(self, stop: Stop) -> None:
        """The list that holds a stop, with the row opened under which it stands."""
        self.typed = ""
        if stop.kind is StopKind.MENTION:
            self.listed, self._opened[Listed.PEOPLE] = Listed.PEOPLE, stop.key
        elif stop.kind is StopKind.QUOTE:
            self.listed = Listed.QUOTES
            groups = self._groups or (() if self.is_late else self._made())
            self._opened[Listed.QUOTES] = next((g.id for g in groups if stop.key in {w.quote for w in g.wordings}), "")
        self._changed()

    # --- the rows --------------------------------------------------------------------------------------------

    @property
    def entries(self) -> Sequence[Entry]:
        return self._whole.narrowed(self.typed)

    @property
    def _whole(self) -> Filter:
        if self._filter is None:
            entries = self._rows()
            if self.order is Order.PLACE:
                articles = [article.id for article in self._coverage.articles]
                mentions = self.mentioned.all.mentions if self.mentioned else ()
                named = first_named([(m.person, m.passage) for m in mentions], articles)
                entries = by_place(entries, articles, named)
            self._filter = Filter(entries)
        return self._filter

    def _rows(self) -> Sequence[Entry]:
        opened = self._opened[self.listed]
        if self.listed is Listed.PASSAGES:
            from tui.reading.passage_rows import passages

            return passages(self._coverage, self._shown, opened) if self._shown else ()
        if self.listed is Listed.NOTES:
            return note_rows(self._coverage, self._notes)
        if self.mentioned is None:
            return ()
        if self.listed is Listed.PEOPLE:
            return outline.people(self._coverage, self.mentioned.all, opened)
        if self.is_late:
            return ()
        compared = self._shown is not None
        return outline.quotes(self._coverage, self.mentioned.all, self._made(), opened, compared=compared)

    def _changed(self, *, groups: bool = False) -> None:
        self._filter = None
        if groups:
            self._groups = None

    # --- quotes as groups ------------------------------------------------------------------------------------

    @property
    def is_late(self) -> bool:
        """Whether the quotes are so many that they are to be grouped in the background, and are not yet."""
        if self._groups is not None or self.mentioned is None:
            return False
        matches = self._shown.grouping.matches if self._shown else ()
        return len(self.mentioned.all.quotes) + len(matches) > MANY

    def work(self) -> "tuple[Callable[[], tuple[QuoteGroup, ...]], Callable[[tuple[QuoteGroup, ...]], bool]]":
        """What groups the quotes, for any thread; and what takes the groups up, unless they are outdated by then."""
        mentioned, shown, coverage = self.mentioned, self._shown, self._coverage

        def take(groups: "tuple[QuoteGroup, ...]") -> bool:
            if (mentioned, shown, coverage) != (self.mentioned, self._shown, self._coverage):
                return False
            self._groups = groups
            self._changed()
            return True

        return self._grouped, take

    def _made(self) -> "tuple[QuoteGroup, ...]":
        if self._groups is None:
            self._groups = self._grouped()
        return self._groups

    def _grouped(self) -> "tuple[QuoteGroup, ...]":
        from tui.reading.quote_groups import quote_groups

        if self.mentioned is None:
            return ()
        grouping = self._shown.grouping if self._shown else Grouping((), (), {})
        return quote_groups(self._coverage, self.mentioned.all, grouping)
