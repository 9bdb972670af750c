"""The check of a draft on the screen: its items beside the wording of the sources."""

import pytest
from msgspec.structs import replace

from tests.ui.conftest import press, reading, resized, screen_text, settled, status_line
from tui.api import article_from_text, event_from_articles
from tui.articles.model import ArticleRole
from tui.ui.wrap import cells

SOURCE = (
    "Bridge gone\n\nMaria Keller, the mayor, met reporters. “The water stood two metres above the road,” Keller said. "
    "The flood destroyed 12 houses in the old town."
)
DRAFT = (
    "The mayor speaks\n\n“The water stood two metres below the road,” Maria Keller said.\n\n"
    "The flood destroyed 12 houses in the old town. It also took 77 boats."
)


@pytest.fixture(scope="module")
def event(settings):
    draft = replace(article_from_text(DRAFT, settings.articles, outlet="Ours"), role=ArticleRole.DRAFT)
    return event_from_articles([draft, article_from_text(SOURCE, settings.articles, outlet="Gazette")], "", settings)


async def test_items_stand_beside_the_wording_of_the_source_and_fit(event):
    async with reading(event, (80, 24)) as (pilot, _):
        await press(pilot, "R")
        await settled(pilot)
        for size in ((80, 24), (160, 45), (40, 12)):
            await resized(pilot, *size)
            shown = screen_text(pilot)
            assert "≠ altered" in shown
            assert "two metres" in shown.partition("Gazette")[2] or size == (40, 12)
            assert max(cells(line) for line in shown.split("\n")) <= size[0]


async def test_n_steps_through_what_is_not_verbatim_and_comes_round(event):
    async with reading(event) as (pilot, _):
        await press(pilot, "R")
        await settled(pilot)
        view = pilot.app.screen.query_one("ChecksView")
        seen = [view.current.words]
        for _ in range(2):
            await press(pilot, "n")
            seen.append(view.current.words)
        assert seen == [
            "The water stood two metres below the road,",
            "77",
            "The water stood two metres below the road,",
        ]
        await press(pilot, "N")
        assert view.current.words == "77"


async def test_enter_goes_to_the_source_with_the_draft_level_and_the_key_comes_back(event):
    async with reading(event) as (pilot, screen):
        moves = []
        go = screen.context.go
        screen.context.go = lambda move, nowhere="": (moves.append(move), go(move, nowhere))
        await press(pilot, "R")
        await settled(pilot)
        await press(pilot, "enter")
        session = screen.context.session
        assert session.coverage.text_of(session.stop.passage) == "The water stood two metres above the road"
        assert [session.coverage.text_of(passage) for passage in moves[0].level.values()] == [
            "The water stood two metres below the road,"
        ]
        await press(pilot, "R", "n", "escape", "R")
        assert pilot.app.screen.query_one("ChecksView").current.words == "77"


async def test_what_no_source_has_is_shown_in_the_draft(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "R")
        await settled(pilot)
        await press(pilot, "n", "enter")
        session = screen.context.session
        assert (session.stop.passage.article, session.coverage.text_of(session.stop.passage)) == ("ours", "77")


async def test_tab_leaves_out_what_is_verbatim(event):
    async with reading(event) as (pilot, _):
        await press(pilot, "R")
        await settled(pilot)
        view = pilot.app.screen.query_one("ChecksView")
        count = len(view.rows)
        await press(pilot, "tab")
        assert [row.verdict for row in view.rows] == ["altered", "in no source"]
        assert "only items to check" in screen_text(pilot).split("\n")[0]
        await press(pilot, "escape")
        assert len(view.rows) == count > 2


async def test_the_sheet_is_exported(event, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(event) as (pilot, _):
        await press(pilot, "R")
        await settled(pilot)
        await press(pilot, "e", "enter")
        await settled(pilot)
        assert "≠" not in (tmp_path / "draft-fact-check.md").read_text()
        assert "| altered |" in (tmp_path / "draft-fact-check.md").read_text()


async def test_without_a_draft_the_key_says_how_to_name_one(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "R")
        assert "crosslight check DRAFT SOURCES" in status_line(screen)


COPIED = (
    "The dam above the town broke shortly before midnight and sent a wall of water through the narrow streets of the "
    "old quarter. “We will not leave anyone behind in this valley,” Mayor Lena Holt said."
)


async def test_the_coverage_table_counts_the_origins_of_a_quote(make_event):
    event = make_event([f"A dam\n\n{COPIED}", f"A flood\n\n{COPIED}"])
    async with reading(event) as (pilot, _):
        await press(pilot, "c")
        await settled(pilot)
        assert "2 outlets, 1 origin" in status_line(pilot.app.screen)
