"""The reader on small events, driven without a terminal."""

from collections.abc import Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.ui.quiet import frames, quiet_pilot
from tui.api import event_from_articles, open_event
from tui.articles.make import article_from_text
from tui.settings.load import load_settings
from tui.shipped import shipped_path
from tui.ui.app import CrosslightApp

HARBOUR = Path(__file__).parent.parent / "fixtures" / "harbour"


@pytest.fixture(scope="session")
def settings():
    return load_settings()


@pytest.fixture(scope="session")
def sample(settings):
    return open_event([str(shipped_path("seeds"))], settings)


@pytest.fixture(scope="session")
def harbour(settings):
    return open_event([str(HARBOUR)], settings)


@pytest.fixture(scope="session")
def make_event(settings):
    def make(texts: Sequence[str]):
        articles = [
            article_from_text(text, settings.articles, outlet=f"Outlet {number}")
            for number, text in enumerate(texts, 1)
        ]
        return event_from_articles(articles, "An event", settings)

    return make


@pytest.fixture(autouse=True, scope="session")
def _pilot_waits_until_all_is_quiet():
    with quiet_pilot():
        yield


@pytest.fixture
def each_frame_is_drawn(monkeypatch):
    monkeypatch.setattr(frames, "is_each_drawn", True)


@asynccontextmanager
async def reading(event, size=(160, 45)):
    """The reader, with everything found. Gives the pilot and the reading screen."""
    app = CrosslightApp(event, event.settings.matching.cutoff_score())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot, app.screen_stack[0]


def with_keys(event, **keys):
    """The event with other keys set: command id → keys."""
    settings = event.settings
    return replace(event, settings=replace(settings, keys={**settings.keys, **keys}))


async def settled(pilot):
    """Wait until no worker is left, nor one that the result of another began."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def draw_frame(pilot) -> None:
    """Draw what has changed, which is put off (see `quiet`): a text finds its place in the lines when it is drawn."""
    frames.draw(pilot.app)


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def back_to_articles(pilot):
    """Close all that is open above the articles."""
    while len(pilot.app.screen_stack) > 1:
        await press(pilot, "escape")


async def resized(pilot, *size):
    await pilot.resize_terminal(*size)
    await settled(pilot)


def status_line(screen) -> str:
    return str(screen.query_one("#sentence").content)


def screen_text(pilot) -> str:
    """What is on the screen, without colours."""
    app = pilot.app
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
