"""Which words of the current passage the wording beside it does not have."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from tui.articles.model import Article, Coverage, Passage
from tui.text.span import Span
from tui.text.tokens import word_spans

if TYPE_CHECKING:
    from tui.matching.marks import WordMark


def differing(coverage: Coverage, passage: Passage, others: Mapping[str, Passage]) -> dict[str, tuple[Span, ...]]:
    """Per article: the words that differ. The other wordings are held against `passage`, and it against the first of
    them in pane order. A word that only stands in another place does not differ; a figure that does always does."""
    from tui.matching.marks import word_marks  # heavy: not before something has been found

    here = coverage.article(passage.article)
    found: dict[str, tuple[Span, ...]] = {}
    for there in coverage.articles:
        other = others.get(there.id)
        if other is None:
            continue
        marks = word_marks(here.text, passage.span, there.text, other.span)
        found.setdefault(here.id, tuple(_lacking(marks, here, passage.span, there, other.span, left=True)))
        found[there.id] = tuple(_lacking(marks, there, other.span, here, passage.span, left=False))
    return found


def _lacking(
    marks: "tuple[WordMark, ...]", article: Article, span: Span, other: Article, other_span: Span, *, left: bool
) -> Iterator[Span]:
    from tui.matching.marks import MarkKind

    elsewhere = _keys(other.text, other_span)
    for mark in marks:
        run = mark.left if left else mark.right
        if mark.kind is MarkKind.FIGURE:
            yield run
        elif mark.kind is not MarkKind.EQUAL:
            yield from _runs_without(article.text, run, elsewhere)


def _runs_without(text: str, run: Span, known: Collection[str]) -> Iterator[Span]:
    """The stretches of `run` that hold only words which are not known."""
    from tui.matching.vocabulary import word_key

    start = end = None
    for word_start, word_end in word_spans(text, run.start, run.end):
        if word_key(text[word_start:word_end]) in known:
            if start is not None and end is not None:
                yield Span(start, end)
            start = None
        else:
            start, end = (word_start if start is None else start), word_end
    if start is not None and end is not None:
        yield Span(start, end)


def _keys(text: str, span: Span) -> frozenset[str]:
    from tui.matching.vocabulary import word_key

    return frozenset(word_key(text[start:end]) for start, end in word_spans(text, span.start, span.end))
