"""The worked example on the page of matching is what the program finds in the sample event."""

import re
from pathlib import Path

import pytest

from tui import api
from tui.articles.model import Passage
from tui.matching.model import Match
from tui.shipped import shipped_path

PAGE = Path(__file__).parents[2] / "docs" / "how-matching-works.md"


@pytest.fixture(scope="module")
def example() -> str:
    return PAGE.read_text(encoding="utf-8").split("\n## A worked example\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def event() -> api.Event:
    return api.open_event([shipped_path("seeds")])


def matches_of(event: api.Event, *quoted: str) -> list[Match]:
    def words(passage: Passage) -> str:
        return event.coverage.text_of(passage)

    return [match for match in event.matches().matches if (words(match.left), words(match.right)) == quoted]


def test_the_worked_example_has_the_documented_passages_score_and_reason(example: str, event: api.Event) -> None:
    quoted = re.findall(r"^> \*\*.+?\*\* (.+)$", example, re.MULTILINE)
    (match,) = matches_of(event, *quoted)
    assert f"    {match.kind}, {match.sureness}: shares: " in example
    (printed,) = re.findall(r"^    quote, sure: (.+)$", example, re.MULTILINE)
    assert match.reason.startswith(printed)
    assert f"= {match.score:.0f}\n" in example


def test_the_worked_example_has_the_documented_group(example: str, event: api.Event) -> None:
    (match,) = matches_of(event, *re.findall(r"^> \*\*.+?\*\* (.+)$", example, re.MULTILINE))
    found = event.matches().at(event.settings.matching.cutoff_score())
    (group,) = [group for group in found.groups if group.id == found.group_of[match.id]]
    assert len(group.passages) == 4
    assert "one group, four passages" in example


def test_the_worked_example_has_the_documented_name_match(example: str, event: api.Event) -> None:
    called, placed = re.findall(r"`((?:British counterpart|as he received)[^`]+)`", example.replace("\n", " "))
    (match,) = matches_of(event, f"His {called}", placed)
    assert match.kind == "name"
    assert f"12.7`: {match.score:.0f}." in example
