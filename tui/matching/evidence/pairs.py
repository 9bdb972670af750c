"""Compares pairs of sentences of two articles: their similarity, neighbours and rivals."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.evidence.sentences import Sentences, in_parts
from tui.matching.options import AlignOptions
from tui.matching.search.candidates import ranges
from tui.matching.search.strength import summed
from tui.matching.search.weights import word_weights
from tui.matching.words.index import WordIndex
from tui.matching.words.unique import unique_counts, unique_values

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints

_CONTEXT_SHARE = 0.5
"""Weight of the neighbours' similarity relative to that of the sentences, for ranking pairs."""
_RANKS = 4
"""Highest rank that is distinguished: after this many rivals all ranks count the same."""


class SharedWords(Struct, eq=False):
    """Content words that both sentences of a pair contain: one row per word, sorted by pair."""

    pair: Ints
    left: Ints
    """Place of the word in the left sentence."""
    right: Ints
    weight: Floats
    name: Bools
    frame: Bools
    figure: Bools

    def at(self, rows: Ints, pair: Ints) -> SharedWords:
        """Return some of the rows, with other pair numbers."""
        flags = (self.name[rows], self.frame[rows], self.figure[rows])
        return SharedWords(pair, self.left[rows], self.right[rows], self.weight[rows], *flags)

    @property
    def claim(self) -> Bools:
        """Return True for words that are neither names nor part of the frame of any report."""
        return ~self.name & ~self.frame


class SentencePairs(Struct, eq=False):
    """Pairs of sentences, sorted by the left one, then by the right one."""

    left: Ints
    right: Ints
    shared: SharedWords
    alike: Floats
    """Similarity, 0 to about 1: squared weight of the shared words, relative to that of all words of the two."""
    around: Floats
    """Similarity of the sentences together with their neighbours."""
    likeness_before: Floats
    """Similarity of the two previous sentences."""
    likeness_after: Floats
    """Similarity of the two next sentences."""
    likeness_near: Floats
    """Highest similarity of any pair of their neighbours."""
    ranks: tuple[Floats, Floats]
    """Number of closer sentences in the other article: the smaller of the two sides' numbers, and the larger."""
    margins: tuple[Floats, Floats]
    """Lead over the best rival: the smaller of the two sides' leads, and the larger."""
    kinship: Floats
    """Squared similarity of the articles' other pairs, divided by the sentence count of the shorter article."""

    def __len__(self) -> int:
        return len(self.left)

    @property
    def ranking(self) -> Floats:
        """Return the value by which pairs are ranked: their similarity plus half of that with their neighbours."""
        return self.alike + _CONTEXT_SHARE * self.around

    def numbers(self, left: Ints, right: Ints) -> Ints:
        """Return the indices of pairs of sentences, or -1."""
        return _look_up(self.left, self.right, left, right)


def sentence_pairs(
    index: WordIndex, sentences: Sentences, left: Ints, right: Ints, options: AlignOptions, *, is_ranked: bool = True
) -> SentencePairs:
    """Compare pairs of sentences, which may repeat. All pairs of two articles must come in one call.

    is_ranked: False leaves the ranks, margins and kinship at 0, which takes a third less time; the rest then only needs
    the pairs of neighbours in the same call.
    """
    import numpy as np

    count = max(1, len(sentences))
    keys = unique_values(left * count + right)
    left, right = keys // count, keys % count
    shared = _shared_words(index, sentences, left, right, options)
    squares = summed(shared.pair, in_parts(shared.weight**2), len(left))
    norm = sentences.norm
    alike = squares / _root(norm[left], norm[right])
    nearby = {step: _neighbours(sentences, left, right, *step) for step in product((-1, 0, 1), repeat=2)}
    with_neighbours = sum(_values_at(squares, number) for number in nearby.values()) / _root(
        *_wide_norms(sentences, left, right)
    )
    likeness_near = {step: _values_at(alike, number) for step, number in nearby.items() if step != (0, 0)}
    ranking = alike + _CONTEXT_SHARE * with_neighbours
    rivals = [
        _rivals(own_side * (int(sentences.article.max()) + 1) + sentences.article[other_side], ranking)
        if is_ranked
        else (np.zeros(len(left)), np.zeros(len(left)))
        for own_side, other_side in ((left, right), (right, left))
    ]
    return SentencePairs(
        left, right, shared, alike, with_neighbours,
        likeness_near[-1, -1], likeness_near[1, 1], _largest(list(likeness_near.values())),
        _ordered(rivals[0][0], rivals[1][0]), _ordered(rivals[0][1], rivals[1][1]),
        _kinship(sentences, left, right, alike) if is_ranked else np.zeros(len(left)),
    )  # fmt: skip


def _kinship(sentences: Sentences, left: Ints, right: Ints, alike: Floats) -> Floats:
    import numpy as np

    article = sentences.article
    article_count = int(article.max()) + 1 if len(article) else 1
    article_pairs = unique_counts(article[left] * article_count + article[right])
    squares = in_parts(alike**2)
    total = summed(article_pairs.number, squares, len(article_pairs.values))[article_pairs.number]
    sizes = np.bincount(article, minlength=article_count)
    kinship: Floats = (total - squares) / np.minimum(sizes[article[left]], sizes[article[right]])
    return kinship


def _root(left_norm: Floats, right_norm: Floats) -> Floats:
    import numpy as np

    root: Floats = np.sqrt(np.maximum(1e-9, left_norm * right_norm))
    return root


def _largest(columns: list[Floats]) -> Floats:
    import numpy as np

    largest: Floats = np.maximum.reduce(columns)
    return largest


def _ordered(left_values: Floats, right_values: Floats) -> tuple[Floats, Floats]:
    """Return the smaller and the larger values, row by row, so that it does not matter which article is left."""
    import numpy as np

    return np.minimum(left_values, right_values), np.maximum(left_values, right_values)


def _shared_words(
    index: WordIndex, sentences: Sentences, left: Ints, right: Ints, options: AlignOptions
) -> SharedWords:
    import numpy as np

    sizes = sentences.words[left]
    pair = np.repeat(np.arange(len(left)), sizes)
    rows = sentences.word_starts[left][pair] + ranges(sizes)
    keys = right[pair] * sentences.id_count + sentences.word_ids[rows]
    at = np.minimum(np.searchsorted(sentences.word_keys, keys), max(0, len(sentences.word_keys) - 1))
    hits = np.flatnonzero(sentences.word_keys[at] == keys) if len(keys) else np.empty(0, dtype=np.int64)
    left_places, right_places = sentences.word_places[rows[hits]], sentences.word_places[at[hits]]
    weights = in_parts(
        word_weights(index, left_places, index.own_count[right_places], index.article_of[right_places], options)
    )
    capital = index.own_capital[left_places] + index.own_capital[right_places]
    small = index.own_small[left_places] + index.own_small[right_places]
    # In a title-case headline a capital does not make a name; it does if no article writes the word in lower case.
    name = (capital > small) | ((small == 0) & sentences.capital[left_places] & sentences.capital[right_places])
    frame = sentences.frame[left_places] & sentences.frame[right_places]
    return SharedWords(pair[hits], left_places, right_places, weights, name, frame, index.figure[left_places])


def _look_up(lefts: Ints, rights: Ints, left: Ints, right: Ints) -> Ints:
    """Return the indices of pairs in sorted ones, or -1."""
    import numpy as np

    if not len(lefts):
        return np.full(len(left), -1)
    count = int(max(rights.max(), right.max(initial=0))) + 2
    keys, wanted_keys = lefts * count + rights, left * count + right
    at = np.minimum(np.searchsorted(keys, wanted_keys), len(keys) - 1)
    return np.where((keys[at] == wanted_keys) & (right >= 0), at, -1)


def _neighbours(sentences: Sentences, left: Ints, right: Ints, step: int, other_step: int) -> Ints:
    """Return the indices of the pairs `step` and `other_step` sentences later; -1 outside the same articles."""
    import numpy as np

    last = len(sentences) - 1
    left_neighbour, right_neighbour = left + step, right + other_step
    inside = (left_neighbour >= 0) & (left_neighbour <= last) & (right_neighbour >= 0) & (right_neighbour <= last)
    left_neighbour, right_neighbour = np.clip(left_neighbour, 0, last), np.clip(right_neighbour, 0, last)
    article = sentences.article
    inside &= (article[left_neighbour] == article[left]) & (article[right_neighbour] == article[right])
    return np.where(inside, _look_up(left, right, left_neighbour, right_neighbour), -1)


def _values_at(values: Floats, numbers: Ints) -> Floats:
    """Return the values at these indices; 0 for -1."""
    import numpy as np

    values_or_zero: Floats = np.where(numbers >= 0, values[numbers], 0.0)
    return values_or_zero


def _wide_norms(sentences: Sentences, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """Return the norms of the sentences with their neighbours in the same article."""
    norm, article = sentences.norm, sentences.article
    wide_norm = norm.copy()
    same_article = article[1:] == article[:-1]
    wide_norm[1:] += norm[:-1] * same_article
    wide_norm[:-1] += norm[1:] * same_article
    return wide_norm[left], wide_norm[right]


def _rivals(group: Ints, ranking: Floats) -> tuple[Floats, Floats]:
    """Return for each pair the number of rivals in its group that rank before it, and its lead over the best rival."""
    import numpy as np

    order = np.lexsort((-ranking, group))
    sorted_group, values = group[order], ranking[order]
    begins = np.concatenate(([True], sorted_group[1:] != sorted_group[:-1]))[: len(order)]
    first = np.flatnonzero(begins)
    number = np.cumsum(begins) - 1
    sizes = np.diff(np.append(first, len(order)))
    best = values[first]
    second = np.where(sizes > 1, values[np.minimum(first + 1, max(0, len(order) - 1))], 0.0)
    place = np.arange(len(order)) - first[number]
    rank, margin = np.empty(len(order)), np.empty(len(order))
    # Equal values share a rank, so that the order of the sentences does not matter.
    rivals_ahead = np.where(values >= best[number], 0, place)
    rank[order] = np.minimum(rivals_ahead, _RANKS)
    margin[order] = values - np.where(place == 0, second[number], best[number])
    return rank, margin
