"""Data types for the differences of two sequences of units: gaps, moved runs, and pairs of facts."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.text.span import Span


class UnitGap(NamedTuple):
    """Units between two equal stretches, as half-open ranges on both sides."""

    left: int
    left_end: int
    right: int
    right_end: int


class UnitRun(NamedTuple):
    """Run of units that is equal on both sides, or has moved."""

    left: int
    right: int
    size: int


class Pair(NamedTuple):
    """Fact on one side and the unit that replaces it on the other."""

    left: int
    right: int
    fact: Fact | None
    """Kind of fact; None if both sides say the same in other words."""


class Differences(Struct, frozen=True):
    gaps: Sequence[UnitGap]
    """Gaps in order. Everything outside them is equal."""
    moved_runs: Sequence[UnitRun]
    """Moved runs, each inside one gap on the left and one on the right. They do not overlap."""
    pairs: Sequence[Pair]
    """Pairs in order on both sides; both units lie in one gap and have not moved."""
    negations: frozenset[tuple[bool, int]]
    """Negations without a counterpart, as pairs (on the left?, number of the unit)."""


class FreeUnits(Struct):
    """Units that have no counterpart yet."""

    left: set[int]
    right: set[int]

    def take(self, block: UnitRun) -> None:
        self.left.difference_update(range(block.left, block.left + block.size))
        self.right.difference_update(range(block.right, block.right + block.size))


class ChangeKind(StrEnum):
    EQUAL = "equal"
    REPLACED = "replaced"
    MOVED = "moved"
    """Words that are elsewhere in the other passage: two changes, each with the number of the other."""
    DROPPED = "dropped"
    """Words that only the first passage has."""
    ADDED = "added"
    """Words that only the second passage has."""
    TRANSLATED = "translated"
    """Words in two languages, which are not compared."""


class WordChange(Struct, frozen=True):
    """Run of words in the first passage and the corresponding run in the second; a span is empty for no words."""

    change: ChangeKind
    left: Span
    right: Span
    fact: Fact | None = None
    """Kind of the fact that is replaced, dropped or added; None for other words."""
    is_contradiction: bool = False
    """True if the passages say the same except for this fact."""
    other_end: int | None = None
    """Number of the change that shows where the run has moved in the other passage; None for other changes."""
