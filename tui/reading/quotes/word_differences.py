"""What in the current passage is otherwise in the wording beside it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Article, Coverage, Passage
from tui.text.span import Span
from tui.text.tokens import word_spans

if TYPE_CHECKING:
    from tui.matching.differences.word_changes import WordChange


class DifferenceKind(IntEnum):
    """The higher, the more a reader must see it."""

    MOVED = 1
    """The same words stand elsewhere in the other passage."""
    WORDING = 2
    """The other passage has other words, or none."""
    AT_ODDS = 3
    """A number, a date, a quantity or a negation in which two otherwise equal passages differ."""


class Difference(Struct, frozen=True):
    span: Span
    kind: DifferenceKind


def word_differences(
    coverage: Coverage, passage: Passage, others: Mapping[str, Passage]
) -> dict[str, tuple[Difference, ...]]:
    """Per article: what differs, in order and disjoint.

    The other wordings are held against `passage`, and it against the first of them in pane order; what is at odds with
    any of them is marked in it too. Words of grammar that the other passage only lacks are no difference.
    """
    from tui.matching.differences.word_changes import word_changes  # heavy: not before something has been found

    here = coverage.article(passage.article)
    found: dict[str, tuple[Difference, ...]] = {}
    at_odds: list[Difference] = []
    for there in coverage.articles:
        if (other := others.get(there.id)) is None:
            continue
        marks = word_changes(here, passage.span, there, other.span)
        mine = tuple(differences_in(here, [(mark.left, mark) for mark in marks]))
        found.setdefault(here.id, mine)
        at_odds += [difference for difference in mine if difference.kind is DifferenceKind.AT_ODDS]
        found[there.id] = tuple(differences_in(there, [(mark.right, mark) for mark in marks]))
    if here.id in found:
        found[here.id] = overlay(found[here.id], at_odds)
    return found


def differences_in(article: Article, marks: "Iterable[tuple[Span, WordChange]]") -> Iterator[Difference]:
    """What a reader is shown of the marks of one side; each comes with the stretch that it marks there."""
    from tui.matching.differences.word_changes import ChangeKind

    for span, mark in marks:
        if mark.change is ChangeKind.EQUAL or not len(span):
            continue
        if mark.at_odds:
            yield Difference(span, DifferenceKind.AT_ODDS)
        elif mark.change is ChangeKind.MOVED:
            yield Difference(span, DifferenceKind.MOVED)
        elif mark.change is ChangeKind.REPLACED or not _is_grammar(article, span):
            yield Difference(span, DifferenceKind.WORDING)


def _is_grammar(article: Article, span: Span) -> bool:
    """Whether only small words stand there: the, of, that."""
    from tui.matching.words.vocabulary import stop_words, word_key

    words = (article.text[start:end] for start, end in word_spans(article.text, span.start, span.end))
    return all(word_key(word, article.language) in stop_words(article.language) for word in words)


def overlay(found: tuple[Difference, ...], louder: Iterable[Difference]) -> tuple[Difference, ...]:
    """`found`, with `louder` laid over it: what a louder one touches is taken out."""
    laid: list[Difference] = []
    for difference in sorted(louder, key=lambda each: each.span):
        if not laid or laid[-1].span.end <= difference.span.start:
            laid.append(difference)
    starts = [difference.span.start for difference in laid]
    for difference in found:
        next_one = bisect_left(starts, difference.span.end)
        if not next_one or laid[next_one - 1].span.end <= difference.span.start:
            laid.append(difference)
    return tuple(sorted(laid, key=lambda each: each.span))
