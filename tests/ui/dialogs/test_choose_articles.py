"""The choice among the articles of a download: filter, marks, what shares most comes first, and enter opens panes."""

from pathlib import Path

import pytest

from tests.articles.batches.made import Made, made_articles, with_body
from tests.articles.batches.text_layouts import lexisnexis_text
from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.api import event_of, open_event
from tui.articles.load import list_articles, load_listed
from tui.articles.summary import summaries
from tui.reading.article_choice import needs_choice
from tui.storage.saved_view import open_saved_view
from tui.ui.app import CrosslightApp
from tui.ui.dialogs.choose_articles import ChooseArticlesScreen
from tui.ui.start_choice import StartChoice


def forty() -> list[Made]:
    """Forty articles; the last one shares half of its sentences with the fifth."""
    made = made_articles(39, seed=8)
    shared = ("A crane fell across the ferry on Monday and blocked the slip for two days, the port said.",) * 2
    made[4] = with_body(made[4], [shared[0], *made[4].body])
    return [*made, with_body(made_articles(40, seed=8)[39], [*made[4].body[:6], "Nothing else was known by night."])]


@pytest.fixture
def download(tmp_path: Path) -> Path:
    path = tmp_path / "forty.txt"
    path.write_bytes(lexisnexis_text(forty()))
    return path


@pytest.fixture
def choice(download, settings):
    listing = list_articles([str(download)], settings.articles)

    def open_chosen(numbers, progress, cancelled):
        return event_of(load_listed(listing.again(), settings.articles, numbers), settings, corrections=False)

    def view_file(event):
        return open_saved_view(event.coverage, event.origins)

    return StartChoice(settings, listing, summaries(listing), open_chosen, view_file)


def rows(dialog: ChooseArticlesScreen) -> list[int]:
    return [row.number for row in dialog._visible_rows]


async def started(choice, pilot_actions):
    app = CrosslightApp(None, 50.0, start_choice=choice)
    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        await pilot_actions(pilot, app)
    return app


async def test_a_download_of_forty_asks_first_and_opens_the_marked_ones_as_panes(choice):
    async def act(pilot, app):
        assert isinstance(app.screen, ChooseArticlesScreen)
        assert "40 articles: choose which to open" in screen_text(pilot)
        await press(pilot, *["down"] * 4, "tab", "tab", "enter")
        await settled(pilot)
        articles = app.screen.session.coverage.articles
        assert len(articles) == len(app.screen.panes.plan.open) == 2
        assert articles[0].headline == forty()[4].headline

    app = await started(choice, act)
    assert app.event is not None
    assert next(origin.number for origin in app.event.origins.values()) == 5


async def test_those_that_share_most_with_the_marked_one_come_first(choice):
    async def act(pilot, app):
        dialog = app.screen
        assert rows(dialog) == list(range(1, 41))
        await press(pilot, *["down"] * 4, "tab")
        assert rows(dialog)[:2] == [5, 40]
        assert dialog._list.highlighted == 1
        assert "% shared" in screen_text(pilot)
        await press(pilot, "tab", "enter")
        await settled(pilot)
        assert [article.headline for article in app.screen.session.coverage.articles] == [
            forty()[4].headline,
            forty()[39].headline,
        ]

    await started(choice, act)


async def test_typing_narrows_by_outlet_date_and_headline_and_marks_stay(choice):
    async def act(pilot, app):
        dialog, made = app.screen, forty()
        word = made[10].headline.split()[-1].strip("()")
        await press(pilot, "tab", *f"({word})")
        assert rows(dialog) == [11]
        await press(pilot, *["backspace"] * 9, *made[10].day.isoformat())
        assert 11 in rows(dialog)
        await press(pilot, *["backspace"] * 12, *"zzzz")
        assert rows(dialog) == [] and "no matching articles" in screen_text(pilot)
        await press(pilot, *["backspace"] * 4)
        assert rows(dialog)[0] == 1 and "the 1 marked" in screen_text(pilot)

    await started(choice, act)


async def test_enter_without_a_mark_opens_the_highlighted_one_and_esc_leaves(choice):
    async def enter(pilot, app):
        await press(pilot, "down", "down", "enter")
        await settled(pilot)
        (article,) = app.screen.session.coverage.articles
        assert article.headline == forty()[2].headline

    await started(choice, enter)

    async def leave(pilot, app):
        await press(pilot, "escape")
        assert not app.is_running or app._exit

    app = await started(choice, leave)
    assert app.event is None


async def test_o_asks_which_articles_of_a_download_to_add(download, harbour):
    async with reading(harbour) as (pilot, screen):
        before = len(screen.session.coverage.articles)
        await press(pilot, "o")
        app = pilot.app
        app.screen.query_one("Input").value = str(download)
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, ChooseArticlesScreen)
        await press(pilot, "tab", "tab", "enter")
        await settled(pilot)
        assert len(screen.session.coverage.articles) == before + 2
        assert "opened: " in status_line(screen)
        await press(pilot, "o")
        app.screen.query_one("Input").value = str(download)
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert len(app.screen._choice.rows) == 38, "what is open is not offered again"
        await press(pilot, "escape")
        assert len(screen.session.coverage.articles) == before + 2


def test_files_named_one_by_one_and_small_downloads_open_without_asking(tmp_path, settings, download):
    (tmp_path / "few.txt").write_bytes(lexisnexis_text(forty()[:4]))
    for number in range(12):
        (tmp_path / f"{number}.md").write_text(f"# Story {number}\n\nText of {number}.\n")
    options = settings.articles
    assert not needs_choice(list_articles([str(tmp_path / "few.txt")], options))
    assert not needs_choice(list_articles([str(path) for path in tmp_path.glob("*.md")], options))
    assert needs_choice(list_articles([str(download)], options))


def test_a_place_is_kept_for_each_choice_of_articles(download, settings):
    first = open_event([str(download)], settings, numbers=[1, 2])
    second = open_event([str(download)], settings, numbers=[1, 3])
    paths = {open_saved_view(event.coverage, event.origins).path for event in (first, second, first)}
    assert len(paths) == 2
