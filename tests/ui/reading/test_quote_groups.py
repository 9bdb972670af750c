"""A key that needs the groups of many quotes waits for them behind the screen, and then goes on where the reader is."""

import threading
from contextlib import asynccontextmanager

import pytest

from tests.ui.conftest import press, reading, settled, status_line
from tests.ui.widgets.test_background_rows import Held
from tui.reading.quotes import group_cache
from tui.reading.quotes.group_cache import GROUPING_FAILED, GROUPING_QUOTES
from tui.reading.sidebar import sidebar_list
from tui.reading.stops import StopKind
from tui.reading.views import View
from tui.ui.compare.screen import CompareScreen
from tui.ui.coverage.screen import CoverageScreen
from tui.ui.dialogs.export import ExportScreen


@asynccontextmanager
async def while_grouping(event, monkeypatch):
    """The reader at the first quote, while the groups are being made."""
    async with reading(event) as (pilot, screen):
        held = Held(monkeypatch)
        real, threads = group_cache.group_quotes, []
        monkeypatch.setattr(
            group_cache, "group_quotes", lambda *args: (threads.append(threading.current_thread()), real(*args))[1]
        )
        try:
            screen.session.choose_quotes()
            await pilot.press("n", "-")
            yield pilot, screen, held
        finally:
            held.goes_on.set()
        assert not threads, "nothing is put together on the screen's time"


@pytest.mark.parametrize(("key", "opened"), [("enter", CompareScreen), ("c", CoverageScreen), ("e", ExportScreen)])
async def test_a_key_that_needs_quote_groups_opens_its_screen_once_they_are_ready(sample, monkeypatch, key, opened):
    async with while_grouping(sample, monkeypatch) as (pilot, screen, held):
        await pilot.press(key)
        assert status_line(screen).strip() == GROUPING_QUOTES and pilot.app.screen is screen
        held.goes_on.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, opened)


async def test_crossing_continues_once_quotes_are_grouped(sample, monkeypatch):
    async with while_grouping(sample, monkeypatch) as (pilot, screen, held):
        before = screen.session.stop
        await pilot.press("]")
        assert status_line(screen).strip() == GROUPING_QUOTES and screen.session.stop == before
        held.goes_on.set()
        await settled(pilot)
        assert screen.session.stop.passage.article != before.passage.article
        assert "also in" in status_line(screen)


async def test_a_late_result_does_not_move_a_user_who_has_moved_on(sample, monkeypatch):
    async with while_grouping(sample, monkeypatch) as (pilot, screen, held):
        await pilot.press("]", "n")
        now = screen.session.stop
        held.goes_on.set()
        await settled(pilot)
        assert screen.session.stop == now


async def test_a_passage_is_crossed_from_at_once(sample, monkeypatch):
    async with while_grouping(sample, monkeypatch) as (pilot, screen, _):
        screen.session.choose(None)
        await pilot.press("n", "]")
        assert screen.session.stop.kind is StopKind.PASSAGE and "also in" in status_line(screen)


async def test_only_here_is_shown_when_computed_and_again_after_a_new_cutoff(sample, monkeypatch):
    async with while_grouping(sample, monkeypatch) as (pilot, screen, held):
        await pilot.press("u")
        assert status_line(screen).strip() == GROUPING_QUOTES and screen.views.view is View.ALL
        held.goes_on.set()
        await settled(pilot)
        assert screen.views.view is View.ONLY_HERE and "n: next sentence found only in" in status_line(screen)
        held.goes_on.clear()
        await pilot.press("-")
        assert screen.views.view is View.ALL and screen.views.view_to_save is View.ONLY_HERE
        held.goes_on.set()
        await settled(pilot)
        assert "% likely" in status_line(screen), "what was said meanwhile is left to be read"
        assert screen.views.view is View.ONLY_HERE and screen.session.tour.kind is StopKind.ONLY_HERE


async def test_no_key_waits_forever_after_grouping_has_failed(sample, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken")

    async with reading(sample) as (pilot, screen):
        monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
        monkeypatch.setattr(sidebar_list, "group_quotes", fail)
        monkeypatch.setattr(group_cache, "group_quotes", fail)
        screen.session.choose_quotes()
        await press(pilot, "n", "-")
        await settled(pilot)
        for key in ("]", "enter", "c", "e", "u"):
            await press(pilot, key)
            assert status_line(screen).strip() == GROUPING_FAILED and pilot.app.screen is screen
