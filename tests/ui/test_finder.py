"""While the articles are compared, the bottom line counts the pairs."""

import threading
from time import monotonic

from tests.ui.conftest import press, settled, status_line
from tui.api import Event
from tui.ui import finder
from tui.ui.app import CrosslightApp


class Slow:
    """A search that tells its progress, and goes on when it is let."""

    def __init__(self, monkeypatch):
        self.goes_on = threading.Event()
        found = Event.matches

        def matches(event, *, matcher, progress, cancelled):
            progress(3, 10)
            self.goes_on.wait(60)
            return found(event, matcher=matcher, progress=progress, cancelled=cancelled)

        monkeypatch.setattr(Event, "matches", matches)


async def said(pilot, screen, words):
    give_up = monotonic() + 30
    while words not in status_line(screen):
        assert monotonic() < give_up
        await pilot.pause(0.01)


async def test_the_pairs_are_counted_until_they_are_compared(sample, monkeypatch):
    monkeypatch.setattr(finder, "TELL_SECONDS", 0.01)
    slow = Slow(monkeypatch)
    app = CrosslightApp(sample, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = app.screen_stack[0]
        await said(pilot, screen, "comparing")
        assert "3 of 10 pairs" in status_line(screen)
        slow.goes_on.set()
        await settled(pilot)
        assert "3 shared passages" in status_line(screen) and "comparing" not in status_line(screen)


async def test_what_is_said_of_something_else_is_left_standing(sample, monkeypatch):
    monkeypatch.setattr(finder, "TELL_SECONDS", 0.05)
    slow = Slow(monkeypatch)
    app = CrosslightApp(sample, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = app.screen_stack[0]
        await said(pilot, screen, "comparing")
        await press(pilot, "ctrl+o")
        assert "no earlier place" in status_line(screen)
        screen.finder._pairs = (4, 10)
        await pilot.pause(0.2)
        assert "no earlier place" in status_line(screen)
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
        assert "3 shared passages" in status_line(screen) and not told
        assert screen.finder._teller is None, "nothing ticks on"
