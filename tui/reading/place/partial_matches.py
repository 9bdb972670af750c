"""Which articles tell the words of a passage in some other way: as part of a longer passage, of a shorter one, or of a
quote. Of such an article nobody can say that it does not have them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.articles.model import Passage
from tui.matching.model import Grouping, MatchKind
from tui.text.span import Span

if TYPE_CHECKING:  # made when somebody asks
    from tui.reading.quotes.quote_groups import QuoteGroup


class PartialMatchIndex:
    """Asked about places; made once for one grouping, of every kind and at one cutoff."""

    def __init__(self, grouping: Grouping, quote_groups: "Iterable[QuoteGroup]" = ()) -> None:
        places: defaultdict[str, list[tuple[Span, frozenset[str]]]] = defaultdict(list)
        for having, passages in (*_shared_passages(grouping), *_quote_passages(quote_groups)):
            for passage in passages:
                places[passage.article].append((passage.span, having))
        self._at = {article: _PassageSpans(found) for article, found in places.items()}

    def having(self, passages: Iterable[Passage], *, same_length: bool = False) -> frozenset[str]:
        """Ids of the articles that share something of which half lies in one of the passages, or half of that in it;
        same_length: both. Among them those of the passages themselves, where they share anything."""
        found = (
            having
            for passage in passages
            if passage.article in self._at
            for having in self._at[passage.article].over(passage.span, same_length=same_length)
        )
        return frozenset().union(*found)


class _PassageSpans:
    """The places of one article that others share, and which others do."""

    def __init__(self, places: Iterable[tuple[Span, frozenset[str]]]) -> None:
        self._places = sorted(places, key=lambda place: place[0])
        self._starts = [span.start for span, _ in self._places]
        self._reach = list(accumulate((span.end for span, _ in self._places), max))

    def over(self, span: Span, *, same_length: bool) -> Iterator[frozenset[str]]:
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        for place, having in self._places[first:last]:
            least = max(len(place), len(span)) if same_length else min(len(place), len(span))
            if 2 * place.overlap(span) >= least:
                yield having


def _shared_passages(grouping: Grouping) -> Iterator[tuple[frozenset[str], Iterable[Passage]]]:
    for group in grouping.groups:
        if group.kind is not MatchKind.NAME:  # to share a name is to share no statement
            yield frozenset(passage.article for passage in group.passages), group.passages


def _quote_passages(groups: "Iterable[QuoteGroup]") -> Iterator[tuple[frozenset[str], Iterable[Passage]]]:
    for group in groups:
        if len(group.articles) > 1:
            parts = [Passage(wording.article, part) for wording in group.wordings for part in wording.parts]
            yield frozenset(group.articles), parts
