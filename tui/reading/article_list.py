"""The list of all articles: what each shares with the current one, and which of them stand in panes."""

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
    article: str
    outlet: str
    published: str
    headline: str
    pane: int
    """The number of its pane; 0 for one that stays behind."""
    shared_words: int
    """Words of the current article in passages that this one shares. Of the current one: all that it shares."""
    is_current: bool


def article_rows(
    coverage: Coverage, opened: Sequence[str], current: str, shown: VisibleGroups | None
) -> tuple[ArticleRow, ...]:
    """One each, in pane order, those without a pane last. opened: ids of the articles that have one, in order. shown:
    the groups at the cutoff; None until they are found."""
    shared = shared_words(coverage.article(current), shown) if shown is not None else {}
    rows = [
        ArticleRow(
            article.id,
            article.outlet,
            article.published,
            article.headline,
            opened.index(article.id) + 1 if article.id in opened else 0,
            shared.get(article.id, 0),
            article.id == current,
        )
        for article in coverage.articles
    ]
    return tuple(sorted(rows, key=lambda row: (not row.pane, row.pane)))


def sort_by_shared_words(rows: Iterable[ArticleRow]) -> tuple[ArticleRow, ...]:
    """The current article first, then those that share most with it."""
    return tuple(sorted(rows, key=lambda row: (not row.is_current, -row.shared_words)))


def filter_rows(rows: Iterable[ArticleRow], typed: str) -> tuple[ArticleRow, ...]:
    """Those whose outlet, date or headline hold every word that was typed; case and accents make no difference."""
    words = fold_text(typed).split()
    return tuple(
        row for row in rows if all(word in fold_text(f"{row.outlet} {row.published} {row.headline}") for word in words)
    )


def shared_words(article: Article, shown: VisibleGroups) -> dict[str, int]:
    """Article id → how many words of `article` stand in passages that it shares; under its own id, with any."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for group in shown.groups:
        here = [passage.span for passage in group.passages if passage.article == article.id]
        if here:
            for other in {passage.article for passage in group.passages}:
                spans[other] += here
    whole = _merge_spans(spans.get(article.id, ()))
    starts = [start for span in whole for start, _ in word_spans(article.text, span.start, span.end)]
    return {other: sum(_within(starts, span) for span in _merge_spans(of)) for other, of in spans.items()}


def _merge_spans(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _within(starts: Sequence[int], span: Span) -> int:
    return bisect_left(starts, span.end) - bisect_left(starts, span.start)
