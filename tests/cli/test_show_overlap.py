"""`crosslight show overlap`: shares, origins and documents, in words and as JSON by its schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Crosslight

SCHEMA = Path(__file__).parents[2] / "docs/schemas/overlap.schema.json"
COPIED = (
    "The dam above the town broke shortly before midnight and sent a wall of water through the narrow streets of the "
    "old quarter. “We will not leave anyone behind in this valley,” Mayor Lena Holt said."
)
EVENT = """\
title: The dam
articles:
- {path: herald.txt, outlet: Herald, published: 2024-05-02T08:00:00Z}
- {path: star.txt, outlet: Star, published: 2024-05-02T06:00:00Z}
- {path: statement.txt, outlet: Town of Halden, role: source}
- {path: draft.txt, outlet: Ours, role: draft}
"""


@pytest.fixture(autouse=True)
def _event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("herald.txt").write_text(f"Dam breaks\n\n{COPIED} The rain went on until noon, and the river kept rising.\n")
    Path("star.txt").write_text(f"Town under water\n\n{COPIED}\n")
    Path("statement.txt").write_text("Statement\n\nWe will not leave anybody behind in this valley. Stay at home.\n")
    Path("draft.txt").write_text(f"A night of water\n\n{COPIED}\n")
    Path("event.yaml").write_text(EVENT)


def test_the_report_counts_outlets_and_origins(crosslight: Crosslight) -> None:
    ended = crosslight("show", "overlap", "event.yaml")
    assert (ended.status, ended.err) == (0, "")
    assert "2 outlets, 1 origin:" in ended.out
    assert "Star, Herald (" in ended.out
    assert "Ours" not in ended.out.partition("How much of each article")[2]
    assert "% with Herald)" in ended.out
    assert "added: “The dam above the town broke" in ended.out
    assert "added: ““We will not leave" not in ended.out


def test_the_json_follows_its_schema_and_its_offsets_are_right(crosslight: Crosslight) -> None:
    document = json.loads(crosslight("show", "overlap", "event.yaml", "--json").out)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)
    texts = {
        name: Path(f"{file}.txt").read_text()
        for name, file in (("herald", "herald"), ("star", "star"), ("town-of-halden", "statement"))
    }
    assert [row["article"] for row in document["overlap"]] == ["star", "herald", "town-of-halden"]
    for statement in document["statements"]:
        for passage in statement["passages"]:
            assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["text"]
    (changed,) = [use["changed"] for use in document["documents"] if use["article"] == "star"]
    assert [(each["verdict"], each["explanation"]) for each in changed] == [("altered", "“anyone” for “anybody”")]


def test_no_screen_takes_the_name_of_a_folder():
    from tui.cli.main import COMMANDS
    from tui.cli.show import SHOWN

    assert set(SHOWN) >= {"coverage", "differences", "overlap", "closest"}
    assert not set(SHOWN) & set(COMMANDS), "so that a folder of that name still opens"
