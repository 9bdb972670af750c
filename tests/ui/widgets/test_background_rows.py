"""Many quotes are put together behind the screen: one at a time, the newest first, and again after a new cutoff."""

import asyncio
import threading

from tests.ui.conftest import press, reading, settled, status_line
from tui.cancel import checker
from tui.reading.quotes import group_cache
from tui.reading.sidebar import sidebar_list
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.row import SidebarRowKind
from tui.ui.textual.workers import run_behind

SECONDS = 10.0
"""How long a test waits for what another thread is to do."""


class Held:
    """Grouping that begins, and goes on when it is let, or is given up."""

    def __init__(self, monkeypatch):
        self.goes_on, self.begun = threading.Event(), threading.Event()
        self.at_once, self.most = 0, 0
        real, lock = sidebar_list.group_quotes, threading.Lock()

        def grouped(found, cancelled):
            with lock:
                self.at_once += 1
                self.most = max(self.most, self.at_once)
            self.begun.set()
            try:
                while not self.goes_on.wait(0.01):
                    checker(cancelled)()
                return real(found, cancelled)
            finally:
                with lock:
                    self.at_once -= 1

        monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
        monkeypatch.setattr(sidebar_list, "group_quotes", grouped)


async def test_outdated_jobs_are_cancelled_and_leave_a_thread_for_other_work(sample, monkeypatch):
    async with reading(sample) as (pilot, screen):
        held = Held(monkeypatch)
        try:
            screen.sidebar.show_list(ListKind.QUOTES)
            for _ in range(12):
                screen.session.move_cutoff(stricter=False)
                screen.context.show_session()
                assert await _waited(held.begun)
                held.begun.clear()
            begun = threading.Event()
            run_behind(screen, begun.set, "other")
            assert await _waited(begun)
        finally:
            held.goes_on.set()
        await settled(pilot)
        assert held.most == 1
        assert screen.session.counterparts.groups is not None and screen.sidebar.outline.entries


async def test_a_job_started_while_another_is_stored_is_built_too(sample, monkeypatch):
    async with reading(sample) as (pilot, screen):
        held = Held(monkeypatch)
        try:
            screen.session.move_cutoff(stricter=False)
            screen.context.show_session()
            assert await _waited(held.begun)
            screen.session.show_reported(True)
            screen.sidebar.reported_changed()
        finally:
            held.goes_on.set()
        await settled(pilot)
        screen.sidebar.show_list(ListKind.QUOTES)
        assert screen.sidebar.outline.entries and screen.session.counterparts.groups is not None


async def test_counterparts_of_a_quote_return_after_a_new_cutoff_while_another_list_is_shown(sample, monkeypatch):
    monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
    async with reading(sample) as (pilot, screen):
        screen.session.choose_quotes()
        await press(pilot, "n")
        assert screen.sidebar.listing.list_kind is ListKind.PEOPLE
        assert "also in" in status_line(screen)
        await press(pilot, "-")
        await settled(pilot)
        await press(pilot, "n", "N")
        assert screen.session.counterparts.groups is not None and "also in" in status_line(screen)


async def test_word_counts_appear_below_a_person_once_quotes_are_grouped(sample, monkeypatch):
    monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
    async with reading(sample) as (pilot, screen):
        screen.sidebar.toggle(screen.sidebar.outline.entries[1])
        about = next(e.text for e in screen.sidebar.outline.entries if e.kind is SidebarRowKind.ABOUT)
        assert "quoted" in about
        await press(pilot, "-")
        await settled(pilot)
        assert about in [entry.text for entry in screen.sidebar.outline.entries]


async def test_an_error_is_reported_and_the_reader_goes_on(sample, monkeypatch):
    tried = []

    def fail(*_):
        tried.append(1)
        raise RuntimeError("[b]broken")

    async with reading(sample) as (pilot, screen):
        monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
        real = sidebar_list.group_quotes
        monkeypatch.setattr(sidebar_list, "group_quotes", fail)
        await press(pilot, "-", "t")
        await settled(pilot)
        assert "the quotes could not be grouped" in screen.sidebar.outline.render_line(0).text
        assert any("[b]broken" in notice.message and not notice.markup for notice in pilot.app._notifications)
        await press(pilot, "p", "t")
        await settled(pilot)
        assert len(tried) == 1, "the same is not tried again"
        monkeypatch.setattr(sidebar_list, "group_quotes", real)
        await press(pilot, "-")
        await settled(pilot)
        assert screen.sidebar.outline.entries


async def _waited(event) -> bool:
    """Whether it came, with the screen going on meanwhile."""
    for _ in range(int(SECONDS / 0.02)):
        if event.is_set():
            return True
        await asyncio.sleep(0.02)
    return False
