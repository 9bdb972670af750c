"""`crosslight learn` shows its hints above the status line until they have been followed."""

from tests.ui.conftest import press, screen_text, settled
from tui.cli.learn import kept_in
from tui.ui.app import CrosslightApp
from tui.ui.reading.lesson import add_lesson


async def test_the_hints_disappear_as_they_are_followed_and_nothing_is_kept(sample, tmp_path, monkeypatch):
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "own"))
    lesson = tmp_path / "lesson"
    lesson.mkdir()
    app = CrosslightApp(kept_in(lesson, sample), sample.settings.matching.cutoff_score(), prepare_screen=add_lesson)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        assert "1/5  n goes to the next passage" in screen_text(pilot)
        await press(pilot, "n")
        assert "2/5  enter compares" in screen_text(pilot)
        await press(pilot, "H", "H", "enter", "escape")
        assert "3/5  t lists who is quoted" in screen_text(pilot)
        await press(pilot, "t", "escape", "c", "escape")
        assert "5/5  o opens your own articles" in screen_text(pilot)
        await press(pilot, "o", "escape")
        assert not app.screen.query("#lesson")
        assert "end of the lesson: ? lists all keys, q quits" in screen_text(pilot)
    assert (lesson / "notebook.sqlite").exists() and not list((tmp_path / "own").rglob("*.*"))
