"""Finds the word changes between two matching passages, which the screen highlights."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article
from tui.matching.differences.article_context import is_settled_by_context
from tui.matching.differences.contradictions import contradicting_units
from tui.matching.differences.edit_model import ChangeKind as ChangeKind
from tui.matching.differences.edit_model import Differences, UnitGap
from tui.matching.differences.edit_model import WordChange as WordChange
from tui.matching.differences.edits import differences
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.translated.changes import are_translations, translated_changes
from tui.matching.differences.units import ComparedUnit, compared_units, joined_keys
from tui.text.span import Span


def word_changes(
    left: Article,
    left_span: Span,
    right: Article,
    right_span: Span,
    units: tuple[Sequence[ComparedUnit], Sequence[ComparedUnit]] | None = None,
) -> tuple[WordChange, ...]:
    """Return the word changes that turn one passage into the other.

    Words are compared folded and in one spelling, not stemmed: `has` and `had` differ; `defence` and `Defense`, `two`
    and `2`, `Sergey` and `Sergei` do not. Changes come in order on both sides, and together hold every word of both
    passages once; they begin and end at the borders of words, or of a currency’s sign beside a number. Swapping the
    sides swaps the changes. Between two languages only figures, days and months are compared.

    units: those of both passages, if they are there already.
    """
    if are_translations(left, right):
        return translated_changes(left, left_span, right, right_span)
    left_units, right_units = units or (
        compared_units(left.text, left_span, left.language),
        compared_units(right.text, right_span, right.language),
    )
    left_keys, right_keys = joined_keys(left_units, right_units, left.text, right.text)
    borders = _sentence_borders(left, left_span, right, right_span)
    if left_keys <= right_keys:
        found = differences(left_units, left_keys, right_units, right_keys)
        changes = _ChangeBuilder(left_units, right_units, found, left_span, right_span, borders).changes()
        return tuple(_in_context(change, left, right) for change in changes)
    found = differences(right_units, right_keys, left_units, left_keys)
    mirrored_changes = _ChangeBuilder(right_units, left_units, found, right_span, left_span, borders).changes()
    return tuple(_in_context(_mirrored(change), left, right) for change in mirrored_changes)


def _hides_negation(change: WordChange, left: Article, right: Article) -> bool:
    """Return True if one side leaves words out with an ellipsis exactly where the other has “not”."""
    denies = [" not" in text or "n't" in text for text in (_plain(left, change.left), _plain(right, change.right))]
    if denies[0] is denies[1]:
        return False
    article, span = (right, change.right) if denies[0] else (left, change.left)
    return article.text[span.end : span.end + _ELLIPSIS_ROOM].lstrip().startswith(("…", "...", ". . ."))


def _plain(article: Article, span: Span) -> str:
    return f" {span.slice(article.text)}".lower().replace("’", "'")


_ELLIPSIS_ROOM = 6
"""Maximum number of characters between a word and an ellipsis after it."""


def _sentence_borders(left: Article, left_span: Span, right: Article, right_span: Span) -> tuple[bool, bool]:
    """Return whether both passages begin a sentence, and whether both end one."""
    sides = ((left.text, left_span), (right.text, right_span))
    begins = all(
        not span.start or _begins_sentence().search(text[max(0, span.start - _LEAD) : span.start])
        for text, span in sides
    )
    return begins, all(_ends_sentence().match(text, span.end) for text, span in sides)


_LEAD = 12
"""Number of characters before a passage in which the end of the previous sentence is searched for."""


@cache
def _begins_sentence() -> re.Pattern[str]:
    return re.compile(r"[.!?:\n][\s“\"'‘)]*\Z")


@cache
def _ends_sentence() -> re.Pattern[str]:
    return re.compile(r"[”\"'’)]?(?:[.!?\n]|\Z)")


def _in_context(change: WordChange, left: Article, right: Article) -> WordChange:
    """Return the change, marked as a contradiction or not according to the rest of the articles."""
    if change.fact is Fact.NEGATION and _hides_negation(change, left, right):
        return replace(change, is_contradiction=True)
    if not change.is_contradiction or change.fact is None:
        return change
    is_settled = is_settled_by_context(change.fact, left, change.left, right, change.right)
    return replace(change, is_contradiction=False) if is_settled else change


_MIRROR = {ChangeKind.DROPPED: ChangeKind.ADDED, ChangeKind.ADDED: ChangeKind.DROPPED}


def _mirrored(change: WordChange) -> WordChange:
    return replace(change, change=_MIRROR.get(change.change, change.change), left=change.right, right=change.left)


class _Stretch(Struct, frozen=True):
    """Units of one side of a gap that make one change."""

    first: int
    last: int
    fact: Fact | None = None
    moved_run: int | None = None
    """Number of the moved run that the units belong to; None for other units."""

    @property
    def is_plain(self) -> bool:
        return self.fact is None and self.moved_run is None

    def corresponds_to(self, other_stretch: "_Stretch") -> bool:
        """Return True if plain words replace plain words, or a negation: confirmed / denied."""
        facts = {self.fact, other_stretch.fact}
        return (
            self.moved_run is None
            and other_stretch.moved_run is None
            and None in facts
            and facts <= {None, Fact.NEGATION}
        )


def _pop_next(
    left_stretches: list[_Stretch], right_stretches: list[_Stretch]
) -> tuple[_Stretch | None, _Stretch | None]:
    """Pop the last stretch of both sides if they correspond, otherwise of the side that has no counterpart."""
    if left_stretches and right_stretches and left_stretches[-1].corresponds_to(right_stretches[-1]):
        return left_stretches.pop(), right_stretches.pop()
    if left_stretches and (not right_stretches or not left_stretches[-1].is_plain):
        return left_stretches.pop(), None
    return None, right_stretches.pop()


class _ChangeBuilder:
    """Builds the word changes of two passages, from left to right."""

    def __init__(
        self,
        left: Sequence[ComparedUnit],
        right: Sequence[ComparedUnit],
        differences: Differences,
        left_span: Span,
        right_span: Span,
        borders: tuple[bool, bool],
    ) -> None:
        """Prepare a builder. borders: whether both passages begin a sentence, and whether both end one."""
        self._left, self._right, self._differences = left, right, differences
        self._places = [left_span.start, right_span.start]
        self._moved_left = {run.left + n: at for at, run in enumerate(differences.moved_runs) for n in range(run.size)}
        self._moved_right = {
            run.right + n: at for at, run in enumerate(differences.moved_runs) for n in range(run.size)
        }
        self._contradicting = contradicting_units(
            left, right, differences, begins_sentence=borders[0], ends_sentence=borders[1]
        )
        self._changes: list[WordChange] = []
        self._ends: dict[int, list[int]] = {}
        """Numbers of the two changes of each moved run, by the run's number."""

    def changes(self) -> list[WordChange]:
        left = right = 0
        pairs = iter(self._differences.pairs)
        pair = next(pairs, None)
        for gap in self._differences.gaps:
            self._add(ChangeKind.EQUAL, left, gap.left, right, gap.right)
            left, right = gap.left, gap.right
            while pair is not None and (pair.left < gap.left_end):
                self._add_unpaired(UnitGap(left, pair.left, right, pair.right))
                left, right = pair.left + 1, pair.right + 1
                self._add(ChangeKind.REPLACED, pair.left, left, pair.right, right, pair.fact)
                pair = next(pairs, None)
            self._add_unpaired(UnitGap(left, gap.left_end, right, gap.right_end))
            left, right = gap.left_end, gap.right_end
        self._add(ChangeKind.EQUAL, left, len(self._left), right, len(self._right))
        for first_number, second_number in self._ends.values():
            self._changes[first_number] = replace(self._changes[first_number], other_end=second_number)
            self._changes[second_number] = replace(self._changes[second_number], other_end=first_number)
        return self._changes

    def _add_unpaired(self, part: UnitGap) -> None:
        """Add the units without a counterpart fact: plain words beside plain words, everything else by itself."""
        left_stretches = list(self._stretches(self._left, part.left, part.left_end, self._moved_left, is_left=True))
        right_stretches = list(
            self._stretches(self._right, part.right, part.right_end, self._moved_right, is_left=False)
        )
        left_stretches.reverse()
        right_stretches.reverse()
        left, right = part.left, part.right
        while left_stretches or right_stretches:
            left_stretch, right_stretch = _pop_next(left_stretches, right_stretches)
            left_end, right_end = (
                left_stretch.last if left_stretch else left,
                right_stretch.last if right_stretch else right,
            )
            self._add_stretches(left_stretch, right_stretch, UnitGap(left, left_end, right, right_end))
            left, right = left_end, right_end

    def _add_stretches(self, left_stretch: _Stretch | None, right_stretch: _Stretch | None, part: UnitGap) -> None:
        change = (
            ChangeKind.REPLACED
            if left_stretch and right_stretch
            else ChangeKind.DROPPED
            if left_stretch
            else ChangeKind.ADDED
        )
        fact = None
        for stretch in filter(None, (left_stretch, right_stretch)):
            fact = fact or stretch.fact
            if stretch.moved_run is not None:
                change = ChangeKind.MOVED
                self._ends.setdefault(stretch.moved_run, []).append(len(self._changes))
        if fact is None and change is ChangeKind.REPLACED and self._is_of_names(part):
            fact = Fact.NAME
        self._add(change, *part, fact)

    def _is_of_names(self, part: UnitGap) -> bool:
        units = (*self._left[part.left : part.left_end], *self._right[part.right : part.right_end])
        return any(unit.is_name for unit in units) and all(unit.is_name or unit.is_stop for unit in units)

    def _add(
        self, change: ChangeKind, left: int, left_end: int, right: int, right_end: int, fact: Fact | None = None
    ) -> None:
        if left < left_end or right < right_end:
            places = [(True, at) for at in range(left, left_end)] + [(False, at) for at in range(right, right_end)]
            is_contradiction = fact is not None and not self._contradicting.isdisjoint(places)
            left_span = self._span(0, self._left[left:left_end])
            right_span = self._span(1, self._right[right:right_end])
            self._changes.append(WordChange(change, left_span, right_span, fact, is_contradiction))

    def _span(self, side: int, units: Sequence[ComparedUnit]) -> Span:
        """Return the span of the units; without units, an empty span after the previous ones of that side."""
        if not units:
            return Span(self._places[side], self._places[side])
        self._places[side] = units[-1].span.end
        return Span(units[0].span.start, units[-1].span.end)

    def _stretches(
        self, side: Sequence[ComparedUnit], first: int, last: int, run_of: dict[int, int], *, is_left: bool
    ) -> Iterator[_Stretch]:
        start = first
        while start < last:
            key = self._separate_key(side, start, run_of, is_left)
            end = start + 1
            while end < last and key[1] is None and self._separate_key(side, end, run_of, is_left) == key:
                end += 1
            yield _Stretch(start, end, key[1], key[0])
            start = end

    def _separate_key(
        self, side: Sequence[ComparedUnit], at: int, run_of: dict[int, int], is_left: bool
    ) -> tuple[int | None, Fact | None]:
        """Return the moved run and the fact that give a unit a change of its own."""
        if at in run_of:
            return run_of[at], None
        fact = side[at].fact
        is_answered = fact is Fact.NEGATION and (is_left, at) not in self._differences.negations
        return None, None if is_answered else fact
