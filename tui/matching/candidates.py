"""Where two articles could say the same: boxes around the pairs of words that they share."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.matching.index import IndexedArticle
from tui.matching.options import AlignOptions


class Seed(NamedTuple):
    """Two words that stand near each other in both articles: the outer word numbers on either side, inclusive."""

    left: int
    left_last: int
    right: int
    right_last: int


class Box(NamedTuple):
    """Half-open word ranges of the two articles, each inside one block."""

    left: int
    left_end: int
    right: int
    right_end: int


def seeds(left: IndexedArticle, right: IndexedArticle, options: AlignOptions) -> list[Seed]:
    """The skip-bigrams that both articles hold, at each place of the one with each of the other, in order."""
    found = []
    for key in left.bigrams.keys() & right.bigrams.keys():
        here, there = left.bigrams[key], right.bigrams[key]
        if len(here) * len(there) <= options.seed_occurrences:
            found += [Seed(a, b, c, d) for a, b in here for c, d in there]
    found.sort()
    return found


def clusters(left: IndexedArticle, right: IndexedArticle, found: Iterable[Seed], gap_words: int) -> list[list[Seed]]:
    """Seeds that lie in one block of each article and no further apart than `gap_words` on either side."""
    by_blocks: defaultdict[tuple[int, int], list[Seed]] = defaultdict(list)
    for seed in found:
        by_blocks[left.blocks[seed.left], right.blocks[seed.right]].append(seed)
    linked = []
    for together in by_blocks.values():
        linked += [together] if len(together) == 1 else _linked(together, gap_words)
    return linked


def _linked(together: Sequence[Seed], gap_words: int) -> list[list[Seed]]:
    """Connected seeds, by union-find. They come sorted by place on the left, so that only the nearest are looked at."""
    parent = list(range(len(together)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for at, seed in enumerate(together):
        before = at - 1
        while before >= 0 and seed.left - together[before].left <= gap_words:
            if abs(seed.right - together[before].right) <= gap_words:
                parent[root(at)] = root(before)
            before -= 1
    parts: defaultdict[int, list[Seed]] = defaultdict(list)
    for at, seed in enumerate(together):
        parts[root(at)].append(seed)
    return list(parts.values())


def box_around(part: Iterable[Seed]) -> Box:
    """The smallest box that holds the seeds."""
    lefts, left_lasts, rights, right_lasts = zip(*part, strict=True)
    return Box(min(lefts), max(left_lasts) + 1, min(rights), max(right_lasts) + 1)
