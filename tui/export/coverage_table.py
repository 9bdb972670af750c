"""The coverage table as a file: the rows that are shown, in their order, with a column for each article."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from tui import __version__
from tui.articles.model import Coverage
from tui.export.build_document import article_row
from tui.export.csv import BYTE_ORDER_MARK, escape_formula
from tui.export.document import ExportedArticle
from tui.export.json import dumps
from tui.export.markdown import article_line, escape_markdown
from tui.reading.coverage.table import IN_OTHER_WORDS, CoverageCell, CoverageRow, RowKind, missing_outlets
from tui.yaml.reader import dump_yaml

FORMAT = "crosslight-coverage"
FORMAT_NUMBER = 1
"""Raised when a field changes its meaning or goes; new fields may come at any time."""
KIND, TEXT, NOTE, ARTICLES, LEFT_OUT = "kind", "what", "note", "articles", "left out"


class TableArrangement(msgspec.Struct, frozen=True):
    """How the table was narrowed and put in order."""

    kind: RowKind | None
    """None: rows of all kinds."""
    query: str
    order: str


class CellRow(msgspec.Struct, frozen=True):
    """What one article has of it. Offsets are code points of its canonical text, half-open."""

    article: str
    outlet: str
    told: str
    """As the table shows it: how often, or in what way."""
    start: int
    """Of the first place where it has it."""
    end: int
    exact: str


class TableRow(msgspec.Struct, frozen=True):
    id: str
    kind: str
    text: str
    note: str
    cells: tuple[CellRow | None, ...]
    """In the order of the articles; null where it was not found in the article."""
    otherwise: tuple[str, ...]
    """Ids of the articles that have it in another row: in other words or in part."""
    left_out: str
    """“not found in RT”, or “found only in RT”; empty where it was found in all, be it in other words or in part."""


class Table(msgspec.Struct, frozen=True):
    format: str
    format_number: int
    version: str
    title: str
    settings: Mapping[str, object]
    shown: TableArrangement
    articles: tuple[ExportedArticle, ...]
    rows: tuple[TableRow, ...]


def coverage_table(
    coverage: Coverage, rows: Sequence[CoverageRow], arranged: TableArrangement, settings: Mapping[str, object]
) -> Table:
    """rows: those that are shown, in their order."""
    names = [article.outlet for article in coverage.articles]
    return Table(
        format=FORMAT,
        format_number=FORMAT_NUMBER,
        version=__version__,
        title=coverage.title,
        settings=dict(settings),
        shown=arranged,
        articles=tuple(map(article_row, coverage.articles)),
        rows=tuple(
            TableRow(
                id=row.key,
                kind=row.kind.value,
                text=row.text,
                note=row.note,
                cells=tuple(_cell(coverage, cell) if cell else None for cell in row.cells),
                otherwise=tuple(each.id for number, each in enumerate(coverage.articles) if number in row.otherwise),
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
    """RFC 4180, in UTF-8 with a byte order mark; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows(map(escape_formula, line) for line in _lines(table))
    return BYTE_ORDER_MARK + out.getvalue()


def _lines(table: Table) -> Iterator[Sequence[str]]:
    """The names of the columns, then the rows."""
    yield (KIND, TEXT, NOTE, *_column_names(table), ARTICLES, LEFT_OUT)
    for row in table.rows:
        ids = (article.id for article in table.articles)
        cells = zip(row.cells, ids, strict=True)
        told = [cell.told if cell else IN_OTHER_WORDS if article in row.otherwise else "" for cell, article in cells]
        yield (row.kind, row.text, row.note, *told, str(sum(map(bool, row.cells))), row.left_out)


def _column_names(table: Table) -> list[str]:
    """The outlets'; where two articles are of one outlet, with the articles' ids."""
    count = Counter(article.outlet for article in table.articles)
    return [
        f"{article.outlet} ({article.id})" if count[article.outlet] > 1 else article.outlet
        for article in table.articles
    ]


def _markdown(table: Table) -> str:
    head, *lines = _lines(table)
    shown = table.shown
    which = [f"{len(lines)} {'row' if len(lines) == 1 else 'rows'}", shown.order]
    which += [f"of the kind {shown.kind}"] if shown.kind else []
    which += [f"that hold “{escape_markdown(shown.query)}”"] if shown.query else []
    drawn = [_drawn(head), _drawn(["---"] * len(head), is_rule=True), *map(_drawn, lines)]
    blocks = [
        f"# Coverage: {escape_markdown(table.title or 'articles on one event')}",
        "\n".join(map(article_line, table.articles)),
        ", ".join(which) + ".",
        "\n".join(drawn),
        f"crosslight {escape_markdown(table.version)}",
    ]
    return "\n\n".join(blocks) + "\n"


def _drawn(cells: Sequence[str], *, is_rule: bool = False) -> str:
    return f"| {' | '.join(cells if is_rule else map(escape_markdown, cells))} |"


WRITERS: Mapping[str, Callable[[Table], str]] = {"markdown": _markdown, "csv": _csv, "json": _json, "yaml": _yaml}
"""By the format's name."""
