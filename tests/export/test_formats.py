"""Third-party parsers can read every format; texts survive unchanged; the same input gives the same bytes."""

import json
import re
from importlib import import_module
from pathlib import Path
from unicodedata import category

import pytest
from jsonschema import Draft202012Validator

from tests.export.checks import CHECKS, SCHEMAS, schema
from tests.export.made import AnalysedEvent, place
from tests.rows import each_row
from tui.export.build_document import export_document
from tui.export.formats import EXPORT_FORMATS, FORMATS, ExportFormat, format_of
from tui.export.options import Include, UserNote, UserText
from tui.export.write import export_text
from tui.export.writers.csv_cells import escape_formula

SETTINGS = {"cutoff": 40.0, "matching": {"seed_tokens": 3, "align": {"gap": 2}}}
ALL = Include(names=True, people=True, quotes=True)


def exported(sample: AnalysedEvent, file_format: str, include: Include = ALL) -> str:
    return export_text(file_format, sample.coverage, sample.grouping, sample.mentions, include, SETTINGS)


def with_notes(sample: AnalysedEvent) -> Include:
    user_text = UserText(place(sample.coverage, "sun", "Two died"), UserNote("=why?\nno", ("a b", "-c")))
    words = {"g1": UserNote("+1 “so”", ("x",)), "q1": UserNote("<b>", ())}
    return Include(names=True, people=True, quotes=True, texts=(user_text,), words=words)


def test_every_format_has_a_check() -> None:
    assert set(CHECKS) == set(FORMATS)


@each_row("file_format", FORMATS)
@each_row("event", ["sample", "hostile"])
def test_each_format_is_valid_and_keeps_the_text(event: str, file_format: str, request: pytest.FixtureRequest) -> None:
    sample: AnalysedEvent = request.getfixturevalue(event)
    for include in (ALL, with_notes(sample), Include(), Include(passages=False, people=True), Include(passages=False)):
        document = export_document(sample.coverage, sample.grouping, sample.mentions, include, SETTINGS)
        text = exported(sample, file_format, include)
        CHECKS[file_format](sample.coverage, document, text)
        assert text == exported(sample, file_format, include)
        assert not any(character < " " and character not in "\n\r" for character in text)


def test_the_checks_detect_damage(sample: AnalysedEvent) -> None:
    document = export_document(sample.coverage, sample.grouping, sample.mentions, ALL, SETTINGS)
    wrong = {
        "markdown": ("> We had eleven", "> We *had* eleven"),
        "html": ("Two people died", "Two people <b onclick='x'>died</b>"),
        "json": ('"exact": "We had', '"exact": "We  had'),
        "jsonl": ('"exact":"We had', '"exact":"We  had'),
        "yaml": ("exact: We had", "exact: We  had"),
        "csv": (",We had eleven minutes,", ",=We had eleven minutes,"),
        "csv-full": (",We had eleven minutes,", ",=We had eleven minutes,"),
        "annotations": ('"TextQuoteSelector"', '"TextQuote"'),
        "csljson": ("“Two people died", "“Two  people died"),
        "ris": ("N1  - “Two people", "N1  - “Two\r\nAU  - people"),
        "bibtex": ("“Two people died", "“Two } people died"),
        "readwise": ("We had eleven minutes,", "We had  eleven minutes,"),
    }
    for file_format, (right, bad) in wrong.items():
        text = exported(sample, file_format)
        assert right in text, file_format
        with pytest.raises(Exception):  # noqa: B017 - each reader has its own
            CHECKS[file_format](sample.coverage, document, text.replace(right, bad, 1))


@pytest.mark.parametrize("name", ["export.schema.json", "export-line.schema.json"])
def test_the_schemas_are_valid_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))


def test_a_document_without_a_required_field_fails_its_schema(sample: AnalysedEvent) -> None:
    document = json.loads(exported(sample, "json"))
    for name in document:
        assert not schema("export.schema.json").is_valid({key: document[key] for key in document if key != name})
    for line in exported(sample, "jsonl").split("\n")[:-1]:
        whole = json.loads(line)
        for name in whole:
            assert not schema("export-line.schema.json").is_valid({key: whole[key] for key in whole if key != name})


@each_row("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "'=1", "'", '=HYPERLINK("http://x")'])
def test_formulas_are_escaped_and_can_be_restored(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"


@each_row("start", ["=1", "+1", "-1", "@A", "＝1", "﹢1"])
@each_row(
    "blank",
    [
        "\n",
        "\r\n",
        "\xa0",
        "\u200b",
        "\ufeff",
        "\u202e",
        "\u2060",
        "\u3000",
        "\u3164",
        "\u2800",
        "\ufe0f",
        "\x00",
        " \n\xa0\u200d",
    ],
)
def test_a_formula_after_invisible_characters_is_escaped(blank: str, start: str) -> None:
    assert escape_formula(blank + start) == f"'{blank}{start}"


def test_no_white_space_control_or_format_character_hides_a_formula() -> None:
    hiding = [
        chr(code) for code in range(0x110000) if category(chr(code))[0] == "Z" or category(chr(code)) in ("Cc", "Cf")
    ]
    assert len(hiding) > 200
    assert [hex(ord(character)) for character in hiding if escape_formula(f"{character}=1") != f"'{character}=1"] == []


@each_row("cell", ["", "\n", "\xa0text", "\u200bx=1", "text", "1-1", "a=b", "“=1”"])
def test_cells_without_a_formula_are_unchanged(cell: str) -> None:
    assert escape_formula(cell) == cell


def test_an_article_without_an_address_is_named_by_the_hash_of_its_text(sample: AnalysedEvent) -> None:
    first = json.loads(exported(sample, "annotations"))["first"]["items"]
    sources = {item["crosslight:outlet"]: item["target"]["source"]["id"] for item in first}
    assert sources["The Post"] == "https://post.example/1?a=b&c=d"
    assert sources["Star"].startswith("ni:///sha-256;")


def test_a_file_ending_selects_the_format() -> None:
    endings = {ending: name for name, all_of_it in FORMATS.items() for ending in all_of_it}
    assert {ending: format_of(f"a{ending.upper()}") for ending in endings} == endings
    assert (format_of("a.csv"), format_of("a.full.csv")) == ("csv", "csv-full")
    assert format_of("a") == format_of("-") == format_of("a.txt") == "markdown"


def test_an_unknown_format_is_an_error(sample: AnalysedEvent) -> None:
    with pytest.raises(KeyError):
        exported(sample, "docx")


@each_row("file_format", EXPORT_FORMATS.values())
def test_every_registered_writer_exists(file_format: ExportFormat) -> None:
    module, _, function = file_format.writer.partition(":")
    assert callable(getattr(import_module(module), function))


def test_no_two_formats_share_a_file_ending() -> None:
    endings = [ending for file_format in EXPORT_FORMATS.values() for ending in file_format.endings]
    assert len(endings) == len(set(endings))


def test_the_docs_list_every_format_with_its_usual_ending() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| \[`([a-z-]+)`\]\(#[a-z-]+\) \| `([.\w]+)` \|", page, re.MULTILINE)
    assert dict(table) == {name: endings[0] for name, endings in FORMATS.items()}
