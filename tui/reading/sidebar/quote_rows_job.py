"""Making the rows of many quotes behind the screen."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import GroupingInput, QuoteGroups
from tui.reading.sidebar.list_kind import ListFilter
from tui.reading.sidebar.row import SidebarRow


class QuoteRows(Struct, frozen=True, eq=False):
    groups: QuoteGroups
    rows: Sequence[SidebarRow]
    filter: ListFilter


class QuoteRowsJob(Struct, frozen=True, eq=False):
    found: GroupingInput
    mentioned: MentionIndex
    with_reported: bool
    make: Callable[[Callable[[], bool]], QuoteRows]
    """For any thread: told by a function whether it is to be given up, and then it raises Cancelled."""
    take: Callable[[QuoteRows], bool]
    """For the screen's thread. False where the rows are outdated by then."""
    lose: Callable[[], None]
    """For the screen's thread, where `make` has failed: it is not to be tried again."""

    def is_of(self, other: "QuoteRowsJob") -> bool:
        """Whether both make the same rows."""
        is_same = self.mentioned is other.mentioned and self.with_reported == other.with_reported
        return is_same and self.found.is_of(other.found)
