"""Caches the quote groups of the current results, shared by the sidebar, the views and the keys."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Coverage
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet, Quote
from tui.reading.quotes.quoted_speakers import SpeakerKey, speaker_key

if TYPE_CHECKING:  # deferred: slow import
    from tui.reading.quotes.quote_groups import QuoteGroup

LARGE_INPUT = 2_000
"""Number of quotes and matches together above which quotes are grouped in the background."""

GROUPING_QUOTES = "grouping the quotes …"
GROUPING_FAILED = "the quotes could not be grouped"
"""Message shown in place of quote groups that could not be made."""

NO_MATCHES = Grouping((), (), {})
"""Grouping used before the articles are compared."""


class GroupingInput(Struct, frozen=True, eq=False):
    """The input for quote groups."""

    coverage: Coverage
    mentions: MentionSet
    grouping: Grouping

    @property
    def is_large(self) -> bool:
        """True if grouping it would block the screen."""
        quotes = len(self.mentions.quotes) + len(self.mentions.reported)
        return quotes > 0 and quotes + len(self.grouping.matches) > LARGE_INPUT

    def is_same_input(self, other: "GroupingInput") -> bool:
        """Return True if both contain the same objects; comparing whole articles would take long."""
        return self.coverage is other.coverage and self.mentions is other.mentions and self.grouping is other.grouping


class QuoteGroups(Struct, frozen=True, eq=False):
    """All groups, also by quote id and by group id."""

    groups: "tuple[QuoteGroup, ...]"
    by_quote_id: "Mapping[str, QuoteGroup]"
    """Quote id → its group."""
    by_id: "Mapping[str, QuoteGroup]"
    """Group id → group."""

    def speaker_of(self, quote: Quote) -> SpeakerKey:
        """Return the speaker of a quote named by any outlet."""
        group = self.by_quote_id.get(quote.id)
        return group.speaker if group is not None else speaker_key(quote)


def group_quotes(inputs: GroupingInput, cancelled: Callable[[], bool] | None = None) -> QuoteGroups:
    """Group the quotes. Safe in any thread, since it changes nothing. Raises Cancelled."""
    from tui.reading.quotes.quote_groups import quote_groups

    groups = quote_groups(inputs.coverage, inputs.mentions, inputs.grouping, cancelled)
    by_quote_id = {wording.quote: group for group in groups for wording in group.wordings if wording.quote}
    return QuoteGroups(groups, by_quote_id, {group.id: group for group in groups})


class QuoteGroupCache:
    """Remembers the last quote groups. Use it only in the screen's thread."""

    def __init__(self) -> None:
        self._inputs: GroupingInput | None = None
        self._groups: QuoteGroups | None = None
        self._failed_inputs: GroupingInput | None = None
        """Last input that could not be grouped."""

    def cached(self, inputs: GroupingInput) -> QuoteGroups | None:
        """Return the groups of exactly this input if they are in the cache."""
        return self._groups if self._inputs is not None and self._inputs.is_same_input(inputs) else None

    def if_cheap(self, inputs: GroupingInput) -> QuoteGroups | None:
        """Return the groups if they are cached or quick to make; otherwise None."""
        return self.cached(inputs) or (None if inputs.is_large else self.compute(inputs))

    def compute(self, inputs: GroupingInput) -> QuoteGroups:
        """Return the groups, computing them now if necessary, however long that takes."""
        groups = self.cached(inputs)
        if groups is None:
            groups = group_quotes(inputs)
            self.store(inputs, groups)
        return groups

    def store(self, inputs: GroupingInput, groups: QuoteGroups) -> None:
        """Store groups, which another thread may have made."""
        self._inputs, self._groups = inputs, groups

    def mark_failed(self, inputs: GroupingInput) -> None:
        """Record that another thread failed to group this input."""
        self._failed_inputs = inputs

    def has_failed(self, inputs: GroupingInput) -> bool:
        """Return True if grouping this input has failed, so that there is nothing to wait for."""
        return self._failed_inputs is not None and self._failed_inputs.is_same_input(inputs)
