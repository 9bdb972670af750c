"""Finds the words in which two wordings of a passage differ."""

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
    """Kinds of differences; a higher one matters more to the reader."""

    MOVED = 1
    """The same words, but at a different place in the other passage."""
    WORDING = 2
    """Words that the other passage replaces or lacks."""
    CONTRADICTION = 3
    """A number, a date, a quantity or a negation in which two otherwise equal passages differ."""


class Difference(Struct, frozen=True):
    span: Span
    kind: DifferenceKind


def word_differences(
    coverage: Coverage, passage: Passage, other_passages: Mapping[str, Passage]
) -> dict[str, tuple[Difference, ...]]:
    """Map each article to its differences, in order and disjoint.

    The other wordings are compared with `passage`, and `passage` with the first of them in pane order; contradictions
    with any of them are also marked in it. Function words that the other passage merely lacks are not differences, nor
    are words that it has at a different place.
    """
    from tui.matching.differences.shared_words import words_in  # deferred: slow import
    from tui.matching.differences.word_changes import word_changes

    article = coverage.article(passage.article)
    differences: dict[str, tuple[Difference, ...]] = {}
    contradictions: list[Difference] = []
    for other_article in coverage.articles:
        if (other_passage := other_passages.get(other_article.id)) is None:
            continue
        changes = word_changes(article, passage.span, other_article, other_passage.span)
        words, other_words = words_in(article, passage.span), words_in(other_article, other_passage.span)
        article_differences = tuple(differences_in(article, [(c.left, c) for c in changes], other_words))
        differences.setdefault(article.id, article_differences)
        contradictions += [d for d in article_differences if d.kind is DifferenceKind.CONTRADICTION]
        differences[other_article.id] = tuple(differences_in(other_article, [(c.right, c) for c in changes], words))
    if article.id in differences:
        differences[article.id] = overlay_differences(differences[article.id], contradictions)
    return differences


def differences_in(
    article: Article, changes: "Iterable[tuple[Span, WordChange]]", other_words: frozenset[str]
) -> Iterator[Difference]:
    """Yield the differences to show in one article, without words that the other passage also has.

    changes: each with its span in that article. other_words: those of the other passage, from `words_in`.
    """
    from tui.matching.differences.shared_words import own_parts
    from tui.matching.differences.word_changes import ChangeKind

    for span, change in changes:
        if change.change in (ChangeKind.EQUAL, ChangeKind.TRANSLATED) or not len(span):
            continue
        if change.is_contradiction:
            yield Difference(span, DifferenceKind.CONTRADICTION)
        elif change.change is ChangeKind.MOVED:
            yield Difference(span, DifferenceKind.MOVED)
        elif change.change is ChangeKind.REPLACED or not _is_grammar(article, span):
            for part in own_parts(article, span, other_words, change):
                yield Difference(part, DifferenceKind.WORDING)


def _is_grammar(article: Article, span: Span) -> bool:
    """Return True if a span contains only function words: the, of, that."""
    from tui.matching.words.vocabulary import stop_words, word_key

    words = (article.text[start:end] for start, end in word_spans(article.text, span.start, span.end))
    return all(word_key(word, article.language) in stop_words(article.language) for word in words)


def overlay_differences(base: tuple[Difference, ...], priority: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return the priority differences and those in `base` that overlap none of them, in order and disjoint."""
    result: list[Difference] = []
    for difference in sorted(priority, key=lambda difference: difference.span):
        if not result or result[-1].span.end <= difference.span.start:
            result.append(difference)
    starts = [difference.span.start for difference in result]
    for difference in base:
        following = bisect_left(starts, difference.span.end)
        if not following or result[following - 1].span.end <= difference.span.start:
            result.append(difference)
    return tuple(sorted(result, key=lambda difference: difference.span))
