"""Compares two sequences of units: which are equal, which have moved, and which facts correspond.

The shortest Levenshtein edit (by rapidfuzz) leaves *gaps* between equal stretches. Inside a gap, the longest common
subsequence restores units that the edit replaced although both sides have them. Runs that are in one gap on the left
and in another on the right have *moved*. The facts that remain in a gap are paired by kind: number with number, date
with date.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from tui.matching.differences.edit_model import Differences, FreeUnits, Pair, UnitGap
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.moved_runs import moved_facts, moved_runs_of
from tui.matching.differences.opposites import opposition
from tui.matching.differences.units import ComparedUnit

_OPPOSITES_MAX = 8
"""Maximum number of words on either side of a gap in which opposites are searched for."""
_UNDONE_WITHIN_UNITS = 2
"""Maximum number of equal units between negations that count as one: “has NOT shown any” / “has shown NO”."""


def differences(
    left: Sequence[ComparedUnit], left_keys: Sequence[str], right: Sequence[ComparedUnit], right_keys: Sequence[str]
) -> Differences:
    """Compare the units of two passages by their keys. Apart from rapidfuzz's Levenshtein, time is about linear."""
    gaps = list(_gaps(left_keys, right_keys))
    blocks = moved_runs_of(gaps, left, left_keys, right_keys)
    free = FreeUnits({at for gap in gaps for at in range(gap.left, gap.left_end)},
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
    pairs = [pair for gap in gaps for pair in _with_opposites(gap, pairs, left, right, free)]
    for pair in pairs:
        free.left.discard(pair.left)
        free.right.discard(pair.right)
    lone = list(moved_facts(left, left_keys, right, right_keys, free))
    for block in lone:
        free.take(block)
    return Differences(gaps, sorted(blocks + lone), pairs, frozenset(_negations(gaps, left, right, free)))


def _gaps(left: Sequence[str], right: Sequence[str]) -> Iterator[UnitGap]:
    from rapidfuzz.distance import Indel, Levenshtein

    rough = _between(Levenshtein.opcodes(left, right).as_matching_blocks(), UnitGap(0, len(left), 0, len(right)))
    for gap in rough:
        left_run, right_run = left[gap.left : gap.left_end], right[gap.right : gap.right_end]
        if set(left_run).isdisjoint(right_run):
            yield gap
        else:
            yield from _between(Indel.opcodes(left_run, right_run).as_matching_blocks(), gap)


def _between(blocks: Iterable[object], outer_gap: UnitGap) -> Iterator[UnitGap]:
    """Yield the gaps between rapidfuzz's matching blocks (`a`, `b`, `size`, counted from the start of `outer_gap`)."""
    left, right = outer_gap.left, outer_gap.right
    for block in blocks:
        start, right_start = outer_gap.left + block.a, outer_gap.right + block.b  # type: ignore[attr-defined]
        if left < start or right < right_start:
            yield UnitGap(left, start, right, right_start)
        left, right = start + block.size, right_start + block.size  # type: ignore[attr-defined]
    if left < outer_gap.left_end or right < outer_gap.right_end:
        yield UnitGap(left, outer_gap.left_end, right, outer_gap.right_end)


# --- facts --------------------------------------------------------------------------------------------------------

_COUNTERPARTS: Mapping[Fact, Sequence[frozenset[Fact]]] = {
    Fact.NUMBER: (frozenset({Fact.NUMBER}), frozenset({Fact.QUANTITY, Fact.DATE})),
    Fact.QUANTITY: (frozenset({Fact.QUANTITY}), frozenset({Fact.NUMBER})),
    Fact.DATE: (frozenset({Fact.DATE}), frozenset({Fact.NUMBER})),
}
"""Kinds of facts that can correspond to a fact: first its own kind, then these (35 / many; 2019 / last year)."""


def _pairs(gap: UnitGap, left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], free: FreeUnits) -> list[Pair]:
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


def _with_opposites(
    gap: UnitGap, pairs: Sequence[Pair], left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], free: FreeUnits
) -> list[Pair]:
    """Return the pairs of a gap, together with the pairs of opposite words in it: up / down."""
    in_gap = [
        pair for pair in pairs if gap.left <= pair.left < gap.left_end and gap.right <= pair.right < gap.right_end
    ]
    words = [
        [at for at in range(first, end) if at in units and side[at].fact is None]
        for first, end, units, side in (
            (gap.left, gap.left_end, free.left, left),
            (gap.right, gap.right_end, free.right, right),
        )
    ]
    if min(map(len, words)) == 0 or max(map(len, words)) > _OPPOSITES_MAX:
        return in_gap
    for bounds in _between_pairs(in_gap, gap):
        opposed = (
            Pair(at, other, fact)
            for at in words[0]
            for other in words[1]
            if bounds.left <= at < bounds.left_end and bounds.right <= other < bounds.right_end
            and (fact := opposition(left[at].key, right[other].key))
        )  # fmt: skip
        in_gap += [pair for pair in (next(opposed, None),) if pair]
    return sorted(in_gap)


def _replaces(gap: UnitGap, pair: Pair, left_is_there: bool, right_is_here: bool) -> bool:
    """Return True if one fact of a pair replaces the other, even if the other passage also has it elsewhere.

    “TWO died, 14 were hurt” / “14 were hurt”: the 14 has only moved. “14 men, 17 women” / “17 men, 14 women”: both
    numbers occur elsewhere too, but count the same things.
    """
    if not left_is_there and not right_is_here:
        return True
    counts_the_same = pair.left + 1 == gap.left_end and pair.right + 1 == gap.right_end
    return left_is_there and right_is_here and counts_the_same


def _lone_units(gap: UnitGap, free: FreeUnits) -> tuple[int, int] | None:
    """Return the only unit on each side of a gap, or None if a side has none or more than one."""
    left_units = [at for at in range(gap.left, gap.left_end) if at in free.left]
    right_units = [at for at in range(gap.right, gap.right_end) if at in free.right]
    return (left_units[0], right_units[0]) if len(left_units) == len(right_units) == 1 else None


def _pair_of_words(units: tuple[int, int], left: Sequence[ComparedUnit], right: Sequence[ComparedUnit]) -> Pair:
    """Pair a fact with the single word that replaces it: 14 / the, one / no."""
    facts = left[units[0]].fact, right[units[1]].fact
    return Pair(*units, Fact.NEGATION if Fact.NEGATION in facts else facts[0] or facts[1])


def _in_order(
    left_facts: Sequence[int],
    right_facts: Sequence[int],
    left: Sequence[ComparedUnit],
    right: Sequence[ComparedUnit],
    rank: int,
) -> list[Pair]:
    """Pair each fact with the next one that corresponds to it.

    Linear: a kind that is used up is skipped.
    """
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


def _between_pairs(pairs: Sequence[Pair], gap: UnitGap) -> list[UnitGap]:
    edges = [(gap.left - 1, gap.right - 1), *((p.left, p.right) for p in pairs), (gap.left_end, gap.right_end)]
    return [UnitGap(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(edges)]


def _negations(
    gaps: Sequence[UnitGap], left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], free: FreeUnits
) -> Iterator[tuple[bool, int]]:
    """Yield the negations that the other side lacks, both in the gap and within a few equal units after it."""
    candidate: tuple[bool, int, UnitGap] | None = None
    for gap in gaps:
        left_negations = [
            at for at in range(gap.left, gap.left_end) if at in free.left and left[at].fact is Fact.NEGATION
        ]
        right_negations = [
            at for at in range(gap.right, gap.right_end) if at in free.right and right[at].fact is Fact.NEGATION
        ]
        if (not left_negations and not right_negations) or (left_negations and right_negations):
            continue
        if len(left_negations or right_negations) % 2 == 0:  # not impossible, did not fail to
            continue
        negation = (True, left_negations[0], gap) if left_negations else (False, right_negations[0], gap)
        if candidate is None:
            candidate = negation
        elif gap.left - candidate[2].left_end <= _UNDONE_WITHIN_UNITS:
            candidate = None  # has NOT shown any / has shown NO; or two on one side that cancel each other out
        else:
            yield candidate[0], candidate[1]
            candidate = negation
    if candidate is not None:
        yield candidate[0], candidate[1]
