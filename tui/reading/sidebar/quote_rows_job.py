"""Making the rows of many quotes behind the screen."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.reading.place.mention_index import Mentioned
from tui.reading.quotes.group_cache import Found, QuoteGroups
from tui.reading.sidebar.list_kind import Filter
from tui.reading.sidebar.row import Entry


class Made(Struct, frozen=True, eq=False):
    groups: QuoteGroups
    rows: Sequence[Entry]
    filter: Filter


class Work(Struct, frozen=True, eq=False):
    found: Found
    mentioned: Mentioned
    with_reported: bool
    make: Callable[[Callable[[], bool]], Made]
    """For any thread: told by a function whether it is to be given up, and then it raises Cancelled."""
    take: Callable[[Made], bool]
    """For the screen's thread. False where the rows are outdated by then."""
    lose: Callable[[], None]
    """For the screen's thread, where `make` has failed: it is not to be tried again."""

    def is_of(self, other: "Work") -> bool:
        """Whether both make the same rows."""
        is_same = self.mentioned is other.mentioned and self.with_reported == other.with_reported
        return is_same and self.found.is_of(other.found)
