"""The coverage table: rows of what is told, cells of who tells it."""

import pytest

from tests.reading.made import coverage_of, grouping_of, mention_of, mentions_of, quote_of
from tui.articles.model import ZoneKind
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.coverage_table import Order, Row, RowKind, arranged, left_out, rows
from tui.reading.letters import Letters
from tui.reading.quote_groups import quote_groups
from tui.reading.shown import Shown


@pytest.fixture
def coverage():
    return coverage_of(
        one="“We saw nothing at all on the water,” Ana Roth said. The ferry had 1,000 people on board.",
        two="Ana Roth: “We saw nothing at all on the water.” Roth left. There were 1000 people and 40 cars.",
        three="The port of Måren stayed open.",
    )


@pytest.fixture
def table(coverage):
    words = "We saw nothing at all on the water"
    grouping = grouping_of(coverage, ("one", words, "two", words), kind=MatchKind.VERBATIM)
    mentions = mentions_of(
        quote_of(coverage, "one", words, speaker="roth"),
        quote_of(coverage, "two", words, speaker="roth"),
        quote_of(coverage, "three", "open", kind=QuoteKind.SCARE),
        people=(Person("roth", "Ana Roth", ()), Person("byline", "By Line", ())),
        mentions=(
            mention_of(coverage, "roth", "one", "Ana Roth"),
            mention_of(coverage, "roth", "two", "Ana Roth"),
            mention_of(coverage, "roth", "two", "Roth left"),
            mention_of(coverage, "byline", "three", "port", zone=ZoneKind.BYLINE),
        ),
    )
    shown = Shown(coverage, grouping, set(MatchKind), Letters())
    return rows(coverage, shown, mentions, quote_groups(coverage, mentions, grouping))


def told(row: Row) -> list[str]:
    return [cell.text if cell else "" for cell in row.cells]


def test_each_quote_passage_person_and_number_is_one_row_with_what_each_article_has(table):
    assert [(row.kind, row.text, row.note, told(row)) for row in table] == [
        (RowKind.QUOTE, "“We saw nothing at all on the water”", "Ana Roth", ["quote", "quote", ""]),
        (RowKind.PASSAGE, "We saw nothing at all on the water", "A", ["verbatim", "verbatim", ""]),
        (RowKind.PERSON, "Ana Roth", "", ["1×", "2×", ""]),
        (RowKind.FIGURE, "1,000 people", "", ["1,000", "1000", ""]),
        (RowKind.FIGURE, "40 cars", "", ["", "40", ""]),
    ]


def test_a_cell_leads_to_its_place(coverage, table):
    for row in table:
        for article, cell in zip(coverage.articles, row.cells, strict=True):
            assert cell is None or cell.stop.passage.article == article.id
    figure = next(row for row in table if row.text == "40 cars")
    assert coverage.text_of(figure.cells[1].stop.passage) == "40"


def test_rows_are_chosen_by_kind_and_by_words_whatever_their_case_and_accents(table):
    assert [row.text for row in arranged(table, RowKind.PERSON, "", Order.PLACE)] == ["Ana Roth"]
    assert [row.kind for row in arranged(table, None, "ROTH  áná", Order.KIND)] == [RowKind.QUOTE, RowKind.PERSON]
    assert arranged(table, None, "nobody", Order.SPREAD) == []


def test_rows_are_put_in_order(table):
    spread = [row.spread for row in arranged(table, None, "", Order.SPREAD)]
    assert spread == sorted(spread, reverse=True)
    places = [row.place for row in arranged(table, None, "", Order.PLACE)]
    assert places == sorted(places)
    assert arranged(table, None, "", Order.KIND) == list(table)


@pytest.mark.parametrize(
    ("having", "said"),
    [("ABCD", ""), ("ABC", "not in D"), ("AB", "not in C, D"), ("A", "only in A"), ("B", "only in B")],
)
def test_who_left_it_out_is_said_in_the_shorter_way(table, having, said):
    cell = table[0].cells[0]
    row = Row(RowKind.QUOTE, "", "", "", tuple(cell if name in having else None for name in "ABCD"), "")
    assert left_out(row, "ABCD") == said
