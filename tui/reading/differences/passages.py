"""Finds contradictions in matching passages of two outlets, and words that give a different status."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.matching.model import Match, MatchKind, MatchSureness
from tui.reading.differences.labels import label_of
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.reading.differences.statuses import (
    StatusWords,
    is_other_status,
    is_word_of,
    may_tell_other_status,
    status_words,
)
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.units import ComparedUnit
    from tui.matching.differences.word_changes import WordChange
    from tui.reading.differences.fact_profiles import FactProfile


def passage_differences(coverage: Coverage, matches: Iterable[Match]) -> Iterator[PairDifference]:
    """Yield the contradictions in matching passages, and their words for a different status."""
    comparer = _PassageComparer(coverage)
    for match in matches:
        if match.kind in (MatchKind.NAME, MatchKind.VERBATIM, MatchKind.TRANSLATION):
            continue
        if comparer.may_differ(match.left, match.right):
            yield from comparer.changes(match)
        if match.sureness is MatchSureness.SURE:
            yield from comparer.limits(match.left, match.right)
            yield from comparer.limits(match.right, match.left)


class _PassageComparer:
    """Reads each passage once; with many outlets, most pairs of passages contain nothing that can contradict."""

    def __init__(self, coverage: Coverage) -> None:
        self._articles = {article.id: article for article in coverage.articles}
        self._units: dict[Passage, Sequence[ComparedUnit]] = {}
        self._facts: dict[Passage, FactProfile] = {}
        self._statuses: dict[Passage, StatusWords] = {}
        self._limits: dict[Passage, Sequence[Span]] = {}

    def may_differ(self, left: Passage, right: Passage) -> bool:
        from tui.reading.differences.fact_profiles import may_contradict  # deferred: slow import

        for passage in (left, right):
            if passage not in self._facts:
                self._read(passage)
        return may_contradict(self._facts[left], self._facts[right]) or may_tell_other_status(
            self._statuses[left], self._statuses[right]
        )

    def _read(self, passage: Passage) -> None:
        from tui.matching.differences.opposites import limiting_words
        from tui.matching.differences.units import compared_units
        from tui.reading.differences.fact_profiles import profile_of

        article = self._articles[passage.article]
        self._units[passage] = compared_units(article.text, passage.span, article.language)
        self._facts[passage] = profile_of(self._units[passage])
        self._statuses[passage] = status_words(article, passage.span)
        self._limits[passage] = tuple(unit.span for unit in self._units[passage] if unit.key in limiting_words())

    def changes(self, match: Match) -> Iterator[PairDifference]:
        """Yield the word changes in a match that are contradictions or give a different status."""
        from tui.matching.differences.word_changes import word_changes

        left, right = self._articles[match.left.article], self._articles[match.right.article]
        units = self._units[match.left], self._units[match.right]
        changes = word_changes(left, match.left.span, right, match.right.span, units)
        for at, change in enumerate(changes):
            is_status = is_other_status(changes, at, left, right)
            what = DifferenceClass.STATUS if is_status else _class_of(change, left.text, right.text)
            if what is not None:
                here = DifferingPassage(match.left, _spans(change.left))
                there = DifferingPassage(match.right, _spans(change.right))
                yield PairDifference(what, match.sureness, here, there, label_of(left, change.left, match.left.span))

    def limits(self, passage: Passage, counterpart: Passage) -> Iterator[PairDifference]:
        """Yield words in the first of two outlets for something temporary or partial: an interim director."""
        for words in self._limits[passage]:
            article, other = self._articles[passage.article], self._articles[counterpart.article]
            if not is_word_of(words, article, other):
                sides = DifferingPassage(passage, (words,)), DifferingPassage(counterpart, ())
                label = label_of(article, words, passage.span)
                yield PairDifference(DifferenceClass.STATUS, MatchSureness.POSSIBLE, *sides, label)


def _spans(span: Span) -> tuple[Span, ...]:
    return (span,) if len(span) else ()


def _class_of(change: "WordChange", left: str, right: str) -> DifferenceClass | None:
    """Return the class of a contradiction; None for numbers, which are weighed together with those elsewhere."""
    from tui.matching.differences.fact_words import Fact

    if not change.is_contradiction or change.fact in (None, Fact.NUMBER):
        return None
    words = change.left.slice(left), change.right.slice(right)
    if change.fact is Fact.DATE and any(_is_clock(word) for word in words):
        return DifferenceClass.TIME
    if change.fact is Fact.QUANTITY:
        return DifferenceClass.NUMBER
    return DifferenceClass(change.fact.value)


def _is_clock(words: str) -> bool:
    plain = words.lower().replace(".", "")
    return ":" in words or plain.endswith(("am", "pm")) or plain in {"midday", "noon", "midnight"}
