"""`crosslight show compare`: every wording and how it differs, in words and as JSON by its schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Crosslight

SCHEMA = Path(__file__).parents[2] / "docs/schemas/compare.schema.json"
HERALD = (
    "Dam breaks\n\nThe dam above the town broke shortly before midnight and sent twelve tonnes of mud through the "
    "narrow streets of the old quarter.\n\n“We will not leave anyone behind in this valley,” Mayor Lena Holt said.\n"
)
STAR = HERALD.replace("Dam breaks", "Town under water").replace("twelve", "twenty").replace("anyone", "anybody")


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("herald.txt").write_text(HERALD)
    Path("star.txt").write_text(STAR)


def test_the_report_marks_what_differs_from_the_baseline(crosslight: Crosslight) -> None:
    ended = crosslight("show", "compare", "herald.txt", "star.txt")
    assert (ended.status, ended.err) == (0, "")
    assert "Passage A" in ended.out
    assert "[twelve] tonnes" in ended.out and "[twenty] tonnes" in ended.out
    assert "Quote · Lena Holt" in ended.out
    assert "leave [anybody] behind" in ended.out


def test_the_json_follows_its_schema_and_its_offsets_are_right(crosslight: Crosslight) -> None:
    document = json.loads(crosslight("show", "compare", "herald.txt", "star.txt", "--json").out)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)
    texts = {"herald": HERALD, "star": STAR}
    kinds = [comparison["kind"] for comparison in document["comparisons"]]
    assert "passage" in kinds and kinds[-1] == "quote"
    for comparison in document["comparisons"]:
        for wording in comparison["wordings"]:
            assert texts[wording["article"]][wording["start"] : wording["end"]] == wording["text"]
    first = document["comparisons"][0]
    (twenty,) = first["wordings"][1]["differing"]
    assert (STAR[twenty["start"] : twenty["end"]], twenty["what"]) == ("twenty", "contradiction")


def test_one_item_is_chosen_and_the_baseline_set(crosslight: Crosslight) -> None:
    line = ("show", "compare", "herald.txt", "star.txt", "--json", "--what", "passage=A", "--baseline", "star")
    (comparison,) = json.loads(crosslight(*line).out)["comparisons"]
    assert comparison["wordings"][comparison["baseline"]]["article"] == "star"


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--what", "passage=ZZ", "no passage ZZ among the matches shown"),
        ("--what", "quote=q99", "no quote q99"),
        ("--what", "people", "people cannot be compared; write passage=A or quote=ID"),
        ("--baseline", "Sun", "no article is called Sun"),
    ],
)
def test_an_unknown_item_is_refused_in_one_line(option: str, value: str, reason: str, crosslight: Crosslight) -> None:
    ended = crosslight("show", "compare", "herald.txt", "star.txt", option, value)
    assert (ended.status, ended.out, ended.err) == (2, "", f"crosslight: {reason}\n")
