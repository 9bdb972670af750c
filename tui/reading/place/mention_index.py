"""What stands at a place of an article: a passage, a quote, a name."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from tui.articles.model import ASIDE, Passage
from tui.mentions.model import MentionForm, MentionSet, Person, Quote
from tui.reading.place.speech_stops import mention_stops, quote_stop, quote_stops
from tui.reading.stops import Stop, StopKind, Tour

_NAMED = frozenset({MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN})


class MentionIndex:
    """The people and quotes of the coverage, by id and by place. Each list is made once, when it is first asked for."""

    def __init__(self, mentions: MentionSet, *, with_reported: bool = False) -> None:
        """with_reported: whether reported speech is listed and stepped over like a quote."""
        self.all = mentions
        self.with_reported = with_reported
        self._stops: dict[str, tuple[Stop, ...]] = {}

    def show_reported(self, with_reported: bool) -> None:
        self.with_reported = with_reported
        self._stops.clear()

    def listed(self, pane_order: Sequence[str]) -> MentionSet:
        """With reported speech among the quotes, where it is listed like them. pane_order: ids of the articles."""
        return self.all.with_reported(pane_order) if self.with_reported else self.all

    @cached_property
    def person(self) -> dict[str, Person]:
        return {person.id: person for person in self.all.people}

    @cached_property
    def quote(self) -> dict[str, Quote]:
        """Reported speech, too."""
        return {quote.id: quote for quote in (*self.all.quotes, *self.all.reported)}

    @cached_property
    def people_told(self) -> int:
        """People whom the accounts themselves name, and not only a byline or a teaser."""
        return len({mention.person for mention in self.all.mentions if mention.zone not in ASIDE})

    @cached_property
    def quotes_told(self) -> int:
        return sum(quote.zone not in ASIDE for quote in self.all.quotes)

    @cached_property
    def reported_told(self) -> int:
        """Reported speech, in the accounts themselves."""
        return sum(quote.zone not in ASIDE for quote in self.all.reported)

    @cached_property
    def _named_at(self) -> dict[Passage, str]:
        return {mention.passage: mention.person for mention in self.all.mentions}

    def renewed_stop(self, stop: Stop | None) -> Stop | None:
        """A stop of earlier on, as it is now: somebody else may be named there. None where nobody is, and where there
        is no quote any more."""
        if stop is not None and stop.kind is StopKind.QUOTE:
            return stop if stop.key in self.quote else None
        if stop is None or stop.kind is not StopKind.MENTION:
            return stop
        person = self._named_at.get(stop.passage)
        return Stop(stop.kind, stop.passage, person) if person else None

    def person_tour(self, person_id: str) -> Tour:
        return Tour(StopKind.MENTION, self.person[person_id].name, mention_stops(self.all, person_id))

    def quote_tour(self) -> Tour:
        return Tour(StopKind.QUOTE, "", quote_stops(self.all, with_reported=self.with_reported))

    def renewed_tour(self, tour: Tour | None) -> Tour | None:
        """A tour of earlier on, as it is now. None where nobody is named any more in the places that it led to."""
        if tour is None or tour.kind not in (StopKind.MENTION, StopKind.QUOTE):
            return tour
        if tour.kind is StopKind.QUOTE:
            return self.quote_tour()
        still = next((now for stop in tour.stops if (now := self.renewed_stop(stop))), None)
        return self.person_tour(still.key) if still else None

    def named(self, passage: Passage) -> Stop | None:
        """The name or quote that stands there; None where there is none."""
        stops = self.stops(passage.article)
        names = [stop for stop in stops if stop.kind is StopKind.MENTION]
        quotes = [stop for stop in stops if stop.kind is StopKind.QUOTE]
        # On a single character the name is meant, also inside a quote; over a passage what was said comes first.
        first, second = (names, quotes) if len(passage.span) == 1 else (quotes, names)
        return most_overlapping(first, passage) or most_overlapping(second, passage)

    def stops(self, article_id: str) -> tuple[Stop, ...]:
        if article_id not in self._stops:
            self._stops[article_id] = names_and_quotes(self.all, article_id, with_reported=self.with_reported)
        return self._stops[article_id]


def names_and_quotes(mentions: MentionSet, article_id: str, *, with_reported: bool) -> tuple[Stop, ...]:
    """Every name and quote of an article, in order of place; a quote before the names inside it."""
    said = (*mentions.quotes, *mentions.reported) if with_reported else mentions.quotes
    stops = [
        Stop(StopKind.MENTION, mention.passage, mention.person)
        for mention in mentions.mentions
        if mention.passage.article == article_id and mention.form in _NAMED
    ]
    stops += [quote_stop(quote) for quote in said if quote.article == article_id]
    return tuple(sorted(stops, key=lambda stop: (stop.passage.span.start, -stop.passage.span.end)))


def most_overlapping(stops: Iterable[Stop], passage: Passage) -> Stop | None:
    """The stop that overlaps a passage most; of several alike the shortest."""
    near = [s for s in stops if s.passage.article == passage.article and s.passage.span.overlap(passage.span)]
    return max(near, key=lambda s: (s.passage.span.overlap(passage.span), -len(s.passage.span)), default=None)
