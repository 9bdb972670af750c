"""Looks up people, quotes and names by id and by their place in an article."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from tui.articles.model import ASIDE, Passage
from tui.mentions.model import MentionForm, MentionSet, Person, Quote
from tui.reading.place.speech_stops import mention_stops, quote_stop, quote_stops
from tui.reading.stops import Stop, StopKind, Tour

_NAME_FORMS = frozenset({MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN})


class MentionIndex:
    """People and quotes of the coverage, by id and by place. Each list is made once, on first use."""

    def __init__(self, mentions: MentionSet, *, with_reported: bool = False) -> None:
        """Index the mentions. with_reported: list and tour reported speech like quotes."""
        self.mention_set = mentions
        self.with_reported = with_reported
        self._stops: dict[str, tuple[Stop, ...]] = {}

    def show_reported(self, with_reported: bool) -> None:
        self.with_reported = with_reported
        self._stops.clear()

    def listed_mentions(self, pane_order: Sequence[str]) -> MentionSet:
        """Return all mentions, with reported speech among the quotes if it is listed. pane_order: article ids."""
        return self.mention_set.with_reported(pane_order) if self.with_reported else self.mention_set

    @cached_property
    def people_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.mention_set.people}

    @cached_property
    def quotes_by_id(self) -> dict[str, Quote]:
        """All quotes by id, including reported speech."""
        return {quote.id: quote for quote in (*self.mention_set.quotes, *self.mention_set.reported)}

    @cached_property
    def people_count(self) -> int:
        """The number of people named in the stories, not only in a byline or teaser."""
        return len({mention.person for mention in self.mention_set.mentions if mention.zone not in ASIDE})

    @cached_property
    def quote_count(self) -> int:
        return sum(quote.zone not in ASIDE for quote in self.mention_set.quotes)

    @cached_property
    def reported_count(self) -> int:
        """The number of sentences of reported speech in the stories themselves."""
        return sum(quote.zone not in ASIDE for quote in self.mention_set.reported)

    @cached_property
    def _person_at(self) -> dict[Passage, str]:
        return {mention.passage: mention.person for mention in self.mention_set.mentions}

    def refreshed_stop(self, stop: Stop | None) -> Stop | None:
        """Return an earlier stop as it is after a correction, perhaps with a different person.

        None if no person is mentioned there any more, or the quote is gone.
        """
        if stop is not None and stop.kind is StopKind.QUOTE:
            return stop if stop.key in self.quotes_by_id else None
        if stop is None or stop.kind is not StopKind.MENTION:
            return stop
        person = self._person_at.get(stop.passage)
        return Stop(stop.kind, stop.passage, person) if person else None

    def person_tour(self, person_id: str) -> Tour:
        return Tour(StopKind.MENTION, self.people_by_id[person_id].name, mention_stops(self.mention_set, person_id))

    def quote_tour(self) -> Tour:
        return Tour(StopKind.QUOTE, "", quote_stops(self.mention_set, with_reported=self.with_reported))

    def refreshed_tour(self, tour: Tour | None) -> Tour | None:
        """Return an earlier tour as it is after a correction; None if its places no longer name anybody."""
        if tour is None or tour.kind not in (StopKind.MENTION, StopKind.QUOTE):
            return tour
        if tour.kind is StopKind.QUOTE:
            return self.quote_tour()
        first = next((refreshed for stop in tour.stops if (refreshed := self.refreshed_stop(stop))), None)
        return self.person_tour(first.key) if first else None

    def mention_at(self, passage: Passage) -> Stop | None:
        """Return the name or quote in a passage; None if there is neither."""
        stops = self.stops(passage.article)
        names = [stop for stop in stops if stop.kind is StopKind.MENTION]
        quotes = [stop for stop in stops if stop.kind is StopKind.QUOTE]
        # A single character means the name, even inside a quote; a longer passage means the quote.
        first, second = (names, quotes) if len(passage.span) == 1 else (quotes, names)
        return most_overlapping(first, passage) or most_overlapping(second, passage)

    def stops(self, article_id: str) -> tuple[Stop, ...]:
        if article_id not in self._stops:
            self._stops[article_id] = names_and_quotes(self.mention_set, article_id, with_reported=self.with_reported)
        return self._stops[article_id]


def names_and_quotes(mentions: MentionSet, article_id: str, *, with_reported: bool) -> tuple[Stop, ...]:
    """Return every name and quote of an article, in order of place; a quote comes before the names inside it."""
    quotes = (*mentions.quotes, *mentions.reported) if with_reported else mentions.quotes
    stops = [
        Stop(StopKind.MENTION, mention.passage, mention.person)
        for mention in mentions.mentions
        if mention.passage.article == article_id and mention.form in _NAME_FORMS
    ]
    stops += [quote_stop(quote) for quote in quotes if quote.article == article_id]
    return tuple(sorted(stops, key=lambda stop: (stop.passage.span.start, -stop.passage.span.end)))


def most_overlapping(stops: Iterable[Stop], passage: Passage) -> Stop | None:
    """Return the stop that overlaps a passage most, and the shortest of equals; None if none overlaps."""
    overlapping = [s for s in stops if s.passage.article == passage.article and s.passage.span.overlap(passage.span)]
    return max(overlapping, key=lambda s: (s.passage.span.overlap(passage.span), -len(s.passage.span)), default=None)
