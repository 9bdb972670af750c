"""Where two articles could say the same: boxes around the pairs of words that they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
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
    """Seeds that lie in one block of each article, split where either side has a gap of more than `gap_words`."""
    by_blocks: defaultdict[tuple[int, int], list[Seed]] = defaultdict(list)
    for seed in found:
        by_blocks[left.blocks[seed.left], right.blocks[seed.right]].append(seed)
    linked: list[list[Seed]] = []
    for together in by_blocks.values():
        linked += [together] if len(together) == 1 else _split(together, gap_words)
    return linked


def _split(together: list[Seed], gap_words: int) -> list[list[Seed]]:
    """Cut at the gaps of one side, then of the other, until no piece has one; in order of place on the left."""
    waiting = [together]
    whole = []
    while waiting:
        piece = waiting.pop()
        for side in (_BY_LEFT, _BY_RIGHT):
            parts = _cut(piece, side, gap_words)
            if len(parts) > 1:
                waiting += parts
                break
        else:
            whole.append(piece)
    return whole


_BY_LEFT = itemgetter(0)
_BY_RIGHT = itemgetter(2)


def _cut(piece: Sequence[Seed], place: Callable[[Seed], int], gap_words: int) -> list[list[Seed]]:
    ordered = sorted(piece, key=place)
    parts = [ordered[:1]]
    for before, seed in pairwise(ordered):
        if place(seed) - place(before) > gap_words:
            parts.append([])
        parts[-1].append(seed)
    return parts


def box_around(part: Iterable[Seed]) -> Box:
    """The smallest box that holds the seeds."""
    lefts, left_lasts, rights, right_lasts = zip(*part, strict=True)
    return Box(min(lefts), max(left_lasts) + 1, min(rights), max(right_lasts) + 1)
