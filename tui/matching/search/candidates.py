"""Finds where two articles could say the same: boxes around pairs of words that they share.

A *seed* is a skip-bigram: two content words near each other, in either order, in both articles. Everything here works
on all pairs of articles at once; a *place* is a word's number in the index.
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
"""Number of pairs of bigrams that are processed together, which limits memory for any number of articles."""


class Bigrams(Struct, eq=False):
    """Skip-bigrams of all articles. An *entry* is a bigram in one article; its rows are the places there.

    Entries are sorted by key (the two ids, in either order), then by article.
    """

    firsts: Ints
    """Place of the first word of each row."""
    lasts: Ints
    starts: Ints
    """First row of each entry."""
    counts: Ints
    """Number of rows of each entry."""
    articles: Ints
    key_starts: Ints
    """First entry with the same key, for each entry."""
    key_ends: Ints


class Seeds(Struct, eq=False):
    """Rows of two words near each other in both articles: the outer places on either side, inclusive."""

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
    """Collect the unordered pairs of different content words at most `window_words - 1` content words apart."""
    import numpy as np

    content = np.flatnonzero(index.content)
    ids, blocks = index.ids[content], index.blocks[content]
    keys, firsts, lasts = [], [], []
    for distance in range(1, window_words):
        is_pair = (blocks[distance:] == blocks[:-distance]) & (ids[distance:] != ids[:-distance])
        first_ids, second_ids = ids[:-distance][is_pair], ids[distance:][is_pair]
        keys.append(np.minimum(first_ids, second_ids) << 32 | np.maximum(first_ids, second_ids))
        firsts.append(content[:-distance][is_pair])
        lasts.append(content[distance:][is_pair])
    key, first, last = (np.concatenate(parts) for parts in (keys, firsts, lasts))
    order = np.lexsort((first, key))  # places are in the order of the articles
    key, first, last = key[order], first[order], last[order]
    article = index.article_of[first]
    new_key = np.concatenate(([True], key[1:] != key[:-1]))[: len(key)]
    starts = np.flatnonzero(new_key | np.concatenate(([True], article[1:] != article[:-1]))[: len(key)])
    counts = np.diff(np.append(starts, len(key)))
    return Bigrams(first, last, starts, counts, article[starts], *_runs(new_key[starts]))


def _runs(begins: Bools) -> tuple[Ints, Ints]:
    """Return for each row the first row of its run, and the row after its last one."""
    import numpy as np

    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(begins))
    number = np.cumsum(begins) - 1
    return starts[number], ends[number]


def seed_batches(
    index: WordIndex, grams: Bigrams, new: Collection[int], options: AlignOptions
) -> Iterator[tuple[int, Seeds]]:
    """Yield the seeds of every pair of articles with at least one of the `new` ones, in batches.

    Each batch comes with the number of its last article. All seeds of a pair come in one batch. The left article has
    the lower number.
    """
    import numpy as np

    is_new = np.zeros(len(index.articles), dtype=bool)
    is_new[list(new)] = True
    entries = np.flatnonzero(
        is_new[grams.articles] & (grams.key_ends - grams.key_starts > 1) & (grams.counts <= options.seed_occurrences)
    )
    entries = entries[np.argsort(grams.articles[entries], kind="stable")]
    pairs_before = np.concatenate(([0], np.cumsum((grams.key_ends - grams.key_starts)[entries])))
    article = grams.articles[entries]
    borders = np.flatnonzero(np.concatenate((article[1:] != article[:-1], [True]))[: len(entries)]) + 1
    first = 0
    for at, border in enumerate(borders.tolist()):
        last_one = at + 1 == len(borders)
        if last_one or pairs_before[borders[at + 1]] - pairs_before[first] > _BATCH_PAIRS:
            yield int(article[border - 1]), _seeds(grams, entries[first:border], is_new, options)
            first = border


def _seeds(grams: Bigrams, entries: Ints, is_new: Bools, options: AlignOptions) -> Seeds:
    """Pair each entry with those of its key in other articles: earlier ones, and later ones unless they are new too."""
    import numpy as np

    other_counts_of_key = (grams.key_ends - grams.key_starts)[entries] - 1
    entry = np.repeat(entries, other_counts_of_key)
    other_entry = grams.key_starts[entry] + ranges(other_counts_of_key)
    is_after = other_entry >= entry
    other_entry += is_after  # an entry is not paired with itself
    is_paired = (grams.counts[other_entry] <= options.seed_occurrences) & ~(
        is_after & is_new[grams.articles[other_entry]]
    )
    entry, other_entry, is_after = entry[is_paired], other_entry[is_paired], is_after[is_paired]
    left, right = np.where(is_after, entry, other_entry), np.where(is_after, other_entry, entry)
    counts, other_counts = grams.counts[left], grams.counts[right]
    is_every_combination = counts * other_counts <= options.seed_occurrences
    places = np.where(is_every_combination, counts * other_counts, np.minimum(counts, other_counts))
    pair, nth = np.repeat(np.arange(len(left)), places), ranges(places)
    # Bigrams that both repeat too often are only paired in order, the first with the first.
    left_rows = np.where(is_every_combination[pair], nth // other_counts[pair], nth)
    right_rows = np.where(is_every_combination[pair], nth % other_counts[pair], nth)
    left_rows, right_rows = grams.starts[left][pair] + left_rows, grams.starts[right][pair] + right_rows
    return Seeds(grams.firsts[left_rows], grams.lasts[left_rows], grams.firsts[right_rows], grams.lasts[right_rows])


def ranges(sizes: Ints) -> Ints:
    """Return 0, 1, …, size − 1 for each size, one after the other."""
    import numpy as np

    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)


def block_pairs(index: WordIndex, seeds: Seeds) -> Ints:
    """Return for each seed a number that identifies its two blocks, below the square of the number of blocks."""
    blocks = index.block_numbers
    block_count = int(blocks[-1]) + 1 if len(blocks) else 0
    pairs: Ints = blocks[seeds.left] * block_count + blocks[seeds.right]
    return pairs


def clusters(seeds: Seeds, groups: Ints, gap_words: int) -> Ints:
    """Return for each seed the number of its cluster, from 0 on without gaps.

    A cluster contains seeds of one group, split where either side has a gap of more than `gap_words`.
    """
    import numpy as np

    label = number_clusters(groups)
    active = np.flatnonzero(np.bincount(label)[label] > 1)
    while len(active):
        old_labels = label[active].copy()
        for place in (seeds.left, seeds.right):
            _split_at_gaps(label, active, place[active], gap_words)
        # Check the parts again: without the other half, a part may have a gap on the other side.
        split = np.zeros(int(old_labels.max()) + 1, dtype=bool)
        split[old_labels[label[active] != old_labels]] = True
        active = active[split[old_labels]]
        active = active[np.bincount(label)[label[active]] > 1]
    return label


def number_clusters(labels: Ints) -> Ints:
    """Renumber labels from 0 on without gaps, in their order."""
    return unique_counts(labels).number


def _split_at_gaps(label: Ints, active: Ints, places: Ints, gap_words: int) -> None:
    """Give the seeds after a gap a new label."""
    import numpy as np

    order = np.lexsort((places, label[active]))
    rows, at = active[order], places[order]
    old_labels = label[rows]
    is_after_gap = np.zeros(len(rows), dtype=bool)
    is_after_gap[1:] = (old_labels[1:] == old_labels[:-1]) & (np.diff(at) > gap_words)
    if not is_after_gap.any():
        return
    begins = is_after_gap.copy()
    begins[1:] |= old_labels[1:] != old_labels[:-1]
    begins[0] = True
    run = np.cumsum(begins) - 1
    first_label = old_labels[begins]
    fresh = is_after_gap[begins]
    first_label[fresh] = int(label.max()) + 1 + np.arange(int(fresh.sum()))
    label[rows] = first_label[run]


def boxes_around(seeds: Seeds, cluster: Ints) -> Boxes:
    """Return the smallest box around the seeds of each cluster, in the order of the clusters' numbers."""
    import numpy as np

    order = np.argsort(cluster, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(cluster[order]) > 0))[: len(order)])
    return Boxes(
        np.minimum.reduceat(seeds.left[order], starts),
        np.maximum.reduceat(seeds.left_last[order], starts) + 1,
        np.minimum.reduceat(seeds.right[order], starts),
        np.maximum.reduceat(seeds.right_last[order], starts) + 1,
    )


def drop_chance_pairs(index: WordIndex, seeds: Seeds, groups: Ints) -> tuple[Seeds, Ints]:
    """Drop the clusters of one seed whose two words can be shared by chance.

    Two words are evidence only if they are a name, are in a run of the same words, or are quoted in both.
    """
    import numpy as np

    is_single = np.bincount(groups)[groups] == 1
    distance = seeds.left_last - seeds.left
    run = _same_run(index, seeds, distance) & is_single
    name = index.capital[seeds.left] & index.capital[seeds.right] & index.capital[seeds.left_last]
    run &= (distance > 1) | name
    run |= index.quoted[seeds.left] & index.quoted[seeds.right]
    rows = np.flatnonzero(~is_single | run)
    left = np.bincount(groups[rows], minlength=int(groups.max()) + 1) > 0
    return seeds.at(rows), (np.cumsum(left) - 1)[groups[rows]]


def _same_run(index: WordIndex, seeds: Seeds, distance: Ints) -> Bools:
    """Return True where both articles have the same words from first to last. `distance`: that on the left."""
    import numpy as np

    is_same_run: Bools = distance == seeds.right_last - seeds.right
    rows, step = np.flatnonzero(is_same_run), 0
    while len(rows):
        equal = index.ids[seeds.left[rows] + step] == index.ids[seeds.right[rows] + step]
        is_same_run[rows[~equal]] = False
        step += 1
        rows = rows[equal & (distance[rows] >= step)]
    return is_same_run
