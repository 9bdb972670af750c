"""`crosslight config`: the settings in force, where each came from, and what it is for."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tui.settings.load import FILES, load_settings, plain_values
from tui.settings.report import SHIPPED, SettingSource, readable_report, report_settings
from tui.yaml.reader import load_yaml


@pytest.fixture
def places(tmp_path: Path) -> list[SettingSource]:
    own, further = tmp_path / "own", tmp_path / "further"
    own.mkdir()
    further.mkdir()
    (own / "reading.yaml").write_text("# mine\ntheme: nord\nmeasure_cells: 60\n")
    (own / "matching.yaml").write_text("cutoffs:\n  lenient: 20\nalign: {pad_words: 9}\n")
    (further / "reading.yaml").write_text("\n\nmeasure_cells: 66\n")
    (further / "keys.yaml").write_text("quit: []\nhelp: ['?', f1, f2]\n")
    return [
        SettingSource("your own", own),
        SettingSource("--config", further),
        SettingSource("gone", tmp_path / "gone"),
    ]


def test_each_value_says_which_place_set_it_last_and_on_which_line(places: list[SettingSource]) -> None:
    told = {setting.path: setting for setting in report_settings(places)["reading.yaml"]}
    assert (told["theme",].value, told["theme",].origin) == ("nord", "your own, line 2")
    assert (told["measure_cells",].value, told["measure_cells",].origin) == (66, "--config, line 3")
    assert told["measure_cells",].file == str(places[1].folder / "reading.yaml")
    assert (told["context_lines",].origin, told["context_lines",].file) == (SHIPPED, "")


def test_an_earlier_command_name_is_reported_under_its_current_name(tmp_path: Path) -> None:
    (tmp_path / "keys.yaml").write_text("unmark: f9\n", encoding="utf-8")
    told = {setting.path: setting for setting in report_settings([SettingSource("your own", tmp_path)])["keys.yaml"]}
    assert ("unmark",) not in told
    assert (told["remove_annotation",].value, told["remove_annotation",].origin) == ("f9", "your own, line 1")


def test_the_report_reads_back_as_the_current_settings(places: list[SettingSource]) -> None:
    back = load_yaml(readable_report(report_settings(places), places), "printed")
    assert isinstance(back, dict)
    folders = [place.folder for place in places]
    in_force = plain_values(load_settings(*folders))
    assert isinstance(in_force, dict) and not in_force.pop("notices")
    assert set(back) == {name.removesuffix(".yaml") for name in FILES}
    keys = {command: [each] if isinstance(each, str) else each for command, each in back["keys"].items()}
    assert {**back, "keys": keys} == json.loads(json.dumps(in_force))


def test_an_added_name_is_listed_with_the_others(places: list[SettingSource]) -> None:
    paths = [setting.path for setting in report_settings(places, ["matching"])["matching.yaml"]]
    cutoffs = [number for number, path in enumerate(paths) if path[0] == "cutoffs"]
    assert ("cutoffs", "lenient") in paths
    assert cutoffs == list(range(cutoffs[0], cutoffs[0] + len(cutoffs)))


def test_the_shipped_comment_of_a_key_is_above_it(places: list[SettingSource]) -> None:
    lines = readable_report(report_settings(places, ["reading"]), places).split("\n")
    at = lines.index("  theme: nord  # your own, line 2")
    assert lines[at - 1].startswith("  # A theme: crosslight-dark, ")
    assert f"# your own: {places[0].folder}" in lines
    assert f"# gone: {places[2].folder} (none)" in lines


def test_the_command_prints_the_settings(crosslight: Crosslight, tmp_path: Path) -> None:
    (tmp_path / "reading.yaml").write_text("context_lines: 5\n")
    ended = crosslight("config", "reading", "--config", tmp_path)
    assert (ended.status, ended.err) == (0, "")
    assert "  context_lines: 5  # --config, line 1\n" in ended.out
    assert "keys:" not in ended.out


def test_the_command_prints_the_settings_as_json(crosslight: Crosslight, tmp_path: Path) -> None:
    (tmp_path / "keys.yaml").write_text("quit: Q\n")
    document = json.loads(crosslight("config", "--json", "--config", tmp_path).out)
    assert document["settings"]["keys"]["quit"] == {
        "value": "Q",
        "origin": "--config, line 1",
        "file": str(tmp_path / "keys.yaml"),
    }
    assert document["settings"]["matching"]["align.pad_words"]["origin"] == SHIPPED
    assert [place["name"] for place in document["places"]] == ["your own", "--config"]


def test_errors_end_the_command_like_the_reader(crosslight: Crosslight, tmp_path: Path) -> None:
    (tmp_path / "reading.yaml").write_text("colour: red\n")
    ended = crosslight("config", "--config", tmp_path)
    assert ended.status == 4 and "unknown key “colour”" in ended.err
    assert crosslight("config", "--config", os.devnull).status == 4
    assert crosslight("config", "colours").status == 2
