"""The list of events on the screen: an event opens as panes, and the way back leads to the list."""

import pytest

pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'crosslight[archive]'")

from argparse import Namespace
from functools import partial
from pathlib import Path
from threading import Event

from tests.archive.conftest import add, event_rows, write_rows
from tests.ui.conftest import press, screen_text, settled
from tui.archive.desk import ArchiveFind, find_in_archive
from tui.archive.store import open_archive
from tui.cli.archive.reader import event_of_archive
from tui.storage.saved_view import SavedViewFile
from tui.ui.app import CrosslightApp
from tui.ui.archive.screen import ArchiveScreen, ArchiveStart
from tui.ui.dialogs.like import LikeScreen


@pytest.fixture
def start(settings, tmp_path):
    path = str(tmp_path / "press.archive")
    with open_archive(path, for_adding=True) as archive:
        add(archive, write_rows(tmp_path / "press.jsonl", event_rows()))
    arguments = Namespace(fresh=False, corrections=False, notebook=str(tmp_path / "notes.sqlite"), offline=True)
    return ArchiveStart(
        settings=settings,
        path=path,
        name=Path(path).name,
        seen=0,
        open=partial(event_of_archive, path, settings, arguments),
        view_file=lambda event: SavedViewFile(tmp_path / "view.json"),
    )


async def test_an_event_opens_another_article_comes_and_escape_returns_to_the_list(start):
    app = CrosslightApp(None, 50.0, start_choice=start)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ArchiveScreen)
        await press(pilot, *"bridge", "enter")
        await settled(pilot)
        assert sorted(article.outlet for article in app.event.coverage.articles) == ["Courier", "Gazette", "Herald"]
        reading = app.screen
        await press(pilot, "~")
        await settled(pilot)
        assert isinstance(app.screen, LikeScreen)
        await press(pilot, "enter")
        await settled(pilot)
        assert len(reading.context.event.coverage.articles) == 4
        for _ in range(4):
            if app.screen is reading:
                await press(pilot, "escape")
                await settled(pilot)
        assert isinstance(app.screen, ArchiveScreen)
        assert app.event is None


async def test_keys_of_the_list_show_only_what_is_new_and_what_one_outlet_told(start):
    app = CrosslightApp(None, 50.0, start_choice=start)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        assert "single outlet" not in screen_text(pilot).splitlines()[0]
        await press(pilot, "tab")
        assert "no new events" in screen_text(pilot), "nothing is new at the first look"
        await press(pilot, "tab", "shift+tab")
        await settled(pilot)
        assert "single outlet" in screen_text(pilot).splitlines()[0]


async def test_enter_waits_for_the_search_of_the_texts_and_then_opens_the_first_event(start, monkeypatch):
    answer, searched = Event(), []

    def search_slowly(path: str, words: str) -> ArchiveFind:
        searched.append(words)
        answer.wait(30)
        return find_in_archive(path, words)

    monkeypatch.setattr("tui.ui.archive.screen.find_in_archive", search_slowly)
    app = CrosslightApp(None, 50.0, start_choice=start)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        await press(pilot, *"okafor", "enter", "enter")
        assert "searching" in screen_text(pilot).splitlines()[-1]
        assert isinstance(app.screen, ArchiveScreen)
        answer.set()
        await settled(pilot)
        assert searched == ["okafor"]
        assert sorted(article.outlet for article in app.event.coverage.articles) == ["Courier", "Gazette", "Herald"]
