"""Writes the differences between outlets: the document of `crosslight show differences --json`, and a report.

Fields may be added to the document; none may be removed or change its meaning. docs/schemas/ has its schema.
"""

from collections.abc import Iterator, Mapping, Sequence

from tui.articles.model import Article, Coverage
from tui.export.json_documents import Document, document_head
from tui.export.text_report import only_article_text, report_head
from tui.export.wrap import wrap_text
from tui.reading.differences.model import DifferenceRow, DifferingPassage
from tui.reading.differences.wording import (
    HEADINGS,
    NONE_FOUND,
    SCOPE,
    heading_of,
    marked_text,
    missing_from,
    title_of,
    without_wording_text,
)

OPENING, CLOSING = "[", "]"
"""Brackets around differing words in plain text."""


def differences_document(coverage: Coverage, rows: Sequence[DifferenceRow], settings: Mapping[str, object]) -> Document:
    return {
        **document_head("differences", coverage, settings),
        "differences": [difference_record(coverage, row) for row in rows],
    }


def difference_record(coverage: Coverage, row: DifferenceRow) -> Document:
    """Return a row as plain data."""
    return {
        "id": row.id,
        "what": row.what.value,
        "sureness": row.sureness.value,
        "about": row.about,
        "passages": [
            {
                "article": side.passage.article,
                "start": side.passage.span.start,
                "end": side.passage.span.end,
                "text": coverage.text_of(side.passage),
                "differing": [[span.start, span.end] for span in side.differing],
            }
            for side in row.passages
        ],
        "similar": list(row.similar),
        "missing": [article.id for article in missing_from(coverage, row)],
    }


def differences_report(coverage: Coverage, rows: Sequence[DifferenceRow], *, width: int) -> str:
    """Return the rows under their headings, wrapped to `width` cells; brackets mark the differing words."""
    lines = list(report_head(coverage, width))
    if not rows:
        lines += wrap_text(only_article_text(coverage) or NONE_FOUND, width)
    for heading in HEADINGS:
        listed = [row for row in rows if heading_of(row) == heading]
        if listed:
            lines += [f"{heading} ({len(listed)})"]
        for row in listed:
            lines += [*_row(coverage, row, width), ""]
    if len(coverage.articles) > 1:
        lines += wrap_text(SCOPE, width)
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(coverage: Coverage, row: DifferenceRow, width: int) -> Iterator[str]:
    yield from wrap_text(title_of(row), width, first_prefix="  ", prefix="    ")
    for side in row.passages:
        article = coverage.article(side.passage.article)
        yield from wrap_text(_line(article, side), width, first_prefix="    ", prefix="      ")
    if missing := without_wording_text(coverage, row):
        yield from wrap_text(missing, width, first_prefix="    ", prefix="      ")


def _line(article: Article, side: DifferingPassage) -> str:
    return f"{article.outlet}: {marked_text(article, side, OPENING, CLOSING)}"
