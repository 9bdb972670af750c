"""The list of differences as a file."""

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.reading.differences.test_differences import event_of
from tui.export.writers.differences_list import COLUMNS, WRITERS, DifferenceList

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
    assert "not found in Star" in text
