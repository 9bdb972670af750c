"""The words that select what to export, and the errors for what does not exist."""

import pytest

from tests.export.made import AnalysedEvent, place
from tui.export.build_document import export_document
from tui.export.document import ExportDocument
from tui.export.options import Include, UserText
from tui.export.selection import (
    UnknownSelectionError,
    default_parts,
    needs_mentions,
    refuse_tables,
    resolve_selection,
)


def document(sample: AnalysedEvent, *words: str) -> ExportDocument:
    include = resolve_selection(words, sample.coverage, sample.grouping, sample.mentions)
    return export_document(sample.coverage, sample.grouping, sample.mentions, include, {})


def groups(sample: AnalysedEvent, *words: str) -> list[str]:
    return [group.id for group in document(sample, *words).groups or ()]


def test_whole_parts_are_selected_by_name(sample: AnalysedEvent) -> None:
    assert groups(sample, "passages") == ["g1", "g2"]
    assert groups(sample, "names") == groups(sample, "passages", "names") == ["g1", "g2", "g3"]
    parts = document(sample, "people", "quotes")
    assert parts.groups is None
    assert parts.people is not None and len(parts.people) == 2
    assert parts.quotes is not None and len(parts.quotes) == 3


def test_a_passage_is_selected_by_letter_or_id(sample: AnalysedEvent) -> None:
    assert groups(sample, "passage=B") == groups(sample, "passage=g2") == ["g2"]
    assert groups(sample, "passage=C", "passage=A") == ["g1", "g3"]
    assert groups(sample, "passage=C", "passages") == ["g1", "g2"]


@pytest.mark.parametrize("name", ["ilse-brandvold", "Ilse Brandvold", "brandvold", "BRANDVOLD"])
def test_a_person_comes_with_quotes_and_the_sentences_that_name_them(sample: AnalysedEvent, name: str) -> None:
    selected = document(sample, f"person={name}")
    assert selected.people is not None and [person.name for person in selected.people] == ["Ilse Brandvold"]
    assert selected.quotes is not None and [quote.quote for quote in selected.quotes] == ["q1"]
    assert selected.groups is None
    assert [(row.article, row.exact) for row in selected.texts or ()] == [
        ("post", "“We had eleven minutes,” Captain Ilse Brandvold said."),
        ("star", "“Eleven minutes we had,” said Brandvold."),
    ]


def test_sentences_are_exported_once_and_bylines_not_at_all(sample: AnalysedEvent) -> None:
    texts = document(sample, "person=Brandvold", "person=Ana Ruiz", "text=star:52-92").texts or ()
    assert [row.article for row in texts] == ["star", "post"]


def test_a_whole_part_overrides_single_items_of_it(sample: AnalysedEvent) -> None:
    both = document(sample, "person=Brandvold", "quotes")
    assert (len(both.people or ()), len(both.quotes or ())) == (1, 3)
    both = document(sample, "person=Brandvold", "people")
    assert (len(both.people or ()), len(both.quotes or ())) == (2, 1)


def test_a_quote_is_selected_by_id(sample: AnalysedEvent) -> None:
    selected = document(sample, "quote=q2")
    assert [quote.quote for quote in selected.quotes or ()] == ["q2"]
    assert selected.people is None


@pytest.mark.parametrize("name", ["sun", "日本 Sun"])
def test_a_text_is_selected_by_article_id_or_outlet(sample: AnalysedEvent, name: str) -> None:
    (row,) = document(sample, f"text={name}:5-13").texts or ()
    assert (row.exact, row.outlet, row.kind) == ("Two died", "日本 Sun", "selection")
    include = resolve_selection([f"text={name}:5-13"], sample.coverage, sample.grouping, None)
    assert include.texts == (UserText(place(sample.coverage, "sun", "Two died")),)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        (
            "everything",
            "everything cannot be exported; choose from passages, names, people, quotes, ",
        ),
        ("person", "person cannot be exported"),
        ("person= ", "person=  cannot be exported"),
        ("passages=A", "passages=A cannot be exported"),
        ("passage=Z", "no passage Z among the matches shown"),
        ("person=Nobody", "no person is called Nobody"),
        ("quote=q9", "no quote q9"),
        ("text=sun", "sun is not a valid place; use ARTICLE:START-END"),
        ("text=moon:0-1", "no article is called moon"),
        ("text=sun:5-5", "sun:5-5 is not a valid place: 日本 Sun has 14 characters"),
        ("text=sun:5-15", "sun:5-15 is not a valid place"),
        ("text=sun:" + "9" * 30 + "-1", "is not a valid place"),
    ],
)
def test_unknown_selections_are_named_in_the_error(sample: AnalysedEvent, word: str, reason: str) -> None:
    with pytest.raises(UnknownSelectionError) as error:
        document(sample, word)
    assert reason in str(error.value)


def test_only_people_and_quotes_need_mentions() -> None:
    assert [needs_mentions([word]) for word in ("passages", "names", "passage=A", "text=a:0-1")] == [False] * 4
    assert [needs_mentions([word]) for word in ("people", "quotes", "person=A", "quote=q")] == [True] * 4


def test_a_report_exports_everything_by_default() -> None:
    assert default_parts("html") == ("passages", "people", "quotes", "differences", "coverage")
    assert default_parts("markdown") == ("passages",) == tuple(p for p in ("passages",) if Include().passages)


def test_the_coverage_table_is_refused_for_other_formats_than_html() -> None:
    refuse_tables(["coverage", "people"], "html")
    refuse_tables(["people"], "csv")
    with pytest.raises(UnknownSelectionError, match=r"^coverage is written in HTML reports only"):
        refuse_tables(["people", "coverage"], "csv")
