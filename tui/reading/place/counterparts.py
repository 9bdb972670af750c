"""Finds the counterparts of a stop in the other articles: the same passage, quote, person or search hit."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.articles.model import Coverage, Passage
from tui.matching.model import Grouping
from tui.mentions.model import QuoteKind
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import MentionIndex, most_overlapping
from tui.reading.place.partial_matches import PartialMatchIndex
from tui.reading.place.speech_stops import mention_stops, report_stop
from tui.reading.quotes.group_cache import NO_MATCHES, GroupingInput, QuoteGroupCache, QuoteGroups
from tui.reading.stops import Stop, StopKind, Tour

if TYPE_CHECKING:
    from tui.reading.quotes.quote_groups import QuoteGroup, Wording


class SessionState(Protocol):
    """The parts of a reading session on which counterparts depend."""

    @property
    def coverage(self) -> Coverage: ...
    @property
    def stop(self) -> Stop | None: ...
    @property
    def tour(self) -> Tour: ...
    @property
    def mention_index(self) -> MentionIndex | None: ...
    @property
    def visible_groups(self) -> VisibleGroups | None: ...


class Counterparts:
    """Finds the counterparts of any stop, from the current state of the session."""

    def __init__(self, session: SessionState) -> None:
        self._session = session
        self.quote_cache = QuoteGroupCache()
        self._reports_on_arrival: dict[Stop, str] = {}
        """Value of `_reports` after the next arrival at a stop."""
        self._reports: dict[Stop, str] = {}
        """Passage that the user came to because it reports a quote → id of that quote."""
        self._partial_matches: tuple[object, object, PartialMatchIndex] | None = None
        """Index of partial matches, preceded by the grouping and the quote groups that it was made from."""

    def stops_by_article(self, stop: Stop) -> dict[str, Stop]:
        """Map each other article to its counterpart: the same passage or quote, or the person's first mention
        or hit.
        """
        session = self._session
        if (quote := self._quote_at(stop)) and (groups := self.groups):
            return counterpart_wordings(groups, quote, stop.passage.article, session.visible_groups)
        if stop.kind is StopKind.QUOTE:
            return {}
        if stop.kind is StopKind.PASSAGE:
            passages = session.visible_groups.counterparts(stop) if session.visible_groups else {}
            return {article: Stop(stop.kind, passage, stop.key) for article, passage in passages.items()}
        if stop.kind is StopKind.MENTION and session.mention_index is not None:
            return first_stops(stop, mention_stops(session.mention_index.mention_set, stop.key))
        return first_stops(stop, session.tour.stops)

    def passages_by_article(self, stop: Stop) -> dict[str, Passage]:
        """Map each other article that has a counterpart to its passage."""
        return {article: counterpart.passage for article, counterpart in self.stops_by_article(stop).items()}

    def indirect_counterparts(self, stop: Stop) -> frozenset[str]:
        """Return the ids of the articles whose passage only a third passage connects with that of the stop."""
        groups = self._session.visible_groups
        if stop.kind is not StopKind.PASSAGE or groups is None or self._quote_at(stop):
            return frozenset()
        passages = self.passages_by_article(stop).items()
        return frozenset(article for article, passage in passages if not groups.is_matched_directly(stop, passage))

    def partial_matches(self, stop: Stop) -> frozenset[str]:
        """Return the ids of the other articles that have a passage or quote in part, or in other words.

        They have no counterpart, but it would be wrong to say that they do not have it.
        """
        visible_groups, counterparts = self._session.visible_groups, self.stops_by_article(stop)
        if visible_groups is None or stop.kind not in (StopKind.PASSAGE, StopKind.QUOTE):
            return frozenset()
        passages: Iterable[Passage] = (stop.passage,)
        if quote := self._quote_at(stop):
            quote_group = self.groups.by_quote_id.get(quote) if self.groups else None
            passages = [wording.passage for wording in quote_group.wordings] if quote_group else passages
        elif group := visible_groups.by_id.get(stop.key):
            passages = group.passages
        index = self._partial_match_index(visible_groups.grouping)
        return index.articles_sharing(passages, same_length=bool(quote)) - {stop.passage.article, *counterparts}

    def _partial_match_index(self, grouping: Grouping) -> PartialMatchIndex:
        groups = self.groups
        cached = self._partial_matches
        if cached is None or cached[0] is not grouping or cached[1] is not groups:
            index = PartialMatchIndex(grouping, groups.groups if groups else ())
            cached = self._partial_matches = (grouping, groups, index)
        return cached[2]

    def next_counterpart(self, stop: Stop, order: Sequence[str], *, forward: bool) -> Stop | None:
        """Return the counterpart in the next article that has one, or in the previous one, wrapping at the ends.

        order: article ids in pane order. Groups the quotes first, even if that takes a moment."""
        quote = self._quote_at(stop)
        if quote:
            self.all_groups()
        counterparts = self.stops_by_article(stop)
        if len(distant := self.indirect_counterparts(stop)) < len(counterparts):
            counterparts = {article: each for article, each in counterparts.items() if article not in distant}
        index = order.index(stop.passage.article)
        later = [*order[index + 1 :], *order[:index]]
        articles = later if forward else reversed(later)
        counterpart = next((counterparts[article] for article in articles if article in counterparts), None)
        if counterpart is not None:
            is_report = bool(quote) and counterpart.kind is not StopKind.QUOTE
            self._reports_on_arrival = {counterpart: quote} if is_report else {}
        return counterpart

    def on_stop_changed(self) -> None:
        """Record which quote the new current passage reports, if the user came from that quote."""
        self._reports, self._reports_on_arrival = self._reports_on_arrival, {}

    def quote_group_at(self, stop: Stop) -> "QuoteGroup | None":
        """Return the group of the quote at a stop; None if there is no quote, or only one wording of it."""
        groups = self.all_groups() if stop.kind is StopKind.QUOTE else None
        group = groups.by_quote_id.get(stop.key) if groups else None
        return group if group and len(group.wordings) > 1 else None

    def next_quote_group(self, stops: Sequence[Stop], current: Stop, *, forward: bool) -> Stop | None:
        """Return the next or previous stop, wrapping at the ends, at another quote that has several wordings."""
        index = stops.index(current) if current in stops else -1
        later = [*stops[index + 1 :], *stops[: max(index, 0)]]
        current_group = self.quote_group_at(current)
        groups = ((stop, self.quote_group_at(stop)) for stop in (later if forward else reversed(later)))
        return next((stop for stop, group in groups if group is not None and group is not current_group), None)

    @property
    def groups(self) -> QuoteGroups | None:
        """The quote groups; None before people and quotes are found, or if grouping them would block the screen."""
        return self.quote_cache.if_cheap(inputs) if (inputs := self._grouping_input) else None

    def all_groups(self) -> QuoteGroups | None:
        """Return the quote groups, however long grouping takes; None before people and quotes are found."""
        return self.quote_cache.compute(inputs) if (inputs := self._grouping_input) else None

    @property
    def is_pending(self) -> bool:
        """True while a large number of quotes is grouped in the background."""
        return self._grouping_input is not None and self.groups is None

    @property
    def has_failed(self) -> bool:
        """True if grouping the quotes has failed."""
        return (inputs := self._grouping_input) is not None and self.quote_cache.has_failed(inputs)

    @property
    def is_at_quote(self) -> bool:
        """True if the current stop is a quote, or a passage that the user came to because it reports one."""
        stop = self._session.stop
        return stop is not None and bool(self._quote_at(stop))

    @property
    def _grouping_input(self) -> GroupingInput | None:
        session = self._session
        if session.mention_index is None:
            return None
        grouping = session.visible_groups.grouping if session.visible_groups else NO_MATCHES
        return GroupingInput(session.coverage, session.mention_index.mention_set, grouping)

    def _quote_at(self, stop: Stop) -> str:
        """Return the id of the quote at a stop, or of the quote it reports if the user came from there, or ""."""
        return stop.key if stop.kind is StopKind.QUOTE else self._reports.get(stop, "")


def counterpart_wordings(
    groups: QuoteGroups, quote: str, article: str, visible_groups: VisibleGroups | None
) -> dict[str, Stop]:
    """Map each other article with a quote to its longest wording of it, or else to the passage that reports it."""
    group = groups.by_quote_id.get(quote)
    wordings = [wording for wording in group.wordings if wording.article != article] if group else []
    best = {wording.article: wording for wording in sorted(wordings, key=_rank)}
    return {article_id: _stop(wording, visible_groups) for article_id, wording in best.items()}


def first_stops(stop: Stop, stops: Iterable[Stop]) -> dict[str, Stop]:
    """Map each other article to its first stop about the same person, or from the same search."""
    first: dict[str, Stop] = {}
    for candidate in stops:
        if candidate.key == stop.key and candidate.passage.article != stop.passage.article:
            first.setdefault(candidate.passage.article, candidate)
    return first


def _rank(wording: "Wording") -> tuple[bool, bool, int]:
    return wording.kind is not QuoteKind.INDIRECT, bool(wording.quote), sum(map(len, wording.parts))


def _stop(wording: "Wording", visible_groups: VisibleGroups | None) -> Stop:
    if wording.quote:
        return Stop(StopKind.QUOTE, wording.passage, wording.quote)
    stops = visible_groups.stops[wording.article] if visible_groups else ()
    group_stops = [stop for stop in stops if stop.key == wording.group]
    return most_overlapping(group_stops, wording.passage) or report_stop(wording)
