"""Values kept as the user's own defaults: comments stay, and a file is written whole or not at all."""

import os

import pytest

from tui.settings import keep
from tui.settings.keep import KeepError, keep_settings
from tui.settings.load import load_settings

READING = "# My desk\ntheme: nord  # for the evening\r\n".replace("\r", "") + "watch_seconds: 0\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "crosslight"


def test_the_first_values_make_the_folder_and_its_files(folder):
    values = {"reading.yaml": {"theme": "crosslight-light", "measure_cells": 66}, "matching.yaml": {"cutoff": "strict"}}
    assert keep_settings(folder, values) == [folder / "reading.yaml", folder / "matching.yaml"]
    settings = load_settings(folder)
    assert (settings.reading.theme, settings.reading.measure_cells) == ("crosslight-light", 66)
    assert settings.matching.cutoff == "strict"


def test_comments_and_other_lines_stay(folder):
    folder.mkdir()
    (folder / "reading.yaml").write_text(READING)
    keep_settings(folder, {"reading.yaml": {"theme": "crosslight-light", "step_through_event": True}})
    assert (folder / "reading.yaml").read_text() == (
        "# My desk\ntheme: crosslight-light  # for the evening\nwatch_seconds: 0\nstep_through_event: true\n"
    )


def test_line_ends_and_a_value_in_quotes_stay_as_the_user_writes_them(folder):
    folder.mkdir()
    (folder / "reading.yaml").write_bytes(b'theme: "nord"\r\nwatch_seconds: 0\r\n')
    keep_settings(folder, {"reading.yaml": {"theme": "gruvbox"}})
    assert (folder / "reading.yaml").read_bytes() == b"theme: gruvbox\r\nwatch_seconds: 0\r\n"


def test_a_cutoff_without_a_name_gets_one_beside_the_others(folder):
    folder.mkdir()
    (folder / "matching.yaml").write_text("cutoffs:\n    mine: 70\nindex:\n  name_letters: 6\n")
    keep_settings(folder, {"matching.yaml": {"cutoffs": {"own": 62.0}, "cutoff": "own"}})
    matching = load_settings(folder).matching
    assert matching.cutoff_score() == 62 and matching.cutoffs["mine"] == 70
    keep_settings(folder, {"matching.yaml": {"cutoffs": {"own": 58.0}, "cutoff": "own"}})
    assert load_settings(folder).matching.cutoff_score() == 58
    assert (folder / "matching.yaml").read_text().count("own:") == 1


@pytest.mark.parametrize(
    "text",
    ["{theme: nord}\n", "theme:\n  nord\n", "theme: nord\n---\ntheme: nord\n", "theme: [\n", "watch_seconds: x\n"],
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone_with_a_reason(folder, text):
    folder.mkdir()
    (folder / "reading.yaml").write_text(text)
    with pytest.raises(KeepError, match="not saved"):
        keep_settings(folder, {"reading.yaml": {"theme": "gruvbox"}})
    assert (folder / "reading.yaml").read_text() == text


def test_when_the_second_file_cannot_be_written_the_first_one_is_as_before(folder, monkeypatch):
    folder.mkdir()
    (folder / "reading.yaml").write_text(READING)
    write = keep.write_safely

    def fail_on_matching(path, data, *, overwrite):
        if path.name == "matching.yaml":
            raise OSError(28, os.strerror(28))
        write(path, data, overwrite=overwrite)

    monkeypatch.setattr(keep, "write_safely", fail_on_matching)
    with pytest.raises(KeepError, match=r"not saved: .*crosslight: .*the disk is full"):
        keep_settings(folder, {"reading.yaml": {"theme": "gruvbox"}, "matching.yaml": {"cutoff": "strict"}})
    assert (folder / "reading.yaml").read_text() == READING
    assert not (folder / "matching.yaml").exists()


def test_a_link_to_a_settings_file_stays_a_link(folder, tmp_path):
    folder.mkdir()
    (tmp_path / "dotfiles.yaml").write_text(READING)
    (folder / "reading.yaml").symlink_to(tmp_path / "dotfiles.yaml")
    keep_settings(folder, {"reading.yaml": {"theme": "gruvbox"}})
    assert (folder / "reading.yaml").is_symlink() and "gruvbox" in (tmp_path / "dotfiles.yaml").read_text()
