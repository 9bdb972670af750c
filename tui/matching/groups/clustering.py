"""Which passages say one thing: places of the articles, joined match by match, the strongest first.

The joining is done once, for all matches. What it came to at some cutoff is what the matches above the cutoff did: a
prefix of it. So a new cutoff costs a replay, and no search.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from tui.articles.model import Passage
from tui.matching.model import Match
from tui.matching.options import GroupOptions
from tui.text.span import Span


class Join(Struct, frozen=True):
    """The two clusters that became one with a match. A cluster is named by one of its places."""

    match: int
    kept: int
    gone: int


class ClusterGrowth(Struct, frozen=True):
    """A place that with a match became larger."""

    match: int
    place: int
    span: Span


class JoinHistory(Struct):
    """What each match did, in the order of the matches."""

    articles: list[str] = field(default_factory=list)
    """Per place."""
    spans: list[Span] = field(default_factory=list)
    """Per place: what it began as."""
    left: list[int] = field(default_factory=list)
    """Per match: the place of its left passage."""
    right: list[int] = field(default_factory=list)
    grown: list[ClusterGrowth] = field(default_factory=list)
    joined: list[Join] = field(default_factory=list)


class _Cluster(Struct):
    places: int
    articles: Counter[str]
    links: dict[int, int] = field(default_factory=dict)
    """Other cluster → linked pairs of places."""


class _ClusterSet:
    """The clusters so far."""

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

    def link(self, match: int, here: int, there: int) -> None:
        """A match between two places: their clusters become one when enough of their pairs are linked by now."""
        pair = (min(here, there), max(here, there))
        if pair in self._linked or here == there:
            return
        self._linked.add(pair)
        one, other = self._root(here), self._root(there)
        if one == other:
            return
        links, back = self._clusters[one].links, self._clusters[other].links
        links[other] = back[one] = links.get(other, 0) + 1
        near: int | None = other if self._may_join(one, other) else None
        while near is not None:
            one = self._join(match, one, near)
            near = next((third for third in self._clusters[one].links if self._may_join(one, third)), None)

    def _root(self, place: int) -> int:
        of = self._cluster_of
        while of[place] != place:
            of[place] = of[of[place]]
            place = of[place]
        return place

    def _may_join(self, one: int, other: int) -> bool:
        """An average-linkage bound: a chain of weak links alone never joins two things said."""
        here, there = self._clusters[one], self._clusters[other]
        alike = sum(often * there.articles[article] for article, often in here.articles.items())
        share = self._options.same_article_linked_share if alike else self._options.linked_share
        return here.links[other] >= share * (here.places * there.places - alike)

    def _join(self, match: int, one: int, other: int) -> int:
        """The name of what the two have become."""
        if self._clusters[one].places < self._clusters[other].places:
            one, other = other, one
        kept, gone = self._clusters[one], self._clusters.pop(other)
        self._cluster_of[other] = one
        self._history.joined.append(Join(match, one, other))
        kept.places += gone.places
        kept.articles += gone.articles
        for third, often in gone.links.items():
            if third == one:
                continue
            back = self._clusters[third].links
            kept.links[third] = kept.links.get(third, 0) + often
            back[one] = kept.links[third]
            del back[other]
        del kept.links[other]
        return one


class _PassageIndex:
    """The places so far: spans of one article that are near enough are one place, which grows."""

    def __init__(self, history: JoinHistory, clusters: _ClusterSet, options: GroupOptions) -> None:
        self._history = history
        self._clusters = clusters
        self._options = options
        self._now: list[Span] = []
        self._of_article: defaultdict[str, list[int]] = defaultdict(list)
        self._known: dict[Passage, int] = {}

    def number(self, match: int, passage: Passage) -> int:
        if passage in self._known:
            return self._known[passage]
        span = passage.span
        near = [at for at in self._of_article[passage.article] if same_place(self._now[at], span, self._options)]
        if near:
            at = max(near, key=lambda at: (self._now[at].overlap(span), -at))
            whole = Span(min(self._now[at].start, span.start), max(self._now[at].end, span.end))
            if whole != self._now[at]:
                self._now[at] = whole
                self._history.grown.append(ClusterGrowth(match, at, whole))
        else:
            at = len(self._now)
            self._of_article[passage.article].append(at)
            self._now.append(span)
            self._history.articles.append(passage.article)
            self._history.spans.append(span)
            self._clusters.add_place(passage.article)
        self._known[passage] = at
        return at


def same_place(one: Span, other: Span, options: GroupOptions) -> bool:
    """Whether two spans of one article share enough to be one place."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return False
    shorter, longer = sorted((len(one), len(other)))
    shorter_share, longer_share = options.same_passage_shorter_share, options.same_passage_longer_share
    return shared >= shorter_share * shorter and shared >= longer_share * longer


def history_of(matches: Sequence[Match], options: GroupOptions) -> JoinHistory:
    """`matches`: the strongest first, always in the same order."""
    history = JoinHistory()
    clusters = _ClusterSet(history, options)
    places = _PassageIndex(history, clusters, options)
    for number, match in enumerate(matches):
        here, there = places.number(number, match.left), places.number(number, match.right)
        history.left.append(here)
        history.right.append(there)
        clusters.link(number, here, there)
    return history
