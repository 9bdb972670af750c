"""Weighs alignments: how strongly the shared words suggest that two passages say the same.

The box sum that finds a passage treats words as independent, in any order. They are not: `assault weapons ban` is one
thing with a name of three words. So adjacent shared words count as one *chunk*: its heaviest word in full, the others
by `collocation_share`. Stop words that join chunks without a gap (`expected TO BE indicted`) are the grammar of a
statement: each of them counts, however frequent. Words shared out of order count by `unordered_share`, and names by
`name_share`, because two accounts of one event share their names anyway. On real news this ranks statements above names
and chance far better than the box sum does; see docs/how-matching-works.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions, StrengthOptions
from tui.matching.search.align import Alignments, shared_word_flags
from tui.matching.search.candidates import ranges
from tui.matching.search.common_runs import SharedRuns, shared_runs
from tui.matching.search.quoted_fragments import same_fragments
from tui.matching.search.weights import word_weights
from tui.matching.words.index import WordIndex
from tui.matching.words.unique import unique_counts, unique_values

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints


class AlignmentEvidence(Struct, eq=False):
    """Evidence for each alignment, one entry per alignment. Weights are in nats."""

    strength: Floats
    """Weight of the chunks and joints minus the missing words, not corrected for the lengths of the articles."""
    without_names: Floats
    """Strength as if the names were not shared."""
    chunks: Ints
    names: Ints
    """Number of different shared names."""
    size: Ints
    """Number of shared words (except names), joining stop words and gaps: the size of the common statement."""
    longest: Ints
    """Length of the longest shared run that is more than a name, in words with stop words."""
    figures: Ints
    """Number of shared words with digits, if the alignment has other words than names."""
    quoted_by_one: Bools
    quoted_by_both: Bools
    same_fragment: Bools
    """True if both passages quote the same few words."""
    same_words: Bools
    """True for the same words in the same order, except for spelling."""
    order: Floats
    """Share of the shared words that keep their order, 0 to 1."""

    def at(self, rows: Ints) -> AlignmentEvidence:
        return AlignmentEvidence(*(getattr(self, name)[rows] for name in self.__struct_fields__))


def evidence(
    index: WordIndex, passages: Alignments, options: StrengthOptions, weighing: AlignOptions, check: Callable[[], None]
) -> AlignmentEvidence:
    """Weigh alignments. Symmetric, except for the choice between equally long common subsequences."""
    import numpy as np

    boxes, count = passages.boxes, len(passages)
    shared = _shared_words(index, passages, weighing)
    runs = shared_runs(index, boxes, check)
    chunks = _Chunks(index, runs, count, options, weighing)
    loose = _unordered(index, shared, chunks, count, options)
    content_before = np.concatenate(([0], np.cumsum(index.content)))
    content = (
        content_before[boxes.left_end]
        - content_before[boxes.left]
        + content_before[boxes.right_end]
        - content_before[boxes.right]
    )
    missing_words = content - 2 * np.bincount(shared.alignment, minlength=count)
    gaps = np.maximum(0, chunks.blocks - 1)
    fragment = same_fragments(index, boxes, options)
    adjustment = fragment * options.quote_bonus - options.missing_word_cost * missing_words - options.gap_cost * gaps
    adjustment += chunks.joints * options.joining_word_weight
    quoted_shares = _quoted_shares(index, passages, weighing)
    words = chunks.words + loose.words
    return AlignmentEvidence(
        strength=chunks.weight + loose.weight + adjustment,
        without_names=chunks.plain_weight + loose.plain_weight + adjustment,
        chunks=chunks.number + loose.words,
        names=_different_words(shared, shared.name, count),
        size=chunks.plain_words + chunks.joints + loose.plain_words + gaps,
        longest=chunks.longest,
        figures=chunks.figures,
        quoted_by_one=np.maximum(*quoted_shares) >= options.quoted_share,
        quoted_by_both=np.minimum(*quoted_shares) >= options.quoted_share,
        same_fragment=fragment,
        same_words=runs.same_words,
        order=np.divide(chunks.words, words, out=np.zeros(count), where=words > 0),
    )


class _SharedEvidence(Struct, eq=False):
    """Content words that both passages share, as often as both have them, in the order of the left passage."""

    alignment: Ints
    ids: Ints
    weights: Floats
    name: Bools
    """True if the two articles write the word as a name."""


def _shared_words(index: WordIndex, passages: Alignments, weighing: AlignOptions) -> _SharedEvidence:
    import numpy as np

    boxes = passages.boxes
    sizes = boxes.left_end - boxes.left
    number = np.repeat(np.arange(len(passages)), sizes)
    places = boxes.left[number] + ranges(sizes)
    is_content = index.content[places]
    number, places = number[is_content], places[is_content]
    is_shared = shared_word_flags(index, places, boxes.at(number))
    number, places = number[is_shared], places[is_shared]
    ids = index.ids[places]
    other_places = index.order[index.rank(ids, boxes.right[number])]
    weights = word_weights(index, places, index.own_count[other_places], index.article_of[other_places], weighing)
    return _SharedEvidence(number, ids, weights, names(index, places, other_places))


def names(index: WordIndex, places: Ints, other_places: Ints) -> Bools:
    """Return True for names: words that the two articles capitalise more often than not inside sentences."""
    capital = index.own_capital[places] + index.own_capital[other_places]
    is_name: Bools = capital > index.own_small[places] + index.own_small[other_places]
    return is_name


def _different_words(shared: _SharedEvidence, selection: Bools, count: int) -> Ints:
    import numpy as np

    keys = unique_values(shared.alignment[selection] << 32 | shared.ids[selection])
    return np.bincount(keys >> 32, minlength=count)


class _Chunks:
    """Computes sums over the shared runs of each alignment."""

    def __init__(
        self, index: WordIndex, runs: SharedRuns, count: int, options: StrengthOptions, weighing: AlignOptions
    ) -> None:
        import numpy as np

        left_places, right_places, block = runs.left, runs.right, runs.block
        content = index.content[left_places]
        alignment = runs.alignment
        name = names(index, left_places, right_places) | (index.capital[left_places] & index.capital[right_places])
        name |= index.stock[left_places] & index.stock[right_places]
        weights = (
            word_weights(index, left_places, index.own_count[right_places], index.article_of[right_places], weighing)
            * content
        )
        self.ids = index.ids[left_places][content]
        self.alignment = alignment[content]
        self.words = np.bincount(self.alignment, minlength=count)
        self.plain_words = np.bincount(alignment[content & ~name], minlength=count)
        self.longest = _longest(content & ~name, alignment, block, count)
        self.figures = np.bincount(alignment[content & index.figure[left_places]], minlength=count)
        self.figures[self.plain_words <= self.figures] = 0
        self.joints = np.bincount(alignment[_joining(content, block)], minlength=count)
        with_content = unique_counts(block[content]).firsts
        self.blocks = np.bincount(self.alignment[with_content], minlength=count)
        begins = content.copy()
        begins[1:] &= ~content[:-1] | (block[1:] != block[:-1])
        starts = np.flatnonzero(begins[content])
        self.number = np.bincount(self.alignment[starts], minlength=count)
        scaled = np.where(name, weights * options.name_share, weights)[content]
        plain = np.where(name, 0.0, weights)[content]
        self.weight = self._summed(scaled, starts, count, options.collocation_share)
        self.plain_weight = self._summed(plain, starts, count, options.collocation_share)

    def _summed(self, weights: Floats, starts: Ints, count: int, share: float) -> Floats:
        """Total the chunks: the heaviest word of each in full, the others by `share`."""
        import numpy as np

        if not len(starts):
            return np.zeros(count)
        heaviest = np.maximum.reduceat(weights, starts)
        sums = heaviest + share * (np.add.reduceat(weights, starts) - heaviest)
        return summed(self.alignment[starts], sums, count)


def _longest(plain: Bools, alignment: Ints, block: Ints, count: int) -> Ints:
    """Return for each alignment the length of its longest run with a word that is not a name."""
    import numpy as np

    longest = np.zeros(count, dtype=np.int64)
    sizes = np.bincount(block)
    rows = np.flatnonzero(plain)
    np.maximum.at(longest, alignment[rows], sizes[block[rows]])
    return longest


def _joining(content: Bools, block: Ints) -> Bools:
    """Return True for stop words between two shared content words of one run."""
    import numpy as np

    rows = np.flatnonzero(content)
    joining = np.zeros(len(content), dtype=bool)
    if len(rows):
        at = np.arange(len(content))
        previous_row = np.searchsorted(rows, at) - 1
        next_row = np.minimum(previous_row + 1, len(rows) - 1)
        joining = ~content & (previous_row >= 0) & (rows[next_row] > at)
        joining &= (block[rows[previous_row]] == block) & (block[rows[next_row]] == block)
    return joining


def summed(alignment: Ints, weights: Floats, count: int) -> Floats:
    """Total the weights of each alignment's rows."""
    import numpy as np

    sums: Floats = np.bincount(alignment, weights=weights, minlength=count).astype(np.float64)
    return sums


class _Loose(Struct, eq=False):
    """Shared words outside the longest common subsequence, each counted once."""

    words: Ints
    plain_words: Ints
    weight: Floats
    plain_weight: Floats


def _unordered(
    index: WordIndex, shared: _SharedEvidence, chunks: _Chunks, count: int, options: StrengthOptions
) -> _Loose:
    import numpy as np

    words, ordered = (
        unique_counts(shared.alignment << 32 | shared.ids),
        unique_counts(chunks.alignment << 32 | chunks.ids),
    )
    loose_counts = words.counts.copy()
    loose_counts[np.searchsorted(words.values, ordered.values)] -= ordered.counts
    rows = words.firsts[loose_counts > 0]
    alignment, name = shared.alignment[rows], shared.name[rows]
    weights = shared.weights[rows] * options.unordered_share
    return _Loose(
        words=np.bincount(alignment, minlength=count),
        plain_words=np.bincount(alignment[~name], minlength=count),
        weight=summed(alignment, np.where(name, weights * options.name_share, weights), count),
        plain_weight=summed(alignment[~name], weights[~name], count),
    )


_SHARE_DIGITS = 9


def _quoted_shares(index: WordIndex, passages: Alignments, weighing: AlignOptions) -> tuple[Floats, Floats]:
    """Return for each side the share of the shared words' weight inside quotation marks."""
    import numpy as np

    shares = []
    quoted_before = np.concatenate(([0], np.cumsum(index.quoted)))
    b = passages.boxes
    for first, end, other_first, other_end in ((b.left, b.left_end, b.right, b.right_end),
                                         (b.right, b.right_end, b.left, b.left_end)):  # fmt: skip
        quoting = np.flatnonzero(quoted_before[end] > quoted_before[first])
        sizes = (end - first)[quoting]
        number = np.repeat(quoting, sizes)
        places = first[number] + ranges(sizes)
        is_content = index.content[places] & ~index.attribution[places]
        number, places = number[is_content], places[is_content]
        ids = index.ids[places]
        at = index.rank(ids, other_first[number])
        is_shared = at < index.rank(ids, other_end[number])
        number, places, other_places = number[is_shared], places[is_shared], index.order[at[is_shared]]
        weights = word_weights(index, places, index.own_count[other_places], index.article_of[other_places], weighing)
        total = np.bincount(number, weights=weights, minlength=len(passages))
        inside = np.bincount(number, weights=weights * index.quoted[places], minlength=len(passages))
        share = np.divide(inside, total, out=np.zeros(len(passages)), where=total > 0)
        # The last digit of a sum depends on the version of numpy, and must not decide what kind of match it is.
        shares.append(share.round(_SHARE_DIGITS))
    return shares[0], shares[1]
