"""Tours: what `n` steps over, and where the next step leads."""

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
    ALONE = "only here"
    """What one outlet alone has."""


class Stop(Struct, frozen=True):
    """A place in an article to which a key can lead."""

    kind: StopKind
    passage: Passage
    key: str
    """What stands there: a group's id, a person's id, a quote's id, or what was searched for."""


class Tour(Struct, frozen=True, dict=True):
    """The stops that `n` and `N` step over, in order."""

    kind: StopKind
    name: str
    """Of a person, or what was searched for; empty for the passages and for all quotes."""
    stops: tuple[Stop, ...]

    def ordered(self, articles: Sequence[str]) -> "Tour":
        """With its stops in the order of the articles, which are given by id."""
        at = {article: number for number, article in enumerate(articles)}
        numbers = [at[stop.passage.article] for stop in self.stops]
        if all(one <= other for one, other in pairwise(numbers)):
            return self
        return Tour(self.kind, self.name, tuple(sorted(self.stops, key=lambda stop: at[stop.passage.article])))

    @cached_property
    def by_article(self) -> dict[str, list[Stop]]:
        found: dict[str, list[Stop]] = {}
        for stop in self.stops:
            found.setdefault(stop.passage.article, []).append(stop)
        return found


class Step(Struct, frozen=True):
    stop: Stop
    wrapped: bool
    """Whether the tour began again at its other end."""


class Move(Struct, frozen=True):
    """What the screen has to show now."""

    stop: Stop | None
    """The current stop; None when the reader only goes back to a place."""
    view: Passage | None
    """What to show where there is no stop."""
    level: Mapping[str, Passage] = field(default_factory=dict)
    """Per other article: the passage that should stand level with the stop."""


def step(
    stops: Sequence[Stop], here: Stop | None, view: Passage | None, articles: Sequence[str], forward: bool
) -> Step | None:
    """The next stop, or the previous one.

    here: the current stop, where the reader still sees it; then the step is counted from it. Otherwise it is counted
    from what the reader looks at: the first stop from the top of `view` on, or the last one before its bottom.
    articles: ids in pane order. None where there are no stops.
    """
    if not stops:
        return None
    if here in stops:
        index = stops.index(here) + (1 if forward else -1)
        return Step(stops[index % len(stops)], not 0 <= index < len(stops))
    if view is None:
        return Step(stops[0 if forward else -1], False)
    order = {article: index for index, article in enumerate(articles)}

    def place(passage: Passage) -> tuple[int, int]:
        return order[passage.article], passage.span.start

    at = order[view.article]
    if forward:
        after = [stop for stop in stops if place(stop.passage) >= (at, view.span.start)]
        return Step(after[0], False) if after else Step(stops[0], True)
    before = [stop for stop in stops if place(stop.passage) < (at, view.span.end)]
    return Step(before[-1], False) if before else Step(stops[-1], True)
