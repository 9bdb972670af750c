"""The coverage table: a row for each quote, passage, person and number, a cell for each article that has it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tests.reading.made import coverage_of, grouping_of, mention_of, mentions_of, presence_of, quote_of
from tests.rows import each_row
from tui.articles.model import ZoneKind
from tui.matching.model import Grouping, Match, MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.coverage.row import CoverageRow, RowKind, cell_text, missing_outlets, others_text
from tui.reading.coverage.table import CoverageOrder, arrange_rows, rows
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.partial_matches import PartialMatchIndex
from tui.reading.place.presence import Presence
from tui.reading.quotes.quote_groups import quote_groups
from tui.text.span import Span


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
    visible_groups = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    return rows(coverage, visible_groups, mentions, quote_groups(coverage, mentions, grouping), presence_of(coverage))


def cell_texts(row: CoverageRow) -> list[str]:
    return [cell.text if cell else "" for cell in row.cells]


def test_each_quote_passage_person_and_number_has_one_row(table):
    assert [(row.kind, row.text, row.note, cell_texts(row)) for row in table] == [
        (RowKind.QUOTE, "“We saw nothing at all on the water”", "Ana Roth", ["quote", "quote", ""]),
        (RowKind.PASSAGE, "We saw nothing at all on the water", "A", ["verbatim", "verbatim", ""]),
        (RowKind.PERSON, "Ana Roth", "", ["1×", "2×", ""]),
        (RowKind.NUMBER, "1,000 people", "", ["1,000", "1000", ""]),
        (RowKind.NUMBER, "40 cars", "", ["", "40", ""]),
    ]


def test_the_row_of_a_quote_says_if_its_speaker_is_in_doubt(coverage):
    words = "We saw nothing at all on the water"
    quote = replace(quote_of(coverage, "one", words, speaker="roth"), rule=Rule.SUBJECT)
    mentions = mentions_of(quote, people=(Person("roth", "Ana Roth", ()),))
    grouping = grouping_of(coverage)
    visible_groups = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    found = rows(coverage, visible_groups, mentions, quote_groups(coverage, mentions, grouping), presence_of(coverage))
    assert [row.note for row in found if row.kind is RowKind.QUOTE] == ["Ana Roth (guessed)"]


def test_a_cell_leads_to_its_place(coverage, table):
    for row in table:
        for article, cell in zip(coverage.articles, row.cells, strict=True):
            assert cell is None or cell.stop.passage.article == article.id
    number = next(row for row in table if row.text == "40 cars")
    assert coverage.text_of(number.cells[1].stop.passage) == "40"


def test_rows_are_filtered_by_kind_and_by_words_in_any_case_or_accent(table):
    assert [row.text for row in arrange_rows(table, RowKind.PERSON, "", CoverageOrder.PLACE)] == ["Ana Roth"]
    assert [row.kind for row in arrange_rows(table, None, "ROTH  áná", CoverageOrder.KIND)] == [
        RowKind.QUOTE,
        RowKind.PERSON,
    ]
    assert arrange_rows(table, None, "nobody", CoverageOrder.SPREAD) == []


def test_rows_can_be_sorted_by_spread_place_or_kind(table):
    spread = [row.spread for row in arrange_rows(table, None, "", CoverageOrder.SPREAD)]
    assert spread == sorted(spread, reverse=True)
    places = [row.place for row in arrange_rows(table, None, "", CoverageOrder.PLACE)]
    assert places == sorted(places)
    assert arrange_rows(table, None, "", CoverageOrder.KIND) == list(table)


@pytest.mark.parametrize(
    ("present", "wording"),
    [("ABCD", ""), ("ABC", "not in D"), ("AB", "not in C, D"), ("A", "only in A"), ("B", "only in B")],
)
def test_missing_outlets_take_the_shorter_wording(table, present, wording):
    cell = table[0].cells[0]
    row = CoverageRow(RowKind.QUOTE, "", "", "", tuple(cell if name in present else None for name in "ABCD"), "")
    assert missing_outlets(row, "ABCD", verbose=False) == wording
    assert missing_outlets(row, "ABCD") == wording.replace("not in", "not found in").replace("only in", "found only in")


def test_rewordings_are_not_reported_as_missing(table):
    cell = table[0].cells[0]
    row = CoverageRow(RowKind.PASSAGE, "", "", "", (cell, None, None), "", frozenset({1}))
    assert missing_outlets(row, "ABC") == "not found in C"
    assert [cell_text(row, number) for number in range(3)] == ["quote", "in other words or in part", ""]
    assert (
        missing_outlets(CoverageRow(RowKind.PASSAGE, "", "", "", (cell, None, None), "", frozenset({1, 2})), "ABC")
        == ""
    )


def test_an_outlet_that_shares_a_longer_passage_is_not_missing_from_its_part():
    coverage = coverage_of(
        one="The minister stopped all ferries on Friday. No ferry leaves until we know why.",
        two="On Friday all ferries were stopped. No ferry leaves until we know why.",
        three="The minister stopped all ferries on Friday.",
        four="Nothing happened.",
    )
    sentence = "The minister stopped all ferries on Friday"
    grouping = grouping_of(
        coverage, ("one", sentence, "three", sentence), ("one", "ferries on Friday", "two", "ferries")
    )
    visible_groups = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    names = ("one", "two", "three", "four")
    assert [
        missing_outlets(row, names) for row in rows(coverage, visible_groups, mentions_of(), (), presence_of(coverage))
    ] == ["not found in four"] * 2


def test_an_outlet_that_quotes_the_words_is_not_missing_from_the_passage():
    words = "No ferry leaves until we know why"
    coverage = coverage_of(one=f"“{words},” he said.", two=f"“{words},” he said.", three=f"‘{words}.’", four="Nothing.")
    quotes = [quote_of(coverage, article, words, speaker_text="he") for article in ("one", "two", "three")]
    grouping = grouping_of(coverage, ("one", words, "two", words), ("two", words, "three", words))
    mentions = mentions_of(*quotes)
    groups = quote_groups(coverage, mentions, grouping)
    longer = grouping_of(coverage, ("one", f"“{words},” he said", "two", f"“{words},” he said"))
    table = rows(
        coverage, VisibleGroups(coverage, longer, set(MatchKind), Letters()), mentions, groups, presence_of(coverage)
    )
    assert [(row.kind, missing_outlets(row, "1234")) for row in table] == [
        (RowKind.QUOTE, "not found in 4"),
        (RowKind.PASSAGE, "not found in 4"),
    ]


def test_a_shared_name_is_no_rewording():
    coverage = coverage_of(one="Ana Roth left the port.", two="Ana Roth left the port.", three="Ana Roth")
    statement = ("one", "Ana Roth left the port", "two", "Ana Roth left the port")
    grouping = grouping_of(coverage, ("one", "Ana Roth", "three", "Ana Roth"), kind=MatchKind.NAME)
    names = VisibleGroups(coverage, grouping, {MatchKind.NAME}, Letters())
    both = Grouping((*grouping.groups, grouping_of(coverage, statement).groups[0]), (), {})
    sharing = PartialMatchIndex(both).articles_sharing(grouping_of(coverage, statement).groups[0].passages)
    assert names.groups and sharing == {"one", "two"}


def number_rows(**texts):
    coverage = coverage_of(**texts)
    visible_groups = VisibleGroups(coverage, grouping_of(coverage), set(MatchKind), Letters())
    return [
        (row.text, cell_texts(row)) for row in rows(coverage, visible_groups, mentions_of(), (), presence_of(coverage))
    ]


@each_row(
    ("one", "two", "row"),
    [
        ("It took 20 minutes.", "It took twenty minutes.", ("20 minutes", ["20", "twenty"])),
        ("It took eleven minutes.", "It took 11 minutes.", ("eleven minutes", ["eleven", "11"])),
        ("At 5:42 a.m. it burned.", "It burned at 5.42 o’clock.", ("5:42 a.m.", ["5:42 a.m.", "5.42 o’clock"])),
        ("It closed at 5.40 o'clock.", "It closed at 5:40 am.", ("5.40 o'clock", ["5.40 o'clock", "5:40 am"])),
        ("Towards ten o’clock it closed.", "It closed at 10 a.m.", ("ten o’clock", ["ten o’clock", "10 a.m."])),
        ("Some 3 died.", "Three people died.", ("3", ["3", "Three"])),
        ("It cost five per cent.", "It was free.", ("five per cent", ["five per cent", ""])),
    ],
)
def test_numbers_of_one_value_share_a_row_in_words_and_in_digits(one, two, row):
    assert number_rows(one=one, two=two) == [row]


def test_small_numbers_in_words_count_only_beside_digits_and_one_never():
    assert number_rows(one="One of three ships sank, the first in May.", two="There were 1 and 1st.") == [
        ("1", ["", "1"]),
        ("1st", ["", "1st"]),
    ]


def test_a_number_in_a_name_is_not_a_count():
    assert number_rows(one="Ships leave from Pier 4 on Sunday.", two="It burned for four hours.") == [
        ("Pier 4", ["4", ""])
    ]


@each_row(
    ("text", "label"),
    [
        ("He got 1.2 million crowns last year.", "1.2 million crowns"),
        ("Some 20 metric tons burned.", "20 metric tons"),
        ("There were 14 people hurt.", "14 people"),
        ("Of 60, all were hurt.", "60"),
        ("There were 14\n\nShe said.", "14"),
        ("The 96-metre ferry sank.", "96-metre"),
        ("It took 30 officers’ wives.", "30 officers"),
        ("The chance is 1-in-40.", "1-in-40"),
        ("It burned at 2:10 a.m. Haugen said so.", "2:10 a.m."),
    ],
)
def test_a_number_is_shown_with_what_it_counts(text, label):
    assert number_rows(one=text)[0][0] == label


def test_an_outlet_with_only_a_hidden_match_is_uncertain_rather_than_missing() -> None:
    coverage = coverage_of(one="The ferry burned.", two="The ferry burned.", three="A ship was on fire.", four="Rain.")
    visible_groups = VisibleGroups(
        coverage, grouping_of(coverage, ("one", "ferry burned", "two", "ferry burned")), set(MatchKind), Letters()
    )
    (weak,) = grouping_of(coverage, ("one", "ferry burned", "three", "ship was on fire")).matches
    (row,) = rows(coverage, visible_groups, mentions_of(), (), presence_of(coverage, weak))
    assert row.uncertain == {2}
    assert cell_text(row, 2) == "perhaps in other words"
    assert missing_outlets(row, ("one", "two", "three", "four")) == "not found in four; perhaps in three"
    assert others_text(row) == "the others may report it in other words"


class SimilarSentences:
    """A search in which the articles have sentences of a given similarity to any other."""

    perhaps_probability = 0.25

    def __init__(self, **likeness: float) -> None:
        self._likeness = likeness

    def likeness_by_article(self, article_id: str, span: Span) -> Iterator[tuple[str, float]]:
        yield from self._likeness.items()

    def close_articles(self, article_id: str, span: Span) -> frozenset[str]:
        return frozenset(article for article, likeness in self._likeness.items() if likeness >= 0.06)


class Compared(NamedTuple):
    """The result of comparing articles."""

    matches: Sequence[Match]
    search: SimilarSentences


def test_only_a_sentence_that_is_similar_enough_earns_a_perhaps_but_any_similar_one_forbids_an_only() -> None:
    coverage = coverage_of(one="“The ferry burned all night,” said Ann.", two="A boat.", three="Fire.", four="Rain.")
    visible_groups = VisibleGroups(coverage, grouping_of(coverage), set(MatchKind), Letters())
    mentions = mentions_of(quote_of(coverage, "one", "The ferry burned all night,", speaker_text="Ann"))
    groups = quote_groups(coverage, mentions, visible_groups.grouping)
    expected = {
        (0.3, 0.1): "not found in three, four; perhaps in two",
        (0.2, 0.0): "not found in two, three, four",
        (0.05, 0.0): "found only in one",
    }
    for (two, three), wording in expected.items():
        presence = Presence(Compared((), SimilarSentences(two=two, three=three)))
        row = next(each for each in rows(coverage, visible_groups, mentions, groups, presence))
        assert missing_outlets(row, [article.id for article in coverage.articles]) == wording


def test_a_number_that_stands_elsewhere_for_something_else_is_uncertain_rather_than_missing() -> None:
    coverage = coverage_of(
        one="In 2015 the port was sold, for 25 barges.",
        two="Since November 2015 it was closed. Of 25 crews none came.",
        three="Rain.",
    )
    visible_groups = VisibleGroups(coverage, grouping_of(coverage), set(MatchKind), Letters())
    table = rows(coverage, visible_groups, mentions_of(), (), presence_of(coverage))
    one_year, barges = (next(row for row in table if row.text.startswith(text)) for text in ("2015", "25 barges"))
    for row in (one_year, barges):
        assert cell_text(row, 1) == "the number occurs there, perhaps for something else"
        assert missing_outlets(row, ("one", "two", "three")) == "not found in three; perhaps in two"


def test_words_that_another_outlet_has_without_the_marks_are_not_told_as_missing() -> None:
    coverage = coverage_of(
        one="The talks were “constructive and frank,” Ana Roth said. “We sail,” said Roth.",
        two="In Selm they spoke of Constructive and frank talks, and wept sailing.",
        three="Nobody in the port of Måren spoke of it, unconstructive and frankly bored.",
    )
    mentions = mentions_of(quote_of(coverage, "one", "constructive and frank,"), quote_of(coverage, "one", "We sail,"))
    visible_groups = VisibleGroups(coverage, grouping_of(coverage), set(MatchKind), Letters())
    quotes = quote_groups(coverage, mentions, grouping_of(coverage))
    first, second = rows(coverage, visible_groups, mentions, quotes, presence_of(coverage))
    assert (cell_texts(first), cell_texts(second)) == (["quote", "same words", ""], ["quote", "", ""])
    assert coverage.text_of(first.cells[1].stop.passage) == "Constructive and frank"
    assert missing_outlets(first, ("One", "Two", "Three"), verbose=False) == "not in Three"
