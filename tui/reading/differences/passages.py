"""What matching passages of two outlets contradict each other in, and where one tells another status."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.articles.model import Article, Coverage, Passage
from tui.matching.model import Match, MatchKind, MatchSureness
from tui.reading.differences.labels import label_of
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.reading.differences.statuses import is_other_status, limits
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.word_changes import WordChange

_YEARS = range(1800, 2101)


def passage_differences(coverage: Coverage, matches: Iterable[Match]) -> Iterator[PairDifference]:
    """Yield the contradictions in matching passages, and their words for another status."""
    from tui.matching.differences.word_changes import word_changes

    for match in matches:
        if match.kind in (MatchKind.NAME, MatchKind.VERBATIM, MatchKind.TRANSLATION):
            continue
        left, right = coverage.article(match.left.article), coverage.article(match.right.article)
        changes = word_changes(left, match.left.span, right, match.right.span)
        for at, change in enumerate(changes):
            is_status = is_other_status(changes, at, left, right)
            what = DifferenceClass.STATUS if is_status else _class_of(change, left.text, right.text)
            if what is not None:
                yield PairDifference(
                    what,
                    match.sureness,
                    DifferingPassage(match.left, _spans(change.left)),
                    DifferingPassage(match.right, _spans(change.right)),
                    label_of(left, change.left, match.left.span),
                )
        if match.sureness is MatchSureness.SURE:
            yield from _limits(left, match.left, right, match.right)


def _limits(left: Article, passage: Passage, right: Article, counterpart: Passage) -> Iterator[PairDifference]:
    """Yield what is only for a time, or in part, in one of two outlets: an interim director."""
    for article, here, other, there in ((left, passage, right, counterpart), (right, counterpart, left, passage)):
        for word in limits(article, here.span, other):
            sides = DifferingPassage(here, (word,)), DifferingPassage(there, ())
            label = label_of(article, word, here.span)
            yield PairDifference(DifferenceClass.STATUS, MatchSureness.POSSIBLE, *sides, label)


def _spans(span: Span) -> tuple[Span, ...]:
    return (span,) if len(span) else ()


def _class_of(change: "WordChange", left: str, right: str) -> DifferenceClass | None:
    from tui.matching.differences.fact_words import Fact

    if not change.is_contradiction or change.fact is None:
        return None
    words = change.left.slice(left), change.right.slice(right)
    if change.fact is Fact.NUMBER and all(word.isdigit() and int(word) in _YEARS for word in words):
        return DifferenceClass.DATE
    if change.fact is Fact.DATE and any(_is_clock(word) for word in words):
        return DifferenceClass.TIME
    if change.fact is Fact.QUANTITY:
        return DifferenceClass.NUMBER
    return DifferenceClass(change.fact.value)


def _is_clock(words: str) -> bool:
    plain = words.lower().replace(".", "")
    return ":" in words or plain.endswith(("am", "pm")) or plain in {"midday", "noon", "midnight"}
