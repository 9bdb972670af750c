"""Tables and lists as programs write them and people edit them: no row is lost without a word."""

import json

from tests.articles.batches.conftest import ReadDrafts
from tests.rows import each_row
from tui.articles.batches.json_values import json_sequence
from tui.articles.batches.tables import iso_or_raw

STORY = "Two boats sank at the pier on Monday, the harbour office said. " * 5
ONE = {"title": "One", "text": STORY + "First."}
TWO = {"title": "Two", "text": STORY + "Second."}


def headlines(read_drafts: ReadDrafts, name: str, text: str) -> list[str]:
    return [draft.headline for draft in read_drafts(name, text.encode())]


@each_row(
    ("name", "text"),
    [
        ("a.json", json.dumps({"first": ONE, "second": TWO})),
        ("a.json", json.dumps(ONE) + json.dumps(TWO)),
        ("a.json", json.dumps(ONE, indent=2) + "\n" + json.dumps(TWO, indent=2)),
        ("a.jsonl", f"{json.dumps(ONE)}\n{{broken\n{json.dumps(TWO)}\n"),
        ("a.json", f"[\n{json.dumps(ONE)},\n{json.dumps(TWO)},\n{json.dumps(ONE)[:40]}"),
        ("a.csv", f"sep=;\ntitle;text\nOne;{ONE['text']}\nTwo;{TWO['text']}\n"),
    ],
)
def test_every_article_of_a_list_is_read(read_drafts: ReadDrafts, name: str, text: str) -> None:
    assert headlines(read_drafts, name, text) == ["One", "Two"]


def test_damaged_lines_and_rows_without_text_are_reported(read_drafts: ReadDrafts) -> None:
    drafts = read_drafts("a.jsonl", f"{json.dumps(ONE)}\n{{broken\n{json.dumps(TWO)}\n".encode())
    assert "line 2 is not valid JSON" in drafts[0].notice
    drafts = read_drafts("a.csv", f"title,text\nOne,{STORY.replace(',', '')}\nTwo\n".encode())
    assert "left out: 1 row without text and address" in drafts[0].notice


def test_damaged_json_is_not_read_again_and_again() -> None:
    values, broken = json_sequence("\n".join(["1"] * 30 + ["{"] * 20))
    assert (len(values), broken) == (30, list(range(31, 51)))


def test_a_list_of_texts_and_a_table_without_names_are_articles(read_drafts: ReadDrafts) -> None:
    assert len(read_drafts("a.json", json.dumps([ONE["text"], TWO["text"]]).encode())) == 2
    table = f'One,"{ONE["text"]}"\nTwo,"{TWO["text"]}"\n'
    assert [draft.text.split()[-1] for draft in read_drafts("a.csv", table.encode())] == ["First.", "Second."]


def test_the_first_of_two_columns_with_one_name_is_read(read_drafts: ReadDrafts) -> None:
    (draft,) = read_drafts("a.csv", f'title,text,text\nOne,"{STORY}",cut\n'.encode())
    assert draft.text.count("boats") == 5


@each_row(
    ("item", "expected"),
    [
        ({"title": "One", "text": "<p>First.</p><p>Second<br>third.</p>"}, "One\n\nFirst.\n\nSecond\n\nthird.\n"),
        ({"title": "A &amp; B", "text": "He said &quot;no&quot;\\nand left."}, 'A & B\n\nHe said "no"\n\nand left.\n'),
        ({"title": {"rendered": "One"}, "content": {"rendered": "<p>First.</p>"}}, "One\n\nFirst.\n"),
        ({"headline": {"main": "One"}, "text": "First."}, "One\n\nFirst.\n"),
        ({"title": "O\ud800ne", "text": "First."}, "O\ufffdne\n\nFirst.\n"),
    ],
)  # fmt: skip
def test_markup_of_programs_is_not_text(read_drafts: ReadDrafts, item: dict[str, object], expected: str) -> None:
    (draft,) = read_drafts("a.json", json.dumps([item]).encode())
    assert draft.text == expected


def test_a_missing_value_is_not_the_word_nan(read_drafts: ReadDrafts) -> None:
    text = f'[{{"title": "One", "author": NaN, "text": "{STORY}"}}]'
    assert read_drafts("a.json", text.encode())[0].byline == ""


def test_a_reference_keeps_the_given_names_of_its_authors(read_drafts: ReadDrafts) -> None:
    item = {"title": "One", "author": [{"given": "Mara", "family": "Lindqvist"}], "text": STORY}
    assert read_drafts("a.json", json.dumps([item]).encode())[0].byline == "Mara Lindqvist"


def test_seconds_and_milliseconds_since_1970_are_dates() -> None:
    assert [iso_or_raw(value) for value in ("1714521600", "1714521600000", "1714521600.5")] == ["2024-05-01"] * 3
    assert [iso_or_raw(value) for value in ("0123456789", "17145216000", "12")] == ["0123456789", "17145216000", "12"]
