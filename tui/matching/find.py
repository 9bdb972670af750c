"""Finds the passages that articles share. The only entry to matching."""

from collections.abc import Callable, Collection, Sequence
from itertools import combinations
from math import exp2, log2

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article, Passage
from tui.cancel import Cancelled as Cancelled
from tui.cancel import checker
from tui.matching.align import Alignment, PairAligner, without_shadows
from tui.matching.borders import span_of, trimmed
from tui.matching.group import group, short_id
from tui.matching.index import Index, IndexedArticle, build_index
from tui.matching.kinds import kind_of
from tui.matching.model import Grouping, Match, MatchKind
from tui.matching.options import GroupOptions, MatchingOptions
from tui.matching.reasons import reason
from tui.matching.strength import evidence

ALL_KINDS = frozenset(MatchKind)
_ZERO = -5.5
"""The significance, in nats, at which the score is 0; what lies below is not kept."""
_HALF_LIFE = 5.0
"""Nats by which the distance to the score 100 is halved."""


class MatchSet(Struct, frozen=True):
    """Every match with a score of at least 0, in reading order. A cutoff is a filter on it, never a new search."""

    articles: tuple[str, ...]
    """Article ids in pane order."""
    matches: tuple[Match, ...]
    group_options: GroupOptions

    def at(self, cutoff_score: float, kinds: Collection[MatchKind] = ALL_KINDS) -> Grouping:
        """The matches of these kinds at or above the cutoff, and their groups."""
        kept = [match for match in self.matches if match.score >= cutoff_score and match.kind in kinds]
        return group(kept, {article: at for at, article in enumerate(self.articles)}, self.group_options)


def score_of(significance: float) -> float:
    """Significance in nats, above what the lengths make likely by chance → score, 0 to 100. Monotone.

    `100·(1 − 2^(−(s + 5.5)/5))`, not below 0: s = −2.5 is 34 (loose), −0.5 is 50 (normal), 3 is 69 (strict), 16 is 95.
    """
    return max(0.0, 100.0 * (1.0 - exp2((_ZERO - significance) / _HALF_LIFE)))


def significance_of(score: float) -> float:
    """The inverse of `score_of` for scores from 0 to below 100."""
    return _ZERO - _HALF_LIFE * log2(1.0 - score / 100.0)


def find(
    articles: Sequence[Article],
    options: MatchingOptions,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MatchSet:
    """All matches between any two of the articles, whose ids must be unique.

    `progress(done, total)` counts pairs. `cancelled` is asked between pairs, and now and then inside a long one.
    Raises Cancelled. Thread-safe: nothing is shared between calls.
    """
    check = checker(cancelled)
    index = build_index(articles, options.index, check)
    pairs = list(combinations(index.articles, 2))
    matches: list[Match] = []
    for done, (left, right) in enumerate(pairs):
        if progress:
            progress(done, len(pairs))
        matches += _matches(left, right, index, options, check)
    if progress:
        progress(len(pairs), len(pairs))
    place = {article.id: at for at, article in enumerate(articles)}
    matches.sort(key=lambda m: (place[m.left.article], m.left.span, place[m.right.article], m.right.span))
    return MatchSet(tuple(article.id for article in articles), tuple(matches), options.groups)


def _matches(
    left: IndexedArticle, right: IndexedArticle, index: Index, options: MatchingOptions, check: Callable[[], None]
) -> list[Match]:
    """Of one pair. Compared in the order of their ids, so that the result does not depend on the panes' order."""
    swapped = right.article.id < left.article.id
    pair = PairAligner(index, *((right, left) if swapped else (left, right)), options.align)
    found = list(pair.alignments(pair.length_cost + options.align.floor_nats, check))
    matches: dict[str, Match] = {}
    for alignment in without_shadows(found, pair.left, options.align.inside_share):
        match = _match(pair, index, alignment, options)
        if match and (match.id not in matches or matches[match.id].score < match.score):
            matches[match.id] = replace(match, left=match.right, right=match.left) if swapped else match
    return list(matches.values())


def _match(pair: PairAligner, index: Index, found: Alignment, options: MatchingOptions) -> Match | None:
    """None where the score would be below 0."""
    known = evidence(pair, index, found, options.strength)
    kind = kind_of(known, pair.length_cost, options.kinds)
    strength = found.significance - options.kinds.name_handicap_nats if kind is MatchKind.NAME else known.strength
    if strength - pair.length_cost < _ZERO:
        return None
    left = _passage(pair.left, found.left, found.left_end)
    right = _passage(pair.right, found.right, found.right_end)
    score = round(score_of(strength - pair.length_cost), 2)
    return Match(short_id("m", (left, right)), left, right, score, kind, reason(pair, found, known, kind))


def _passage(read: IndexedArticle, first: int, last: int) -> Passage:
    return Passage(read.article.id, span_of(read, *trimmed(read, first, last)))
