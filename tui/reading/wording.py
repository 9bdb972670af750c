"""Which words of the current passage stand otherwise, or not at all, in the wording beside it."""

from collections.abc import Iterable, Mapping

from tui.articles.model import Coverage, Passage
from tui.text.span import Span


def differing(coverage: Coverage, passage: Passage, others: Mapping[str, Passage]) -> dict[str, tuple[Span, ...]]:
    """Per article: the stretches that differ. The other wordings are held against `passage`, and it against the first
    of them in pane order."""
    from tui.matching.marks import MarkKind, word_marks  # heavy: not before something has been found

    text = coverage.article(passage.article).text
    found: dict[str, tuple[Span, ...]] = {}
    for article in coverage.articles:
        other = others.get(article.id)
        if other is None:
            continue
        marks = [
            mark for mark in word_marks(text, passage.span, article.text, other.span) if mark.kind is not MarkKind.EQUAL
        ]
        found.setdefault(passage.article, _filled(mark.left for mark in marks))
        found[article.id] = _filled(mark.right for mark in marks)
    return found


def _filled(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if len(span))
