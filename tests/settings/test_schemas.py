"""The JSON Schemas for editors accept what the program accepts, and refuse what it refuses."""

import json
import re
import runpy
from typing import Any

from jsonschema import Draft202012Validator

from tests.conftest import Crosslight
from tests.rows import each_row
from tui.settings.load import FILES
from tui.shipped import shipped_path, shipped_text
from tui.yaml.reader import read_yaml

FOLDER = shipped_path("config/schemas")
MAKE = shipped_path("config").parent / "docs/schemas/make.py"


def schema(name: str) -> Draft202012Validator:
    content: Any = json.loads((FOLDER / f"{name.removesuffix('.yaml')}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def test_the_schemas_are_those_that_the_script_makes() -> None:
    """`python docs/schemas/make.py` writes them again."""
    made = json.loads(json.dumps(runpy.run_path(str(MAKE))["schemas"]()))
    assert {path.name for path in FOLDER.iterdir()} == set(made)
    assert [name for name in made if json.loads((FOLDER / name).read_text(encoding="utf-8")) != made[name]] == []


@each_row("name", FILES)
def test_each_shipped_file_names_its_schema_and_is_valid_by_it(name: str) -> None:
    text = shipped_text(f"config/{name}")
    named = re.findall(r"^# yaml-language-server: \$schema=schemas/(\w+)\.schema\.json$", text, re.MULTILINE)
    assert named == [name.removesuffix(".yaml")]
    schema(name).validate(read_yaml(text, name).value)


def test_the_sample_event_is_valid_by_its_schema() -> None:
    schema("event").validate(read_yaml(shipped_text("seeds/event.yaml"), "event.yaml").value)


@each_row(
    ("name", "wrong"),
    [("reading", {"theem": "x"}), ("reading", {"measure_cells": "wide"}), ("keys", {"nxt": "n"}), ("event", {"a": 1})],
)
def test_a_misspelt_key_or_a_wrong_value_is_refused(name: str, wrong: dict[str, object]) -> None:
    assert not schema(name).is_valid(wrong)


def test_a_file_may_set_a_single_value() -> None:
    assert schema("reading").is_valid({"theme": "crosslight-light"})


def test_the_command_prints_the_folder_of_the_schemas(crosslight: Crosslight) -> None:
    assert crosslight("config", "--schemas").out == f"{FOLDER}\n"
