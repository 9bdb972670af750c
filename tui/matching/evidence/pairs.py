"""Pairs of sentences of two articles that share words: how alike they are, among their neighbours and their rivals."""

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
"""What the likeness of the surroundings counts beside that of the sentences, where pairs are ranked."""
_RANKS = 4
"""A rank behind so many rivals is as good as any further one."""


class SharedWords(Struct, eq=False):
    """One row a content word that both sentences of a pair hold, by pair."""

    pair: Ints
    left: Ints
    """A place of the word in the left sentence."""
    right: Ints
    weight: Floats
    name: Bools
    frame: Bools
    figure: Bools

    def at(self, rows: Ints, pair: Ints) -> SharedWords:
        """Some of the rows, with other numbers of pairs."""
        flags = (self.name[rows], self.frame[rows], self.figure[rows])
        return SharedWords(pair, self.left[rows], self.right[rows], self.weight[rows], *flags)

    @property
    def claim(self) -> Bools:
        """Whether the word is neither a name nor of the frame that any report has."""
        return ~self.name & ~self.frame


class SentencePairs(Struct, eq=False):
    """One entry a pair of sentences, by the left one, then by the right one."""

    left: Ints
    right: Ints
    shared: SharedWords
    alike: Floats
    """0 to about 1: squared weight of the shared words against that of all words of the two."""
    around: Floats
    """The same of the sentences with their neighbours."""
    before: Floats
    """The same of the two sentences before."""
    after: Floats
    near: Floats
    """The highest of any neighbours' pair."""
    ranks: tuple[Floats, Floats]
    """How many sentences of the other article come closer: to the one that has fewer of them, and to the other."""
    margins: tuple[Floats, Floats]
    """How far it lies before the best rival: on the side where it is less, and on the other."""
    kinship: Floats
    """How much the two articles have in common besides: the squared likeness of their other pairs, by the number of
    sentences of the shorter one."""

    def __len__(self) -> int:
        return len(self.left)

    @property
    def ranked(self) -> Floats:
        """What pairs are ranked by: their likeness, and half of that of the sentences with their neighbours."""
        return self.alike + _CONTEXT_SHARE * self.around

    def numbers(self, left: Ints, right: Ints) -> Ints:
        """The entries of pairs of sentences, -1 for none."""
        return _looked_up(self.left, self.right, left, right)


def sentence_pairs(
    index: WordIndex, sentences: Sentences, left: Ints, right: Ints, options: AlignOptions
) -> SentencePairs:
    """The different ones of pairs of sentences that may repeat. All pairs of two articles must come together."""
    many = max(1, len(sentences))
    keys = unique_values(left * many + right)
    left, right = keys // many, keys % many
    shared = _shared_words(index, sentences, left, right, options)
    squares = summed(shared.pair, in_parts(shared.weight**2), len(left))
    norm = sentences.norm
    alike = squares / _root(norm[left], norm[right])
    nearby = {step: _neighbours(sentences, left, right, *step) for step in product((-1, 0, 1), repeat=2)}
    around = sum(_at(squares, number) for number in nearby.values()) / _root(*_wide_norms(sentences, left, right))
    near = {step: _at(alike, number) for step, number in nearby.items() if step != (0, 0)}
    ranked = alike + _CONTEXT_SHARE * around
    sides = [
        _rivals(one * (int(sentences.article.max()) + 1) + sentences.article[other], ranked)
        for one, other in ((left, right), (right, left))
    ]
    return SentencePairs(
        left, right, shared, alike, around, near[-1, -1], near[1, 1], _largest(list(near.values())),
        _ordered(sides[0][0], sides[1][0]), _ordered(sides[0][1], sides[1][1]), _kinship(sentences, left, right, alike),
    )  # fmt: skip


def _kinship(sentences: Sentences, left: Ints, right: Ints, alike: Floats) -> Floats:
    import numpy as np

    article = sentences.article
    many = int(article.max()) + 1 if len(article) else 1
    both = unique_counts(article[left] * many + article[right])
    squares = in_parts(alike**2)
    total = summed(both.number, squares, len(both.values))[both.number]
    sizes = np.bincount(article, minlength=many)
    others: Floats = (total - squares) / np.minimum(sizes[article[left]], sizes[article[right]])
    return others


def _root(one: Floats, other: Floats) -> Floats:
    import numpy as np

    root: Floats = np.sqrt(np.maximum(1e-9, one * other))
    return root


def _largest(columns: list[Floats]) -> Floats:
    import numpy as np

    largest: Floats = np.maximum.reduce(columns)
    return largest


def _ordered(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """The smaller and the larger of two, row by row: what does not depend on which article is left."""
    import numpy as np

    return np.minimum(one, other), np.maximum(one, other)


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
    here, there = sentences.word_places[rows[hits]], sentences.word_places[at[hits]]
    weights = in_parts(word_weights(index, here, index.own[there], index.article_of[there], options))
    capital = index.own_capital[here] + index.own_capital[there]
    small = index.own_small[here] + index.own_small[there]
    # In a headline in title case a word is no name because of its capital; but it is, where nobody writes it small.
    name = (capital > small) | ((small == 0) & sentences.capital[here] & sentences.capital[there])
    frame = sentences.frame[here] & sentences.frame[there]
    return SharedWords(pair[hits], here, there, weights, name, frame, index.figure[here])


def _looked_up(lefts: Ints, rights: Ints, left: Ints, right: Ints) -> Ints:
    """Where pairs stand among rising ones; -1 for none."""
    import numpy as np

    if not len(lefts):
        return np.full(len(left), -1)
    many = int(max(rights.max(), right.max(initial=0))) + 2
    keys, wanted = lefts * many + rights, left * many + right
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where((keys[at] == wanted) & (right >= 0), at, -1)


def _neighbours(sentences: Sentences, left: Ints, right: Ints, step: int, other_step: int) -> Ints:
    """The entries of the pairs so many sentences on; -1 where there is none in the same articles."""
    import numpy as np

    last = len(sentences) - 1
    one, other = left + step, right + other_step
    inside = (one >= 0) & (one <= last) & (other >= 0) & (other <= last)
    one, other = np.clip(one, 0, last), np.clip(other, 0, last)
    article = sentences.article
    inside &= (article[one] == article[left]) & (article[other] == article[right])
    return np.where(inside, _looked_up(left, right, one, other), -1)


def _at(values: Floats, numbers: Ints) -> Floats:
    """The values at the numbers; 0 for -1."""
    import numpy as np

    taken: Floats = np.where(numbers >= 0, values[numbers], 0.0)
    return taken


def _wide_norms(sentences: Sentences, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """The norms of the sentences with their neighbours in the same article."""
    norm, article = sentences.norm, sentences.article
    wide = norm.copy()
    same = article[1:] == article[:-1]
    wide[1:] += norm[:-1] * same
    wide[:-1] += norm[1:] * same
    return wide[left], wide[right]


def _rivals(group: Ints, ranked: Floats) -> tuple[Floats, Floats]:
    """Per pair: how many of its group come before it, and how far it lies before the best of the others."""
    import numpy as np

    order = np.lexsort((-ranked, group))
    grouped, values = group[order], ranked[order]
    begins = np.concatenate(([True], grouped[1:] != grouped[:-1]))[: len(order)]
    first = np.flatnonzero(begins)
    number = np.cumsum(begins) - 1
    sizes = np.diff(np.append(first, len(order)))
    best = values[first]
    second = np.where(sizes > 1, values[np.minimum(first + 1, max(0, len(order) - 1))], 0.0)
    place = np.arange(len(order)) - first[number]
    rank, margin = np.empty(len(order)), np.empty(len(order))
    # Equal ones have one rank, so that the order of the sentences decides nothing.
    ahead = np.where(values >= best[number], 0, place)
    rank[order] = np.minimum(ahead, _RANKS)
    margin[order] = values - np.where(place == 0, second[number], best[number])
    return rank, margin
