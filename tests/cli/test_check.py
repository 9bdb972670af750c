"""`crosslight check`: exit statuses, the readable report, JSON by its schema, and the fact-check sheet."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Crosslight

SCHEMA = Path(__file__).parents[2] / "docs/schemas/check.schema.json"
SOURCE = (
    "Bridge gone\n\nMaria Keller, the mayor, met reporters. “The water stood two metres above the road,” Keller said. "
    "The flood destroyed 12 houses.\n"
)
VERBATIM = "The mayor speaks\n\nThe flood destroyed 12 houses. " + (
    "“The water stood two metres above the road,” Maria Keller said.\n"
)
ALTERED = VERBATIM.replace("above", "below")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("source", SOURCE), ("good", VERBATIM), ("bad", ALTERED)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_draft_that_is_verbatim_ends_with_0(crosslight: Crosslight) -> None:
    ended = crosslight("check", "good.txt", "source.txt")
    assert (ended.status, ended.err) == (0, "")
    assert "Every item is verbatim in a source." in ended.out


def test_something_to_look_at_ends_with_1_and_says_what(crosslight: Crosslight) -> None:
    ended = crosslight("check", "bad.txt", "source.txt")
    assert ended.status == 1
    assert "line 3: altered, quotation" in ended.out
    assert "“below” for “above”" in ended.out


def test_numbers_that_may_be_about_something_else_take_a_line_each(crosslight: Crosslight) -> None:
    Path("choir.txt").write_text("A choir sings\n\nA choir of 12 sang outside the town hall.\n", encoding="utf-8")
    ended = crosslight("check", "choir.txt", "source.txt")
    assert "  line 3: “12” – “12” (source, line 3)" in ended.out.split("\n")


def test_a_source_that_cannot_be_read_is_something_to_look_at(crosslight: Crosslight) -> None:
    ended = crosslight("check", "good.txt", "source.txt", "missing.txt")
    assert ended.status == 1
    assert "missing.txt" in ended.err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([], 2, "DRAFT"),
        (["good.txt"], 3, "no sources given"),
        (["missing.txt", "source.txt", "good.txt"], 3, "the draft could not be read"),
        (["good.txt", "source.txt", "--json", "-o", "sheet.md"], 2, "--json or --output"),
        ([".", "source.txt"], 2, "role: draft"),
    ],
)
def test_what_makes_no_sense_has_a_status_of_its_own(
    crosslight: Crosslight, arguments: list[str], status: int, message: str
) -> None:
    ended = crosslight("check", *arguments)
    assert ended.status == status
    assert message in ended.err


def test_an_event_file_says_which_article_is_the_draft(crosslight: Crosslight) -> None:
    event = "articles:\n- {path: source.txt, outlet: Gazette}\n- {path: bad.txt, outlet: Ours, role: draft}\n"
    Path("event.yaml").write_text(event)
    ended = crosslight("check", "event.yaml")
    assert ended.status == 1
    assert ended.out.startswith("Ours: The mayor speaks\n")


def test_the_json_follows_its_schema_and_its_offsets_are_right(crosslight: Crosslight) -> None:
    ended = crosslight("check", "bad.txt", "source.txt", "--json")
    document = json.loads(ended.out)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)
    texts = {"bad": ALTERED, "source": SOURCE}
    assert not document["is_verbatim"]
    for item in document["items"]:
        assert texts["bad"][item["start"] : item["end"]] == item["text"]
        place = item["place"]
        assert texts["source"][place["start"] : place["end"]] == place["text"]
    (altered,) = [item for item in document["items"] if item["verdict"] == "altered"]
    assert [(each["draft"]["text"], each["source"]["text"]) for each in altered["differences"]] == [("below", "above")]


def test_the_sheet_lists_every_item_what_is_open_first(crosslight: Crosslight) -> None:
    ended = crosslight("check", "bad.txt", "source.txt", "-o", "sheet.md")
    assert (ended.status, ended.out) == (1, "")
    rows = [line for line in Path("sheet.md").read_text(encoding="utf-8").split("\n") if line.startswith("| 3")]
    assert [row.split(" | ")[3] for row in rows] == ["altered", "verbatim", "verbatim"]


def test_the_html_sheet_loads_nothing_and_no_text_becomes_markup(crosslight: Crosslight) -> None:
    Path("bad.txt").write_text(ALTERED.replace("below", "<b>below"), encoding="utf-8")
    crosslight("check", "bad.txt", "source.txt", "-o", "sheet.html")
    page = Path("sheet.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "&lt;b&gt;below" in page
    assert "<b>" not in page


def test_a_sheet_is_not_written_over_without_force(crosslight: Crosslight) -> None:
    Path("sheet.md").write_text("mine")
    assert crosslight("check", "bad.txt", "source.txt", "-o", "sheet.md").status == 2
    assert Path("sheet.md").read_text() == "mine"
