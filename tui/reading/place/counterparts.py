"""Where what is current stands in the other articles: the same passage, quotation, person or search hit."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Passage
from tui.matching.model import Grouping
from tui.mentions.model import QuoteKind
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import most_overlapping
from tui.reading.place.partial_matches import PartialMatchIndex
from tui.reading.place.speech_stops import mention_stops, report_stop
from tui.reading.quotes.group_cache import NO_MATCHES, GroupingInput, QuoteGroupCache, QuoteGroups
from tui.reading.stops import Stop, StopKind

if TYPE_CHECKING:
    from tui.reading.place.session import ReadingSession
    from tui.reading.quotes.quote_groups import QuoteGroup, Wording


class Counterparts:
    """Asked about stops; what it knows of them is the session's."""

    def __init__(self, session: "ReadingSession") -> None:
        self._session = session
        self.quotations = QuoteGroupCache()
        self._ahead: dict[Stop, str] = {}
        """What `_reports` will be on arrival."""
        self._reports: dict[Stop, str] = {}
        """The passage that was crossed to because it reports a quote, and the quote's id."""
        self._otherwise: tuple[object, object, PartialMatchIndex] | None = None
        """With what it was made of."""

    def counterparts(self, stop: Stop) -> dict[str, Stop]:
        """Per other article that has it: the same passage, the same quotation, the first mention of the person, or the
        first hit."""
        session = self._session
        if (quote := self._quote_at(stop)) and (groups := self.groups):
            return counterpart_wordings(groups, quote, stop.passage.article, session.shown)
        if stop.kind is StopKind.QUOTE:
            return {}
        if stop.kind is StopKind.PASSAGE:
            there = session.shown.counterparts(stop) if session.shown else {}
            return {article: Stop(stop.kind, passage, stop.key) for article, passage in there.items()}
        if stop.kind is StopKind.MENTION and session.mentioned is not None:
            return first_stops(stop, mention_stops(session.mentioned.all, stop.key))
        return first_stops(stop, session.tour.stops)

    def elsewhere(self, stop: Stop) -> dict[str, Passage]:
        """Where its counterparts stand, per article."""
        return {article: other.passage for article, other in self.counterparts(stop).items()}

    def otherwise(self, stop: Stop) -> frozenset[str]:
        """Ids of the other articles that have a passage or a quote in other words, or in part; they are no
        counterparts of it, and yet nobody can say that they do not have it."""
        shown, there = self._session.shown, self.counterparts(stop)
        if shown is None or stop.kind not in (StopKind.PASSAGE, StopKind.QUOTE):
            return frozenset()
        passages: Iterable[Passage] = (stop.passage,)
        if quote := self._quote_at(stop):
            said = self.groups.of_quote.get(quote) if self.groups else None
            passages = [wording.passage for wording in said.wordings] if said else passages
        elif group := shown.by_id.get(stop.key):
            passages = group.passages
        found = self._made(shown.grouping).having(passages, same_length=bool(quote))
        return found - {stop.passage.article, *there}

    def _made(self, grouping: Grouping) -> PartialMatchIndex:
        groups = self.groups
        known = self._otherwise
        if known is None or known[0] is not grouping or known[1] is not groups:
            known = self._otherwise = grouping, groups, PartialMatchIndex(grouping, groups.groups if groups else ())
        return known[2]

    def cross(self, stop: Stop, order: Sequence[str], *, forward: bool) -> Stop | None:
        """The counterpart in the next article that has one, or in the previous one, round at the ends; also where
        there are many quotes. order: ids in pane order."""
        quote = self._quote_at(stop)
        if quote:
            self.all_groups()
        there = self.counterparts(stop)
        at = order.index(stop.passage.article)
        turn = [*order[at + 1 :], *order[:at]]
        to = next((there[article] for article in (turn if forward else reversed(turn)) if article in there), None)
        if to is not None:
            self._ahead = {to: quote} if quote and to.kind is not StopKind.QUOTE else {}
        return to

    def arrived(self) -> None:
        """Something is current now. Where it was not crossed to, a passage is a passage, whatever it reports."""
        self._reports, self._ahead = self._ahead, {}

    def quotation(self, stop: Stop) -> "QuoteGroup | None":
        """What is quoted at a stop, where it has several wordings; None otherwise."""
        groups = self.all_groups() if stop.kind is StopKind.QUOTE else None
        group = groups.of_quote.get(stop.key) if groups else None
        return group if group and len(group.wordings) > 1 else None

    def next_quotation(self, stops: Sequence[Stop], here: Stop, *, forward: bool) -> Stop | None:
        """The first of the stops after `here`, or before, round at the ends, at which something else is quoted that
        has several wordings."""
        at = stops.index(here) if here in stops else -1
        turn = [*stops[at + 1 :], *stops[: max(at, 0)]]
        now = self.quotation(here)
        said = ((stop, self.quotation(stop)) for stop in (turn if forward else reversed(turn)))
        return next((stop for stop, group in said if group is not None and group is not now), None)

    @property
    def groups(self) -> QuoteGroups | None:
        """None before people and quotes are found, and where it would hold up the screen to make them."""
        return self.quotations.at_hand(found) if (found := self._found) else None

    def all_groups(self) -> QuoteGroups | None:
        """None before people and quotes are found."""
        return self.quotations.of(found) if (found := self._found) else None

    @property
    def is_late(self) -> bool:
        """Whether there are so many quotes that their groups are made behind the screen, and are not there yet."""
        return self._found is not None and self.groups is None

    @property
    def is_lost(self) -> bool:
        """Whether making them has failed."""
        return (found := self._found) is not None and self.quotations.are_lost(found)

    @property
    def is_at_quote(self) -> bool:
        """Whether a quote is current, or the passage that was crossed to from one."""
        stop = self._session.stop
        return stop is not None and bool(self._quote_at(stop))

    @property
    def _found(self) -> GroupingInput | None:
        session = self._session
        if session.mentioned is None:
            return None
        grouping = session.shown.grouping if session.shown else NO_MATCHES
        return GroupingInput(session.coverage, session.mentioned.all, grouping)

    def _quote_at(self, stop: Stop) -> str:
        """Id of the quote that a stop is, or from which one has crossed to it, as it reports it; else empty."""
        return stop.key if stop.kind is StopKind.QUOTE else self._reports.get(stop, "")


def counterpart_wordings(groups: QuoteGroups, quote: str, article: str, shown: VisibleGroups | None) -> dict[str, Stop]:
    """Per other article that has what is quoted: its longest quote, else the passage in which it reports it."""
    group = groups.of_quote.get(quote)
    there = [wording for wording in group.wordings if wording.article != article] if group else []
    best = {wording.article: wording for wording in sorted(there, key=_rank)}
    return {each: _stop(wording, shown) for each, wording in best.items()}


def first_stops(stop: Stop, stops: Iterable[Stop]) -> dict[str, Stop]:
    """Per other article: the first stop about the same person, or of the same search."""
    found: dict[str, Stop] = {}
    for other in stops:
        if other.key == stop.key and other.passage.article != stop.passage.article:
            found.setdefault(other.passage.article, other)
    return found


def _rank(wording: "Wording") -> tuple[bool, bool, int]:
    return wording.kind is not QuoteKind.INDIRECT, bool(wording.quote), sum(map(len, wording.parts))


def _stop(wording: "Wording", shown: VisibleGroups | None) -> Stop:
    if wording.quote:
        return Stop(StopKind.QUOTE, wording.passage, wording.quote)
    near = [stop for stop in shown.stops[wording.article] if stop.key == wording.group] if shown else []
    return most_overlapping(near, wording.passage) or report_stop(wording)
