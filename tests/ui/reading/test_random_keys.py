"""Whatever keys are pressed, the reader stands."""

import shutil

import pytest

from tests.drawn_keys import drawn_keys
from tests.ui.conftest import press, reading
from tui.api import open_event
from tui.shipped import shipped_path

COUNT = 60


@pytest.fixture
def thrown_away(tmp_path, monkeypatch, settings):
    """The sample in a folder of its own, with nothing that could be written to outside of it."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    event = tmp_path / "event"
    shutil.copytree(shipped_path("seeds"), event)
    monkeypatch.chdir(event)
    return open_event([str(event)], settings)


@pytest.mark.usefixtures("each_frame_is_drawn")
@pytest.mark.parametrize(("seed", "size"), [(1, (80, 24)), (2, (160, 45))])
async def test_keys_at_random_do_not_crash_it(thrown_away, monkeypatch, seed, size):
    async with reading(thrown_away, size) as (pilot, screen):
        monkeypatch.setattr(pilot.app, "exit", lambda *_, **__: None)
        for key in drawn_keys(seed, COUNT):
            await pilot.press(key)
        await pilot.pause()
        assert screen.is_running


async def test_keys_typed_ahead_of_a_closing_dialog_do_not_close_the_screen(thrown_away):
    async with reading(thrown_away) as (pilot, screen):
        for opening in ("m", "apostrophe", "r", "c", "question_mark"):
            await press(pilot, opening)
            dialog = pilot.app.screen
            assert dialog is not screen
            dialog.dismiss(None)
            dialog.dismiss(None)
            await pilot.pause()
            assert pilot.app.screen is screen
