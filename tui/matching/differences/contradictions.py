"""Finds contradictions: facts that differ between two passages which otherwise say the same.

A false alarm is worse than a missed contradiction. So a fact that differs must lie in a stretch that is otherwise
equal, and a fact that only one side has must change the statement: an added date is a detail, an added “not” is a
contradiction.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tui.matching.differences.edits import Differences, Gap, Pair
from tui.matching.differences.fact_words import BOUND, MOMENT, Fact
from tui.matching.differences.units import ComparedUnit

_SHORT_GAP_UNITS = 4
"""A stretch that differs counts as short, and its facts can contradict, up to this many units on either side."""
_WINDOW_UNITS = 6
"""Units around a negation that must otherwise be equal: “none would sail” can mean “all would stay”."""
_EQUAL_WORDS_MIN = 2
"""Equal words, stop words not counted, that the window must hold."""


def contradicting_units(
    left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], differences: Differences
) -> frozenset[tuple[bool, int]]:
    """Return the contradicting units as pairs (on the left?, number of the unit), in time linear in the passages."""
    return frozenset(_ContradictionFinder(left, right, differences).contradictions())


class _ContradictionFinder:
    def __init__(self, left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], differences: Differences) -> None:
        self._left, self._right, self._differences = left, right, differences
        self._moved_left = {run.left + n for run in differences.moved_runs for n in range(run.size)}
        self._moved_right = {run.right + n for run in differences.moved_runs for n in range(run.size)}

    def contradictions(self) -> Iterator[tuple[bool, int]]:
        gap_of = {at: gap for gap in self._differences.gaps for at in range(gap.left, gap.left_end)}
        other_gap_of = {at: gap for gap in self._differences.gaps for at in range(gap.right, gap.right_end)}
        paired: set[tuple[bool, int]] = set()
        short = {gap for gap in self._differences.gaps if self._is_short(gap)}
        for pair in self._differences.pairs:
            places = ((True, pair.left), (False, pair.right))
            paired.update(places)
            gap = gap_of[pair.left]
            if gap in short and self._is_exclusive(pair, gap):
                yield from places
        for is_left, at in self._differences.negations:
            gap = gap_of[at] if is_left else other_gap_of[at]
            if gap in short and self._has_context_on_both_sides(gap) and self._is_uncompensated(gap):
                yield is_left, at
        for gap in short:
            yield from (place for place in self._bounds(gap) if place not in paired)

    def _bounds(self, gap: Gap) -> Iterator[tuple[bool, int]]:
        """Yield each quantity that only one side puts before a number that both have: AT LEAST 14."""
        if not self._has_context_on_both_sides(gap) or self._left[gap.left_end].fact is not Fact.NUMBER:
            return
        for is_left, first, last, side, moved_units in (
            (True, gap.left, gap.left_end, self._left, self._moved_left),
            (False, gap.right, gap.right_end, self._right, self._moved_right),
        ):
            if first < last and side[last - 1].sort == BOUND and last - 1 not in moved_units:
                yield is_left, last - 1

    def _is_short(self, gap: Gap) -> bool:
        left = sum(at not in self._moved_left for at in range(gap.left, gap.left_end))
        right = sum(at not in self._moved_right for at in range(gap.right, gap.right_end))
        return max(left, right) <= _SHORT_GAP_UNITS

    def _has_context_on_both_sides(self, gap: Gap) -> bool:
        """True if the gap has units on both sides, or equal units around it.

        At the border of a passage the article may go on with the same words.
        """
        if gap.left < gap.left_end and gap.right < gap.right_end and gap.left_end < len(self._left):
            return True
        at_start = not gap.left or not gap.right
        at_end = gap.left_end == len(self._left) or gap.right_end == len(self._right)
        return not at_start and not at_end

    def _is_exclusive(self, pair: Pair, gap: Gap) -> bool:
        """True if the two sides of a pair exclude each other. “Yesterday” can be Tuesday, the first 2010’s."""
        if pair.fact is Fact.NEGATION:
            return self._is_uncompensated(gap)
        sorts = self._left[pair.left].sort, self._right[pair.right].sort
        return pair.fact is not None and sorts[0] == sorts[1] != MOMENT

    def _is_uncompensated(self, gap: Gap) -> bool:
        """True if no other word around a negation differs that could reverse it again."""
        left = self._words(self._left, self._moved_left, gap.left, gap.left_end)
        right = self._words(self._right, self._moved_right, gap.right, gap.right_end)
        return max(left, right) <= 1 and self._surroundings_are_equal(gap)

    def _surroundings_are_equal(self, gap: Gap) -> bool:
        first, last = max(0, gap.left - _WINDOW_UNITS), min(len(self._left), gap.left_end + _WINDOW_UNITS)
        start, end = max(0, gap.right - _WINDOW_UNITS), min(len(self._right), gap.right_end + _WINDOW_UNITS)
        for nearby_gap in self._nearby_gaps(gap):
            if self._words(self._left, self._moved_left, max(first, nearby_gap.left), min(last, nearby_gap.left_end)):
                return False
            if self._words(
                self._right, self._moved_right, max(start, nearby_gap.right), min(end, nearby_gap.right_end)
            ):
                return False
        around = [*range(first, gap.left), *range(gap.left_end, last)]
        return sum(not self._left[at].is_stop for at in around) >= _EQUAL_WORDS_MIN

    def _nearby_gaps(self, gap: Gap) -> Iterator[Gap]:
        """Yield the gaps that can reach into the window: at least one equal unit lies between two gaps."""
        gaps = self._differences.gaps
        number = bisect_left(gaps, gap)
        yield from gaps[max(0, number - _WINDOW_UNITS) : number]
        yield from gaps[number + 1 : number + 1 + _WINDOW_UNITS]

    @staticmethod
    def _words(side: Sequence[ComparedUnit], moved_units: set[int], first: int, last: int) -> int:
        """Count the words that are neither stop words nor facts and have not moved."""
        return sum(not side[at].is_stop and not side[at].fact and at not in moved_units for at in range(first, last))
