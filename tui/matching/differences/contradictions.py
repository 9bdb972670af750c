"""Which facts two passages are at odds about: they say otherwise the same, and here they do not.

A false alarm is worse than a missed one, so a fact that differs must stand in a stretch that is otherwise equal, and
one that only one side has must change what is said: a date more is a detail more, a “not” more is a contradiction.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tui.matching.differences.edits import Differences, Gap, Pair
from tui.matching.differences.fact_words import BOUND, MOMENT, Fact
from tui.matching.differences.units import ComparedUnit

_SHORT_GAP_UNITS = 4
"""Units on either side up to which a stretch that differs lies inside an otherwise equal one."""
_WINDOW_UNITS = 6
"""How far around a negation everything else must be equal: “none would sail” is “all would stay”."""
_EQUAL_WORDS_MIN = 2
"""Equal words, grammar left out, that must stand in that window."""


def contradicting_units(
    left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], found: Differences
) -> frozenset[tuple[bool, int]]:
    """The units that are at odds: whether on the left, and which. Linear in the passages."""
    return frozenset(_ContradictionFinder(left, right, found).at_odds())


class _ContradictionFinder:
    def __init__(self, left: Sequence[ComparedUnit], right: Sequence[ComparedUnit], found: Differences) -> None:
        self._left, self._right, self._found = left, right, found
        self._moved_left = {run.left + n for run in found.moved for n in range(run.size)}
        self._moved_right = {run.right + n for run in found.moved for n in range(run.size)}

    def at_odds(self) -> Iterator[tuple[bool, int]]:
        gap_of = {at: gap for gap in self._found.gaps for at in range(gap.left, gap.left_end)}
        other_gap_of = {at: gap for gap in self._found.gaps for at in range(gap.right, gap.right_end)}
        paired: set[tuple[bool, int]] = set()
        short = {gap for gap in self._found.gaps if self._is_short(gap)}
        for pair in self._found.pairs:
            places = ((True, pair.left), (False, pair.right))
            paired.update(places)
            gap = gap_of[pair.left]
            if gap in short and self._can_be(pair, gap):
                yield from places
        for is_left, at in self._found.negations:
            gap = gap_of[at] if is_left else other_gap_of[at]
            if gap in short and self._is_inside(gap) and self._nothing_makes_up(gap):
                yield is_left, at
        for gap in short:
            yield from (place for place in self._bounds(gap) if place not in paired)

    def _bounds(self, gap: Gap) -> Iterator[tuple[bool, int]]:
        """A quantity that only one side has, before a number that both have: AT LEAST 14."""
        if not self._is_inside(gap) or self._left[gap.left_end].fact is not Fact.NUMBER:
            return
        for is_left, first, last, side, moved in (
            (True, gap.left, gap.left_end, self._left, self._moved_left),
            (False, gap.right, gap.right_end, self._right, self._moved_right),
        ):
            if first < last and side[last - 1].sort == BOUND and last - 1 not in moved:
                yield is_left, last - 1

    def _is_short(self, gap: Gap) -> bool:
        left = sum(at not in self._moved_left for at in range(gap.left, gap.left_end))
        right = sum(at not in self._moved_right for at in range(gap.right, gap.right_end))
        return max(left, right) <= _SHORT_GAP_UNITS

    def _is_inside(self, gap: Gap) -> bool:
        """Whether something stands on both sides, or around it: past a border, an article may go on with the same."""
        if gap.left < gap.left_end and gap.right < gap.right_end and gap.left_end < len(self._left):
            return True
        at_start = not gap.left or not gap.right
        at_end = gap.left_end == len(self._left) or gap.right_end == len(self._right)
        return not at_start and not at_end

    def _can_be(self, pair: Pair, gap: Gap) -> bool:
        """Whether the two sides of a pair cannot both be true. “Yesterday” can be Tuesday, and the first 2010’s."""
        if pair.fact is Fact.NEGATION:
            return self._nothing_makes_up(gap)
        sorts = self._left[pair.left].sort, self._right[pair.right].sort
        return pair.fact is not None and sorts[0] == sorts[1] != MOMENT

    def _nothing_makes_up(self, gap: Gap) -> bool:
        """Whether no other word around a negation differs that could turn it round again."""
        left = self._words(self._left, self._moved_left, gap.left, gap.left_end)
        right = self._words(self._right, self._moved_right, gap.right, gap.right_end)
        return max(left, right) <= 1 and self._surroundings_are_equal(gap)

    def _surroundings_are_equal(self, gap: Gap) -> bool:
        first, last = max(0, gap.left - _WINDOW_UNITS), min(len(self._left), gap.left_end + _WINDOW_UNITS)
        start, end = max(0, gap.right - _WINDOW_UNITS), min(len(self._right), gap.right_end + _WINDOW_UNITS)
        for other in self._near(gap):
            if self._words(self._left, self._moved_left, max(first, other.left), min(last, other.left_end)):
                return False
            if self._words(self._right, self._moved_right, max(start, other.right), min(end, other.right_end)):
                return False
        around = [*range(first, gap.left), *range(gap.left_end, last)]
        return sum(not self._left[at].is_stop for at in around) >= _EQUAL_WORDS_MIN

    def _near(self, gap: Gap) -> Iterator[Gap]:
        """The gaps that can lie in the window: at least one equal unit stands between two."""
        gaps = self._found.gaps
        number = bisect_left(gaps, gap)
        yield from gaps[max(0, number - _WINDOW_UNITS) : number]
        yield from gaps[number + 1 : number + 1 + _WINDOW_UNITS]

    @staticmethod
    def _words(side: Sequence[ComparedUnit], moved: set[int], first: int, last: int) -> int:
        """Words that are no grammar, no fact, and have not moved."""
        return sum(not side[at].is_stop and not side[at].fact and at not in moved for at in range(first, last))
