"""Keys that ask whether other articles have a sentence wait behind the screen until many sentences are compared."""

import asyncio
import threading
from contextlib import asynccontextmanager

from tests.ui.conftest import press, reading, settled, status_line
from tui.cancel import checker
from tui.matching.evidence import closest
from tui.matching.evidence.closest import SentenceSearch
from tui.reading.views import COMPARING_FAILED, COMPARING_SENTENCES, View
from tui.storage.saved_view import SavedViewFile
from tui.ui.app import CrosslightApp
from tui.ui.coverage.screen import CoverageScreen


class HeldComparison:
    """Comparing sentences, which goes on when it is let, or is given up."""

    def __init__(self, monkeypatch, failure=None):
        self.goes_on, self.threads, self.given_up = threading.Event(), [], 0
        real = SentenceSearch._best_by_article

        def best(search, article_id, cancelled=None):
            if article_id not in search._best:
                self.threads.append(threading.current_thread())
                try:
                    while not self.goes_on.wait(0.01):
                        checker(cancelled)()
                except Exception:
                    self.given_up += 1
                    raise
                if failure is not None:
                    raise failure
            return real(search, article_id, cancelled)

        monkeypatch.setattr(SentenceSearch, "_best_by_article", best)


@asynccontextmanager
async def while_comparing(event, monkeypatch, failure=None):
    """The reader while the sentences are being compared, which ends with the reader if it is not let go on."""
    async with reading(event) as (pilot, screen):
        screen.session.matches.search._best.clear()
        monkeypatch.setattr(closest, "_LONG_SEARCH_PAIRS", 0)
        held = HeldComparison(monkeypatch, failure)
        yield pilot, screen, held
    assert threading.main_thread() not in held.threads, "nothing is compared on the screen's time"


async def test_only_here_and_the_coverage_table_wait_for_the_sentences(harbour, monkeypatch):
    async with while_comparing(harbour, monkeypatch) as (pilot, screen, held):
        await press(pilot, "u")
        assert status_line(screen).strip() == COMPARING_SENTENCES and screen.views.view is View.ALL
        await press(pilot, "c")
        assert status_line(screen).strip() == COMPARING_SENTENCES and pilot.app.screen is screen
        assert len(held.threads) == 1, "what is being compared is not compared a second time"
        held.goes_on.set()
        await settled(pilot)
        assert screen.views.view is View.ONLY_HERE
        assert isinstance(pilot.app.screen, CoverageScreen)
        await press(pilot, "escape", "u", "u")
        assert screen.views.view is View.ONLY_HERE and "found only in" in status_line(screen)


async def test_a_late_comparison_opens_nothing_for_a_user_who_has_moved_on(harbour, monkeypatch):
    async with while_comparing(harbour, monkeypatch) as (pilot, screen, held):
        await press(pilot, "c", "n")
        held.goes_on.set()
        await settled(pilot)
        assert pilot.app.screen is screen and screen.views.view is View.ALL


async def test_no_key_waits_forever_after_the_comparison_has_failed(harbour, monkeypatch):
    async with while_comparing(harbour, monkeypatch, RuntimeError("broken")) as (pilot, screen, held):
        held.goes_on.set()
        await press(pilot, "u")
        await settled(pilot)
        assert screen.views.view is screen.views.view_to_save is View.ALL
        for key in ("u", "c"):
            await press(pilot, key)
            assert status_line(screen).strip() == COMPARING_FAILED and pilot.app.screen is screen
        assert len(held.threads) == 1


async def test_the_comparison_is_given_up_at_the_end(harbour, monkeypatch):
    async with while_comparing(harbour, monkeypatch) as (pilot, _, held):
        await pilot.press("u", "q")
    for _ in range(200):  # the thread looks every hundredth of a second
        if not held.given_up:
            await asyncio.sleep(0.01)
    assert held.given_up == 1


async def test_a_view_of_the_last_session_waits_for_the_sentences(harbour, monkeypatch, tmp_path):
    for _ in range(2):
        file = SavedViewFile(tmp_path / "event.json")
        file.read()
        app = CrosslightApp(harbour, harbour.settings.matching.cutoff_score(), file)
        async with app.run_test(size=(160, 45)) as pilot:
            await settled(pilot)
            screen = app.screen_stack[0]
            if file.state is None:
                screen.session.matches.search._best.clear()
                monkeypatch.setattr(closest, "_LONG_SEARCH_PAIRS", 0)
                await press(pilot, "u", "q")
            else:
                assert screen.views.view is View.ONLY_HERE
