"""Finds runs of units, and single facts, that are in one gap here and in another gap of the other passage."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.matching.differences.edit_model import FreeUnits, UnitGap, UnitRun
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit

_OCCURRENCES_MAX = 8
"""Maximum occurrences in the gaps of a unit that can start a move; more would cost time and show nothing."""


def moved_runs_of(
    gaps: Sequence[UnitGap], units: Sequence[ComparedUnit], left: Sequence[str], right: Sequence[str]
) -> list[UnitRun]:
    """Return the runs of a gap that lie in another gap of the other passage: longest first, without overlaps.

    A run contains at least one word that is neither a stop word nor a fact: in “14 killed, 17 hurt” / “17 killed, 14
    hurt” no number has moved.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for gap in gaps:
        for at in range(gap.right, gap.right_end):
            places[right[at]].append(at)
    gap_of = {at: number for number, gap in enumerate(gaps) for at in range(gap.left, gap.left_end)}
    other_gap_of = {at: number for number, gap in enumerate(gaps) for at in range(gap.right, gap.right_end)}

    def goes_on(at: int, right_at: int) -> bool:
        """Return True if the units before these two are equal as well, and in the same gaps."""
        previous_gaps = gap_of.get(at - 1), other_gap_of.get(right_at - 1)
        return previous_gaps == (gap_of.get(at), other_gap_of.get(right_at)) and left[at - 1] == right[right_at - 1]

    runs: list[UnitRun] = []
    for at in gap_of:
        candidates = places.get(left[at], ())
        for right_at in candidates if len(candidates) <= _OCCURRENCES_MAX else ():
            if not goes_on(at, right_at):
                size = 1
                while (at + size in gap_of and right_at + size in other_gap_of
                       and left[at + size] == right[right_at + size]
                       and goes_on(at + size, right_at + size)):  # fmt: skip
                    size += 1
                runs.append(UnitRun(at, right_at, size))
    free = FreeUnits(set(gap_of), set(other_gap_of))
    moved_runs = []
    for run in sorted(runs, key=lambda run: (-run.size, run.left, run.right)):
        part = _free_part(run, free)
        if any(not units[at].is_stop and units[at].fact is None for at in range(part.left, part.left + part.size)):
            moved_runs.append(part)
            free.take(part)
    return moved_runs


def _free_part(run: UnitRun, free: FreeUnits) -> UnitRun:
    """Return the first stretch of a run that is free on both sides."""
    first = 0
    while first < run.size and not (run.left + first in free.left and run.right + first in free.right):
        first += 1
    last = first
    while last < run.size and run.left + last in free.left and run.right + last in free.right:
        last += 1
    return UnitRun(run.left + first, run.right + first, last - first)


def moved_facts(
    left: Sequence[ComparedUnit],
    left_keys: Sequence[str],
    right: Sequence[ComparedUnit],
    right_keys: Sequence[str],
    free: FreeUnits,
) -> Iterator[UnitRun]:
    """Yield the unpaired facts that the other passage has elsewhere: ON TUESDAY he said / he said ON TUESDAY.

    A quantity moves with the unit after it (NEARLY 40). A negation elsewhere denies something else.
    """

    def fact_key(side: Sequence[ComparedUnit], keys: Sequence[str], at: int) -> tuple[str, ...] | None:
        if side[at].fact is Fact.QUANTITY:
            return tuple(keys[at : at + 2])
        return (keys[at],) if side[at].fact in (Fact.NUMBER, Fact.DATE) else None

    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in sorted(free.right, reverse=True):
        if key := fact_key(right, right_keys, at):
            places[key].append(at)
    for at in sorted(free.left):
        if (key := fact_key(left, left_keys, at)) and places.get(key):
            yield UnitRun(at, places[key].pop(), 1)
