"""How strongly an alignment says that two passages say the same: its significance, and what it rests on.

The box sum that finds a passage counts words as if they came one by one, in any order. They do not: `assault weapons
ban` is one thing named with three words. So the words that both passages hold side by side count as one *chunk*: its
heaviest word in full, the others by `collocation_share`. What joins chunks without a gap (`expected TO BE indicted`) is
the grammar of a statement: each such stop word counts, however frequent. Words that are shared out of order count by
`unordered_share`, names by `name_share`: two accounts of one event share their names anyhow. On real news this ranks
statements above names and chance far better than the box sum does; see docs/how-matching-works.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions, StrengthOptions
from tui.matching.search.align import Alignments, count_words
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
    """What each alignment rests on: one entry an alignment. Weights in nats."""

    strength: Floats
    """Of the chunks and what joins them, less what is missing; the lengths of the articles are not accounted for."""
    without_names: Floats
    """The same, had the names not been shared."""
    chunks: Ints
    names: Ints
    """Different names that are shared."""
    size: Ints
    """Shared words that are no names, stop words that join them, and gaps: how much of a sentence it is."""
    longest: Ints
    """Words of the longest run that both hold, stop words among them; of the runs that are more than a name."""
    figures: Ints
    """Shared words with digits, where other words than names stand with them."""
    quoted_by_one: Bools
    quoted_by_both: Bools
    same_fragment: Bools
    """Both quote the same few words."""
    same_words: Bools
    """The same words in the same order, but for spelling."""
    order: Floats
    """Share of the shared words that keep their order."""

    def at(self, rows: Ints) -> AlignmentEvidence:
        return AlignmentEvidence(*(getattr(self, name)[rows] for name in self.__struct_fields__))


def evidence(
    index: WordIndex, found: Alignments, options: StrengthOptions, weighing: AlignOptions, check: Callable[[], None]
) -> AlignmentEvidence:
    """Weighs alignments. Symmetric but for the choice between equally long common subsequences."""
    import numpy as np

    boxes, many = found.boxes, len(found)
    shared = _shared_words(index, found, weighing)
    runs = shared_runs(index, boxes, check)
    chunks = _Chunks(index, runs, many, options, weighing)
    loose = _unordered(index, shared, chunks, many, options)
    before = np.concatenate(([0], np.cumsum(index.content)))
    content = before[boxes.left_end] - before[boxes.left] + before[boxes.right_end] - before[boxes.right]
    missing = content - 2 * np.bincount(shared.alignment, minlength=many)
    gaps = np.maximum(0, chunks.blocks - 1)
    fragment = same_fragments(index, boxes, options)
    rest = fragment * options.quote_bonus - options.missing_word_cost * missing - options.gap_cost * gaps
    rest += chunks.joints * options.joining_word_weight
    quoted = _quoted_shares(index, found, weighing)
    words = chunks.words + loose.words
    return AlignmentEvidence(
        strength=chunks.weight + loose.weight + rest,
        without_names=chunks.plain_weight + loose.plain_weight + rest,
        chunks=chunks.number + loose.words,
        names=_different(shared, shared.name, many),
        size=chunks.plain_words + chunks.joints + loose.plain_words + gaps,
        longest=chunks.longest,
        figures=chunks.figures,
        quoted_by_one=np.maximum(*quoted) >= options.quoted_share,
        quoted_by_both=np.minimum(*quoted) >= options.quoted_share,
        same_fragment=fragment,
        same_words=runs.same_words,
        order=np.divide(chunks.words, words, out=np.zeros(many), where=words > 0),
    )


class _SharedEvidence(Struct, eq=False):
    """The content words that both passages hold, as often as both do, in the order of the left ones."""

    alignment: Ints
    ids: Ints
    weights: Floats
    name: Bools
    """Whether the two articles write the word as a name."""


def _shared_words(index: WordIndex, found: Alignments, weighing: AlignOptions) -> _SharedEvidence:
    import numpy as np

    boxes = found.boxes
    sizes = boxes.left_end - boxes.left
    number = np.repeat(np.arange(len(found)), sizes)
    places = boxes.left[number] + ranges(sizes)
    kept = index.content[places]
    number, places = number[kept], places[kept]
    counted = count_words(index, places, boxes.at(number))
    number, places = number[counted], places[counted]
    ids = index.ids[places]
    other = index.order[index.rank(ids, boxes.right[number])]
    weights = word_weights(index, places, index.own[other], index.article_of[other], weighing)
    return _SharedEvidence(number, ids, weights, names(index, places, other))


def names(index: WordIndex, places: Ints, others: Ints) -> Bools:
    """Whether words of two articles are a name: inside sentences these write it with a capital more often than not."""
    capital = index.own_capital[places] + index.own_capital[others]
    is_name: Bools = capital > index.own_small[places] + index.own_small[others]
    return is_name


def _different(shared: _SharedEvidence, chosen: Bools, many: int) -> Ints:
    import numpy as np

    keys = unique_values(shared.alignment[chosen] << 32 | shared.ids[chosen])
    return np.bincount(keys >> 32, minlength=many)


class _Chunks:
    """Sums over the runs that both passages hold, per alignment."""

    def __init__(
        self, index: WordIndex, runs: SharedRuns, many: int, options: StrengthOptions, weighing: AlignOptions
    ) -> None:
        import numpy as np

        here, there, block = runs.left, runs.right, runs.block
        content = index.content[here]
        alignment = runs.alignment
        name = names(index, here, there) | (index.capital[here] & index.capital[there])
        name |= index.stock[here] & index.stock[there]
        weights = word_weights(index, here, index.own[there], index.article_of[there], weighing) * content
        self.ids = index.ids[here][content]
        self.alignment = alignment[content]
        self.words = np.bincount(self.alignment, minlength=many)
        self.plain_words = np.bincount(alignment[content & ~name], minlength=many)
        self.longest = _longest(content & ~name, alignment, block, many)
        self.figures = np.bincount(alignment[content & index.figure[here]], minlength=many)
        self.figures[self.plain_words <= self.figures] = 0
        self.joints = np.bincount(alignment[_joining(content, block)], minlength=many)
        with_content = unique_counts(block[content]).firsts
        self.blocks = np.bincount(self.alignment[with_content], minlength=many)
        begins = content.copy()
        begins[1:] &= ~content[:-1] | (block[1:] != block[:-1])
        starts = np.flatnonzero(begins[content])
        self.number = np.bincount(self.alignment[starts], minlength=many)
        scaled = np.where(name, weights * options.name_share, weights)[content]
        plain = np.where(name, 0.0, weights)[content]
        self.weight = self._summed(scaled, starts, many, options.collocation_share)
        self.plain_weight = self._summed(plain, starts, many, options.collocation_share)

    def _summed(self, weights: Floats, starts: Ints, many: int, share: float) -> Floats:
        """The heaviest word of each chunk in full, the others by their share."""
        import numpy as np

        if not len(starts):
            return np.zeros(many)
        heaviest = np.maximum.reduceat(weights, starts)
        sums = heaviest + share * (np.add.reduceat(weights, starts) - heaviest)
        return summed(self.alignment[starts], sums, many)


def _longest(plain: Bools, alignment: Ints, block: Ints, many: int) -> Ints:
    """Per alignment, the words of its longest run that has a plain word."""
    import numpy as np

    longest = np.zeros(many, dtype=np.int64)
    sizes = np.bincount(block)
    rows = np.flatnonzero(plain)
    np.maximum.at(longest, alignment[rows], sizes[block[rows]])
    return longest


def _joining(content: Bools, block: Ints) -> Bools:
    """Stop words that stand between two shared words of one run."""
    import numpy as np

    rows = np.flatnonzero(content)
    joining = np.zeros(len(content), dtype=bool)
    if len(rows):
        at = np.arange(len(content))
        before = np.searchsorted(rows, at) - 1
        after = np.minimum(before + 1, len(rows) - 1)
        joining = ~content & (before >= 0) & (rows[after] > at)
        joining &= (block[rows[before]] == block) & (block[rows[after]] == block)
    return joining


def summed(alignment: Ints, weights: Floats, many: int) -> Floats:
    """Per alignment, the sum of its rows' weights."""
    import numpy as np

    sums: Floats = np.bincount(alignment, weights=weights, minlength=many).astype(np.float64)
    return sums


class _Loose(Struct, eq=False):
    """Shared words that a longest common subsequence leaves out somewhere, each counted once."""

    words: Ints
    plain_words: Ints
    weight: Floats
    plain_weight: Floats


def _unordered(
    index: WordIndex, shared: _SharedEvidence, chunks: _Chunks, many: int, options: StrengthOptions
) -> _Loose:
    import numpy as np

    held, ordered = (
        unique_counts(shared.alignment << 32 | shared.ids),
        unique_counts(chunks.alignment << 32 | chunks.ids),
    )
    often = held.counts.copy()
    often[np.searchsorted(held.values, ordered.values)] -= ordered.counts
    rows = held.firsts[often > 0]
    alignment, name = shared.alignment[rows], shared.name[rows]
    weights = shared.weights[rows] * options.unordered_share
    return _Loose(
        words=np.bincount(alignment, minlength=many),
        plain_words=np.bincount(alignment[~name], minlength=many),
        weight=summed(alignment, np.where(name, weights * options.name_share, weights), many),
        plain_weight=summed(alignment[~name], weights[~name], many),
    )


def _quoted_shares(index: WordIndex, found: Alignments, weighing: AlignOptions) -> tuple[Floats, Floats]:
    """Per side, the share of the shared words' weight that stands inside quotation marks."""
    import numpy as np

    shares = []
    before = np.concatenate(([0], np.cumsum(index.quoted)))
    b = found.boxes
    for first, end, other, other_end in ((b.left, b.left_end, b.right, b.right_end),
                                         (b.right, b.right_end, b.left, b.left_end)):  # fmt: skip
        quoting = np.flatnonzero(before[end] > before[first])
        sizes = (end - first)[quoting]
        number = np.repeat(quoting, sizes)
        places = first[number] + ranges(sizes)
        kept = index.content[places] & ~index.attribution[places]
        number, places = number[kept], places[kept]
        ids = index.ids[places]
        at = index.rank(ids, other[number])
        held = at < index.rank(ids, other_end[number])
        number, places, theirs = number[held], places[held], index.order[at[held]]
        weights = word_weights(index, places, index.own[theirs], index.article_of[theirs], weighing)
        total = np.bincount(number, weights=weights, minlength=len(found))
        inside = np.bincount(number, weights=weights * index.quoted[places], minlength=len(found))
        shares.append(np.divide(inside, total, out=np.zeros(len(found)), where=total > 0))
    return shares[0], shares[1]
