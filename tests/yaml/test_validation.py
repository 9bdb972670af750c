"""Errors in a settings or event file say file, line, key and what was probably meant."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest

from tests.rows import each_row
from tui.yaml.reader import YamlError
from tui.yaml.validation import load_struct


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Pane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outlet: str
    width_cells: Annotated[int, msgspec.Meta(ge=10)]


class Desk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    panes: tuple[Pane, ...]
    keys: dict[str, Pane | None]
    sidebar: bool
    side: Side
    theme: Literal["dark", "light"]


GOOD = """
panes:
  - outlet: RT
    width_cells: 40
keys:
  q: {outlet: A, width_cells: 10}
  w: {outlet: B, width_cells: 10}
sidebar: true
side: left
theme: dark
"""


def test_a_good_file_becomes_the_struct() -> None:
    desk = load_struct(GOOD, "desk.yaml", Desk)
    assert desk.panes == (Pane(outlet="RT", width_cells=40),)
    assert desk.side is Side.LEFT


@each_row(
    ("old", "new", "message"),
    [
        ("outlet: RT", "outlt: RT", "line 3: unknown key “outlt” in “panes → 1”; did you mean “outlet”?"),
        (
            "width_cells: 40",
            "width_cells: wide",
            "line 4: “panes → 1 → width_cells”: expected a whole number",
        ),
        ("width_cells: 40", "width_cells: 4", "line 4: “panes → 1 → width_cells”: expected a whole number >= 10"),
        ("    width_cells: 40\n", "", "line 3: “panes → 1”: the key “width_cells” is missing"),
        ("outlet: RT", "outlet: 7", "got a whole number (quotation marks make it text)"),
        ("outlet: B", "outlet: [B]", "line 7: “keys → w → outlet”: expected text, got a list"),
        (
            "outlet: B, ",
            "outlet: B, x: 1, ",
            "line 7: unknown key “x” in “keys → w”; use one of: outlet,",
        ),
        ("sidebar: true", "sidebar: on", "line 8: “sidebar”: expected true or false, got text"),
        ("sidebar: true\n", "", "line 2: the key “sidebar” is missing"),
        ("side: left", "side: lefd", "line 9: “side”: “lefd” is not one of left, right; did you mean “left”?"),
        ("theme: dark", "theme: drak", "line 10: “theme”: “drak” is not one of dark, light; did you mean “dark”?"),
        ("theme: dark", "theme: dark\nthme: x", "line 11: unknown key “thme”; did you mean “theme”?"),
    ],
)
def test_an_error_says_line_key_and_what_was_probably_meant(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(YamlError) as caught:
        load_struct(GOOD.replace(old, new), "desk.yaml", Desk)
    assert str(caught.value).startswith("desk.yaml, line ")
    assert message in str(caught.value)


def test_a_reader_may_set_a_single_key_over_a_base() -> None:
    base = {"panes": [], "keys": {"q": None}, "sidebar": True, "side": "left", "theme": "dark"}
    desk = load_struct("keys: {w: }\nside: right\n", "mine.yaml", Desk, base=base)
    assert desk == Desk(panes=(), keys={"q": None, "w": None}, sidebar=True, side=Side.RIGHT, theme="dark")
    assert load_struct("# nothing set\n", "mine.yaml", Desk, base=base).theme == "dark"
    with pytest.raises(YamlError, match=r"mine\.yaml, line 2: “theme”"):
        load_struct("sidebar: false\ntheme: red\n", "mine.yaml", Desk, base=base)
    with pytest.raises(YamlError, match=r"mine\.yaml, line 1: expected keys with values, got a list"):
        load_struct("- a\n", "mine.yaml", Desk, base=base)


def test_a_missing_or_non_utf8_file_is_a_yaml_error(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="there is no such file"):
        load_struct(tmp_path / "none.yaml", "none.yaml", Desk)
    file = tmp_path / "latin.yaml"
    file.write_bytes("theme: dark\nside: münster".encode("cp1252"))
    with pytest.raises(YamlError, match=r"latin\.yaml, line 2: not UTF-8"):
        load_struct(file, "latin.yaml", Desk)


@each_row(
    "key",
    [
        " - at `$.panes[...]",
        " - at `$.nothing[...]",
        " - at `$[3]",
        "a` - at `$.side",
        f" - at `$.panes[{'9' * 5_000}]",
    ],
)
def test_a_key_that_looks_like_a_path_is_reported_as_unknown(key: str) -> None:
    with pytest.raises(YamlError, match=r"mine\.yaml"):
        load_struct(f'{GOOD}\n"{key}": 1\n', "mine.yaml", Desk)
