"""`crosslight learn` shows its hints above the status line until they have been followed."""

from tests.ui.conftest import press, screen_text, settled
from tui.ui.app import CrosslightApp
from tui.ui.reading.lesson import add_lesson


async def test_the_hints_disappear_as_they_are_followed(sample):
    app = CrosslightApp(sample, sample.settings.matching.cutoff_score(), prepare_screen=add_lesson)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        assert "1/5  n goes to the next passage" in screen_text(pilot)
        await press(pilot, "n")
        assert "2/5  enter compares" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert "3/5  t lists who is quoted" in screen_text(pilot)
        await press(pilot, "t", "escape", "c", "escape")
        assert "5/5  o opens your own articles" in screen_text(pilot)
        await press(pilot, "o", "escape")
        assert not app.screen.query("#lesson")
        assert "that was the lesson: ? lists all keys, q quits" in screen_text(pilot)
