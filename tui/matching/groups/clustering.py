"""Clusters the places of the articles that say the same, match by match, the strongest match first.

The clustering runs once, for all matches, and records its steps. The state at a cutoff follows from the steps of the
matches above the cutoff, which come first in the record. So a new cutoff needs a replay, not a search.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from tui.articles.model import Passage
from tui.matching.model import Match
from tui.matching.options import GroupOptions
from tui.text.span import Span


class Join(Struct, frozen=True):
    """Joining of two clusters by a match. A cluster is named by one of its places."""

    match: int
    kept_cluster: int
    absorbed_cluster: int


class ClusterGrowth(Struct, frozen=True):
    """Growth of a place by a match."""

    match: int
    place: int
    span: Span


class JoinHistory(Struct):
    """Steps of the clustering, in the order of the matches."""

    articles: list[str] = field(default_factory=list)
    """Article id of each place."""
    spans: list[Span] = field(default_factory=list)
    """Span of each place when it was created."""
    left: list[int] = field(default_factory=list)
    """Place of the left passage of each match."""
    right: list[int] = field(default_factory=list)
    growths: list[ClusterGrowth] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)


class _Cluster(Struct):
    places: int
    articles: Counter[str]
    links: dict[int, int] = field(default_factory=dict)
    """Number of linked pairs of places, by the other cluster."""


class _ClusterSet:
    """Current clusters."""

    def __init__(self, history: JoinHistory, options: GroupOptions) -> None:
        self._history = history
        self._options = options
        self._clusters: dict[int, _Cluster] = {}
        self._cluster_of: list[int] = []
        self._linked: set[tuple[int, int]] = set()

    def add_place(self, article: str) -> None:
        place = len(self._cluster_of)
        self._cluster_of.append(place)
        self._clusters[place] = _Cluster(1, Counter([article]))

    def link(self, match: int, left_place: int, right_place: int) -> None:
        """Add a match between two places, and join their clusters if enough of their pairs are linked."""
        pair = (min(left_place, right_place), max(left_place, right_place))
        if pair in self._linked or left_place == right_place:
            return
        self._linked.add(pair)
        first_cluster, second_cluster = self._root(left_place), self._root(right_place)
        if first_cluster == second_cluster:
            return
        first_links, second_links = self._clusters[first_cluster].links, self._clusters[second_cluster].links
        first_links[second_cluster] = second_links[first_cluster] = first_links.get(second_cluster, 0) + 1
        joinable: int | None = second_cluster if self._may_join(first_cluster, second_cluster) else None
        while joinable is not None:
            first_cluster = self._join(match, first_cluster, joinable)
            joinable = next(
                (
                    neighbour
                    for neighbour in self._clusters[first_cluster].links
                    if self._may_join(first_cluster, neighbour)
                ),
                None,
            )

    def _root(self, place: int) -> int:
        cluster_of = self._cluster_of
        while cluster_of[place] != place:
            cluster_of[place] = cluster_of[cluster_of[place]]
            place = cluster_of[place]
        return place

    def _may_join(self, first_name: int, second_name: int) -> bool:
        """Return True if enough pairs are linked: average linkage, so that a chain of weak links is not enough."""
        first, second = self._clusters[first_name], self._clusters[second_name]
        same_article_pairs = sum(count * second.articles[article] for article, count in first.articles.items())
        share = self._options.same_article_linked_share if same_article_pairs else self._options.linked_share
        return first.links[second_name] >= share * (first.places * second.places - same_article_pairs)

    def _join(self, match: int, kept_name: int, absorbed_name: int) -> int:
        """Join two clusters, and return the name of the result."""
        if self._clusters[kept_name].places < self._clusters[absorbed_name].places:
            kept_name, absorbed_name = absorbed_name, kept_name
        kept_cluster, absorbed = self._clusters[kept_name], self._clusters.pop(absorbed_name)
        self._cluster_of[absorbed_name] = kept_name
        self._history.joins.append(Join(match, kept_name, absorbed_name))
        kept_cluster.places += absorbed.places
        kept_cluster.articles += absorbed.articles
        for neighbour, link_count in absorbed.links.items():
            if neighbour == kept_name:
                continue
            back_links = self._clusters[neighbour].links
            kept_cluster.links[neighbour] = kept_cluster.links.get(neighbour, 0) + link_count
            back_links[kept_name] = kept_cluster.links[neighbour]
            del back_links[absorbed_name]
        del kept_cluster.links[absorbed_name]
        return kept_name


class _PassageIndex:
    """Index of the current places; spans of one article that overlap enough are one place, which grows."""

    def __init__(self, history: JoinHistory, clusters: _ClusterSet, options: GroupOptions) -> None:
        self._history = history
        self._clusters = clusters
        self._options = options
        self._spans: list[Span] = []
        self._of_article: defaultdict[str, list[int]] = defaultdict(list)
        self._place_of: dict[Passage, int] = {}

    def number(self, match: int, passage: Passage) -> int:
        if passage in self._place_of:
            return self._place_of[passage]
        span = passage.span
        overlapping = [
            at for at in self._of_article[passage.article] if same_place(self._spans[at], span, self._options)
        ]
        if overlapping:
            at = max(overlapping, key=lambda at: (self._spans[at].overlap(span), -at))
            joined_span = Span(min(self._spans[at].start, span.start), max(self._spans[at].end, span.end))
            if joined_span != self._spans[at]:
                self._spans[at] = joined_span
                self._history.growths.append(ClusterGrowth(match, at, joined_span))
        else:
            at = len(self._spans)
            self._of_article[passage.article].append(at)
            self._spans.append(span)
            self._history.articles.append(passage.article)
            self._history.spans.append(span)
            self._clusters.add_place(passage.article)
        self._place_of[passage] = at
        return at


def same_place(span: Span, other_span: Span, options: GroupOptions) -> bool:
    """Return True if two spans of one article overlap enough to be one place."""
    shared = min(span.end, other_span.end) - max(span.start, other_span.start)
    if shared <= 0:
        return False
    shorter, longer = sorted((len(span), len(other_span)))
    shorter_share, longer_share = options.same_passage_shorter_share, options.same_passage_longer_share
    return shared >= shorter_share * shorter and shared >= longer_share * longer


def history_of(matches: Sequence[Match], options: GroupOptions) -> JoinHistory:
    """Cluster the matches. They must be sorted by strength, the strongest first, always in the same order."""
    history = JoinHistory()
    clusters = _ClusterSet(history, options)
    places = _PassageIndex(history, clusters, options)
    for number, match in enumerate(matches):
        left_place, right_place = places.number(number, match.left), places.number(number, match.right)
        history.left.append(left_place)
        history.right.append(right_place)
        clusters.link(number, left_place, right_place)
    return history
