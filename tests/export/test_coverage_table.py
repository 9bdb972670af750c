"""The exported coverage table has the rows of the screen in their order, and third-party parsers can read it."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.export.checks import SCHEMAS
from tests.export.made import HOSTILE, AnalysedEvent, built
from tests.reading.made import presence_of
from tests.rows import each_row
from tui.export.coverage_table import WRITERS, Table, TableArrangement, coverage_table
from tui.matching.model import MatchKind
from tui.reading.coverage.row import CoverageRow, RowKind
from tui.reading.coverage.table import CoverageOrder, arrange_rows, rows
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.quotes.quote_groups import quote_groups
from tui.yaml.reader import read_yaml

SETTINGS = {"cutoff": 40.0}


def table_of(
    sample: AnalysedEvent, kind: RowKind | None = None, query: str = "", order: CoverageOrder = CoverageOrder.SPREAD
) -> Table:
    table_rows = arrange_rows(all_rows(sample), kind, query, order)
    return coverage_table(sample.coverage, table_rows, TableArrangement(kind, query, str(order)), SETTINGS)


def all_rows(sample: AnalysedEvent) -> tuple[CoverageRow, ...]:
    visible_groups = VisibleGroups(sample.coverage, sample.grouping, set(MatchKind), Letters())
    groups = quote_groups(sample.coverage, sample.mentions, sample.grouping)
    return rows(sample.coverage, visible_groups, sample.mentions, groups, presence_of(sample.coverage))


def read_csv(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@pytest.fixture
def hostile_outlets() -> AnalysedEvent:
    return built(title=HOSTILE, outlet="=1+1 | <b>x</b>")


@pytest.mark.parametrize("order", CoverageOrder)
def test_every_format_has_the_rows_of_the_screen_in_their_order(sample: AnalysedEvent, order: CoverageOrder) -> None:
    expected = [row.text for row in arrange_rows(all_rows(sample), None, "", order)]
    assert len(expected) > 4
    table = table_of(sample, order=order)
    assert [row["text"] for row in json.loads(WRITERS["json"](table))["rows"]] == expected
    assert [line[1].removeprefix("'") for line in read_csv(WRITERS["csv"](table))[1:]] == expected
    markdown_rows = cells_of(WRITERS["markdown"](table))
    assert [line[1] for line in markdown_rows[1:]] == [" ".join(text.split()) for text in expected]


def test_only_filtered_rows_are_written_and_the_filter_is_named(sample: AnalysedEvent) -> None:
    table = table_of(sample, RowKind.PERSON, "brandvold")
    document = json.loads(WRITERS["json"](table))
    assert [row["kind"] for row in document["rows"]] == ["person"]
    assert document["shown"] == {"kind": "person", "query": "brandvold", "order": "most outlets first"}
    assert "1 row, most outlets first, kind: person, filter: “brandvold”." in WRITERS["markdown"](table)


@each_row("event", ["sample", "hostile", "hostile_outlets"])
def test_json_and_yaml_follow_the_schema_and_point_into_the_texts(event: str, request: pytest.FixtureRequest) -> None:
    sample: AnalysedEvent = request.getfixturevalue(event)
    text = WRITERS["json"](table_of(sample))
    document = json.loads(text)
    schema = json.loads((SCHEMAS / "coverage.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    assert read_yaml(WRITERS["yaml"](table_of(sample)), "").value == document
    texts = {article.id: article.text for article in sample.coverage.articles}
    ids = [article["id"] for article in document["articles"]]
    for row in document["rows"]:
        assert len(row["cells"]) == len(ids)
        for article, cell in zip(ids, row["cells"], strict=True):
            assert cell is None or (
                cell["article"] == article and texts[article][cell["start"] : cell["end"]] == cell["exact"] != ""
            )


def test_csv_has_a_column_for_each_outlet_and_no_formulas(hostile_outlets: AnalysedEvent) -> None:
    head, *lines = read_csv(WRITERS["csv"](table_of(hostile_outlets)))
    assert head == ["kind", "what", "note", "'=1+1 | <b>x</b>", "Star", "日本 Sun", "articles", "coverage"]
    assert {len(line) for line in lines} == {len(head)}
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)
    assert [line[6] for line in lines] == [str(sum(map(bool, line[3:6]))) for line in lines]
    assert {line[7] for line in lines} == {"", "not found in 日本 Sun"}


def test_two_articles_of_one_outlet_have_separate_columns() -> None:
    head = read_csv(WRITERS["csv"](table_of(built(outlet="Star"))))[0]
    assert head[3:6] == ["Star (post)", "Star (star)", "日本 Sun"]


@each_row("event", ["sample", "hostile", "hostile_outlets"])
def test_markdown_is_one_table_with_escaped_text(event: str, request: pytest.FixtureRequest) -> None:
    sample: AnalysedEvent = request.getfixturevalue(event)
    table = table_of(sample)
    markdown_rows = cells_of(WRITERS["markdown"](table))
    assert {len(line) for line in markdown_rows} == {len(sample.coverage.articles) + 5}
    assert len(markdown_rows) == len(table.rows) + 1
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(WRITERS["markdown"](table))
    assert "<script" not in html and "<b>" not in html and "<img" not in html


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of a Markdown table as plain text, line by line, the head first, as markdown-it reads it."""
    lines: list[list[str]] = []
    cell = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            lines.append([])
        cell = token.type in ("td_open", "th_open") or (cell and token.type == "inline")
        if cell and token.type == "inline":
            lines[-1].append("".join(child.content for child in token.children or ()))
    return lines
