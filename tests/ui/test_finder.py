"""While the articles are compared, the bottom line counts the pairs."""

import threading
from time import monotonic

import pytest

from tests.ui.conftest import press, settled, status_line
from tui.api import Event
from tui.ui import finder
from tui.ui.app import CrosslightApp

NEVER_SECONDS = 1000
"""The tests tell the progress themselves."""


class Slow:
    """A search that tells its progress, and goes on when it is let."""

    def __init__(self, monkeypatch):
        self.goes_on = threading.Event()
        self.progress = None
        """Of the search that began last."""
        found = Event.matches

        def matches(event, *, progress, **options):
            self.progress = progress
            progress(3, 10)
            self.goes_on.wait(60)
            return found(event, progress=progress, **options)

        monkeypatch.setattr(Event, "matches", matches)


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(finder, "TELL_SECONDS", NEVER_SECONDS)
    return Slow(monkeypatch)


async def begun(pilot, slow):
    give_up = monotonic() + 30
    while slow.progress is None:
        assert monotonic() < give_up
        await pilot.pause(0.01)


async def test_the_pairs_are_counted_until_they_are_compared(sample, slow, monkeypatch):
    monkeypatch.setattr(finder, "TELL_SECONDS", 0.01)
    app = CrosslightApp(sample, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = app.screen_stack[0]
        try:
            give_up = monotonic() + 30
            while "pairs" not in status_line(screen):
                assert monotonic() < give_up
                await pilot.pause(0.01)
            assert "3 of 10 pairs" in status_line(screen)
        finally:
            slow.goes_on.set()
        await settled(pilot)
        assert "2 shared passages, 2 possible" in status_line(screen) and "comparing" not in status_line(screen)


async def test_an_unrelated_status_message_is_not_overwritten(sample, slow):
    app = CrosslightApp(sample, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = app.screen_stack[0]
        try:
            await begun(pilot, slow)
            screen.results.finder._tell_progress()
            assert "3 of 10 pairs" in status_line(screen)
            await press(pilot, "ctrl+o")
            slow.progress(4, 10)
            screen.results.finder._tell_progress()
            assert "nothing to go back to" in status_line(screen) and screen.results.finder.pairs == (4, 10)
            screen.context.show_results()  # as when the notebook has been read
            assert "nothing to go back to" in status_line(screen)
        finally:
            slow.goes_on.set()
        await settled(pilot)


async def test_progress_of_an_abandoned_search_is_not_shown_for_the_next(harbour, slow):
    app = CrosslightApp(harbour, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = app.screen_stack[0]
        try:
            await begun(pilot, slow)
            before = slow.progress
            screen.results.finder._tell_progress()
            assert "3 of 10 pairs" in status_line(screen)
            await screen.action_command("remove_article")
            screen.context.set_status()
            assert "pairs" not in status_line(screen)
            before(5, 10)
            screen.results.finder._tell_progress()
            screen.context.set_status()
            assert "pairs" not in status_line(screen), "the thread has not heard yet that it is given up"
        finally:
            slow.goes_on.set()
        await settled(pilot)


async def test_a_search_that_is_over_soon_tells_nothing(sample, monkeypatch):
    told = []
    monkeypatch.setattr(finder.Finder, "_tell_progress", lambda self: told.append(self))
    monkeypatch.setattr(finder, "TELL_SECONDS", 30)
    app = CrosslightApp(sample, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        screen = app.screen_stack[0]
        assert "2 shared passages, 2 possible" in status_line(screen) and not told
        assert screen.results.finder._teller is None, "nothing ticks on"
