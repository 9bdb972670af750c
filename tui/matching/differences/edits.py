"""How two rows of units differ: what is equal, what has moved, which facts answer to each other.

Levenshtein's fewest edits (by rapidfuzz) leave *gaps* between equal stretches. Inside a gap the longest common
subsequence finds what the edits have crossed out on both sides though it could stay. Runs that stand in one gap here
and in another there have *moved*. What is then left of a gap is paired by kind: number with number, date with date.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit

_OCCURRENCES_MAX = 8
"""A unit that stands in the gaps more often is not looked for elsewhere: it would cost time, and tell nothing."""
_UNDONE_WITHIN_UNITS = 2
"""“has NOT shown any” / “has shown NO”: equal units between two negations that are one."""


class Gap(NamedTuple):
    """Units between two equal stretches, half-open on both sides."""

    left: int
    left_end: int
    right: int
    right_end: int


class Block(NamedTuple):
    """Equal units on both sides, or a run that has moved."""

    left: int
    right: int
    size: int


class Pair(NamedTuple):
    """A fact and what stands in its place."""

    left: int
    right: int
    fact: Fact | None
    """None where both say the same in other words."""


class Differences(Struct, frozen=True):
    gaps: Sequence[Gap]
    """In order. Between two of them, before the first and after the last, everything is equal."""
    moved: Sequence[Block]
    """Each in one gap on the left and in one on the right. They do not overlap."""
    pairs: Sequence[Pair]
    """In order on both sides, both in one gap, none moved."""
    negations: frozenset[tuple[bool, int]]
    """Whether on the left, and which: those that the other side has nothing for."""


def differences(
    left: Sequence[ComparedUnit], left_keys: Sequence[str], right: Sequence[ComparedUnit], right_keys: Sequence[str]
) -> Differences:
    """Of the units of two passages, by their keys. Time is that of Levenshtein in rapidfuzz, else about linear."""
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
        if _stand_in(gap, pair, left_keys[pair.left] in loose[1], right_keys[pair.right] in loose[0])
    ]
    for pair in pairs:
        free.left.discard(pair.left)
        free.right.discard(pair.right)
    lone = list(_moved_facts(left, left_keys, right, right_keys, free))
    for block in lone:
        free.take(block)
    return Differences(gaps, sorted(blocks + lone), pairs, frozenset(_negations(gaps, left, right, free)))


class _Free(Struct):
    """Units that have no answer yet."""

    left: set[int]
    right: set[int]

    def take(self, block: Block) -> None:
        self.left.difference_update(range(block.left, block.left + block.size))
        self.right.difference_update(range(block.right, block.right + block.size))


def _gaps(left: Sequence[str], right: Sequence[str]) -> Iterator[Gap]:
    from rapidfuzz.distance import Indel, Levenshtein

    rough = _between(Levenshtein.opcodes(left, right).as_matching_blocks(), Gap(0, len(left), 0, len(right)))
    for gap in rough:
        here, there = left[gap.left : gap.left_end], right[gap.right : gap.right_end]
        if set(here).isdisjoint(there):
            yield gap
        else:
            yield from _between(Indel.opcodes(here, there).as_matching_blocks(), gap)


def _between(blocks: Iterable[object], whole: Gap) -> Iterator[Gap]:
    """What rapidfuzz's matching blocks (`a`, `b`, `size`, counted from the start of `whole`) leave between them."""
    left, right = whole.left, whole.right
    for block in blocks:
        start, other = whole.left + block.a, whole.right + block.b  # type: ignore[attr-defined]
        if left < start or right < other:
            yield Gap(left, start, right, other)
        left, right = start + block.size, other + block.size  # type: ignore[attr-defined]
    if left < whole.left_end or right < whole.right_end:
        yield Gap(left, whole.left_end, right, whole.right_end)


# --- moved --------------------------------------------------------------------------------------------------------


def _moved_runs(
    gaps: Sequence[Gap], units: Sequence[ComparedUnit], left: Sequence[str], right: Sequence[str]
) -> list[Block]:
    """Runs of the gaps that stand elsewhere in the other passage: longest first, none twice.

    A run holds at least one word that is neither grammar nor a fact: of “14 killed, 17 hurt” / “17 killed, 14 hurt”
    no number has moved.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for gap in gaps:
        for at in range(gap.right, gap.right_end):
            places[right[at]].append(at)
    gap_of = {at: number for number, gap in enumerate(gaps) for at in range(gap.left, gap.left_end)}
    other_gap_of = {at: number for number, gap in enumerate(gaps) for at in range(gap.right, gap.right_end)}

    def goes_on(at: int, other: int) -> bool:
        """Whether both the units before these and these are equal, and of the same gaps."""
        before = gap_of.get(at - 1), other_gap_of.get(other - 1)
        return before == (gap_of.get(at), other_gap_of.get(other)) and left[at - 1] == right[other - 1]

    runs: list[Block] = []
    for at in gap_of:
        known = places.get(left[at], ())
        for other in known if len(known) <= _OCCURRENCES_MAX else ():
            if not goes_on(at, other):
                size = 1
                while (at + size in gap_of and other + size in other_gap_of
                       and left[at + size] == right[other + size] and goes_on(at + size, other + size)):  # fmt: skip
                    size += 1
                runs.append(Block(at, other, size))
    taken = _Free(set(gap_of), set(other_gap_of))
    chosen = []
    for run in sorted(runs, key=lambda run: (-run.size, run.left, run.right)):
        part = _untaken(run, taken)
        if any(not units[at].is_stop and units[at].fact is None for at in range(part.left, part.left + part.size)):
            chosen.append(part)
            taken.take(part)
    return chosen


def _untaken(run: Block, free: _Free) -> Block:
    """The first stretch of a run that is free on both sides."""
    first = 0
    while first < run.size and not (run.left + first in free.left and run.right + first in free.right):
        first += 1
    last = first
    while last < run.size and run.left + last in free.left and run.right + last in free.right:
        last += 1
    return Block(run.left + first, run.right + first, last - first)


def _moved_facts(
    left: Sequence[ComparedUnit],
    left_keys: Sequence[str],
    right: Sequence[ComparedUnit],
    right_keys: Sequence[str],
    free: _Free,
) -> Iterator[Block]:
    """Facts that nothing stands in for, and that are somewhere else: ON TUESDAY he said / he said ON TUESDAY.

    A quantity goes with what it stands before (NEARLY 40), and a negation elsewhere denies something else.
    """

    def named(side: Sequence[ComparedUnit], keys: Sequence[str], at: int) -> tuple[str, ...] | None:
        if side[at].fact is Fact.QUANTITY:
            return tuple(keys[at : at + 2])
        return (keys[at],) if side[at].fact in (Fact.NUMBER, Fact.DATE) else None

    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in sorted(free.right, reverse=True):
        if name := named(right, right_keys, at):
            places[name].append(at)
    for at in sorted(free.left):
        if (name := named(left, left_keys, at)) and places.get(name):
            yield Block(at, places[name].pop(), 1)


# --- facts --------------------------------------------------------------------------------------------------------

_ANSWERS: Mapping[Fact, Sequence[frozenset[Fact]]] = {
    Fact.NUMBER: (frozenset({Fact.NUMBER}), frozenset({Fact.QUANTITY, Fact.DATE})),
    Fact.QUANTITY: (frozenset({Fact.QUANTITY}), frozenset({Fact.NUMBER})),
    Fact.DATE: (frozenset({Fact.DATE}), frozenset({Fact.NUMBER})),
}
"""What answers to a fact: of its own kind first, else of these (35 / many; 2019 / last year)."""


def _pairs(gap: Gap, left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], free: _Free) -> list[Pair]:
    """Facts of one gap, in order on both sides."""
    here = [at for at in range(gap.left, gap.left_end) if at in free.left and left[at].fact in _ANSWERS]
    there = [at for at in range(gap.right, gap.right_end) if at in free.right and right[at].fact in _ANSWERS]
    alone = _alone(gap, free)
    if alone and not (here and there):
        return [_pair_of_words(alone, left, right)] if here or there else []
    pairs = _in_order(here, there, left, right, 0)
    for bounds in _between_pairs(pairs, gap):
        some = here[bisect_left(here, bounds.left) : bisect_left(here, bounds.left_end)]
        others = there[bisect_left(there, bounds.right) : bisect_left(there, bounds.right_end)]
        pairs += _in_order(some, others, left, right, 1)
    return sorted(pairs)


def _stand_in(gap: Gap, pair: Pair, left_is_there: bool, right_is_here: bool) -> bool:
    """Whether one fact of a pair stands for the other, though the other passage may have it somewhere else.

    “TWO died, 14 were hurt” / “14 were hurt”: the 14 has only moved. “14 men, 17 women” / “17 men, 14 women”: both are
    elsewhere too, but what they count is the same.
    """
    if not left_is_there and not right_is_here:
        return True
    counts_the_same = pair.left + 1 == gap.left_end and pair.right + 1 == gap.right_end
    return left_is_there and right_is_here and counts_the_same


def _alone(gap: Gap, free: _Free) -> tuple[int, int] | None:
    """The only two units of a gap, one on each side."""
    here = [at for at in range(gap.left, gap.left_end) if at in free.left]
    there = [at for at in range(gap.right, gap.right_end) if at in free.right]
    return (here[0], there[0]) if len(here) == len(there) == 1 else None


def _pair_of_words(alone: tuple[int, int], left: Sequence[ComparedUnit], right: Sequence[ComparedUnit]) -> Pair:
    """A fact in whose place one other word stands: 14 / the, one / no."""
    facts = left[alone[0]].fact, right[alone[1]].fact
    return Pair(*alone, Fact.NEGATION if Fact.NEGATION in facts else facts[0] or facts[1])


def _in_order(
    here: Sequence[int], there: Sequence[int], left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], rank: int
) -> list[Pair]:
    """Each with the next one that answers to it. Linear: a kind that is used up is not looked for again."""
    pairs: list[Pair] = []
    waiting = Counter(right[at].fact for at in there)
    start = 0
    for at in here:
        answers = _ANSWERS[left[at].fact or Fact.NUMBER][rank]
        if not any(waiting[fact] for fact in answers):
            continue
        while start < len(there):
            other = there[start]
            start += 1
            waiting[right[other].fact] -= 1
            if right[other].fact in answers:
                same = left[at].meaning == right[other].meaning
                pairs.append(Pair(at, other, None if same else left[at].fact))
                break
    return pairs


def _between_pairs(pairs: Sequence[Pair], gap: Gap) -> list[Gap]:
    edges = [(gap.left - 1, gap.right - 1), *((p.left, p.right) for p in pairs), (gap.left_end, gap.right_end)]
    return [Gap(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(edges)]


def _negations(
    gaps: Sequence[Gap], left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], free: _Free
) -> Iterator[tuple[bool, int]]:
    """Negations of gaps in which the other side has none: neither there nor a few equal units on."""
    waiting: tuple[bool, int, Gap] | None = None
    for gap in gaps:
        here = [at for at in range(gap.left, gap.left_end) if at in free.left and left[at].fact is Fact.NEGATION]
        there = [at for at in range(gap.right, gap.right_end) if at in free.right and right[at].fact is Fact.NEGATION]
        if (not here and not there) or (here and there):
            continue
        found = (True, here[0], gap) if here else (False, there[0], gap)
        if waiting is None:
            waiting = found
        elif waiting[0] != found[0] and gap.left - waiting[2].left_end <= _UNDONE_WITHIN_UNITS:
            waiting = None
        else:
            yield waiting[0], waiting[1]
            waiting = found
    if waiting is not None:
        yield waiting[0], waiting[1]
