"""Which words of two matching passages are equal, and which differ: what the screen underlines."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article
from tui.matching.differences.contradictions import contradicting_units
from tui.matching.differences.edits import Differences, Gap, differences
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit, compared_units, joined_keys
from tui.text.span import Span


class ChangeKind(StrEnum):
    EQUAL = "equal"
    REPLACED = "replaced"
    MOVED = "moved"
    """It stands elsewhere in the other passage: two marks, each with the number of the other."""
    DROPPED = "dropped"
    """Only in the first passage."""
    ADDED = "added"
    """Only in the second passage."""


class WordChange(Struct, frozen=True):
    """A run of words of the first passage beside one of the second. A run that holds no word is an empty span."""

    change: ChangeKind
    left: Span
    right: Span
    fact: Fact | None = None
    """What of a fact is replaced, dropped or added."""
    at_odds: bool = False
    """The passages say otherwise the same, and here they do not: what a fact-checker looks for."""
    other_end: int | None = None
    """Of a run that has moved: which mark shows its place in the other passage."""


def word_changes(left: Article, left_span: Span, right: Article, right_span: Span) -> tuple[WordChange, ...]:
    """How the words of the one passage become those of the other.

    Words are compared folded and in one spelling, not stemmed: `has` and `had` differ; `defence` and `Defense`, `two`
    and `2`, `Sergey` and `Sergei` do not. Marks come in order on both sides, and together hold every word of both
    passages once; what begins or ends a mark begins or ends a word. Swapping the sides swaps the marks.
    """
    here = compared_units(left.text, left_span, left.language)
    there = compared_units(right.text, right_span, right.language)
    keys, other_keys = joined_keys(here, there, left.text, right.text)
    if keys <= other_keys:
        found = _Marker(here, there, differences(here, keys, there, other_keys), left_span, right_span).marks()
        return tuple(found)
    mirrored = _Marker(there, here, differences(there, other_keys, here, keys), right_span, left_span).marks()
    return tuple(_mirrored(mark) for mark in mirrored)


_MIRROR = {ChangeKind.DROPPED: ChangeKind.ADDED, ChangeKind.ADDED: ChangeKind.DROPPED}


def _mirrored(mark: WordChange) -> WordChange:
    return replace(mark, change=_MIRROR.get(mark.change, mark.change), left=mark.right, right=mark.left)


class _Stretch(Struct, frozen=True):
    """Units of one side of a gap, to be marked as one."""

    first: int
    last: int
    fact: Fact | None = None
    moved: int | None = None
    """Number of the run that has moved."""

    @property
    def is_plain(self) -> bool:
        return self.fact is None and self.moved is None

    def answers(self, other: "_Stretch") -> bool:
        """Whether words stand in the place of words; or of a negation: confirmed / denied."""
        facts = {self.fact, other.fact}
        return self.moved is None and other.moved is None and None in facts and facts <= {None, Fact.NEGATION}


def _next(here: list[_Stretch], there: list[_Stretch]) -> tuple[_Stretch | None, _Stretch | None]:
    """Takes the last of both where they answer to each other, else of one that stands by itself."""
    if here and there and here[-1].answers(there[-1]):
        return here.pop(), there.pop()
    if here and (not there or not here[-1].is_plain):
        return here.pop(), None
    return None, there.pop()


class _Marker:
    """Writes down the marks of two passages, from left to right."""

    def __init__(
        self,
        left: Sequence[ComparedUnit],
        right: Sequence[ComparedUnit],
        found: Differences,
        left_span: Span,
        right_span: Span,
    ) -> None:
        self._left, self._right, self._found = left, right, found
        self._places = [left_span.start, right_span.start]
        self._moved_left = {run.left + n: at for at, run in enumerate(found.moved) for n in range(run.size)}
        self._moved_right = {run.right + n: at for at, run in enumerate(found.moved) for n in range(run.size)}
        self._at_odds = contradicting_units(left, right, found)
        self._marks: list[WordChange] = []
        self._ends: dict[int, list[int]] = {}
        """Run that has moved → the numbers of its two marks."""

    def marks(self) -> list[WordChange]:
        left = right = 0
        pairs = iter(self._found.pairs)
        pair = next(pairs, None)
        for gap in self._found.gaps:
            self._put(ChangeKind.EQUAL, left, gap.left, right, gap.right)
            left, right = gap.left, gap.right
            while pair is not None and (pair.left < gap.left_end):
                self._put_loose(Gap(left, pair.left, right, pair.right))
                left, right = pair.left + 1, pair.right + 1
                self._put(ChangeKind.REPLACED, pair.left, left, pair.right, right, pair.fact)
                pair = next(pairs, None)
            self._put_loose(Gap(left, gap.left_end, right, gap.right_end))
            left, right = gap.left_end, gap.right_end
        self._put(ChangeKind.EQUAL, left, len(self._left), right, len(self._right))
        for one, other in self._ends.values():
            self._marks[one] = replace(self._marks[one], other_end=other)
            self._marks[other] = replace(self._marks[other], other_end=one)
        return self._marks

    def _put_loose(self, part: Gap) -> None:
        """What no fact answers to: plain words beside plain words, everything else by itself."""
        here = list(self._stretches(self._left, part.left, part.left_end, self._moved_left, is_left=True))
        there = list(self._stretches(self._right, part.right, part.right_end, self._moved_right, is_left=False))
        here.reverse()
        there.reverse()
        left, right = part.left, part.right
        while here or there:
            one, other = _next(here, there)
            end, other_end = one.last if one else left, other.last if other else right
            self._put_stretch(one, other, Gap(left, end, right, other_end))
            left, right = end, other_end

    def _put_stretch(self, one: _Stretch | None, other: _Stretch | None, part: Gap) -> None:
        change = ChangeKind.REPLACED if one and other else ChangeKind.DROPPED if one else ChangeKind.ADDED
        fact = None
        for stretch in filter(None, (one, other)):
            fact = fact or stretch.fact
            if stretch.moved is not None:
                change = ChangeKind.MOVED
                self._ends.setdefault(stretch.moved, []).append(len(self._marks))
        self._put(change, *part, fact)

    def _put(
        self, change: ChangeKind, left: int, left_end: int, right: int, right_end: int, fact: Fact | None = None
    ) -> None:
        if left < left_end or right < right_end:
            places = [(True, at) for at in range(left, left_end)] + [(False, at) for at in range(right, right_end)]
            is_at_odds = fact is not None and not self._at_odds.isdisjoint(places)
            here = self._span(0, self._left[left:left_end])
            there = self._span(1, self._right[right:right_end])
            self._marks.append(WordChange(change, here, there, fact, is_at_odds))

    def _span(self, side: int, some: Sequence[ComparedUnit]) -> Span:
        """From the first unit to the last one; an empty span after what came before where there is none."""
        if not some:
            return Span(self._places[side], self._places[side])
        self._places[side] = some[-1].span.end
        return Span(some[0].span.start, some[-1].span.end)

    def _stretches(
        self, side: Sequence[ComparedUnit], first: int, last: int, moved: dict[int, int], *, is_left: bool
    ) -> Iterator[_Stretch]:
        start = first
        while start < last:
            key = self._kept_apart(side, start, moved, is_left)
            end = start + 1
            while end < last and key[1] is None and self._kept_apart(side, end, moved, is_left) == key:
                end += 1
            yield _Stretch(start, end, key[1], key[0])
            start = end

    def _kept_apart(
        self, side: Sequence[ComparedUnit], at: int, moved: dict[int, int], is_left: bool
    ) -> tuple[int | None, Fact | None]:
        """The run that has moved, and the fact, by which a unit is marked on its own."""
        if at in moved:
            return moved[at], None
        fact = side[at].fact
        is_answered = fact is Fact.NEGATION and (is_left, at) not in self._found.negations
        return None, None if is_answered else fact
