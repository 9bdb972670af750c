"""Finds the best-scoring pair of passages inside each box, and its significance.

“Box sum”: each word of a passage that the other passage shares adds its weight; each other word has a cost. The best
stretch of one side (Kadane's maximum subarray) is computed for the words of the other, on both sides in turn, until
neither changes. Order does not count, because news is rearranged. The weight of a word falls with its frequency in the
two articles, so that their common subject weighs little, and words that only two sentences share weigh much.

All boxes are processed at once: their words are in flat arrays, box after box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions
from tui.matching.search.candidates import Boxes, Seeds, block_pairs, boxes_around, clusters, drop_chance_pairs, ranges
from tui.matching.search.weights import length_costs, word_weights
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints

_WORDS_TOGETHER = 400_000
"""Number of words of boxes that are processed together."""
_ROUNDS = 8
"""Maximum number of rounds until the two sides are stable: three in practice."""
_PARTS = 1 << 20
"""Number of steps per nat to which weights are rounded: sums are exact, and ties do not depend on other boxes."""


class Alignments(Struct, eq=False):
    """Rows of two passages, as half-open ranges of places, and their box sums."""

    boxes: Boxes
    significance: Floats
    """Box sum in nats, not corrected for the lengths of the articles."""

    def __len__(self) -> int:
        return len(self.significance)

    def at(self, rows: Ints) -> Alignments:
        return Alignments(self.boxes.at(rows), self.significance[rows])


class _Side(Struct, eq=False):
    """Words of one side of all boxes: flat arrays, and where each box begins in them."""

    firsts: Ints
    """First row of each box."""
    box: Ints
    """Number of the box of each word."""
    places: Ints
    weights: Floats
    """Weight that the word adds if the other passage shares it; 0 if the other article lacks it."""
    first_held: Ints
    """First place in the other article of a word with the same id, or -1."""


def alignments(index: WordIndex, seeds: Seeds, options: AlignOptions, check: Callable[[], None]) -> Alignments:
    """Find all passages around the seeds whose significance reaches their articles' length cost plus `floor_nats`.

    `check` is called repeatedly, and may raise to stop the work.
    """
    import numpy as np

    portions = []
    groups = block_pairs(index, seeds)
    while len(seeds):
        check()
        groups = clusters(seeds, groups, options.link_gap_words)
        seeds, groups = drop_chance_pairs(index, seeds, groups)
        if not len(seeds):
            break
        boxes = pad(index, boxes_around(seeds, groups), options.pad_words)
        best = join_portions([best_inside(index, portion, options) for portion in _portions(boxes)])
        good = np.flatnonzero(best.significance >= length_costs(index, best.boxes) + options.floor_nats)
        portions.append(best.at(good))
        is_remaining = ~_inside(seeds, best.boxes.at(groups)) & (best.significance > -np.inf)[groups]
        sizes = np.bincount(groups, minlength=len(boxes))
        is_remaining &= (np.bincount(groups[is_remaining], minlength=len(boxes)) < sizes)[groups]
        remaining = np.flatnonzero(is_remaining)
        seeds, groups = seeds.at(remaining), groups[remaining]
    return join_portions(portions)


def _portions(boxes: Boxes) -> Iterator[Boxes]:
    """Yield the boxes in portions with a limited number of words, to limit memory."""
    import numpy as np

    words = np.cumsum(boxes.left_end - boxes.left + boxes.right_end - boxes.right)
    cuts = np.searchsorted(words, np.arange(_WORDS_TOGETHER, int(words[-1]), _WORDS_TOGETHER))
    for rows in np.split(np.arange(len(boxes)), cuts):
        if len(rows):
            yield boxes.at(rows)


def join_portions(portions: list[Alignments]) -> Alignments:
    import numpy as np

    empty = np.empty(0, dtype=np.int64)
    sides = [
        np.concatenate([empty, *(getattr(portion.boxes, side) for portion in portions)])
        for side in ("left", "left_end", "right", "right_end")
    ]
    return Alignments(Boxes(*sides), np.concatenate([np.empty(0), *(portion.significance for portion in portions)]))


def pad(index: WordIndex, boxes: Boxes, pad_words: int) -> Boxes:
    """Extend the boxes by this many words on every side, within their blocks."""
    import numpy as np

    return Boxes(
        np.maximum(index.blocks[boxes.left], boxes.left - pad_words),
        np.minimum(index.block_ends[boxes.left], boxes.left_end + pad_words),
        np.maximum(index.blocks[boxes.right], boxes.right - pad_words),
        np.minimum(index.block_ends[boxes.right], boxes.right_end + pad_words),
    )


def best_inside(index: WordIndex, boxes: Boxes, options: AlignOptions) -> Alignments:
    """Shrink each box from both sides at once until it is stable, so that the result is symmetric.

    A box that cannot contain an alignment gets the significance -inf.
    """
    import numpy as np

    left = _side(index, boxes.left, boxes.left_end, boxes.right, options)
    right = _side(index, boxes.right, boxes.right_end, boxes.left, options)
    current = Boxes(boxes.left.copy(), boxes.left_end.copy(), boxes.right.copy(), boxes.right_end.copy())
    active = np.arange(len(boxes))
    possible = np.ones(len(boxes), dtype=bool)
    floor = length_costs(index, boxes) + options.floor_nats
    for turn in range(_ROUNDS):
        left_result = _stretches(
            index, left, boxes.left, current.left, current.left_end, current.right, current.right_end, active, options
        )
        right_result = _stretches(
            index, right, boxes.right, current.right, current.right_end, current.left, current.left_end, active, options
        )
        is_possible = (left_result[2] > 0) & (right_result[2] > 0)
        if turn == 0:  # no passage can reach more than the total weight of the shared words
            is_possible &= np.minimum(left_result[3], right_result[3]) >= floor
        possible[active[~is_possible]] = False
        has_changed = is_possible & (
            (left_result[0] != current.left[active]) | (left_result[1] != current.left_end[active])
            | (right_result[0] != current.right[active]) | (right_result[1] != current.right_end[active])
        )  # fmt: skip
        rows = active[is_possible]
        current.left[rows], current.left_end[rows] = left_result[0][is_possible], left_result[1][is_possible]
        current.right[rows], current.right_end[rows] = right_result[0][is_possible], right_result[1][is_possible]
        active = active[has_changed]
        if not len(active):
            break
    significance = np.full(len(boxes), -np.inf)
    rows = np.flatnonzero(possible)
    significance[rows] = _significance(index, current.at(rows), left, boxes.left, rows, options)
    return Alignments(current, significance)


def _side(index: WordIndex, firsts: Ints, ends: Ints, opposite_places: Ints, options: AlignOptions) -> _Side:
    """Collect the words of one side. `opposite_places`: a place of each box in the other article."""
    import numpy as np

    sizes = ends - firsts
    starts = np.cumsum(sizes) - sizes
    box = np.repeat(np.arange(len(sizes)), sizes)
    places = firsts[box] + ranges(sizes)
    article = index.article_of[opposite_places][box]
    first_held = index.first_in(article, index.ids[places])
    weights = np.zeros(len(places))
    rows = np.flatnonzero(first_held >= 0)
    weights[rows] = word_weights(index, places[rows], index.own_count[first_held[rows]], article[rows], options)
    return _Side(starts, box, places, weights, first_held)


def _stretches(
    index: WordIndex, side: _Side, base: Ints, firsts: Ints, ends: Ints, other_firsts: Ints, other_ends: Ints,
    active: Ints, options: AlignOptions,
) -> tuple[Ints, Ints, Ints, Floats]:  # fmt: skip
    """Find the best-scoring stretch of each active box's words, scored by the words `other_firsts:other_ends`.

    Returns its first place, the place after its last one, its sum in parts of a nat (0 if there is none), and the total
    weight of the shared words in nats.
    """
    import numpy as np

    sizes = (ends - firsts)[active]
    row_starts = np.cumsum(sizes) - sizes
    number = np.repeat(np.arange(len(active)), sizes)
    rows = (side.firsts + firsts - base)[active][number] + ranges(sizes)
    places = side.places[rows]
    weights = side.weights[rows]
    shared = words_held(index, side.first_held[rows], other_firsts[active][number], other_ends[active][number])
    costs = np.where(index.content[places], options.missing_word_cost, options.missing_stop_word_cost)
    values = np.rint(np.where(shared, weights, -costs) * _PARTS).astype(np.int64)
    crossing = np.zeros(len(rows), dtype=np.int64)
    crossing[1:] = index.sentences[places[1:]] != index.sentences[places[:-1]]
    crossing[row_starts] = 0
    # Prefix sums, without a cost for the sentence border before the first word of a stretch.
    sums_after = np.cumsum(values - round(options.sentence_cost * _PARTS) * crossing)
    sums_before = sums_after - values
    begins = _lowest_so_far(sums_before, number)
    sums = np.where(shared, sums_after - sums_before[begins], 0)
    best = np.maximum.reduceat(sums, row_starts)
    rows_at = np.arange(len(rows))
    ending = np.minimum.reduceat(np.where(sums == best[number], rows_at, len(rows)), row_starts)
    adding = np.add.reduceat(np.where(shared, weights, 0.0), row_starts)
    return places[begins[ending]], places[ending] + 1, best, adding


def _lowest_so_far(values: Ints, number: Ints) -> Ints:
    """Return, for each row, the last row with the lowest value so far in its run.

    The runs have the numbers 0, 1, 2, …
    """
    import numpy as np

    span = int(values.max() - values.min()) + 1
    lowered = values - number * span  # each run below the previous: one pass is enough
    return np.maximum.accumulate(np.where(lowered <= np.minimum.accumulate(lowered), np.arange(len(values)), 0))


def words_held(index: WordIndex, first_held: Ints, firsts: Ints, ends: Ints) -> Bools:
    """Return True where `firsts:ends` contains the word at `first_held`, its first occurrence in the article."""
    import numpy as np

    is_held: Bools = (first_held >= firsts) & (first_held < ends)
    later = np.flatnonzero((first_held >= 0) & (first_held < firsts))
    later = later[index.own_count[first_held[later]] > 1]
    ids = index.ids[first_held[later]]
    at = np.minimum(index.rank(ids, firsts[later]), index.size - 1)
    places = index.order[at]
    is_held[later] = (index.ids[places] == ids) & (places >= firsts[later]) & (places < ends[later])
    return is_held


def _significance(index: WordIndex, boxes: Boxes, side: _Side, base: Ints, rows: Ints, options: AlignOptions) -> Floats:
    """Return the smaller of the two sides' sums. A word counts as often as both passages have it."""
    import numpy as np

    sizes = boxes.left_end - boxes.left
    number = np.repeat(np.arange(len(boxes)), sizes)
    at = (side.firsts[rows] + boxes.left - base[rows])[number] + ranges(sizes)
    places, weights = side.places[at], side.weights[at]
    is_shared = shared_word_flags(index, places, boxes.at(number))
    content = index.content[places]
    count = len(boxes)
    shared_content = np.bincount(number[is_shared & content], minlength=count)
    shared_stops = np.bincount(number[is_shared & ~content], minlength=count)
    weight = np.bincount(number[is_shared], weights=weights[is_shared], minlength=count)
    content_before = np.concatenate(([0], np.cumsum(index.content)))
    costs = np.zeros(count)
    for first, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        words = content_before[end] - content_before[first]
        stops = end - first - words
        content_cost = (words - shared_content) * options.missing_word_cost
        costs = np.maximum(costs, content_cost + (stops - shared_stops) * options.missing_stop_word_cost)
    return weight - costs


def shared_word_flags(index: WordIndex, places: Ints, boxes: Boxes) -> Bools:
    """Return True for the words of the boxes' left sides that count as shared.

    Of a repeated word, as many count as the right side has, from the first on. `boxes`: one row per word.
    """
    import numpy as np

    ids = index.ids[places]
    first = index.first_in(index.article_of[boxes.right], ids)
    is_shared: Bools = (first >= boxes.right) & (first < boxes.right_end)
    # If either article has the word more than once, occurrences are counted.
    rows = np.flatnonzero((first >= 0) & ((index.own_count[places] > 1) | (index.own_count[first] > 1)))
    ids, several = ids[rows], boxes.at(rows)
    rank = index.rank(ids, places[rows]) - index.rank(ids, several.left)
    is_shared[rows] = rank < index.rank(ids, several.right_end) - index.rank(ids, several.right)
    return is_shared


def _inside(seeds: Seeds, boxes: Boxes) -> Bools:
    """Return True for each seed that lies inside the box of its row."""
    inside: Bools = (
        (boxes.left <= seeds.left)
        & (seeds.left_last < boxes.left_end)
        & (boxes.right <= seeds.right)
        & (seeds.right_last < boxes.right_end)
    )
    return inside
