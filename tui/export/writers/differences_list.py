"""Writes the list of differences to a separate file: Markdown, CSV, JSON or YAML."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from tui import __version__
from tui.articles.model import Coverage
from tui.export.build_document import article_row
from tui.export.differences import differences_document
from tui.export.json import dumps
from tui.export.writers.csv_cells import BYTE_ORDER_MARK, escape_formula
from tui.export.writers.markdown import article_line, escape_markdown, provenance
from tui.reading.differences.model import DifferenceRow
from tui.reading.differences.wording import (
    HEADINGS,
    NONE_FOUND,
    SCOPE,
    heading_of,
    marked_text,
    title_of,
    without_wording_text,
)
from tui.yaml.reader import dump_yaml

COLUMNS = ("what", "sureness", "about", "article", "outlet", "start", "end", "text", "differing", "id")


class DifferenceList(Struct, frozen=True):
    """The data that a list is written from."""

    coverage: Coverage
    rows: Sequence[DifferenceRow]
    settings: Mapping[str, object]


def _json(listed: DifferenceList) -> str:
    return dumps(differences_document(listed.coverage, listed.rows, listed.settings))


def _yaml(listed: DifferenceList) -> str:
    return dump_yaml(differences_document(listed.coverage, listed.rows, listed.settings))


def _csv(listed: DifferenceList) -> str:
    """Return one line per wording as CSV (RFC 4180) with a byte order mark; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows(map(escape_formula, line) for line in _lines(listed))
    return BYTE_ORDER_MARK + out.getvalue()


def _lines(listed: DifferenceList) -> Iterator[Sequence[str]]:
    yield COLUMNS
    for row in listed.rows:
        for side in row.passages:
            article = listed.coverage.article(side.passage.article)
            span = side.passage.span
            differing = " | ".join(each.slice(article.text) for each in side.differing)
            place = (article.id, article.outlet, str(span.start), str(span.end), span.slice(article.text), differing)
            yield (row.what.value, row.sureness.value, row.about, *place, row.id)


def _markdown(listed: DifferenceList) -> str:
    coverage, articles = listed.coverage, tuple(map(article_row, listed.coverage.articles))
    blocks = [
        f"# Differences: {escape_markdown(coverage.title or 'articles on one event')}",
        "\n".join(map(article_line, articles)),
        *([] if listed.rows else [NONE_FOUND]),
        SCOPE,
        *differences_markdown(coverage, listed.rows, level=2),
        *provenance(articles, f"crosslight {escape_markdown(__version__)}"),
    ]
    return "\n\n".join(blocks) + "\n"


def differences_markdown(coverage: Coverage, rows: Sequence[DifferenceRow], *, level: int) -> Iterator[str]:
    """Yield the blocks of the list: a heading for each class, a list for each row, the differing words in bold."""
    for heading in HEADINGS:
        listed = [row for row in rows if heading_of(row) == heading]
        if listed:
            yield f"{'#' * level} {heading}"
        for row in listed:
            lines = [f"- {escape_markdown(title_of(row))}"]
            for side in row.passages:
                article = coverage.article(side.passage.article)
                text = escape_markdown(marked_text(article, side, _BEGIN, _END))
                text = text.replace(_BEGIN, "**").replace(_END, "**")
                lines.append(f"  - {escape_markdown(article.outlet)}: {text}")
            missing = without_wording_text(coverage, row)
            lines += [f"  - {escape_markdown(missing)}"] if missing else []
            yield "\n".join(lines)


_BEGIN, _END = "\ue000", "\ue001"
"""Placeholders for the marks while the text is escaped; if canonical text contains them, they only become bold."""

WRITERS: Mapping[str, Callable[[DifferenceList], str]] = {
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
    "yaml": _yaml,
}
"""Name of a format → its writer."""
