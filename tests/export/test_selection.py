"""What to export is said in words, and what is not there is named."""

import pytest

from tests.export.made import Found, place
from tui.export.build_document import export_document
from tui.export.document import ExportDocument
from tui.export.options import Include, UserText
from tui.export.selection import UnknownSelectionError, default_parts, needs_mentions, resolve_selection


def document(found: Found, *words: str) -> ExportDocument:
    include = resolve_selection(words, found.coverage, found.grouping, found.mentions)
    return export_document(found.coverage, found.grouping, found.mentions, include, {})


def groups(found: Found, *words: str) -> list[str]:
    return [group.id for group in document(found, *words).groups or ()]


def test_whole_parts(found: Found) -> None:
    assert groups(found, "passages") == ["g1", "g2"]
    assert groups(found, "names") == groups(found, "passages", "names") == ["g1", "g2", "g3"]
    whole = document(found, "people", "quotes")
    assert whole.groups is None
    assert whole.people is not None and len(whole.people) == 2
    assert whole.quotes is not None and len(whole.quotes) == 3


def test_one_passage_by_its_letter_or_its_id_also_where_it_is_a_name(found: Found) -> None:
    assert groups(found, "passage=B") == groups(found, "passage=g2") == ["g2"]
    assert groups(found, "passage=C", "passage=A") == ["g1", "g3"]
    assert groups(found, "passage=C", "passages") == ["g1", "g2"]


@pytest.mark.parametrize("name", ["ilse-brandvold", "Ilse Brandvold", "brandvold", "BRANDVOLD"])
def test_one_person_comes_with_the_persons_quotes_and_the_sentences_that_name_the_person(
    found: Found, name: str
) -> None:
    one = document(found, f"person={name}")
    assert one.people is not None and [person.name for person in one.people] == ["Ilse Brandvold"]
    assert one.quotes is not None and [quote.quote for quote in one.quotes] == ["q1"]
    assert one.groups is None
    assert [(row.article, row.exact) for row in one.texts or ()] == [
        ("post", "“We had eleven minutes,” Captain Ilse Brandvold said."),
        ("star", "“Eleven minutes we had,” said Brandvold."),
    ]


def test_a_sentence_that_is_asked_for_twice_is_there_once_and_a_byline_is_not(found: Found) -> None:
    texts = document(found, "person=Brandvold", "person=Ana Ruiz", "text=star:52-92").texts or ()
    assert [row.article for row in texts] == ["star", "post"]


def test_one_person_beside_all_quotes_or_all_people(found: Found) -> None:
    beside = document(found, "person=Brandvold", "quotes")
    assert (len(beside.people or ()), len(beside.quotes or ())) == (1, 3)
    beside = document(found, "person=Brandvold", "people")
    assert (len(beside.people or ()), len(beside.quotes or ())) == (2, 1)


def test_one_quote(found: Found) -> None:
    one = document(found, "quote=q2")
    assert [quote.quote for quote in one.quotes or ()] == ["q2"]
    assert one.people is None


@pytest.mark.parametrize("name", ["sun", "日本 Sun"])
def test_a_stretch_of_text_by_the_articles_id_or_outlet(found: Found, name: str) -> None:
    (row,) = document(found, f"text={name}:5-13").texts or ()
    assert (row.exact, row.outlet, row.kind) == ("Two died", "日本 Sun", "selection")
    include = resolve_selection([f"text={name}:5-13"], found.coverage, found.grouping, None)
    assert include.texts == (UserText(place(found.coverage, "sun", "Two died")),)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("everything", "everything cannot be exported: passages, names, people, quotes, highlights, notes, passage=…"),
        ("person", "person cannot be exported"),
        ("person= ", "person=  cannot be exported"),
        ("passages=A", "passages=A cannot be exported"),
        ("passage=Z", "no passage Z at this cutoff"),
        ("person=Nobody", "nobody is called Nobody"),
        ("quote=q9", "no quote q9"),
        ("text=sun", "sun is no place"),
        ("text=moon:0-1", "no article is called moon"),
        ("text=sun:5-5", "sun:5-5 is no place: 日本 Sun has 14 characters"),
        ("text=sun:5-15", "sun:5-15 is no place"),
        ("text=sun:" + "9" * 30 + "-1", "is no place"),
    ],
)
def test_what_is_not_there_is_named(found: Found, word: str, reason: str) -> None:
    with pytest.raises(UnknownSelectionError) as told:
        document(found, word)
    assert reason in str(told.value)


def test_people_are_looked_for_only_where_they_are_asked_for() -> None:
    assert [needs_mentions([word]) for word in ("passages", "names", "passage=A", "text=a:0-1")] == [False] * 4
    assert [needs_mentions([word]) for word in ("people", "quotes", "person=A", "quote=q")] == [True] * 4


def test_a_report_to_send_on_has_everything_by_itself() -> None:
    assert default_parts("html") == ("passages", "people", "quotes")
    assert default_parts("markdown") == ("passages",) == tuple(p for p in ("passages",) if Include().passages)
