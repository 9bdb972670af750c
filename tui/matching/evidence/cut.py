"""Cuts passages from two sentences around the words they share, if the evidence supports the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.matching.evidence.pairs import SentencePairs, SharedWords
from tui.matching.evidence.sentences import Sentences
from tui.matching.options import AlignOptions, EvidenceOptions
from tui.matching.search.align import Alignments, best_inside, join_portions
from tui.matching.search.candidates import Boxes, ranges
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.words.article_words import Ints

_NO_FLOOR = -1000.0
"""Minimum in nats that every sum reaches: the probability decides about cut passages."""


class CutPassages(Struct, eq=False):
    """Rows of passages, and the pair of sentences that each was cut from."""

    passages: Alignments
    pair: Ints


def middle_pairs(sentences: Sentences, boxes: Boxes) -> tuple[Ints, Ints]:
    """Return the sentences that contain the middle word of each passage: for a passage over two, the larger part."""
    number = sentences.number_of
    return number[(boxes.left + boxes.left_end) // 2], number[(boxes.right + boxes.right_end) // 2]


def cut_passages(
    index: WordIndex, sentences: Sentences, pairs: SentencePairs, own_boxes: Boxes, own_pair: Ints,
    options: EvidenceOptions, weighing: AlignOptions,
) -> CutPassages:  # fmt: skip
    """Cut one passage from each pair that is similar enough.

    Pairs whose shared words are mostly inside one of the matcher's own passages (`own_boxes`), whose borders are
    settled, are skipped.
    """
    import numpy as np

    words = np.bincount(pairs.shared.pair, minlength=len(pairs))
    words_in_own = np.bincount(shared_inside(pairs.shared, own_boxes, own_pair).pair, minlength=len(own_pair))
    most_in_own = np.zeros(len(pairs), dtype=np.int64)
    np.maximum.at(most_in_own, own_pair, words_in_own)
    is_candidate = (
        (pairs.alike >= options.least_alike)
        & (words >= options.least_words)
        & (most_in_own < options.covered_share * words)
    )
    number = np.flatnonzero(is_candidate)
    left, right = pairs.left[number], pairs.right[number]
    sentence_boxes = Boxes(sentences.firsts[left], sentences.ends[left], sentences.firsts[right], sentences.ends[right])
    soft_options = replace(
        weighing, missing_word_cost=options.missing_word_cost, floor_nats=_NO_FLOOR,
        missing_stop_word_cost=options.missing_stop_word_cost,
    )  # fmt: skip
    passages = best_inside(index, sentence_boxes, soft_options) if len(number) else join_portions([])
    finite = np.flatnonzero(np.isfinite(passages.significance))
    return CutPassages(passages.at(finite), number[finite])


def spanned_pairs(sentences: Sentences, pairs: SentencePairs, boxes: Boxes) -> tuple[Ints, Ints]:
    """Find the pairs of sentences that two passages touch: the row of the passages, and the index of the pair."""
    import numpy as np

    number = sentences.number_of
    left, right = number[boxes.left], number[boxes.right]
    left_count, right_count = number[boxes.left_end - 1] - left + 1, number[boxes.right_end - 1] - right + 1
    row = np.repeat(np.arange(len(boxes)), left_count * right_count)
    nth = ranges(left_count * right_count)
    entry = pairs.numbers(left[row] + nth // right_count[row], right[row] + nth % right_count[row])
    existing = np.flatnonzero(entry >= 0)
    return row[existing], entry[existing]


def shared_inside(shared: SharedWords, boxes: Boxes, pair: Ints) -> SharedWords:
    """Return the shared words of each row's sentences that lie inside its passages; their `pair` is the row."""
    import numpy as np

    starts = np.searchsorted(shared.pair, pair)
    sizes = np.searchsorted(shared.pair, pair, "right") - starts
    row = np.repeat(np.arange(len(pair)), sizes)
    word = starts[row] + ranges(sizes)
    left, right = shared.left[word], shared.right[word]
    inside = (left >= boxes.left[row]) & (left < boxes.left_end[row])
    inside &= (right >= boxes.right[row]) & (right < boxes.right_end[row])
    return shared.at(word[inside], row[inside])


def overlapping(first: Ints, end: Ints, other_first: Ints, other_end: Ints) -> Ints:
    """Count the words that two ranges share, row by row."""
    import numpy as np

    shared: Ints = np.maximum(0, np.minimum(end, other_end) - np.maximum(first, other_first))
    return shared
