"""Compares two sequences of units: what is equal, what has moved, which facts correspond.

Levenshtein's fewest edits (by rapidfuzz) leave *gaps* between equal stretches. Inside a gap, the longest common
subsequence restores units that those edits replaced although both sides have them. Runs that lie in one gap on the left
and in another on the right have *moved*. The facts that remain in a gap are paired by kind: number with number, date
with date.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit

Units = Sequence[ComparedUnit]

_OCCURRENCES_MAX = 8
"""Units that occur more often than this in the gaps start no move: it would cost time and tell nothing."""
_UNDONE_WITHIN_UNITS = 2
"""Equal units up to which two negations count as one: “has NOT shown any” / “has shown NO”."""


class Gap(NamedTuple):
    """The units between two equal stretches, as half-open ranges on both sides."""

    left: int
    left_end: int
    right: int
    right_end: int


class Block(NamedTuple):
    """A run of equal units, or a run that has moved."""

    left: int
    right: int
    size: int


class Pair(NamedTuple):
    """A fact and the unit that replaces it."""

    left: int
    right: int
    fact: Fact | None
    """None if both say the same in other words."""


class Differences(Struct, frozen=True):
    gaps: Sequence[Gap]
    """Gaps in order. Everything outside them is equal."""
    moved_runs: Sequence[Block]
    """Moved runs, each inside one gap on the left and one on the right. They do not overlap."""
    pairs: Sequence[Pair]
    """Pairs in order on both sides; both units lie in one gap and have not moved."""
    negations: frozenset[tuple[bool, int]]
    """Negations without a counterpart, as pairs (on the left?, number of the unit)."""


def differences(left: Units, left_keys: Sequence[str], right: Units, right_keys: Sequence[str]) -> Differences:
    """Compare the units of two passages by their keys. Apart from rapidfuzz's Levenshtein, time is about linear."""
    gaps = list(_gaps(left_keys, right_keys))
    blocks = _moved_runs(gaps, left, left_keys, right_keys)
    free = _Free({at for gap in gaps for at in range(gap.left, gap.left_end)},
                 {at for gap in gaps for at in range(gap.right, gap.right_end)})  # fmt: skip
    for block in blocks:
        free.take(block)
    loose = frozenset(left_keys[at] for at in free.left), frozenset(right_keys[at] for at in free.right)
    pairs = [
        pair
        for gap in gaps
        for pair in _pairs(gap, left, right, free)
        if _replaces(gap, pair, left_keys[pair.left] in loose[1], right_keys[pair.right] in loose[0])
    ]
    for pair in pairs:
        free.left.discard(pair.left)
        free.right.discard(pair.right)
    lone = list(_moved_facts(left, left_keys, right, right_keys, free))
    for block in lone:
        free.take(block)
    return Differences(gaps, sorted(blocks + lone), pairs, frozenset(_negations(gaps, left, right, free)))


class _Free(Struct):
    """The units that have no counterpart yet."""

    left: set[int]
    right: set[int]

    def take(self, block: Block) -> None:
        self.left.difference_update(range(block.left, block.left + block.size))
        self.right.difference_update(range(block.right, block.right + block.size))


def _gaps(left: Sequence[str], right: Sequence[str]) -> Iterator[Gap]:
    from rapidfuzz.distance import Indel, Levenshtein

    rough = _between(Levenshtein.opcodes(left, right).as_matching_blocks(), Gap(0, len(left), 0, len(right)))
    for gap in rough:
        left_run, right_run = left[gap.left : gap.left_end], right[gap.right : gap.right_end]
        if set(left_run).isdisjoint(right_run):
            yield gap
        else:
            yield from _between(Indel.opcodes(left_run, right_run).as_matching_blocks(), gap)


def _between(blocks: Iterable[object], outer_gap: Gap) -> Iterator[Gap]:
    """Yield the gaps between rapidfuzz's matching blocks (`a`, `b`, `size`, counted from the start of `outer_gap`)."""
    left, right = outer_gap.left, outer_gap.right
    for block in blocks:
        start, right_start = outer_gap.left + block.a, outer_gap.right + block.b  # type: ignore[attr-defined]
        if left < start or right < right_start:
            yield Gap(left, start, right, right_start)
        left, right = start + block.size, right_start + block.size  # type: ignore[attr-defined]
    if left < outer_gap.left_end or right < outer_gap.right_end:
        yield Gap(left, outer_gap.left_end, right, outer_gap.right_end)


# --- moved runs ------------------------------------------------------------------------------------------------------


def _moved_runs(gaps: Sequence[Gap], units: Units, left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Return the runs of a gap that lie in another gap of the other passage: longest first, without overlaps.

    A run holds at least one word that is neither a stop word nor a fact: in “14 killed, 17 hurt” / “17 killed, 14 hurt”
    no number has moved.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for gap in gaps:
        for at in range(gap.right, gap.right_end):
            places[right[at]].append(at)
    gap_of = {at: number for number, gap in enumerate(gaps) for at in range(gap.left, gap.left_end)}
    other_gap_of = {at: number for number, gap in enumerate(gaps) for at in range(gap.right, gap.right_end)}

    def goes_on(at: int, right_at: int) -> bool:
        """True if the units before these two are equal, too, and in the same gaps."""
        previous_gaps = gap_of.get(at - 1), other_gap_of.get(right_at - 1)
        return previous_gaps == (gap_of.get(at), other_gap_of.get(right_at)) and left[at - 1] == right[right_at - 1]

    runs: list[Block] = []
    for at in gap_of:
        candidates = places.get(left[at], ())
        for right_at in candidates if len(candidates) <= _OCCURRENCES_MAX else ():
            if not goes_on(at, right_at):
                size = 1
                while (at + size in gap_of and right_at + size in other_gap_of
                       and left[at + size] == right[right_at + size]
                       and goes_on(at + size, right_at + size)):  # fmt: skip
                    size += 1
                runs.append(Block(at, right_at, size))
    free = _Free(set(gap_of), set(other_gap_of))
    moved_runs = []
    for run in sorted(runs, key=lambda run: (-run.size, run.left, run.right)):
        part = _free_part(run, free)
        if any(not units[at].is_stop and units[at].fact is None for at in range(part.left, part.left + part.size)):
            moved_runs.append(part)
            free.take(part)
    return moved_runs


def _free_part(run: Block, free: _Free) -> Block:
    """Return the first stretch of a run that is free on both sides."""
    first = 0
    while first < run.size and not (run.left + first in free.left and run.right + first in free.right):
        first += 1
    last = first
    while last < run.size and run.left + last in free.left and run.right + last in free.right:
        last += 1
    return Block(run.left + first, run.right + first, last - first)


def _moved_facts(
    left: Units, left_keys: Sequence[str], right: Units, right_keys: Sequence[str], free: _Free
) -> Iterator[Block]:
    """Yield the unpaired facts that the other passage has elsewhere: ON TUESDAY he said / he said ON TUESDAY.

    A quantity moves with the unit after it (NEARLY 40). A negation elsewhere denies something else.
    """

    def fact_key(side: Units, keys: Sequence[str], at: int) -> tuple[str, ...] | None:
        if side[at].fact is Fact.QUANTITY:
            return tuple(keys[at : at + 2])
        return (keys[at],) if side[at].fact in (Fact.NUMBER, Fact.DATE) else None

    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in sorted(free.right, reverse=True):
        if key := fact_key(right, right_keys, at):
            places[key].append(at)
    for at in sorted(free.left):
        if (key := fact_key(left, left_keys, at)) and places.get(key):
            yield Block(at, places[key].pop(), 1)


# --- facts --------------------------------------------------------------------------------------------------------

_COUNTERPARTS: Mapping[Fact, Sequence[frozenset[Fact]]] = {
    Fact.NUMBER: (frozenset({Fact.NUMBER}), frozenset({Fact.QUANTITY, Fact.DATE})),
    Fact.QUANTITY: (frozenset({Fact.QUANTITY}), frozenset({Fact.NUMBER})),
    Fact.DATE: (frozenset({Fact.DATE}), frozenset({Fact.NUMBER})),
}
"""The kinds that can correspond to a fact: first its own kind, then these (35 / many; 2019 / last year)."""


def _pairs(gap: Gap, left: Units, right: Units, free: _Free) -> list[Pair]:
    """Pair the facts of one gap, in order on both sides."""
    left_facts = [at for at in range(gap.left, gap.left_end) if at in free.left and left[at].fact in _COUNTERPARTS]
    right_facts = [at for at in range(gap.right, gap.right_end) if at in free.right and right[at].fact in _COUNTERPARTS]
    lone_units = _lone_units(gap, free)
    if lone_units and not (left_facts and right_facts):
        return [_pair_of_words(lone_units, left, right)] if left_facts or right_facts else []
    pairs = _in_order(left_facts, right_facts, left, right, 0)
    for bounds in _between_pairs(pairs, gap):
        left_rest = left_facts[bisect_left(left_facts, bounds.left) : bisect_left(left_facts, bounds.left_end)]
        right_rest = right_facts[bisect_left(right_facts, bounds.right) : bisect_left(right_facts, bounds.right_end)]
        pairs += _in_order(left_rest, right_rest, left, right, 1)
    return sorted(pairs)


def _replaces(gap: Gap, pair: Pair, left_is_there: bool, right_is_here: bool) -> bool:
    """True if one fact of a pair replaces the other, even if the other passage has it somewhere else as well.

    “TWO died, 14 were hurt” / “14 were hurt”: the 14 has only moved. “14 men, 17 women” / “17 men, 14 women”: both
    numbers occur elsewhere too, but count the same things.
    """
    if not left_is_there and not right_is_here:
        return True
    counts_the_same = pair.left + 1 == gap.left_end and pair.right + 1 == gap.right_end
    return left_is_there and right_is_here and counts_the_same


def _lone_units(gap: Gap, free: _Free) -> tuple[int, int] | None:
    """Return the units of a gap that has exactly one on each side, else None."""
    left_units = [at for at in range(gap.left, gap.left_end) if at in free.left]
    right_units = [at for at in range(gap.right, gap.right_end) if at in free.right]
    return (left_units[0], right_units[0]) if len(left_units) == len(right_units) == 1 else None


def _pair_of_words(units: tuple[int, int], left: Units, right: Units) -> Pair:
    """Pair a fact with the single word that replaces it: 14 / the, one / no."""
    facts = left[units[0]].fact, right[units[1]].fact
    return Pair(*units, Fact.NEGATION if Fact.NEGATION in facts else facts[0] or facts[1])


def _in_order(
    left_facts: Sequence[int], right_facts: Sequence[int], left: Units, right: Units, rank: int
) -> list[Pair]:
    """Pair each fact with the next one that corresponds to it. Linear: a kind that is used up is skipped."""
    pairs: list[Pair] = []
    open_facts = Counter(right[at].fact for at in right_facts)
    start = 0
    for at in left_facts:
        kinds = _COUNTERPARTS[left[at].fact or Fact.NUMBER][rank]
        if not any(open_facts[fact] for fact in kinds):
            continue
        while start < len(right_facts):
            right_at = right_facts[start]
            start += 1
            open_facts[right[right_at].fact] -= 1
            if right[right_at].fact in kinds:
                same_meaning = left[at].meaning == right[right_at].meaning
                pairs.append(Pair(at, right_at, None if same_meaning else left[at].fact))
                break
    return pairs


def _between_pairs(pairs: Sequence[Pair], gap: Gap) -> list[Gap]:
    edges = [(gap.left - 1, gap.right - 1), *((p.left, p.right) for p in pairs), (gap.left_end, gap.right_end)]
    return [Gap(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(edges)]


def _negations(gaps: Sequence[Gap], left: Units, right: Units, free: _Free) -> Iterator[tuple[bool, int]]:
    """Yield the negations that the other side lacks, both in the gap and within a few equal units after it."""
    candidate: tuple[bool, int, Gap] | None = None
    for gap in gaps:
        left_negations = [
            at for at in range(gap.left, gap.left_end) if at in free.left and left[at].fact is Fact.NEGATION
        ]
        right_negations = [
            at for at in range(gap.right, gap.right_end) if at in free.right and right[at].fact is Fact.NEGATION
        ]
        if (not left_negations and not right_negations) or (left_negations and right_negations):
            continue
        negation = (True, left_negations[0], gap) if left_negations else (False, right_negations[0], gap)
        if candidate is None:
            candidate = negation
        elif candidate[0] != negation[0] and gap.left - candidate[2].left_end <= _UNDONE_WITHIN_UNITS:
            candidate = None
        else:
            yield candidate[0], candidate[1]
            candidate = negation
    if candidate is not None:
        yield candidate[0], candidate[1]
