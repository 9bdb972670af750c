"""Settings from inside the reader: they apply at once, and are written only when the user keeps them."""

from contextlib import nullcontext

import pytest
from textual.app import SuspendNotSupported

from tests.ui.conftest import press, reading, screen_text
from tui.settings.load import load_settings
from tui.ui.preferences.editor import edit_settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "crosslight"
    monkeypatch.setattr("tui.settings.load.user_folder", lambda: folder)
    return folder


async def test_values_apply_at_once_and_one_key_keeps_them(harbour, folder):
    async with reading(harbour, (120, 36)) as (pilot, screen):
        await press(pilot, "comma", "right")
        assert pilot.app.theme == "crosslight-light" and "for this session" in screen_text(pilot)
        await press(pilot, "down", "left", "down", "left", "down", "right")
        view = screen.panes.focused.view
        assert view._lines.width_cells <= 70 and screen.session.is_event_toured
        assert not folder.exists(), "nothing is written unasked"
        await press(pilot, "enter")
        assert "saved in" in screen_text(pilot) and "for this session" not in screen_text(pilot)
        kept = load_settings(folder)
        assert kept.reading.theme == "crosslight-light"
        assert kept.reading.measure_cells == 70 and kept.reading.step_through_event
        assert kept.matching.cutoff_score() == screen.session.cutoff
        await press(pilot, "enter")
        assert "these are already your defaults" in screen_text(pilot)


async def test_settings_that_cannot_be_kept_say_why_and_stay_for_the_session(harbour, folder):
    folder.mkdir()
    (folder / "reading.yaml").write_text("theme: [\n")
    async with reading(harbour, (120, 36)) as (pilot, _):
        await press(pilot, "comma", "right", "enter")
        assert "not saved" in screen_text(pilot) and "for this session" in screen_text(pilot)
    assert (folder / "reading.yaml").read_text() == "theme: [\n"


class Suspending:
    """An application that can be suspended, or cannot."""

    def __init__(self, *, can_suspend=True):
        self.can_suspend = can_suspend

    def suspend(self):
        if not self.can_suspend:
            raise SuspendNotSupported
        return nullcontext()


def script(tmp_path, line):
    path = tmp_path / "my editor"
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return f"'{path}' -w"


def test_the_editor_gets_the_settings_files_in_their_folder(tmp_path, folder, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", script(tmp_path, 'echo "measure_cells: 60  # $*" > reading.yaml'))
    assert edit_settings(Suspending(), folder) == "settings are read when crosslight starts"
    assert (folder / "reading.yaml").read_text() == "measure_cells: 60  # -w reading.yaml\n"
    (folder / "keys.yaml").write_text("quit: ctrl+q\n")
    edit_settings(Suspending(), folder)
    assert (folder / "reading.yaml").read_text() == "measure_cells: 60  # -w reading.yaml keys.yaml\n"


@pytest.mark.parametrize(
    ("line", "said"), [("echo 'measure_cells: x' > reading.yaml", "crosslight will not start with these settings")]
)
def test_settings_that_the_editor_leaves_broken_are_reported(tmp_path, folder, monkeypatch, line, said):
    monkeypatch.setenv("VISUAL", script(tmp_path, line))
    assert said in edit_settings(Suspending(), folder)


@pytest.mark.parametrize(
    ("editor", "app", "said"),
    [
        ("", Suspending(), "no editor is set: set EDITOR"),
        ("'", Suspending(), "no editor is set: set EDITOR"),
        ("no-such-editor", Suspending(), "no-such-editor could not be started"),
        ("true", Suspending(can_suspend=False), "no editor can run in this terminal"),
    ],
)
def test_without_an_editor_the_folder_is_named(folder, monkeypatch, editor, app, said):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    text = edit_settings(app, folder)
    assert said in text and str(folder) in text
