"""Finds contradictions: facts that differ between two passages that otherwise say the same.

A false alarm is worse than a missed contradiction. So a fact that differs must be in a stretch that is otherwise equal,
and a fact that only one side has must change the statement: an added date is a detail, an added “not” is a
contradiction.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.matching.differences.counted_things import count_the_same
from tui.matching.differences.edit_model import Differences, Pair, UnitGap
from tui.matching.differences.exclusive_facts import exclude_each_other, sums_with
from tui.matching.differences.fact_words import BOUND, ORDINAL, Fact
from tui.matching.differences.units import ComparedUnit

_SHORT_GAP_UNITS = 4
"""Maximum number of units on either side of a short gap, whose facts can contradict each other."""
_WINDOW_UNITS = 6
"""Number of units around a negation that must otherwise be equal: “none would sail” can mean “all would stay”."""
_EQUAL_WORDS_MIN = 2
"""Minimum number of equal words in the window, without stop words."""
_EQUAL_AROUND_NAMES = 3
"""Minimum number of equal words around a name."""
_EQUAL_NEAR_FACTS = 1
"""Minimum number of equal words around a number or date, where more words must be equal than differ."""
_NAMES_MAX = 3
"""Maximum number of words in a name."""
_RANKED_UNITS = 2
"""Number of words after a rank that say what is ranked: the third TIME IN a decade."""
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})


def contradicting_units(
    left: Sequence[ComparedUnit],
    right: Sequence[ComparedUnit],
    differences: Differences,
    *,
    begins_sentence: bool = False,
    ends_sentence: bool = False,
) -> frozenset[tuple[bool, int]]:
    """Return the contradicting units as pairs (on the left?, index of the unit), in time linear in the passages.

    begins_sentence, ends_sentence: True if both passages begin or end where a sentence does.
    """
    finder = _ContradictionFinder(left, right, differences, begins_sentence, ends_sentence)
    return frozenset(finder.contradictions())


class _DifferingWords(Struct, frozen=True):
    """Words that count as differing if they are in a gap: no stop words, no facts, and none that has moved."""

    left: frozenset[int]
    right: frozenset[int]

    def count(self, gap: UnitGap) -> tuple[int, int]:
        left = sum(at in self.left for at in range(gap.left, gap.left_end))
        return left, sum(at in self.right for at in range(gap.right, gap.right_end))


class _ContradictionFinder:
    def __init__(
        self,
        left: Sequence[ComparedUnit],
        right: Sequence[ComparedUnit],
        differences: Differences,
        begins_sentence: bool,
        ends_sentence: bool,
    ) -> None:
        self._left, self._right, self._differences = left, right, differences
        self._begins_sentence, self._ends_sentence = begins_sentence, ends_sentence
        moved_left = {run.left + n for run in differences.moved_runs for n in range(run.size)}
        moved_right = {run.right + n for run in differences.moved_runs for n in range(run.size)}
        self._unmoved = _DifferingWords(
            frozenset(range(len(left))) - moved_left,
            frozenset(range(len(right))) - moved_right,
        )
        self._words = _DifferingWords(
            frozenset(at for at in self._unmoved.left if not left[at].is_stop and not left[at].fact),
            frozenset(at for at in self._unmoved.right if not right[at].is_stop and not right[at].fact),
        )

    def contradictions(self) -> Iterator[tuple[bool, int]]:
        gap_of = {at: gap for gap in self._differences.gaps for at in range(gap.left, gap.left_end)}
        other_gap_of = {at: gap for gap in self._differences.gaps for at in range(gap.right, gap.right_end)}
        short = {gap for gap in self._differences.gaps if max(self._unmoved.count(gap)) <= _SHORT_GAP_UNITS}
        for pair in self._differences.pairs:
            gap = gap_of[pair.left]
            if gap in short and self._is_exclusive(pair, gap):
                yield from ((True, pair.left), (False, pair.right))
        for is_left, at in self._differences.negations:
            gap = gap_of[at] if is_left else other_gap_of[at]
            if (
                gap in short
                and self._has_context(gap)
                and self._denies_what_is_shared(is_left, at, gap)
                and self._is_uncompensated(gap, self._words)
                and not self._has_opposites_near(gap)
            ):
                yield is_left, at
        for gap in short:
            if self._has_other_names(gap) and self._surroundings_are_equal(gap, self._words, _EQUAL_AROUND_NAMES):
                yield from ((True, at) for at in range(gap.left, gap.left_end))
                yield from ((False, at) for at in range(gap.right, gap.right_end))

    def _has_context(self, gap: UnitGap) -> bool:
        """Return True if the gap has units on both sides, equal units around it, or lies at a sentence border.

        If a passage is cut from a sentence, the article may continue after its border with the same words.
        """
        sides = (self._left[gap.left : gap.left_end], self._right[gap.right : gap.right_end])
        has_both = all(any(not unit.is_stop for unit in side) for side in sides)
        at_start = not gap.left or not gap.right
        at_end = gap.left_end == len(self._left) or gap.right_end == len(self._right)
        return (not at_end or self._ends_sentence) and (has_both or not at_start or self._begins_sentence)

    def _denies_what_is_shared(self, is_left: bool, at: int, gap: UnitGap) -> bool:
        """Return True unless a negation is in a clause that only its side has.

        “The woman, WHO HAS NOT BEEN NAMED, said …”; “WE SAID NOTHING, all we did …”.
        """
        own, other = self._left[gap.left : gap.left_end], self._right[gap.right : gap.right_end]
        first = gap.left if is_left else gap.right
        if not is_left:
            own, other = other, own
        before, after = own[: at - first], own[at - first + 1 :]
        if not other and any(unit.is_content for unit in before):
            return False
        return not (any(unit.is_content for unit in after) and any(unit.key in _RELATIVES for unit in before))

    def _is_exclusive(self, pair: Pair, gap: UnitGap) -> bool:
        """Return True if the sides of a pair exclude each other: they count the same thing, and the rest is equal."""
        left_fact, right_fact = self._left[pair.left], self._right[pair.right]
        if pair.fact is Fact.NEGATION:
            return self._is_uncompensated(gap, self._words)
        if pair.fact is Fact.SENSE:
            return self._is_uncompensated(gap, self._words_without_opposites()) and not self._has_negation_near(gap)
        if pair.fact in (None, Fact.STATUS) or left_fact.fact is not right_fact.fact:
            return False
        bounds = bound_before(self._left, pair.left), bound_before(self._right, pair.right)
        return (
            exclude_each_other(left_fact, bounds[0], right_fact, bounds[1])
            and (left_fact.fact is not Fact.NUMBER or count_the_same(self._left, self._right, pair, gap))
            and (left_fact.sort != ORDINAL or self._rank_in_the_same(pair))
            and not (left_fact.fact is Fact.NUMBER and self._add_up(pair))
            and self._is_mostly_equal_around(gap)
        )

    def _rank_in_the_same(self, pair: Pair) -> bool:
        """Return True unless different words follow two ranks: the third time IN A DECADE, the first SINCE May."""
        after = [
            [unit.key for unit in side[at + 1 : at + 1 + _RANKED_UNITS]]
            for side, at in ((self._left, pair.left), (self._right, pair.right))
        ]
        return all(one == other for one, other in zip(*after, strict=False))

    def _add_up(self, pair: Pair) -> bool:
        """Return True if one side has the sum of two numbers of the other: 16 passengers and three crew, 19 people."""
        left, right = self._left[pair.left].meaning, self._right[pair.right].meaning
        return right in sums_with(self._left, pair.left) or left in sums_with(self._right, pair.right)

    def _words_without_opposites(self) -> _DifferingWords:
        """Return the differing words without opposites, which are judged separately, like facts: up 3% / down 3%."""
        opposed = [pair for pair in self._differences.pairs if pair.fact is Fact.SENSE]
        return _DifferingWords(
            self._words.left.difference(pair.left for pair in opposed),
            self._words.right.difference(pair.right for pair in opposed),
        )

    def _has_other_names(self, gap: UnitGap) -> bool:
        """Return True if both sides of a gap consist of names only, none of them in the plural."""
        sides = (self._left[gap.left : gap.left_end], self._right[gap.right : gap.right_end])
        if len({"".join(unit.key for unit in side) for side in sides}) == 1:
            return False  # Kim Cholas, Kim Chol as: a space is missing
        names = [[unit for unit in side if not unit.is_stop] for side in sides]
        singular = [[unit.key.removesuffix("s") for unit in side] for side in names]
        return singular[0] != singular[1] and all(
            gap_names and len(gap_names) <= _NAMES_MAX and all(unit.is_name for unit in gap_names)
            for gap_names in names
        )

    def _is_mostly_equal_around(self, gap: UnitGap) -> bool:
        """Return True if more of the words around a gap are equal than differ."""
        window = self._window(gap)
        counts = [self._words.count(_common(window, nearby_gap)) for nearby_gap in (gap, *self._nearby_gaps(gap))]
        differing = sum(left for left, _ in counts)
        equal = self._words.count(window)[0] - differing
        return equal >= max(_EQUAL_NEAR_FACTS, differing, sum(right for _, right in counts))

    def _has_negation_near(self, gap: UnitGap) -> bool:
        """Return True if only one side denies something in or around a gap: “rose” / “did not fall”."""
        window = self._window(gap)
        return any(
            (window.left <= at < window.left_end) if is_left else (window.right <= at < window.right_end)
            for is_left, at in self._differences.negations
        )

    def _has_opposites_near(self, gap: UnitGap) -> bool:
        """Return True if there are opposite words in or around a gap: “never fell” / “rose”."""
        window = self._window(gap)
        opposed = (pair for pair in self._differences.pairs if pair.fact is Fact.SENSE)
        return any(window.left <= pair.left < window.left_end for pair in opposed)

    def _is_uncompensated(self, gap: UnitGap, words: _DifferingWords) -> bool:
        """Return True if no other differing word near a negation could reverse the meaning again."""
        is_clause_at_end = (
            gap.left_end == len(self._left)
            and gap.right_end == len(self._right)
            and (gap.left == gap.left_end or gap.right == gap.right_end)
        )  # one side continues: “they sank, and will not rise”
        words_max = 0 if is_clause_at_end else 1
        return max(words.count(gap)) <= words_max and self._surroundings_are_equal(gap, words, _EQUAL_WORDS_MIN)

    def _surroundings_are_equal(self, gap: UnitGap, words: _DifferingWords, equal_min: int) -> bool:
        window = self._window(gap)
        if any(any(words.count(_common(window, nearby_gap))) for nearby_gap in self._nearby_gaps(gap)):
            return False
        around = [*range(window.left, gap.left), *range(gap.left_end, window.left_end)]
        return sum(not self._left[at].is_stop for at in around) >= equal_min

    def _window(self, gap: UnitGap) -> UnitGap:
        """Return the gap with the units around it."""
        return UnitGap(
            max(0, gap.left - _WINDOW_UNITS),
            min(len(self._left), gap.left_end + _WINDOW_UNITS),
            max(0, gap.right - _WINDOW_UNITS),
            min(len(self._right), gap.right_end + _WINDOW_UNITS),
        )

    def _nearby_gaps(self, gap: UnitGap) -> Iterator[UnitGap]:
        """Yield the gaps that can reach into the window: at least one equal unit lies between two gaps."""
        gaps = self._differences.gaps
        number = bisect_left(gaps, gap)
        yield from gaps[max(0, number - _WINDOW_UNITS) : number]
        yield from gaps[number + 1 : number + 1 + _WINDOW_UNITS]


def _common(window: UnitGap, gap: UnitGap) -> UnitGap:
    """Return the part of a gap that lies in a window."""
    return UnitGap(
        max(window.left, gap.left),
        min(window.left_end, gap.left_end),
        max(window.right, gap.right),
        min(window.right_end, gap.right_end),
    )


def bound_before(side: Sequence[ComparedUnit], at: int) -> str:
    """Return the meaning of the words before a number, such as “at least”; empty if there are none."""
    return side[at - 1].meaning if at and side[at - 1].sort == BOUND else ""
