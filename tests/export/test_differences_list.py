"""The list of differences as a file."""

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.export.checks import CHECKS
from tests.reading.differences.test_differences import event_of
from tests.rows import each_row
from tui.export.build_document import export_document
from tui.export.differences import differences_report
from tui.export.formats import FORMATS, REFERENCE_FORMATS
from tui.export.options import Include
from tui.export.writers.differences_list import COLUMNS, WRITERS, DifferenceList
from tui.reading.differences.wording import NONE_FOUND, SCOPE

SCHEMA = Path(__file__).parents[2] / "docs/schemas/differences.schema.json"
WORDS = "“We will never pay {} single crown for such a *silly* fence,” said Anna Berg."


@pytest.fixture(scope="module")
def listed() -> DifferenceList:
    event = event_of(WORDS.format("a"), WORDS.format("any"), "Nobody spoke of it.")
    return DifferenceList(event.coverage, event.differences(), {})


def test_json_follows_its_schema(listed: DifferenceList) -> None:
    document = json.loads(WRITERS["json"](listed))
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)
    assert document["differences"][0]["missing"] == ["star"]


def test_csv_has_a_line_a_wording(listed: DifferenceList) -> None:
    lines = list(csv.DictReader(io.StringIO(WRITERS["csv"](listed).removeprefix("\ufeff"))))
    assert tuple(lines[0]) == COLUMNS
    assert [line["differing"] for line in lines] == ["a", "any"]


def test_markdown_sets_what_differs_in_bold_and_escapes_the_rest(listed: DifferenceList) -> None:
    text = WRITERS["markdown"](listed)
    assert "## Quoted differently" in text
    assert r"- Post: We will never pay **a** single crown for such a \*silly\* fence" in text
    assert "not found in these words in Star" in text


# --- as a part of every export --------------------------------------------------------------------------------------


@each_row("file_format", [name for name in FORMATS if name not in REFERENCE_FORMATS])
def test_every_format_lists_the_differences(listed: DifferenceList, file_format: str) -> None:
    event = event_of(WORDS.format("a"), WORDS.format("any"), "Nobody spoke of it.")
    grouping, mentions = event.matches().at(50), event.mentions()
    include = Include(passages=False, differences=True)
    text = event.export(file_format, 50, grouping, mentions, include)
    document = export_document(event.coverage, grouping, mentions, include, event.settings_record(50))
    CHECKS[file_format](event.coverage, document, text)
    assert document.differences is not None and len(document.differences) == len(listed.rows) == 1
    assert {"markdown": "**any**", "html": '<b class="other">any</b>'}.get(file_format, "any") in text
    assert text != event.export(file_format, 50, grouping, mentions, Include(passages=False))


def test_a_report_without_differences_does_not_claim_that_there_are_none() -> None:
    event = event_of("The crane stood still.", "Nobody came to the fair.")
    include = Include(differences=True)
    for name in ("html", "markdown"):
        text = event.export(name, 50, event.matches().at(50), event.mentions(), include)
        assert NONE_FOUND in text and SCOPE in text
    report = differences_report(event.coverage, [], width=1000)
    assert NONE_FOUND in report and SCOPE in report
