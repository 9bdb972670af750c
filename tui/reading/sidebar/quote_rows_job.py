"""The background job that builds the rows of many quotes."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import GroupingInput, QuoteGroups
from tui.reading.sidebar.list_kind import ListFilter
from tui.reading.sidebar.row import SidebarRow


class QuoteRows(Struct, frozen=True, eq=False):
    """The result of the job: the quote groups, their rows, and the rows in the order chosen by the user."""

    groups: QuoteGroups
    rows: Sequence[SidebarRow]
    filter: ListFilter


class QuoteRowsJob(Struct, frozen=True, eq=False):
    """The steps of the job: `build` in a worker thread, then `store` or `mark_failed` in the screen's thread."""

    grouping_input: GroupingInput
    mention_index: MentionIndex
    with_reported: bool
    build: Callable[[Callable[[], bool]], QuoteRows]
    """Function that builds the rows; it takes a function that returns True to cancel, and then raises Cancelled."""
    store: Callable[[QuoteRows], bool]
    """Function that puts the rows into the list; it returns False if they are outdated."""
    mark_failed: Callable[[], None]
    """Function that records that `build` has failed, so that it is not tried again."""

    def is_same_job(self, job: "QuoteRowsJob") -> bool:
        """Return True if both jobs build the same rows."""
        is_same = self.mention_index is job.mention_index and self.with_reported == job.with_reported
        return is_same and self.grouping_input.is_same_input(job.grouping_input)
