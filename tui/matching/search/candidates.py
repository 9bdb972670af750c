"""Where two articles could say the same: boxes around the pairs of words that they share.

A *seed* is a skip-bigram: two content words that stand near each other, in either order, in both articles. Everything
here works on all pairs of articles at once; a *place* is a word's number in the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions
from tui.matching.words.index import WordIndex
from tui.matching.words.unique import unique_counts

if TYPE_CHECKING:
    from tui.matching.words.article_words import Bools, Ints

_BATCH_PAIRS = 100_000
"""Pairs of bigrams in two articles that are looked at together: bounds the memory, whatever the number of articles."""


class Bigrams(Struct, eq=False):
    """The skip-bigrams of all articles. An *entry* is a bigram in one article; its rows are the places there.

    Entries stand by key (the two ids, in either order), then by article.
    """

    firsts: Ints
    """Per row: place of the word that stands first."""
    lasts: Ints
    starts: Ints
    """Per entry: its first row."""
    counts: Ints
    """Per entry: its rows."""
    articles: Ints
    key_starts: Ints
    """Per entry: the first entry with the same key."""
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


def bigrams(index: WordIndex, window_words: int) -> Bigrams:
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
    starts = np.flatnonzero(new_key | np.concatenate(([True], article[1:] != article[:-1]))[: len(key)])
    counts = np.diff(np.append(starts, len(key)))
    return Bigrams(first, last, starts, counts, article[starts], *_runs(new_key[starts]))


def _runs(begins: Bools) -> tuple[Ints, Ints]:
    """Row → the first row of its run, and the row after its last one."""
    import numpy as np

    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(begins))
    number = np.cumsum(begins) - 1
    return starts[number], ends[number]


def seed_batches(
    index: WordIndex, grams: Bigrams, new: Collection[int], options: AlignOptions
) -> Iterator[tuple[int, Seeds]]:
    """The seeds of every pair of articles of which at least one is `new`, with the number of the last article in them.

    All seeds of a pair come in one batch. The left article is the one with the lower number.
    """
    import numpy as np

    is_new = np.zeros(len(index.articles), dtype=bool)
    is_new[list(new)] = True
    entries = np.flatnonzero(
        is_new[grams.articles] & (grams.key_ends - grams.key_starts > 1) & (grams.counts <= options.seed_occurrences)
    )
    entries = entries[np.argsort(grams.articles[entries], kind="stable")]
    done = np.concatenate(([0], np.cumsum((grams.key_ends - grams.key_starts)[entries])))
    article = grams.articles[entries]
    borders = np.flatnonzero(np.concatenate((article[1:] != article[:-1], [True]))[: len(entries)]) + 1
    first = 0
    for at, border in enumerate(borders.tolist()):
        last_one = at + 1 == len(borders)
        if last_one or done[borders[at + 1]] - done[first] > _BATCH_PAIRS:
            yield int(article[border - 1]), _seeds(grams, entries[first:border], is_new, options)
            first = border


def _seeds(grams: Bigrams, entries: Ints, is_new: Bools, options: AlignOptions) -> Seeds:
    """Each entry with those of its key in other articles: before its own, and after it unless these are new too."""
    import numpy as np

    others = (grams.key_ends - grams.key_starts)[entries] - 1
    one = np.repeat(entries, others)
    other = grams.key_starts[one] + ranges(others)
    behind = other >= one
    other += behind  # an entry does not meet itself
    wanted = (grams.counts[other] <= options.seed_occurrences) & ~(behind & is_new[grams.articles[other]])
    one, other, behind = one[wanted], other[wanted], behind[wanted]
    left, right = np.where(behind, one, other), np.where(behind, other, one)
    counts, other_counts = grams.counts[left], grams.counts[right]
    each = counts * other_counts <= options.seed_occurrences
    places = np.where(each, counts * other_counts, np.minimum(counts, other_counts))
    pair, nth = np.repeat(np.arange(len(left)), places), ranges(places)
    # What both repeat too often meets in order only, the first with the first.
    here = np.where(each[pair], nth // other_counts[pair], nth)
    there = np.where(each[pair], nth % other_counts[pair], nth)
    here, there = grams.starts[left][pair] + here, grams.starts[right][pair] + there
    return Seeds(grams.firsts[here], grams.lasts[here], grams.firsts[there], grams.lasts[there])


def ranges(sizes: Ints) -> Ints:
    """0, 1, …, size − 1 for each size, one after the other."""
    import numpy as np

    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)


def block_pairs(index: WordIndex, seeds: Seeds) -> Ints:
    """Seed → a number for the two blocks that it lies in. Below the square of the number of blocks."""
    blocks = index.block_numbers
    many = int(blocks[-1]) + 1 if len(blocks) else 0
    pairs: Ints = blocks[seeds.left] * many + blocks[seeds.right]
    return pairs


def clusters(seeds: Seeds, groups: Ints, gap_words: int) -> Ints:
    """Seed → number of its cluster: seeds of one group, split where either side has a gap of more than `gap_words`.
    Numbers begin with 0 and have no gap."""
    import numpy as np

    label = number_clusters(groups)
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


def number_clusters(labels: Ints) -> Ints:
    """The labels as numbers from 0 on, without a gap, in their order."""
    return unique_counts(labels).number


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


def is_expressible(index: WordIndex, seeds: Seeds, groups: Ints) -> tuple[Seeds, Ints]:
    """Leaves out the clusters of one seed that can hold no more than two words by chance.

    Two words alone say something only when they are a name, or stand in a run of the same words, or are quoted in both.
    """
    import numpy as np

    alone = np.bincount(groups)[groups] == 1
    apart = seeds.left_last - seeds.left
    run = _same_run(index, seeds, apart) & alone
    name = index.capital[seeds.left] & index.capital[seeds.right] & index.capital[seeds.left_last]
    run &= (apart > 1) | name
    run |= index.quoted[seeds.left] & index.quoted[seeds.right]
    rows = np.flatnonzero(~alone | run)
    left = np.bincount(groups[rows], minlength=int(groups.max()) + 1) > 0
    return seeds.at(rows), (np.cumsum(left) - 1)[groups[rows]]


def _same_run(index: WordIndex, seeds: Seeds, apart: Ints) -> Bools:
    """Whether the words from the first to the last one are the same ones in both articles. `apart`: on the left."""
    import numpy as np

    same: Bools = apart == seeds.right_last - seeds.right
    rows, step = np.flatnonzero(same), 0
    while len(rows):
        equal = index.ids[seeds.left[rows] + step] == index.ids[seeds.right[rows] + step]
        same[rows[~equal]] = False
        step += 1
        rows = rows[equal & (apart[rows] >= step)]
    return same
