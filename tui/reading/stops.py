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
"""Key of search hits that are closest sentences; no query equals it, as queries contain no control characters."""


DIFFERENCE = "\0difference"
"""Key of search hits that are words in which outlets differ."""


CHECKED = "\0checked"
"""Key of search hits that are checked items in a draft."""


class Stop(Struct, frozen=True, gc=False):
    """A place in an article that a key can go to."""

    kind: StopKind
    passage: Passage
    key: str
    """Id of the group, person or quote, or the search query."""


class Tour(Struct, frozen=True, dict=True):
    """The stops that `n` and `N` step through, in order."""

    kind: StopKind
    name: str
    """Name of a person, query, or name of the list that the stops come from; otherwise empty."""
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
    """True if the tour continued at its other end."""


class Move(Struct, frozen=True):
    """A change of the current stop or place, to be shown on the screen."""

    stop: Stop | None
    """Current stop; None if the reader only returns to a place."""
    view: Passage | None
    """Passage to show if there is no stop."""
    level: Mapping[str, Passage] = field(default_factory=dict)
    """Other article id → passage to show level with the stop."""


def on_tour(stops: Sequence[Stop], current: Stop | None) -> Stop | None:
    """Return the tour's stop for the group of the current stop, or else the current stop."""
    return next((stop for stop in stops if current is not None and stop.key == current.key), current)


def step(
    stops: Sequence[Stop], current: Stop | None, view: Passage | None, articles: Sequence[str], forward: bool
) -> Step | None:
    """Return the next or previous stop; None if there are no stops.

    current: the stop to start from, if it is in view. Otherwise the step starts at the screen's contents: the first
    stop from the top of `view` on, or the last one before its bottom. articles: ids in pane order.
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
