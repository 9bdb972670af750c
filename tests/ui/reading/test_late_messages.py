"""Keys and clicks that were on their way when what they are about went."""

import gc
import threading
import weakref

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from tests.ui.conftest import press, reading, settled
from tui.articles.model import Passage
from tui.reading.place.session import ReadingSession
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.span import Span
from tui.ui.messages import EntryChosen, TabClicked, TextClicked


@pytest.fixture
def event(sample, tmp_path):
    return replace(sample, notebook=str(tmp_path / "notebook.sqlite"))


async def remove(pilot, screen, outlet):
    """The article of an outlet, which is then no longer in this reading."""
    article = next(each for each in screen.session.coverage.articles if each.outlet == outlet)
    screen.panes.focus_article(article.id)
    await press(pilot, "X")
    await settled(pilot)
    return article


async def test_rows_whose_article_has_gone_lead_nowhere(event):
    async with reading(event) as (pilot, screen):
        rows = []
        for key in ("p", "t", "P"):
            await press(pilot, key, "G", "enter")
            rows += screen.sidebar.outline.entries
        gone = await remove(pilot, screen, "The Guardian")
        assert any(row.article == gone.id for row in rows)
        assert {
            row.key for row in rows if row.kind is SidebarRowKind.PERSON
        } - screen.session.mention_index.people_by_id.keys()
        for row in rows:
            screen.post_message(EntryChosen(row))
        await pilot.pause()
        assert screen.session.focus == screen.panes.plan.focus != gone.id


async def test_clicks_on_an_article_that_has_gone_do_nothing(event):
    async with reading(event) as (pilot, screen):
        gone = await remove(pilot, screen, "The Guardian")
        screen.post_message(TextClicked(gone.id, 300))
        screen.post_message(TabClicked(gone.id))
        await pilot.pause()
        assert screen.panes.plan.focus != gone.id


async def test_annotations_of_a_removed_article_leave_the_list(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H", "]", "H", "B")
        assert len(screen.sidebar.outline.entries) == 2
        await remove(pilot, screen, "The Guardian")
        assert len(screen.sidebar.outline.entries) == 1


async def test_corrections_are_refused_while_people_are_searched_again(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p", "r")
        await screen.action_command("remove_article")
        await press(pilot, *"another", "enter")
        await settled(pilot)
        assert {mention.passage.article for mention in screen.session.mention_index.mention_set.mentions} == {
            *screen.session.order
        }
        assert not any("another" in person.name for person in screen.session.mention_index.mention_set.people)


async def test_the_thread_that_looks_for_a_pattern_does_not_ask_the_session(event):
    asked = []

    class Watched(ReadingSession):
        @property
        def coverage(self):
            asked.append(threading.current_thread())
            return self.__dict__["coverage"]

        @coverage.setter
        def coverage(self, coverage):
            self.__dict__["coverage"] = coverage

    async with reading(event) as (pilot, screen):
        screen.session.__class__ = Watched
        await press(pilot, "/", "ctrl+r", *"f.r", "enter")
        await settled(pilot)
        assert set(asked) == {threading.current_thread()}


async def test_pattern_hits_are_searched_again_in_changed_articles(event):
    async with reading(event) as (pilot, screen):
        before = screen.session.coverage.articles
        tour = Tour(StopKind.HIT, "zero", (Stop(StopKind.HIT, Passage(before[0].id, Span(0, 1)), ""),))
        screen.panes.focus_article(before[0].id)
        await press(pilot, "X")
        screen.find._pattern_found(before, tour, entered=False)
        await settled(pilot)
        assert tour.stops
        assert {stop.passage.article for stop in screen.session.tour.stops} <= {*screen.session.order}


async def test_the_coverage_table_opens_with_fewer_outlets_than_last_time(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "c", "l", "l", "escape")
        await remove(pilot, screen, "The Guardian")
        await press(pilot, "c", "escape")
        assert pilot.app.screen is screen


async def test_dismissing_a_covered_dialog_does_not_close_the_one_above(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "r")
        below = pilot.app.screen
        await pilot.app.push_screen(type(below)(screen.session.coverage.articles[0], ""))
        above = pilot.app.screen
        below.dismiss(None)
        await pilot.pause()
        assert pilot.app.screen is above
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is screen


async def test_a_closed_screen_leaves_nothing_behind(event):
    async with reading(event) as (pilot, screen):
        left = []
        for opening in ("r", "c", "enter", "question_mark", "e", "K"):
            await press(pilot, "n", opening)
            assert pilot.app.screen is not screen, opening
            left.append((opening, weakref.ref(pilot.app.screen)))
            left += [(opening, weakref.ref(each._styles_cache)) for each in pilot.app.screen.query(Static)]
            await press(pilot, "escape")
        await press(pilot, "n", "n")
        gc.collect()
        assert [(opening, kept()) for opening, kept in left if kept() is not None] == []
