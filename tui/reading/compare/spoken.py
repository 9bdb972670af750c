"""Removes the narrator's words between the parts of a quote, so that only what was said is compared."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from tui.articles.model import Article
from tui.reading.compare.columns import Cell, Column
from tui.text.span import Span

Parts = tuple[Span, ...]
"""Parts of a quote in order; a single one if no narrator interrupts it."""


def without_narrator(article: Article, parts: Parts) -> Article:
    """Return the article with blanks between the parts of a quote, so that offsets do not change."""
    text = article.text
    for before, after in pairwise(parts):
        text = text[: before.end] + " " * (after.start - before.end) + text[after.start :]
    return article if text == article.text else replace(article, text=text)


def split_at_gaps(columns: Sequence[Column], parts: Sequence[Parts]) -> Iterator[Column]:
    """Split columns at cells with words from two parts, because the words between are not shown. parts: by wording."""
    for column in columns:
        rest: Column | None = column
        while rest is not None:
            head, rest = _split(rest, parts)
            yield head


def _split(column: Column, parts: Sequence[Parts]) -> tuple[Column, Column | None]:
    """Split a column at the first gap in one of its cells; the second part is None if it has no gap."""
    counts = [_words_before_gap(cell, its_parts) for cell, its_parts in zip(column.cells, parts, strict=True)]
    gaps = [count for count, cell in zip(counts, column.cells, strict=True) if count < len(cell)]
    if not gaps:
        return column, None
    if len({len(cell) for cell in column.cells if cell}) == 1:  # the same words stay side by side
        counts = [min(gaps)] * len(counts)
    head = tuple(cell[:count] for cell, count in zip(column.cells, counts, strict=True))
    rest = tuple(cell[count:] for cell, count in zip(column.cells, counts, strict=True))
    return Column(head, column.is_shared), Column(rest, column.is_shared)


def _words_before_gap(cell: Cell, parts: Parts) -> int:
    """Return the number of tokens in a cell before it continues in the next part; all if it does not."""
    ends = [part.end for part in parts[:-1]]
    for number, (token, following) in enumerate(pairwise(cell), 1):
        if any(token.start < end <= following.start for end in ends):
            return number
    return len(cell)
