"""Tightens passages that share few of their words, so that a possible match does not claim whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.matching.evidence.judge import JudgedMatches
from tui.matching.model import MatchKind
from tui.matching.options import MatchingOptions
from tui.matching.search.align import best_inside, words_held
from tui.matching.search.candidates import Boxes, ranges
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Ints

_COSTS = (0.9, 1.8, 3.6)
"""Costs, in nats, of a word that the other passage lacks, raised step by step until enough is shared."""
_STOP_WORD_SHARE = 0.125
"""Cost of a stop word, relative to another word."""
_NO_FLOOR = -1000.0
"""Minimum in nats that every sum reaches: passages become shorter, but are never dropped."""


def tightened(index: WordIndex, judged: JudgedMatches, options: MatchingOptions) -> JudgedMatches:
    """Shorten the passages of possible matches until they share enough content words, or all of them.

    Sure matches, names and the same words keep their passages.
    """
    import numpy as np

    statement = np.array([kind is not MatchKind.NAME for kind in judged.kinds], dtype=bool)
    is_loose = ~judged.exact & statement & (judged.probability < options.evidence.sure_probability)
    rows, boxes, tight = np.flatnonzero(is_loose), judged.boxes, judged.boxes
    for cost in _COSTS:
        rows = rows[_shared_share(index, tight.at(rows)) < options.borders.least_shared]
        if not len(rows):
            break
        weighing = replace(
            options.align, missing_word_cost=cost, missing_stop_word_cost=cost * _STOP_WORD_SHARE, floor_nats=_NO_FLOOR
        )
        shorter = best_inside(index, boxes.at(rows), weighing)
        possible = np.flatnonzero(np.isfinite(shorter.significance))
        rows, tight = rows[possible], _with_rows(tight, rows[possible], shorter.boxes.at(possible))
    return replace(judged, boxes=tight)


def _with_rows(boxes: Boxes, rows: Ints, others: Boxes) -> Boxes:
    """Return the boxes with some rows replaced by those of `others`."""
    sides = [side.copy() for side in (boxes.left, boxes.left_end, boxes.right, boxes.right_end)]
    for side, values in zip(sides, (others.left, others.left_end, others.right, others.right_end), strict=True):
        side[rows] = values
    return Boxes(*sides)


def _shared_share(index: WordIndex, boxes: Boxes) -> Floats:
    """Return the share of their content words that two passages have in common: the mean of both sides."""
    turned = Boxes(boxes.right, boxes.right_end, boxes.left, boxes.left_end)
    mean: Floats = (_left_share(index, boxes) + _left_share(index, turned)) / 2
    return mean


def _left_share(index: WordIndex, boxes: Boxes) -> Floats:
    import numpy as np

    sizes = boxes.left_end - boxes.left
    number = np.repeat(np.arange(len(boxes)), sizes)
    places = boxes.left[number] + ranges(sizes)
    content = index.content[places]
    number, places = number[content], places[content]
    first_held = index.first_in(index.article_of[boxes.right][number], index.ids[places])
    shared = words_held(index, first_held, boxes.right[number], boxes.right_end[number])
    words = np.bincount(number, minlength=len(boxes))
    share: Floats = np.bincount(number[shared], minlength=len(boxes)) / np.maximum(1, words)
    return share
