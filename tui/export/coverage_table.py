"""Writes the coverage table to a file: the rows on the screen, in the same order, with a column for each article."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from tui import __version__
from tui.articles.model import Coverage
from tui.export.build_document import article_row
from tui.export.document import ExportedArticle
from tui.export.json import dumps
from tui.export.writers.csv_cells import BYTE_ORDER_MARK, escape_formula
from tui.export.writers.markdown import article_line, escape_markdown, provenance
from tui.reading.coverage.row import CoverageCell, CoverageRow, RowKind, missing_outlets, text_without_cell
from tui.text.counts import count_text
from tui.yaml.reader import dump_yaml

FORMAT = "crosslight-coverage"
FORMAT_NUMBER = 1
"""Version of the format; it increases when a field is removed or changes its meaning. Fields may be added."""
KIND, TEXT, NOTE, ARTICLES, COVERAGE = "kind", "what", "note", "articles", "coverage"
"""Headings of the columns beside those of the articles. COVERAGE contains “not found in …” or “found only in …”."""


class TableArrangement(msgspec.Struct, frozen=True):
    """The filter and the order of the rows."""

    kind: RowKind | None
    """Kind of the rows; None for all kinds."""
    query: str
    order: str


class CellRow(msgspec.Struct, frozen=True):
    """The content of a row in one article. Offsets are code points of its text, half-open."""

    article: str
    outlet: str
    told: str
    """Text of the cell on the screen: a count such as “2×”, a form such as “quote”, or a number as it is written."""
    start: int
    """Start of the first place in the article."""
    end: int
    exact: str


class TableRow(msgspec.Struct, frozen=True):
    """A quote, passage, person or number."""

    id: str
    kind: str
    text: str
    note: str
    cells: tuple[CellRow | None, ...]
    """Cells by article, in their order; null if it was not found in the article."""
    otherwise: tuple[str, ...]
    """Ids of the articles that have it in another row, in other words or in part."""
    uncertain: tuple[str, ...]
    """Ids of the articles with something similar, which may or may not be the same."""
    left_out: str
    """Text “not found in RT” or “found only in RT”; empty if every article has it, even in other words or in part."""


class Table(msgspec.Struct, frozen=True):
    """The coverage table as plain data, as defined in docs/schemas/coverage.schema.json."""

    format: str
    format_number: int
    version: str
    title: str
    settings: Mapping[str, object]
    shown: TableArrangement
    articles: tuple[ExportedArticle, ...]
    rows: tuple[TableRow, ...]


def coverage_table(
    coverage: Coverage, rows: Sequence[CoverageRow], arrangement: TableArrangement, settings: Mapping[str, object]
) -> Table:
    """Return the table of the rows on the screen, in the same order."""
    names = [article.outlet for article in coverage.articles]
    return Table(
        format=FORMAT,
        format_number=FORMAT_NUMBER,
        version=__version__,
        title=coverage.title,
        settings=dict(settings),
        shown=arrangement,
        articles=tuple(map(article_row, coverage.articles)),
        rows=tuple(
            TableRow(
                id=row.key,
                kind=row.kind.value,
                text=row.text,
                note=row.note,
                cells=tuple(_cell(coverage, cell) if cell else None for cell in row.cells),
                otherwise=tuple(
                    article.id for number, article in enumerate(coverage.articles) if number in row.in_other_words
                ),
                uncertain=tuple(
                    article.id for number, article in enumerate(coverage.articles) if number in row.uncertain
                ),
                left_out=missing_outlets(row, names),
            )
            for row in rows
        ),
    )


def _cell(coverage: Coverage, cell: CoverageCell) -> CellRow:
    passage = cell.stop.passage
    article = coverage.article(passage.article)
    span = passage.span
    return CellRow(article.id, article.outlet, cell.text, span.start, span.end, span.slice(article.text))


# --- formats ----------------------------------------------------------------------------------------------------------


def _json(table: Table) -> str:
    return dumps(msgspec.to_builtins(table))


def _yaml(table: Table) -> str:
    return dump_yaml(msgspec.to_builtins(table))


def _csv(table: Table) -> str:
    """Return the table as CSV (RFC 4180) with a byte order mark; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows(map(escape_formula, line) for line in _lines(table))
    return BYTE_ORDER_MARK + out.getvalue()


def _lines(table: Table) -> Iterator[Sequence[str]]:
    """Yield the column headings, then the rows."""
    yield (KIND, TEXT, NOTE, *_column_names(table), ARTICLES, COVERAGE)
    for row in table.rows:
        texts = [
            cell.told if cell else _without_cell(row, article.id)
            for cell, article in zip(row.cells, table.articles, strict=True)
        ]
        yield (row.kind, row.text, row.note, *texts, str(sum(map(bool, row.cells))), row.left_out)


def _without_cell(row: TableRow, article_id: str) -> str:
    """Return the text for an article without a cell in a row."""
    return text_without_cell(RowKind(row.kind), article_id in row.otherwise, article_id in row.uncertain)


def _column_names(table: Table) -> list[str]:
    """Return the heading of each article's column: its outlet, with the article's id if the outlet has several."""
    count = Counter(article.outlet for article in table.articles)
    return [
        f"{article.outlet} ({article.id})" if count[article.outlet] > 1 else article.outlet
        for article in table.articles
    ]


def _markdown(table: Table) -> str:
    head, *lines = _lines(table)
    arrangement = table.shown
    summary = [count_text(len(lines), "row"), arrangement.order]
    summary += [f"kind: {arrangement.kind}"] if arrangement.kind else []
    summary += [f"filter: “{escape_markdown(arrangement.query)}”"] if arrangement.query else []
    table_lines = [_table_line(head), _table_line(["---"] * len(head), is_rule=True), *map(_table_line, lines)]
    blocks = [
        f"# Coverage: {escape_markdown(table.title or 'articles on one event')}",
        "\n".join(map(article_line, table.articles)),
        ", ".join(summary) + ".",
        "\n".join(table_lines),
        *provenance(table.articles, f"crosslight {escape_markdown(table.version)}"),
    ]
    return "\n\n".join(blocks) + "\n"


def _table_line(cells: Sequence[str], *, is_rule: bool = False) -> str:
    return f"| {' | '.join(cells if is_rule else map(escape_markdown, cells))} |"


WRITERS: Mapping[str, Callable[[Table], str]] = {"markdown": _markdown, "csv": _csv, "json": _json, "yaml": _yaml}
"""Name of a format → its writer."""
