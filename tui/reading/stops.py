"""Tours: the stops that `n` steps through, and which one is next."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from msgspec import Struct, field

from tui.articles.model import Passage


class StopKind(StrEnum):
    PASSAGE = "passage"
    MENTION = "mention"
    QUOTE = "quote"
    HIT = "match"
    NOTE = "note"
    ONLY_HERE = "only here"
    """A sentence, number, person or quote found in one outlet only."""


CLOSEST = "\0closest"
"""Key of search hits that are closest sentences; no query is equal to it, as queries hold no control characters."""


DIFFERENCE = "\0difference"
"""Key of search hits that are the words in which outlets differ."""


CHECKED = "\0checked"
"""Key of search hits that are checked items of a draft."""


class Stop(Struct, frozen=True):
    """A place in an article that a key can go to."""

    kind: StopKind
    passage: Passage
    key: str
    """The id of the group, person or quote there, or the text that was searched for."""


class Tour(Struct, frozen=True, dict=True):
    """The stops that `n` and `N` step through, in order."""

    kind: StopKind
    name: str
    """A person's name, the text that was searched for, or the list that the stops are of; empty for others."""
    stops: tuple[Stop, ...]

    def ordered(self, articles: Sequence[str]) -> "Tour":
        """Return the tour with its stops in the order of the articles. articles: ids."""
        numbers = {article: number for number, article in enumerate(articles)}
        stop_numbers = [numbers[stop.passage.article] for stop in self.stops]
        if all(first <= second for first, second in pairwise(stop_numbers)):
            return self
        return Tour(self.kind, self.name, tuple(sorted(self.stops, key=lambda stop: numbers[stop.passage.article])))

    @cached_property
    def by_article(self) -> dict[str, list[Stop]]:
        """Article id → its stops, in order."""
        stops: dict[str, list[Stop]] = {}
        for stop in self.stops:
            stops.setdefault(stop.passage.article, []).append(stop)
        return stops


class Step(Struct, frozen=True):
    """The result of one step along a tour."""

    stop: Stop
    has_wrapped: bool
    """True if the tour started again at its other end."""


class Move(Struct, frozen=True):
    """A change of the current stop or place, for the screen to show."""

    stop: Stop | None
    """The current stop; None when the reader only returns to a place."""
    view: Passage | None
    """The passage to show if there is no stop."""
    level: Mapping[str, Passage] = field(default_factory=dict)
    """Other article id → its passage to show level with the stop."""


def on_tour(stops: Sequence[Stop], current: Stop | None) -> Stop | None:
    """Return the stop of a tour at which the group of the current stop is met, else the current stop."""
    return next((stop for stop in stops if current is not None and stop.key == current.key), current)


def step(
    stops: Sequence[Stop], current: Stop | None, view: Passage | None, articles: Sequence[str], forward: bool
) -> Step | None:
    """Return the next or previous stop; None if there are no stops.

    current: the current stop if it is in view; the step starts there. Otherwise it starts at what is on the screen: the
    first stop from the top of `view` on, or the last one before its bottom. articles: ids in pane order.
    """
    if not stops:
        return None
    if current in stops:
        index = stops.index(current) + (1 if forward else -1)
        return Step(stops[index % len(stops)], not 0 <= index < len(stops))
    if view is None:
        return Step(stops[0 if forward else -1], False)
    order = {article: index for index, article in enumerate(articles)}

    def place(passage: Passage) -> tuple[int, int]:
        return order[passage.article], passage.span.start

    view_number = order[view.article]
    if forward:
        next_stops = [stop for stop in stops if place(stop.passage) >= (view_number, view.span.start)]
        return Step(next_stops[0], False) if next_stops else Step(stops[0], True)
    previous_stops = [stop for stop in stops if place(stop.passage) < (view_number, view.span.end)]
    return Step(previous_stops[-1], False) if previous_stops else Step(stops[-1], True)
