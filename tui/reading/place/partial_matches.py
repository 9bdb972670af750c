"""Finds articles that overlap a passage only partially: inside a longer passage, a shorter one, or a quote.

It would be wrong to say that such an article does not have the passage.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.articles.model import Passage
from tui.matching.model import Grouping, MatchKind
from tui.reading.place.span_indexes import SharedSpans
from tui.text.span import Span

if TYPE_CHECKING:  # loaded on first use
    from tui.reading.quotes.quote_groups import QuoteGroup


class PartialMatchIndex:
    """Index over one grouping (all kinds, one cutoff); query it by passage."""

    def __init__(self, grouping: Grouping, quote_groups: "Iterable[QuoteGroup]" = ()) -> None:
        places: defaultdict[str, list[tuple[Span, frozenset[str]]]] = defaultdict(list)
        for sharers, passages in (*_shared_passages(grouping), *_quote_passages(quote_groups)):
            for passage in passages:
                places[passage.article].append((passage.span, sharers))
        self._spans = {article: SharedSpans(spans) for article, spans in places.items()}

    def articles_sharing(self, passages: Iterable[Passage], *, same_length: bool = False) -> frozenset[str]:
        """Return the ids of the articles with shared text half of which is in a passage, or that contains half of one.

        With same_length, both must hold. The passages' own articles are included if they share anything.
        """
        sharers = (
            sharers
            for passage in passages
            if passage.article in self._spans
            for sharers in self._spans[passage.article].sharers(passage.span, same_length=same_length)
        )
        return frozenset().union(*sharers)


def _shared_passages(grouping: Grouping) -> Iterator[tuple[frozenset[str], Iterable[Passage]]]:
    for group in grouping.groups:
        if group.kind is not MatchKind.NAME:  # sharing a name is not sharing a statement
            yield frozenset(passage.article for passage in group.passages), group.passages


def _quote_passages(groups: "Iterable[QuoteGroup]") -> Iterator[tuple[frozenset[str], Iterable[Passage]]]:
    for group in groups:
        if len(group.articles) > 1:
            parts = [Passage(wording.article, part) for wording in group.wordings for part in wording.parts]
            yield frozenset(group.articles), parts
