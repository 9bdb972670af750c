"""The list of all articles, with their panes and how much each shares with the current one."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.articles.model import Article, Coverage
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.text.fold import fold_text
from tui.text.span import Span
from tui.text.tokens import word_spans


class ArticleRow(Struct, frozen=True):
    """A row in the list."""

    article: str
    """Id of the article."""
    outlet: str
    published: str
    headline: str
    pane: int
    """Number of its pane; 0 if it has none."""
    shared_words: int
    """Number of words in the current article's passages shared with this one; for itself, with any article."""
    is_current: bool


def article_rows(
    coverage: Coverage, open_ids: Sequence[str], current: str, visible_groups: VisibleGroups | None
) -> tuple[ArticleRow, ...]:
    """Return one row for each article, in pane order, those without a pane last.

    open_ids: ids of the articles with a pane, in order. visible_groups: None until matches are found."""
    shared = shared_words(coverage.article(current), visible_groups) if visible_groups is not None else {}
    rows = [
        ArticleRow(
            article.id,
            article.outlet,
            article.published,
            article.headline,
            open_ids.index(article.id) + 1 if article.id in open_ids else 0,
            shared.get(article.id, 0),
            article.id == current,
        )
        for article in coverage.articles
    ]
    return tuple(sorted(rows, key=lambda row: (not row.pane, row.pane)))


def sort_by_shared_words(rows: Iterable[ArticleRow]) -> tuple[ArticleRow, ...]:
    """Sort the current article first, then those that share most with it."""
    return tuple(sorted(rows, key=lambda row: (not row.is_current, -row.shared_words)))


def filter_rows(rows: Iterable[ArticleRow], typed: str) -> tuple[ArticleRow, ...]:
    """Return the rows whose outlet, date and headline contain every word typed, ignoring case and accents."""
    words = fold_text(typed).split()
    return tuple(
        row for row in rows if all(word in fold_text(f"{row.outlet} {row.published} {row.headline}") for word in words)
    )


def shared_words(article: Article, visible_groups: VisibleGroups) -> dict[str, int]:
    """Map each article id to the number of words of `article` in passages they share; its own id, with any article."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for group in visible_groups.groups:
        own_spans = [passage.span for passage in group.passages if passage.article == article.id]
        if own_spans:
            for article_id in {passage.article for passage in group.passages}:
                spans[article_id] += own_spans
    shared_spans = _merge_spans(spans.get(article.id, ()))
    starts = [start for span in shared_spans for start, _ in word_spans(article.text, span.start, span.end)]
    return {
        article_id: sum(_word_count(starts, span) for span in _merge_spans(article_spans))
        for article_id, article_spans in spans.items()
    }


def _merge_spans(spans: Iterable[Span]) -> list[Span]:
    disjoint: list[Span] = []
    for span in sorted(spans):
        if disjoint and span.start <= disjoint[-1].end:
            disjoint[-1] = Span(disjoint[-1].start, max(disjoint[-1].end, span.end))
        else:
            disjoint.append(span)
    return disjoint


def _word_count(starts: Sequence[int], span: Span) -> int:
    """Return the number of word starts inside a span."""
    return bisect_left(starts, span.end) - bisect_left(starts, span.start)
