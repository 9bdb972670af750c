"""Where two articles could say the same: boxes around the pairs of words that they share.

A *seed* is a skip-bigram: two content words that stand near each other, in either order, in both articles. Everything
here works on all pairs of articles at once; a *place* is a word's number in the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.index import Index
from tui.matching.options import AlignOptions

if TYPE_CHECKING:
    from tui.matching.words import Bools, Ints

_BATCH_SEEDS = 100_000
"""Seeds that are looked at together: bounds the memory, whatever the number of articles."""


class Bigrams(Struct, eq=False):
    """The skip-bigrams of all articles, by key, then by article, then by place."""

    keys: Ints
    """Two ids in one number, the smaller first."""
    firsts: Ints
    """Place of the word that stands first."""
    lasts: Ints
    articles: Ints
    key_starts: Ints
    """The first row with the same key."""
    article_starts: Ints
    """The first row with the same key and article."""
    article_ends: Ints
    key_ends: Ints


class Seeds(Struct, eq=False):
    """Rows of two words that stand near each other in both articles: the outer places on either side, inclusive."""

    left: Ints
    left_last: Ints
    right: Ints
    right_last: Ints

    def __len__(self) -> int:
        return len(self.left)

    def at(self, rows: Ints) -> Seeds:
        return Seeds(self.left[rows], self.left_last[rows], self.right[rows], self.right_last[rows])


class Boxes(Struct, eq=False):
    """Rows of half-open ranges of places in two articles, each inside one block."""

    left: Ints
    left_end: Ints
    right: Ints
    right_end: Ints

    def __len__(self) -> int:
        return len(self.left)

    def at(self, rows: Ints) -> Boxes:
        return Boxes(self.left[rows], self.left_end[rows], self.right[rows], self.right_end[rows])


def bigrams(index: Index, window_words: int) -> Bigrams:
    """The unordered pairs of different content words that stand at most `window_words - 1` content words apart."""
    import numpy as np

    content = np.flatnonzero(index.content)
    ids, blocks = index.ids[content], index.blocks[content]
    keys, firsts, lasts = [], [], []
    for apart in range(1, window_words):
        near = (blocks[apart:] == blocks[:-apart]) & (ids[apart:] != ids[:-apart])
        one, other = ids[:-apart][near], ids[apart:][near]
        keys.append(np.minimum(one, other) << 32 | np.maximum(one, other))
        firsts.append(content[:-apart][near])
        lasts.append(content[apart:][near])
    key, first, last = (np.concatenate(parts) for parts in (keys, firsts, lasts))
    order = np.lexsort((first, key))  # places stand in the order of the articles
    key, first, last = key[order], first[order], last[order]
    article = index.article_of[first]
    new_key = np.concatenate(([True], key[1:] != key[:-1]))[: len(key)]
    new_article = new_key | np.concatenate(([True], article[1:] != article[:-1]))[: len(key)]
    key_starts, key_ends = _runs(new_key)
    article_starts, article_ends = _runs(new_article)
    return Bigrams(key, first, last, article, key_starts, article_starts, article_ends, key_ends)


def _runs(begins: Bools) -> tuple[Ints, Ints]:
    """Row → the first row of its run, and the row after its last one."""
    import numpy as np

    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(begins))
    number = np.cumsum(begins) - 1
    return starts[number], ends[number]


def seed_batches(
    index: Index, grams: Bigrams, new: Collection[int], options: AlignOptions
) -> Iterator[tuple[int, Seeds]]:
    """The seeds of every pair of articles of which at least one is `new`, with the number of the last article in them.

    All seeds of a pair come in one batch. The left article is the one with the lower number.
    """
    import numpy as np

    is_new = np.zeros(len(index.articles), dtype=bool)
    is_new[list(new)] = True
    rows = np.flatnonzero(is_new[grams.articles])
    rows = rows[np.argsort(grams.articles[rows], kind="stable")]
    partners = (grams.article_starts - grams.key_starts + grams.key_ends - grams.article_ends)[rows]
    rows, partners = rows[partners > 0], partners[partners > 0]
    done = np.concatenate(([0], np.cumsum(partners)))
    article = grams.articles[rows]
    borders = np.flatnonzero(np.concatenate((article[1:] != article[:-1], [True]))[: len(rows)]) + 1
    first = 0
    for at, border in enumerate(borders.tolist()):
        last_one = at + 1 == len(borders)
        if last_one or done[borders[at + 1]] - done[first] > _BATCH_SEEDS:
            yield int(article[border - 1]), _seeds(grams, rows[first:border], is_new, options)
            first = border


def _seeds(grams: Bigrams, rows: Ints, is_new: Bools, options: AlignOptions) -> Seeds:
    import numpy as np

    # A row meets those of the articles before its own, and those after it unless these meet it themselves.
    before = grams.article_starts[rows] - grams.key_starts[rows]
    after = grams.key_ends[rows] - grams.article_ends[rows]
    if is_new.all():
        after = np.zeros_like(after)
    one = np.repeat(rows, before + after)
    nth = ranges(before + after)
    other = grams.key_starts[one] + nth
    behind = other >= grams.article_starts[one]
    other[behind] += (grams.article_ends - grams.article_starts)[one[behind]]
    often = (grams.article_ends - grams.article_starts)[one] * (grams.article_ends - grams.article_starts)[other]
    wanted = (often <= options.seed_occurrences) & ~(behind & is_new[grams.articles[other]])
    one, other, behind = one[wanted], other[wanted], behind[wanted]
    left, right = np.where(behind, one, other), np.where(behind, other, one)
    return Seeds(grams.firsts[left], grams.lasts[left], grams.firsts[right], grams.lasts[right])


def ranges(sizes: Ints) -> Ints:
    """0, 1, …, size − 1 for each size, one after the other."""
    import numpy as np

    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)


def clusters(index: Index, seeds: Seeds, groups: Ints, gap_words: int) -> Ints:
    """Seed → number of its cluster: seeds of one group that lie in one block of each article, split where either side
    has a gap of more than `gap_words`. Numbers begin with 0 and have no gap."""
    import numpy as np

    blocks = index.block_numbers
    many = int(blocks[-1]) + 1
    label = numbered((groups * many + blocks[seeds.left]) * many + blocks[seeds.right])
    active = np.flatnonzero(np.bincount(label)[label] > 1)
    while len(active):
        before = label[active].copy()
        for place in (seeds.left, seeds.right):
            _cut(label, active, place[active], gap_words)
        # What was cut is looked at again: without its other half it may have a gap on the other side.
        split = np.zeros(int(before.max()) + 1, dtype=bool)
        split[before[label[active] != before]] = True
        active = active[split[before]]
        active = active[np.bincount(label)[label[active]] > 1]
    return label


def numbered(labels: Ints) -> Ints:
    """The labels as numbers from 0 on, without a gap, in their order."""
    import numpy as np

    return np.unique(labels, return_inverse=True)[1]


def _cut(label: Ints, active: Ints, places: Ints, gap_words: int) -> None:
    """Gives what lies behind a gap a new label."""
    import numpy as np

    order = np.lexsort((places, label[active]))
    rows, at = active[order], places[order]
    was = label[rows]
    new = np.zeros(len(rows), dtype=bool)
    new[1:] = (was[1:] == was[:-1]) & (np.diff(at) > gap_words)
    if not new.any():
        return
    begins = new.copy()
    begins[1:] |= was[1:] != was[:-1]
    begins[0] = True
    run = np.cumsum(begins) - 1
    first_label = was[begins]
    fresh = new[begins]
    first_label[fresh] = int(label.max()) + 1 + np.arange(int(fresh.sum()))
    label[rows] = first_label[run]


def boxes_around(seeds: Seeds, cluster: Ints) -> Boxes:
    """The smallest box around the seeds of each cluster, in the order of the clusters' numbers."""
    import numpy as np

    order = np.argsort(cluster, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(cluster[order]) > 0))[: len(order)])
    return Boxes(
        np.minimum.reduceat(seeds.left[order], starts),
        np.maximum.reduceat(seeds.left_last[order], starts) + 1,
        np.minimum.reduceat(seeds.right[order], starts),
        np.maximum.reduceat(seeds.right_last[order], starts) + 1,
    )
