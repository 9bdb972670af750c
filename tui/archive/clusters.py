"""Joins similar articles into events by average linkage, which avoids chaining; existing events keep their articles."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct

COMPARED_MAX = 20
"""Maximum number of an event's articles compared with another: more would not change the mean, but take longer."""


class Link(Struct, frozen=True):
    """Two articles similar enough for one of them to bring the other into its event."""

    a: int
    b: int
    score: float


class Cluster(Struct):
    """Articles about one story."""

    articles: list[int]
    event: int | None = None
    """Id of the event that it continues; None for a new one."""


def clusters(
    links: Iterable[Link],
    events: Mapping[int, Sequence[int]],
    alike: Callable[[int, int], float],
    least_mean: float,
    check: Callable[[], None] = lambda: None,
) -> list[Cluster]:
    """Return the clusters that have changed or are new.

    events: the articles of each existing event. Two of them are never joined, and none is ever split, so that an
    event's id keeps its meaning. alike: returns the similarity of two articles, 0 to 1. least_mean: minimum mean
    similarity of two clusters that are joined.
    """
    return _Agglomeration(links, events, alike, least_mean).run(check)


class _Agglomeration:
    def __init__(
        self,
        links: Iterable[Link],
        events: Mapping[int, Sequence[int]],
        alike: Callable[[int, int], float],
        least_mean: float,
    ) -> None:
        self._alike, self._least_mean = alike, least_mean
        self._numbers = count()
        self._clusters: dict[int, Cluster] = {}
        self._cluster_of: dict[int, int] = {}
        self._neighbours: dict[int, set[int]] = {}
        self._changed: set[int] = set()
        self._queue: list[tuple[float, int, int]] = []
        for event, articles in events.items():
            self._new(Cluster(list(articles), event))
        for link in links:
            self._connect(self._of(link.a), self._of(link.b))

    def _new(self, cluster: Cluster) -> int:
        number = next(self._numbers)
        self._clusters[number] = cluster
        self._neighbours[number] = set()
        for article in cluster.articles:
            self._cluster_of[article] = number
        return number

    def _of(self, article: int) -> int:
        number = self._cluster_of.get(article)
        return self._new(Cluster([article])) if number is None else number

    def _connect(self, first: int, second: int) -> None:
        if first != second:
            self._neighbours[first].add(second)
            self._neighbours[second].add(first)

    def run(self, check: Callable[[], None]) -> list[Cluster]:
        for number in list(self._clusters):
            for other in self._neighbours[number]:
                if number < other:
                    self._offer(number, other)
        while self._queue:
            check()
            _, first, second = heapq.heappop(self._queue)
            if first in self._clusters and second in self._clusters:
                self._join(first, second)
        return [self._clusters[number] for number in sorted(self._changed) if number in self._clusters]

    def _offer(self, first: int, second: int) -> None:
        """Put two clusters into the queue if they are similar enough and not two existing events."""
        one, other = self._clusters[first], self._clusters[second]
        if one.event is not None and other.event is not None:
            return
        mean = self._mean(one.articles, other.articles)
        if mean >= self._least_mean:
            heapq.heappush(self._queue, (-mean, first, second))

    def _mean(self, articles: Sequence[int], other_articles: Sequence[int]) -> float:
        pairs = list(_sampled(articles, other_articles))
        return sum(self._alike(one, other) for one, other in pairs) / len(pairs)

    def _join(self, first: int, second: int) -> None:
        one, other = self._clusters.pop(first), self._clusters.pop(second)
        neighbours = (self._neighbours.pop(first) | self._neighbours.pop(second)) - {first, second}
        event = one.event if one.event is not None else other.event
        number = self._new(Cluster([*one.articles, *other.articles], event))
        self._changed.add(number)
        for neighbour in sorted(neighbours):
            self._neighbours[neighbour] -= {first, second}
            self._connect(number, neighbour)
            self._offer(number, neighbour)


def _sampled(articles: Sequence[int], other_articles: Sequence[int]) -> Iterator[tuple[int, int]]:
    for one in articles[:COMPARED_MAX]:
        for other in other_articles[:COMPARED_MAX]:
            yield one, other


def central(articles: Sequence[int], alike: Callable[[int, int], float]) -> int:
    """Return the article most similar to the others; its headline represents the event."""
    some = sorted(articles)[:COMPARED_MAX]
    return max(some, key=lambda one: (sum(alike(one, other) for other in some if other != one), -one))
