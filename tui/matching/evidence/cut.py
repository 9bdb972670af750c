"""Passages cut from two sentences around what they share: borders inside a pair that the evidence supports."""

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

_ANY = -1000.0
"""Nats: no sum of a cut passage is too low, as its probability decides."""


class Cut(Struct, eq=False):
    """Rows of passages, and the pair of sentences that each was cut from."""

    found: Alignments
    pair: Ints


def middle_pairs(sentences: Sentences, boxes: Boxes) -> tuple[Ints, Ints]:
    """The sentences that hold the middle words of the passages: most of each passage, where it is in two."""
    number = sentences.number_of
    return number[(boxes.left + boxes.left_end) // 2], number[(boxes.right + boxes.right_end) // 2]


def cut_passages(
    index: WordIndex, sentences: Sentences, pairs: SentencePairs, own: Boxes, own_pair: Ints, options: EvidenceOptions,
    weighing: AlignOptions,
) -> Cut:  # fmt: skip
    """One passage a pair that is alike enough, unless one of the matcher's `own`, whose borders are settled,
    holds most of what the pair shares."""
    import numpy as np

    words = np.bincount(pairs.shared.pair, minlength=len(pairs))
    held = np.bincount(shared_inside(pairs.shared, own, own_pair).pair, minlength=len(own_pair))
    most = np.zeros(len(pairs), dtype=np.int64)
    np.maximum.at(most, own_pair, held)
    fit = (pairs.alike >= options.least_alike) & (words >= options.least_words) & (most < options.covered_share * words)
    number = np.flatnonzero(fit)
    left, right = pairs.left[number], pairs.right[number]
    whole = Boxes(sentences.firsts[left], sentences.ends[left], sentences.firsts[right], sentences.ends[right])
    soft = replace(
        weighing, missing_word_cost=options.missing_word_cost, floor_nats=_ANY,
        missing_stop_word_cost=options.missing_stop_word_cost,
    )  # fmt: skip
    found = best_inside(index, whole, soft) if len(number) else join_portions([])
    good = np.flatnonzero(np.isfinite(found.significance))
    return Cut(found.at(good), number[good])


def spanned_pairs(sentences: Sentences, pairs: SentencePairs, boxes: Boxes) -> tuple[Ints, Ints]:
    """Every pair of sentences that two passages reach into: the row of the passages, and the entry of the pair."""
    import numpy as np

    number = sentences.number_of
    left, right = number[boxes.left], number[boxes.right]
    wide, wide_right = number[boxes.left_end - 1] - left + 1, number[boxes.right_end - 1] - right + 1
    row = np.repeat(np.arange(len(boxes)), wide * wide_right)
    nth = ranges(wide * wide_right)
    entry = pairs.numbers(left[row] + nth // wide_right[row], right[row] + nth % wide_right[row])
    listed = np.flatnonzero(entry >= 0)
    return row[listed], entry[listed]


def shared_inside(shared: SharedWords, boxes: Boxes, pair: Ints) -> SharedWords:
    """The shared words of each row's pair of sentences that stand inside its passages; their `pair` counts the rows."""
    import numpy as np

    starts = np.searchsorted(shared.pair, pair)
    sizes = np.searchsorted(shared.pair, pair, "right") - starts
    row = np.repeat(np.arange(len(pair)), sizes)
    word = starts[row] + ranges(sizes)
    left, right = shared.left[word], shared.right[word]
    inside = (left >= boxes.left[row]) & (left < boxes.left_end[row])
    inside &= (right >= boxes.right[row]) & (right < boxes.right_end[row])
    return shared.at(word[inside], row[inside])


def overlapping(first: Ints, end: Ints, other: Ints, other_end: Ints) -> Ints:
    """Words that two ranges share, row by row."""
    import numpy as np

    shared: Ints = np.maximum(0, np.minimum(end, other_end) - np.maximum(first, other))
    return shared
