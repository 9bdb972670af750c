"""The best-scoring pair of passages inside a box: what of it says the same, and how surely.

"Box sum": every word of a passage that the other passage holds too adds its weight, every word that it lacks costs.
The best stretch of one side (Kadane's maximum subarray) is sought for the words of the other, on both sides in turn,
until neither changes. Order does not count: news is rearranged. The weight of a word falls with its frequency in the
two articles, so that what they are about weighs little and what only two sentences share weighs much.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from tui.matching.candidates import Box, Seed, box_around, clusters, seeds
from tui.matching.index import Index, IndexedArticle
from tui.matching.options import AlignOptions

_LEAST_WEIGHT = 0.1
"""Nats: however frequent, a shared word tells a little."""
_REPETITION = 1.2
"""What words that stand several times in both passages may add to the sum over different words."""
_ROUNDS = 8
"""Rounds until the two sides are stable: three in practice, the bound is for proof."""


class Alignment(NamedTuple):
    """Two passages, as half-open word ranges, and the weight of what they share less what they do not, in nats."""

    left: int
    left_end: int
    right: int
    right_end: int
    significance: float

    @property
    def box(self) -> Box:
        return Box(*self[:4])


class PairAligner:
    """Finds the passages of two articles. Made anew for each pair: it holds the weights of the pair's words."""

    def __init__(self, index: Index, left: IndexedArticle, right: IndexedArticle, options: AlignOptions) -> None:
        self.left = left
        self.right = right
        self._options = options
        self._stops = index.vocabulary.stops
        self.length_cost = log(len(left) * len(right)) if len(left) and len(right) else 0.0
        """What the lengths of the two articles make likely by chance, in nats."""
        self.weights = self._weigh()
        """Of every id that both articles hold: what one occurrence in both weighs, in nats."""

    def _weigh(self) -> dict[int, float]:
        here, there, stops, options = self.left.counts, self.right.counts, self._stops, self._options
        log_words = log(len(self.left) + len(self.right)) if len(self.left) + len(self.right) else 0.0
        logs = _logs(options.frequency_exponent, 1 << (len(self.left) + len(self.right)).bit_length())
        return {
            number: max(_LEAST_WEIGHT, log_words - logs[here[number] + there[number]])
            * (options.stop_word_share if stops[number] else 1.0)
            for number in here.keys() & there.keys()
        }

    def alignments(self, floor: float, check: Callable[[], None]) -> Iterator[Alignment]:
        """All passages with at least the significance `floor`, before length is accounted for.

        `check` is called again and again: it may raise to stop the work.
        """
        options = self._options
        found = seeds(self.left, self.right, options)
        waiting = clusters(self.left, self.right, found, options.link_gap_words)
        while waiting:
            check()
            part = waiting.pop()
            box = self._padded(box_around(part))
            best = self._best(box) if self._bound(box) >= floor else None
            if best is None:
                continue
            if best.significance >= floor:
                yield best
            rest = [seed for seed in part if not _inside(seed, best)]
            if rest and len(rest) < len(part):
                waiting += clusters(self.left, self.right, rest, options.link_gap_words)

    def _bound(self, box: Box) -> float:
        """What a passage in the box can reach at most, but for words that both sides repeat: cheap, and seldom met."""
        shared = {*self.left.ids[box.left : box.left_end]}.intersection(self.right.ids[box.right : box.right_end])
        return _REPETITION * sum(map(self.weights.__getitem__, shared))

    def _padded(self, box: Box) -> Box:
        pad = self._options.pad_words
        first, last = self.left.block_words[self.left.blocks[box.left]]
        left, left_end = max(first, box.left - pad), min(last, box.left_end + pad)
        first, last = self.right.block_words[self.right.blocks[box.right]]
        return Box(left, left_end, max(first, box.right - pad), min(last, box.right_end + pad))

    def _best(self, box: Box) -> Alignment | None:
        """Shrinks the box from both sides at once until it is stable, so that the result is symmetric."""
        for _ in range(_ROUNDS):
            here = self._stretch(self.left, box.left, box.left_end, self.right.ids[box.right : box.right_end])
            there = self._stretch(self.right, box.right, box.right_end, self.left.ids[box.left : box.left_end])
            if here is None or there is None:
                return None
            smaller = Box(*here, *there)
            if smaller == box:
                break
            box = smaller
        return Alignment(*box, self._significance(box))

    def _stretch(self, side: IndexedArticle, first: int, last: int, other_ids: Sequence[int]) -> tuple[int, int] | None:
        """The best-scoring stretch of `side`'s words `first:last`, scored by the words on the other side."""
        others = set(other_ids)
        weights, stops, ids, numbers = self.weights, self._stops, side.ids, side.sentences
        missing, missing_stop = self._options.missing_word_cost, self._options.missing_stop_word_cost
        sentence_cost = self._options.sentence_cost
        best = run = 0.0
        start = first
        found = None
        for at in range(first, last):
            number = ids[at]
            if run > 0.0 and numbers[at] != numbers[at - 1]:
                run -= sentence_cost
            if run <= 0.0:
                run = 0.0
                start = at
            if number in others:
                run += weights[number]
                if run > best:
                    best = run
                    found = start, at + 1
            else:
                run -= missing_stop if stops[number] else missing
        return found

    def _significance(self, box: Box) -> float:
        """The smaller of the two sides' sums. A word counts as often as both passages hold it."""
        here, there = self.left.ids[box.left : box.left_end], self.right.ids[box.right : box.right_end]
        weights, stops = self.weights, self._stops
        remaining = Counter(there)
        weight = 0.0
        shared = shared_stops = 0
        for number in here:
            if remaining[number] > 0:
                remaining[number] -= 1
                weight += weights[number]
                shared += 1
                shared_stops += stops[number]
        lost = max(self._lost(here, shared, shared_stops), self._lost(there, shared, shared_stops))
        return weight - lost

    def _lost(self, ids: Sequence[int], shared: int, shared_stops: int) -> float:
        stops = self._stops
        missing_stops = sum(stops[number] for number in ids) - shared_stops
        missing = len(ids) - shared - missing_stops
        return missing_stops * self._options.missing_stop_word_cost + missing * self._options.missing_word_cost


@lru_cache(maxsize=64)
def _logs(exponent: float, most: int) -> list[float]:
    """`exponent · ln(n)` for n up to `most`."""
    return [0.0, *(exponent * log(often) for often in range(1, most + 1))]


def _inside(seed: Seed, found: Alignment) -> bool:
    return (
        found.left <= seed.left
        and seed.left_last < found.left_end
        and found.right <= seed.right
        and seed.right_last < found.right_end
    )


def without_shadows(found: Iterable[Alignment], left: IndexedArticle, inside_share: float) -> list[Alignment]:
    """Drops each alignment whose two passages lie by `inside_share` inside those of a better one; in reading order."""
    in_block: defaultdict[int, list[Alignment]] = defaultdict(list)
    for one in sorted(found, key=lambda a: (-a.significance, a)):
        kept = in_block[left.blocks[one.left]]
        if not any(_shadowed(one, better, inside_share) for better in kept):
            kept.append(one)
    return sorted(one for kept in in_block.values() for one in kept)


def _shadowed(one: Alignment, better: Alignment, share: float) -> bool:
    here = min(one.left_end, better.left_end) - max(one.left, better.left)
    if here < share * (one.left_end - one.left):
        return False
    there = min(one.right_end, better.right_end) - max(one.right, better.right)
    return there >= share * (one.right_end - one.right)
