"""How strongly an alignment says that two passages say the same: its significance, and what it rests on.

The box sum that finds a passage counts words as if they came one by one, in any order. They do not: `assault weapons
ban` is one thing named with three words. So the words that both passages hold side by side count as one *chunk*: its
heaviest word in full, the others by `collocation_share`. What joins chunks without a gap (`expected TO BE indicted`) is
the grammar of a statement: each such stop word counts, however frequent. Words that are shared out of order count by
`unordered_share`, names by `name_share`: two accounts of one event share their names anyhow. On real news this ranks
statements above names and chance far better than the box sum does; see docs/how-matching-works.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.matching.align import Alignment, PairAligner
from tui.matching.index import Index, IndexedArticle
from tui.matching.options import StrengthOptions
from tui.matching.vocabulary import word_key

_SWAPPED_WORDS = 2
"""Words up to which it is worth saying that some stand for others."""


class Evidence(Struct, frozen=True):
    """What an alignment rests on. Weights in nats."""

    weights: dict[int, float]
    """Shared id → weight, stop words left out."""
    strength: float
    """Of the chunks and what joins them, less what is missing; the lengths of the articles are not accounted for."""
    without_names: float
    """The same, had the names not been shared."""
    chunks: int
    names: int
    """Different names that are shared."""
    size: int
    """Shared words that are no names, stop words that join them, and gaps: how much of a sentence it is."""
    quoted_by_one: bool
    quoted_by_both: bool
    same_fragment: bool
    """Both quote the same few words."""
    same_words: bool
    """The same words in the same order, but for spelling."""
    order: float
    """Share of the shared words that keep their order."""
    swap: Alignment | None
    """The first few words that stand in each other's place; a figure before other words."""


class _Sum(Struct):
    """Adds up an alignment: once with all its words, once without names."""

    options: StrengthOptions
    total: float = 0.0
    without_names: float = 0.0
    chunks: int = 0
    size: int = 0
    words: int = 0
    """Shared words in order, stop words left out."""

    def add(self, weight: float) -> None:
        self.total += weight
        self.without_names += weight

    def add_chunk(self, words: Sequence[tuple[float, bool]], share: float = 1.0) -> None:
        """`words`: weight, and whether it is a name."""
        name_share, beside = self.options.name_share, self.options.collocation_share
        plain = [weight for weight, name in words if not name]
        self.total += share * _chunk([weight * name_share if name else weight for weight, name in words], beside)
        self.without_names += share * _chunk(plain, beside)
        self.chunks += 1

    def add_block(self, words: Sequence[tuple[float, bool]]) -> None:
        """A run that both passages hold: weight 0.0 is a stop word. Only those between two chunks join."""
        chunk: list[tuple[float, bool]] = []
        joining = 0
        begun = False
        for weight, name in words:
            if weight:
                if begun and not chunk:
                    self.add(joining * self.options.joining_word_weight)
                    self.size += joining
                chunk.append((weight, name))
                begun = True
                joining = 0
                self.words += 1
                self.size += not name
                continue
            if chunk:
                self.add_chunk(chunk)
                chunk = []
            joining += 1
        if chunk:
            self.add_chunk(chunk)


def _chunk(weights: Sequence[float], beside: float) -> float:
    return max(weights) + beside * (sum(weights) - max(weights)) if weights else 0.0


def evidence(pair: PairAligner, index: Index, found: Alignment, options: StrengthOptions) -> Evidence:
    """Weighs an alignment. Symmetric but for the choice between equally long common subsequences."""
    left, right = pair.left, pair.right
    here, there = left.ids[found.left : found.left_end], right.ids[found.right : found.right_end]
    shared = Counter(here) & Counter(there)
    stops = index.vocabulary.stops
    weights = {number: pair.weights[number] for number in shared if not stops[number]}
    total = _Sum(options)
    blocks = _blocks(here, there)
    gaps = -1
    for start, other_start, size in blocks:
        words = _block_words(pair, index, weights, found.left + start, found.right + other_start, size)
        total.add_block(words)
        gaps += any(weight for weight, _ in words)
    unordered = _unordered(here, blocks, shared, weights)
    for number in unordered:
        total.add_chunk([(weights[number], number in index.names)], options.unordered_share)
        total.size += number not in index.names
    content = sum(not stops[number] for number in here) + sum(not stops[number] for number in there)
    missing = content - 2 * sum(often for number, often in shared.items() if number in weights)
    total.add(-options.missing_word_cost * missing - options.gap_cost * max(0, gaps))
    same_fragment = _same_fragment(pair, index, found, options)
    if same_fragment:
        total.add(options.quote_bonus)
    quoted = sorted([_quoted_share(left, found.left, found.left_end, weights),
                     _quoted_share(right, found.right, found.right_end, weights)])  # fmt: skip
    return Evidence(
        weights=weights,
        strength=total.total,
        without_names=total.without_names,
        chunks=total.chunks,
        names=sum(number in index.names for number in weights),
        size=total.size + max(0, gaps),
        quoted_by_one=quoted[1] >= options.quoted_share,
        quoted_by_both=quoted[0] >= options.quoted_share,
        same_fragment=same_fragment,
        same_words=here == there and _same_keys(left, right, found),
        order=total.words / (total.words + len(unordered)) if total.words else 0.0,
        swap=_swap(pair, found, blocks),
    )


def _blocks(here: Sequence[int], there: Sequence[int]) -> list[tuple[int, int, int]]:
    """The runs of a longest common subsequence: start here, start there, length."""
    from rapidfuzz.distance import Indel

    return [(b.a, b.b, b.size) for b in Indel.opcodes(here, there).as_matching_blocks() if b.size]


def _swap(pair: PairAligner, found: Alignment, blocks: Sequence[tuple[int, int, int]]) -> Alignment | None:
    best = None
    for (start, other_start, size), (after, other_after, _) in pairwise(blocks):
        left, right = found.left + start + size, found.right + other_start + size
        swap = Alignment(left, found.left + after, right, found.right + other_after, 0.0)
        if not 0 < swap.left_end - left <= _SWAPPED_WORDS or not 0 < swap.right_end - right <= _SWAPPED_WORDS:
            continue
        words = [pair.left.word(at) for at in range(left, swap.left_end)]
        words += [pair.right.word(at) for at in range(right, swap.right_end)]
        if any(word[0].isdigit() for word in words):
            return swap
        best = best or swap
    return best


def _unordered(
    here: Sequence[int], blocks: Iterable[tuple[int, int, int]], shared: Counter[int], weights: Mapping[int, float]
) -> list[int]:
    """The shared ids that a longest common subsequence leaves out somewhere, stop words aside."""
    if sum(size for _, _, size in blocks) == shared.total():
        return []
    loose = shared - Counter(number for start, _, size in blocks for number in here[start : start + size])
    return [number for number in loose if number in weights]


def _block_words(
    pair: PairAligner, index: Index, weights: Mapping[int, float], first: int, other_first: int, size: int
) -> list[tuple[float, bool]]:
    """Weight of each word of a block, 0.0 for a stop word, and whether it is a name."""
    ids, capital, other_capital = pair.left.ids, pair.left.capital, pair.right.capital
    return [
        (weights.get(ids[at], 0.0), ids[at] in index.names or (capital[at] and other_capital[other_first + at - first]))
        for at in range(first, first + size)
    ]


def _same_fragment(pair: PairAligner, index: Index, found: Alignment, options: StrengthOptions) -> bool:
    """Whether a short quotation of one article stands, nearly all of it, in a quotation of the other."""
    left, right = pair.left, pair.right
    here = set(left.quoted[found.left : found.left_end]) - {-1}
    there = set(right.quoted[found.right : found.right_end]) - {-1}
    for number in here:
        words = _content(left, index, *left.quotation_words[number])
        for other in there:
            other_words = _content(right, index, *right.quotation_words[other])
            fewest = min(words.total(), other_words.total())
            if 2 <= fewest <= options.fragment_words and (words & other_words).total() >= options.quoted_share * fewest:
                return True
    return False


def _content(read: IndexedArticle, index: Index, first: int, last: int) -> Counter[int]:
    return Counter(number for number in read.ids[first:last] if not index.vocabulary.stops[number])


def _quoted_share(read: IndexedArticle, first: int, last: int, weights: Mapping[int, float]) -> float:
    total = inside = 0.0
    for at in range(first, last):
        weight = weights.get(read.ids[at], 0.0)
        total += weight
        inside += weight if read.quoted[at] >= 0 else 0.0
    return inside / total if total else 0.0


def _same_keys(left: IndexedArticle, right: IndexedArticle, found: Alignment) -> bool:
    keys = [word_key(left.word(at)) for at in range(found.left, found.left_end)]
    return keys == [word_key(right.word(at)) for at in range(found.right, found.right_end)]
