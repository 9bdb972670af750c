"""The quote groups of what is found now, made once for all who ask: the sidebar, the views, the keys."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Coverage
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet, Quote
from tui.reading.quotes.quoted_speakers import SpeakerKey, speaker_key

if TYPE_CHECKING:  # heavy: not before something has been found
    from tui.reading.quotes.quote_groups import QuoteGroup

MANY = 2_000
"""Quotes and matches together from which on they are to be grouped in the background."""


PUTTING = "putting the quotes together …"
LOST = "the quotes could not be put together"
"""What is said to who asks for groups that are not there yet, or never will be."""

NO_MATCHES = Grouping((), (), {})
"""What articles share before anything is compared."""


class GroupingInput(Struct, frozen=True, eq=False):
    """What quote groups are made of."""

    coverage: Coverage
    mentions: MentionSet
    grouping: Grouping

    @property
    def is_much(self) -> bool:
        """Whether grouping it would hold up the screen."""
        quotes = len(self.mentions.quotes) + len(self.mentions.reported)
        return quotes > 0 and quotes + len(self.grouping.matches) > MANY

    def is_of(self, other: "GroupingInput") -> bool:
        """Whether both are the very same; comparing whole articles would take long."""
        return self.coverage is other.coverage and self.mentions is other.mentions and self.grouping is other.grouping


class QuoteGroups(Struct, frozen=True, eq=False):
    """All groups, and in which of them each quote is."""

    groups: "tuple[QuoteGroup, ...]"
    of_quote: "Mapping[str, QuoteGroup]"
    """Quote id → its group."""
    by_id: "Mapping[str, QuoteGroup]"

    def speaker_of(self, quote: Quote) -> SpeakerKey:
        """Whoever any outlet names for what is said."""
        group = self.of_quote.get(quote.id)
        return group.speaker if group is not None else speaker_key(quote)


def group_quotes(found: GroupingInput, cancelled: Callable[[], bool] | None = None) -> QuoteGroups:
    """For any thread; touches nothing. Raises Cancelled."""
    from tui.reading.quotes.quote_groups import quote_groups

    groups = quote_groups(found.coverage, found.mentions, found.grouping, cancelled)
    of_quote = {wording.quote: group for group in groups for wording in group.wordings if wording.quote}
    return QuoteGroups(groups, of_quote, {group.id: group for group in groups})


class QuoteGroupCache:
    """Remembers the last groups. Only for the screen's thread."""

    def __init__(self) -> None:
        self._found: GroupingInput | None = None
        self._groups: QuoteGroups | None = None
        self._lost: GroupingInput | None = None
        """Of what groups could not be made."""

    def known(self, found: GroupingInput) -> QuoteGroups | None:
        """Those made of just this; None where there are none yet."""
        return self._groups if self._found is not None and self._found.is_of(found) else None

    def at_hand(self, found: GroupingInput) -> QuoteGroups | None:
        """Made now where that is quick; None where it would take time."""
        return self.known(found) or (None if found.is_much else self.of(found))

    def of(self, found: GroupingInput) -> QuoteGroups:
        """Made now, however long it takes."""
        known = self.known(found)
        if known is None:
            known = group_quotes(found)
            self.take(found, known)
        return known

    def take(self, found: GroupingInput, groups: QuoteGroups) -> None:
        """Groups that another thread has made."""
        self._found, self._groups = found, groups

    def lose(self, found: GroupingInput) -> None:
        """They could not be made in another thread."""
        self._lost = found

    def are_lost(self, found: GroupingInput) -> bool:
        """Whether making them has failed, so that nobody is to wait for them."""
        return self._lost is not None and self._lost.is_of(found)
