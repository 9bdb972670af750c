"""From pairs of passages to groups: one group for one thing said, however many articles say it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct, field

from tui.articles.model import Passage
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind, best
from tui.matching.options import GroupOptions
from tui.text.span import Span


class _Place(Struct):
    """A passage of one article that several matches touch: their spans are near enough to be one."""

    article: str
    span: Span


class _Cluster(Struct):
    places: set[int]
    articles: Counter[str]
    links: Counter[int] = field(default_factory=Counter)
    """Other cluster → linked pairs of places."""


def group(matches: Sequence[Match], pane_of: Mapping[str, int], options: GroupOptions) -> Grouping:
    """Groups matches that already stand in reading order.

    `pane_of`: article id → its place in the coverage. Names are grouped apart, so that the groups of statements, and
    their ids, do not depend on whether names are shown.
    """
    names = [match for match in matches if match.kind is MatchKind.NAME]
    statements = [match for match in matches if match.kind is not MatchKind.NAME]
    found = [*_groups(statements, pane_of, options), *_groups(names, pane_of, options)]
    found.sort(key=lambda pair: [(pane_of[p.article], p.span) for p in pair[0].passages])
    group_of = {match.id: made.id for made, members in found for match in members}
    return Grouping(tuple(made for made, _ in found), tuple(matches), group_of)


def _groups(
    matches: Sequence[Match], pane_of: Mapping[str, int], options: GroupOptions
) -> list[tuple[MatchGroup, list[Match]]]:
    """In rounds: matches between two groups that may not be joined form groups of their own in the next round."""
    made = []
    taken: set[str] = set()
    left = sorted(matches, key=lambda match: (-match.score, match.id))
    while left:
        places, ends = _places(left, options)
        cluster_of = _clusters(places, ends, options)
        members: defaultdict[int, list[Match]] = defaultdict(list)
        inside: defaultdict[int, set[int]] = defaultdict(set)
        later = []
        for match, (here, there) in zip(left, ends, strict=True):
            if cluster_of[here] == cluster_of[there]:
                members[cluster_of[here]].append(match)
                inside[cluster_of[here]] |= {here, there}
            else:
                later.append(match)
        for number, together in members.items():
            made.append((_made([places[at] for at in inside[number]], together, pane_of, taken), together))
        left = later
    return made


def _places(matches: Iterable[Match], options: GroupOptions) -> tuple[list[_Place], list[tuple[int, int]]]:
    """The places that the matches touch, and for each match the numbers of its two."""
    places: list[_Place] = []
    of_article: defaultdict[str, list[int]] = defaultdict(list)
    known: dict[Passage, int] = {}

    def number(passage: Passage) -> int:
        if passage in known:
            return known[passage]
        span = passage.span
        near = [at for at in of_article[passage.article] if _same(places[at].span, span, options)]
        if near:
            at = max(near, key=lambda at: (places[at].span.overlap(span), -at))
            place = places[at]
            place.span = Span(min(place.span.start, span.start), max(place.span.end, span.end))
        else:
            at = len(places)
            of_article[passage.article].append(at)
            places.append(_Place(passage.article, span))
        known[passage] = at
        return at

    return places, [(number(match.left), number(match.right)) for match in matches]


def _same(one: Span, other: Span, options: GroupOptions) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return False
    shorter, longer = sorted((len(one), len(other)))
    shorter_share, longer_share = options.same_passage_shorter_share, options.same_passage_longer_share
    return shared >= shorter_share * shorter and shared >= longer_share * longer


def _clusters(places: Sequence[_Place], ends: Iterable[tuple[int, int]], options: GroupOptions) -> list[int]:
    """Place → cluster. Strongest link first; two clusters are joined when enough of their pairs are linked.

    An average-linkage bound: a chain of weak links alone never joins two things said.
    """
    cluster_of = list(range(len(places)))
    clusters = {at: _Cluster({at}, Counter([place.article])) for at, place in enumerate(places)}
    links = list(dict.fromkeys((min(pair), max(pair)) for pair in ends if pair[0] != pair[1]))
    for here, there in links:
        clusters[here].links[there] += 1
        clusters[there].links[here] += 1
    for here, there in links:
        one, other = cluster_of[here], cluster_of[there]
        if one != other and _may_join(clusters[one], clusters[other], other, options):
            if len(clusters[one].links) < len(clusters[other].links):
                one, other = other, one
            _join(clusters, cluster_of, one, other)
    return cluster_of


def _may_join(one: _Cluster, other: _Cluster, other_number: int, options: GroupOptions) -> bool:
    alike = sum(often * other.articles[article] for article, often in one.articles.items())
    pairs = len(one.places) * len(other.places) - alike
    share = options.same_article_linked_share if alike else options.linked_share
    return one.links[other_number] >= share * pairs


def _join(clusters: dict[int, _Cluster], cluster_of: list[int], one: int, other: int) -> None:
    kept, gone = clusters[one], clusters.pop(other)
    for at in gone.places:
        cluster_of[at] = one
    kept.places |= gone.places
    kept.articles += gone.articles
    for third, often in gone.links.items():
        if third == one:
            continue
        kept.links[third] += often
        back = clusters[third].links
        back[one] += back.pop(other)
    kept.links.pop(other, None)


def _made(
    places: Iterable[_Place], together: Sequence[Match], pane_of: Mapping[str, int], taken: set[str]
) -> MatchGroup:
    strongest = best(together)
    assert strongest is not None
    passages = sorted((Passage(p.article, p.span) for p in places), key=lambda p: (pane_of[p.article], p.span))
    name = short_id("n" if strongest.kind is MatchKind.NAME else "g", [passages[0]])
    if name in taken:
        name = short_id(name[0], passages)
    taken.add(name)
    return MatchGroup(name, tuple(passages), strongest.score, strongest.kind)


def short_id(prefix: str, passages: Iterable[Passage], *salt: str) -> str:
    """A name that depends on the passages alone: `prefix` and ten hexadecimal digits of BLAKE2b."""
    parts = [f"{p.article}\0{p.span.start}\0{p.span.end}" for p in passages]
    return prefix + blake2b("\0\0".join([*parts, *salt]).encode(), digest_size=5).hexdigest()
