"""The best-scoring pairs of passages inside boxes: what of each box says the same, and how surely.

"Box sum": every word of a passage that the other passage holds too adds its weight, every word that it lacks costs.
The best stretch of one side (Kadane's maximum subarray) is sought for the words of the other, on both sides in turn,
until neither changes. Order does not count: news is rearranged. The weight of a word falls with its frequency in the
two articles, so that what they are about weighs little and what only two sentences share weighs much.

All boxes are worked on at once: their words lie in flat arrays, box after box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions
from tui.matching.search.candidates import Boxes, Seeds, block_pairs, boxes_around, clusters, is_expressible, ranges
from tui.matching.search.weights import length_costs, word_weights
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints

_WORDS_TOGETHER = 400_000
"""Words of boxes that are worked on together."""
_ROUNDS = 8
"""Rounds until the two sides are stable: three in practice, the bound is for proof."""
_PARTS = 1 << 20
"""Parts of a nat in which stretches are summed up: exactly, so that of equal ones the same is chosen whatever other
boxes stand beside them."""


class Alignments(Struct, eq=False):
    """Rows of two passages, as half-open ranges of places, and the weight of what they share less what they do not."""

    boxes: Boxes
    significance: Floats
    """Nats, the lengths of the articles not accounted for."""

    def __len__(self) -> int:
        return len(self.significance)

    def at(self, rows: Ints) -> Alignments:
        return Alignments(self.boxes.at(rows), self.significance[rows])


class _Side(Struct, eq=False):
    """The words of one side of all boxes: flat arrays, and where each box begins in them."""

    firsts: Ints
    """Per box, its first row."""
    box: Ints
    """Per word."""
    places: Ints
    weights: Floats
    """What the word adds where the other passage holds it; 0 where the other article lacks it."""
    first_held: Ints
    """Place of the first word of the other article with the same id; -1 where it lacks it."""


def alignments(index: WordIndex, seeds: Seeds, options: AlignOptions, check: Callable[[], None]) -> Alignments:
    """All passages around the seeds whose significance is at most `floor_nats` below their articles' length cost.

    `check` is called again and again: it may raise to stop the work.
    """
    import numpy as np

    found = []
    groups = block_pairs(index, seeds)
    while len(seeds):
        check()
        groups = clusters(seeds, groups, options.link_gap_words)
        seeds, groups = is_expressible(index, seeds, groups)
        if not len(seeds):
            break
        boxes = pad(index, boxes_around(seeds, groups), options.pad_words)
        best = join_portions([best_inside(index, some, options) for some in _portions(boxes)])
        good = np.flatnonzero(best.significance >= length_costs(index, best.boxes) + options.floor_nats)
        found.append(best.at(good))
        rest = ~_inside(seeds, best.boxes.at(groups)) & (best.significance > -np.inf)[groups]
        sizes = np.bincount(groups, minlength=len(boxes))
        rest &= (np.bincount(groups[rest], minlength=len(boxes)) < sizes)[groups]
        left = np.flatnonzero(rest)
        seeds, groups = seeds.at(left), groups[left]
    return join_portions(found)


def _portions(boxes: Boxes) -> Iterator[Boxes]:
    """The boxes in portions of so many words, to bound the memory."""
    import numpy as np

    words = np.cumsum(boxes.left_end - boxes.left + boxes.right_end - boxes.right)
    cuts = np.searchsorted(words, np.arange(_WORDS_TOGETHER, int(words[-1]), _WORDS_TOGETHER))
    for rows in np.split(np.arange(len(boxes)), cuts):
        if len(rows):
            yield boxes.at(rows)


def join_portions(found: list[Alignments]) -> Alignments:
    import numpy as np

    empty = np.empty(0, dtype=np.int64)
    sides = [
        np.concatenate([empty, *(getattr(one.boxes, side) for one in found)])
        for side in ("left", "left_end", "right", "right_end")
    ]
    return Alignments(Boxes(*sides), np.concatenate([np.empty(0), *(one.significance for one in found)]))


def pad(index: WordIndex, boxes: Boxes, pad_words: int) -> Boxes:
    """The boxes with so many more words on every side, as far as their blocks go."""
    import numpy as np

    return Boxes(
        np.maximum(index.blocks[boxes.left], boxes.left - pad_words),
        np.minimum(index.block_ends[boxes.left], boxes.left_end + pad_words),
        np.maximum(index.blocks[boxes.right], boxes.right - pad_words),
        np.minimum(index.block_ends[boxes.right], boxes.right_end + pad_words),
    )


def best_inside(index: WordIndex, boxes: Boxes, options: AlignOptions) -> Alignments:
    """Shrinks each box from both sides at once until it is stable, so that the result is symmetric.

    A box that cannot hold an alignment gets the significance -inf.
    """
    import numpy as np

    left = _side(index, boxes.left, boxes.left_end, boxes.right, options)
    right = _side(index, boxes.right, boxes.right_end, boxes.left, options)
    now = Boxes(boxes.left.copy(), boxes.left_end.copy(), boxes.right.copy(), boxes.right_end.copy())
    active = np.arange(len(boxes))
    possible = np.ones(len(boxes), dtype=bool)
    floor = length_costs(index, boxes) + options.floor_nats
    for turn in range(_ROUNDS):
        here = _stretches(index, left, boxes.left, now.left, now.left_end, now.right, now.right_end, active, options)
        there = _stretches(index, right, boxes.right, now.right, now.right_end, now.left, now.left_end, active,
                           options)  # fmt: skip
        found = (here[2] > 0) & (there[2] > 0)
        if turn == 0:  # what the shared words weigh together is the most that a passage can reach
            found &= np.minimum(here[3], there[3]) >= floor
        possible[active[~found]] = False
        moved = found & (
            (here[0] != now.left[active]) | (here[1] != now.left_end[active])
            | (there[0] != now.right[active]) | (there[1] != now.right_end[active])
        )  # fmt: skip
        rows = active[found]
        now.left[rows], now.left_end[rows] = here[0][found], here[1][found]
        now.right[rows], now.right_end[rows] = there[0][found], there[1][found]
        active = active[moved]
        if not len(active):
            break
    significance = np.full(len(boxes), -np.inf)
    rows = np.flatnonzero(possible)
    significance[rows] = _significance(index, now.at(rows), left, boxes.left, rows, options)
    return Alignments(now, significance)


def _side(index: WordIndex, firsts: Ints, ends: Ints, other: Ints, options: AlignOptions) -> _Side:
    """The words of one side. `other`: a place of the other side's article."""
    import numpy as np

    sizes = ends - firsts
    starts = np.cumsum(sizes) - sizes
    box = np.repeat(np.arange(len(sizes)), sizes)
    places = firsts[box] + ranges(sizes)
    article = index.article_of[other][box]
    held = index.first_in(article, index.ids[places])
    weights = np.zeros(len(places))
    rows = np.flatnonzero(held >= 0)
    weights[rows] = word_weights(index, places[rows], index.own[held[rows]], article[rows], options)
    return _Side(starts, box, places, weights, held)


def _stretches(
    index: WordIndex, side: _Side, base: Ints, firsts: Ints, ends: Ints, others: Ints, other_ends: Ints, active: Ints,
    options: AlignOptions,
) -> tuple[Ints, Ints, Ints, Floats]:  # fmt: skip
    """The best-scoring stretch of each active box's words, scored by the words `others:other_ends`.

    Its first place and the place after its last one; its sum in parts of a nat, 0 for none; the nats of all that add.
    """
    import numpy as np

    sizes = (ends - firsts)[active]
    row_starts = np.cumsum(sizes) - sizes
    number = np.repeat(np.arange(len(active)), sizes)
    rows = (side.firsts + firsts - base)[active][number] + ranges(sizes)
    places = side.places[rows]
    weights = side.weights[rows]
    shared = _held(index, side.first_held[rows], others[active][number], other_ends[active][number])
    costs = np.where(index.content[places], options.missing_word_cost, options.missing_stop_word_cost)
    values = np.rint(np.where(shared, weights, -costs) * _PARTS).astype(np.int64)
    crossing = np.zeros(len(rows), dtype=np.int64)
    crossing[1:] = index.sentences[places[1:]] != index.sentences[places[:-1]]
    crossing[row_starts] = 0
    # Prefix sums: a stretch that begins with a word does not pay for the sentence border before it.
    after = np.cumsum(values - round(options.sentence_cost * _PARTS) * crossing)
    before = after - values
    begins = _lowest_so_far(before, number)
    sums = np.where(shared, after - before[begins], 0)
    best = np.maximum.reduceat(sums, row_starts)
    rows_at = np.arange(len(rows))
    ending = np.minimum.reduceat(np.where(sums == best[number], rows_at, len(rows)), row_starts)
    adding = np.add.reduceat(np.where(shared, weights, 0.0), row_starts)
    return places[begins[ending]], places[ending] + 1, best, adding


def _lowest_so_far(values: Ints, number: Ints) -> Ints:
    """Row → the last row of its run, up to itself, that has the least value. Runs: equal numbers, which rise by one."""
    import numpy as np

    span = int(values.max() - values.min()) + 1
    lowered = values - number * span  # every run lies below the one before: one accumulation serves all
    return np.maximum.accumulate(np.where(lowered <= np.minimum.accumulate(lowered), np.arange(len(values)), 0))


def _held(index: WordIndex, first_held: Ints, firsts: Ints, ends: Ints) -> Bools:
    """Whether `firsts:ends` has a word with the same id as the one at `first_held`, the first of its article."""
    import numpy as np

    held: Bools = (first_held >= firsts) & (first_held < ends)
    later = np.flatnonzero((first_held >= 0) & (first_held < firsts))
    later = later[index.own[first_held[later]] > 1]
    ids = index.ids[first_held[later]]
    at = np.minimum(index.rank(ids, firsts[later]), index.size - 1)
    places = index.order[at]
    held[later] = (index.ids[places] == ids) & (places >= firsts[later]) & (places < ends[later])
    return held


def _significance(index: WordIndex, boxes: Boxes, side: _Side, base: Ints, rows: Ints, options: AlignOptions) -> Floats:
    """The smaller of the two sides' sums. A word counts as often as both passages hold it."""
    import numpy as np

    sizes = boxes.left_end - boxes.left
    number = np.repeat(np.arange(len(boxes)), sizes)
    at = (side.firsts[rows] + boxes.left - base[rows])[number] + ranges(sizes)
    places, weights = side.places[at], side.weights[at]
    counted = count_words(index, places, boxes.at(number))
    content = index.content[places]
    many = len(boxes)
    shared_content = np.bincount(number[counted & content], minlength=many)
    shared_stops = np.bincount(number[counted & ~content], minlength=many)
    weight = np.bincount(number[counted], weights=weights[counted], minlength=many)
    before = np.concatenate(([0], np.cumsum(index.content)))
    lost = np.zeros(many)
    for first, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        words = before[end] - before[first]
        stops = end - first - words
        missing = (words - shared_content) * options.missing_word_cost
        lost = np.maximum(lost, missing + (stops - shared_stops) * options.missing_stop_word_cost)
    return weight - lost


def count_words(index: WordIndex, places: Ints, boxes: Boxes) -> Bools:
    """Of words of the boxes' left sides: whether they count as shared. Of a repeated word the first ones do, as many
    as the right side has. `boxes`: one row a word."""
    import numpy as np

    ids = index.ids[places]
    first = index.first_in(index.article_of[boxes.right], ids)
    counted: Bools = (first >= boxes.right) & (first < boxes.right_end)
    # Where either article has the word more than once, occurrences are counted.
    rows = np.flatnonzero((first >= 0) & ((index.own[places] > 1) | (index.own[first] > 1)))
    ids, several = ids[rows], boxes.at(rows)
    rank = index.rank(ids, places[rows]) - index.rank(ids, several.left)
    counted[rows] = rank < index.rank(ids, several.right_end) - index.rank(ids, several.right)
    return counted


def _inside(seeds: Seeds, boxes: Boxes) -> Bools:
    """Row by row."""
    inside: Bools = (
        (boxes.left <= seeds.left)
        & (seeds.left_last < boxes.left_end)
        & (boxes.right <= seeds.right)
        & (seeds.right_last < boxes.right_end)
    )
    return inside
