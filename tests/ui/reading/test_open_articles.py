"""Addresses in the reader: typed after `o`, or chosen from a list; with progress, and given up with esc."""

from pathlib import Path

import pytest

from tests.articles.links.test_reading import PAGE, URL
from tests.articles.links.web import MadeNetwork, answering, dripping, page, serving
from tests.ui.conftest import press, reading, settled, status_line
from tui.api import event_of, open_event
from tui.articles.links import fetch
from tui.articles.links.reader import LinkReader
from tui.articles.load import list_articles, load_listed
from tui.articles.opening import Opening
from tui.articles.summary import summaries
from tui.storage.saved_view import open_saved_view
from tui.ui.app import CrosslightApp
from tui.ui.dialogs.choose_articles import ChooseArticlesScreen
from tui.ui.start_choice import StartChoice, StartScreen

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n"


@pytest.fixture
def event(tmp_path, settings):
    (tmp_path / "a.txt").write_text("A flood\n\nThe harbour master counted the boats at the north pier that night.\n")
    (tmp_path / "event.yaml").write_text("articles: [{path: a.txt}]\n")
    return open_event([str(tmp_path)], settings)


def network(monkeypatch, server):
    monkeypatch.setattr(fetch, "SystemNetwork", lambda: MadeNetwork(server.port))


async def type_address(pilot, address):
    await press(pilot, "o")
    pilot.app.screen.query_one("Input").insert_text_at_cursor(address)  # behind the folder that stands there
    await settled(pilot)
    await pilot.press("enter")


async def test_an_address_after_o_is_fetched_opened_and_kept_beside_the_event(event, tmp_path, monkeypatch):
    with serving(answering(page(PAGE))) as server:
        network(monkeypatch, server)
        async with reading(event) as (pilot, screen):
            await type_address(pilot, URL)
            await settled(pilot)
            assert [article.headline for article in screen.session.coverage.articles] == [
                "A flood",
                "Storm at the pier",
            ]
            assert "opened: The Quay" in status_line(screen)
    assert list((tmp_path / "fetched").glob("*.html"))


async def test_fetching_shows_its_progress_and_esc_gives_it_up(event, monkeypatch):
    with serving(dripping(HEAD, b"x" * 1000, 0.1)) as server:
        network(monkeypatch, server)
        async with reading(event) as (pilot, screen):
            await type_address(pilot, URL)
            for _ in range(500):
                await pilot.pause(0.01)
                if "%" in status_line(screen):
                    break
            assert "fetching http://news.example/2021/storm" in status_line(screen)
            await press(pilot, "escape")
            await settled(pilot)
            assert "opening cancelled" in status_line(screen)
            assert len(screen.session.coverage.articles) == 1


async def test_offline_and_refused_addresses_say_why(event, monkeypatch):
    with serving(answering(page(PAGE))) as server:
        network(monkeypatch, server)
        async with reading(event) as (pilot, screen):
            await type_address(pilot, "http://user@news.example/")
            await settled(pilot)
            assert "contains a user name" in status_line(screen), "it stays on the line"
            assert not pilot.app._notifications
            assert len(screen.session.coverage.articles) == 1
        assert server.requests == []


async def test_a_list_of_addresses_asks_first_and_fetches_only_the_chosen_one(tmp_path, settings, monkeypatch):
    path = tmp_path / "list.csv"
    path.write_text(f"url,title\nhttp://other.example/,Other\n{URL},Storm\n")
    listing = list_articles([str(path)], settings.articles)

    def open_chosen(numbers, progress, cancelled):
        reader = LinkReader(settings.articles.links, tmp_path / "kept", progress=progress)
        opening = Opening(links=lambda: reader, cancelled=cancelled)
        loaded = load_listed(listing.again(), settings.articles, numbers, opening=opening)
        return event_of(loaded, settings, corrections=False)

    def view_file(event):
        return open_saved_view(event.coverage, event.origins)

    choice = StartChoice(settings, listing, summaries(listing), open_chosen, view_file)
    app = CrosslightApp(None, 50.0, start_choice=choice)
    with serving(answering(page(b"", status="404 Gone"), page(PAGE))) as server:
        network(monkeypatch, server)
        async with app.run_test(size=(160, 45)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, ChooseArticlesScreen)
            await press(pilot, "enter")  # the first one, which is gone: said, and asked again
            await settled(pilot)
            assert isinstance(app.screen, ChooseArticlesScreen)
            assert any("no such page" in notice.message for notice in app._notifications)
            await press(pilot, "down", "enter")
            await settled(pilot)
            assert not isinstance(app.screen, StartScreen)
            (article,) = app.screen.session.coverage.articles
            assert article.headline == "Storm at the pier"
        assert len(server.requests) == 2
    assert Path(app.event.origins[article.id].file).parent == tmp_path / "kept"
