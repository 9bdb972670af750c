"""The views: what one outlet alone has, only the matches, and the coverage table."""

import pytest

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.reading.coverage.row import RowKind
from tui.reading.stops import CLOSEST, StopKind
from tui.reading.views import View
from tui.ui.compare.screen import CompareScreen
from tui.ui.coverage.screen import CoverageScreen


async def test_u_steps_through_and_counts_what_only_the_focused_article_has(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "u")
        assert status_line(screen).strip().startswith("found only in RT: ")
        assert " sentences · " in status_line(screen)
        await press(pilot, "n", "n")
        assert screen.session.stop.kind is StopKind.ONLY_HERE
        assert "found only here 2/" in status_line(screen) and "found only in RT: " in status_line(screen)
        assert "] outlet" not in screen_text(pilot).split("\n")[-1], "no other outlet has it"
        await press(pilot, "tab", "n")
        assert screen.session.stop.passage.article == "the-guardian"
        assert "found only in The Guardian: " in status_line(screen)
        await press(pilot, "u")
        assert screen.views.view is View.ALL
        assert screen.session.stop is None and screen.session.tour.kind is StopKind.PASSAGE


async def test_what_the_cutoff_hides_does_not_become_only_here_and_esc_leads_back(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "u")
        before = len(screen.views.only_here("rt").sentences)
        await press(pilot, *["+"] * 6)
        assert len(screen.views.only_here("rt").sentences) == before
        assert screen.session.tour == screen.views.only_here("rt").tour
        await press(pilot, "escape")
        assert screen.views.view is View.ALL and screen.session.tour.kind is StopKind.PASSAGE


async def test_f_folds_unshared_text_except_the_current_item(harbour):
    async with reading(harbour, (160, 30)) as (pilot, screen):
        view = screen.panes.focused.view
        full = len(view._visible_lines)
        await press(pilot, "f")
        assert len(view._visible_lines) < full and " lines ·" in screen_text(pilot)
        assert "the rest is folded away" in status_line(screen)
        await press(pilot, "p", "enter", "n", "n", "n")
        spot = screen.session.stop.passage
        there = screen.panes.pane(spot.article).view
        assert all(line not in there._thin for line in there.lines_of(spot.span))
        await press(pilot, "escape", "escape", "f")
        assert len(view._visible_lines) == full and " lines ·" not in screen_text(pilot)


async def test_panes_without_the_current_passage_say_so(harbour):
    async with reading(harbour, (240, 40)) as (pilot, screen):
        for _ in range(8):
            await press(pilot, "n")
            having = {
                screen.session.stop.passage.article,
                *screen.session.counterparts.passages_by_article(screen.session.stop),
            }
            for pane in screen.panes.visible_panes:
                title = str(pane.query_one("PaneTitle").content)
                is_otherwise = pane.article_id in screen.session.counterparts.partial_matches(screen.session.stop)
                assert ("no match here" in title) == (pane.article_id not in having and not is_otherwise)
                assert ("in other words here" in title) == is_otherwise
        await press(pilot, "escape")
        assert "no match here" not in screen_text(pilot)


async def test_one_article_has_nothing_to_be_held_against(make_event):
    async with reading(make_event(["The ferry burned. Nobody saw it."])) as (pilot, screen):
        for key in ("u", "f"):
            await press(pilot, key)
            assert "nothing to compare it with" in status_line(screen)
            assert screen.views.view is View.ALL


async def test_the_coverage_table_shows_missing_outlets_and_goes_to_places(harbour):
    async with reading(harbour, (160, 30)) as (pilot, screen):
        await press(pilot, "c")
        table = pilot.app.screen
        assert isinstance(table, CoverageScreen)
        assert "not in The Daily Flare" in screen_text(pilot)
        await press(pilot, "/", *"312", "enter")
        assert [row.text for row in table._view.rows if row.kind is RowKind.NUMBER] == ["312 passengers"]
        await press(pilot, *["K"] * 4, "l", "l", "enter")
        assert pilot.app.screen is table
        assert "not found in Port Maren Harbour Gazette" in str(table.query_one("#sentence").content)
        await press(pilot, "h", "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.session.stop.passage.article == "kelmar-broadcasting"
        assert screen.session.coverage.text_of(screen.session.stop.passage) == "312"
        await press(pilot, "c")
        assert pilot.app.screen._view.current.text == "312 passengers"
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("key", ["enter", "quotation_mark"])
async def test_a_cell_that_may_have_a_row_leads_to_the_closest_sentence(sample, key):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "c", "/", *"tragic", "enter", "h")
        assert "closest sentence" in screen_text(pilot).split("\n")[-1]
        await press(pilot, key)
        stop = screen.session.stop
        assert pilot.app.screen is screen and (stop.key, stop.passage.article) == (CLOSEST, "rt")
        assert "only similar" in status_line(screen)


async def test_the_filter_of_the_table_finds_what_only_one_outlet_has(harbour):
    async with reading(harbour) as (pilot, _):
        await press(pilot, "c", "F", *"only", "enter")
        rows = pilot.app.screen._view.rows
        assert rows and all("only" in row.text.lower() or row.spread < len(row.cells) / 2 for row in rows)


async def test_a_key_of_the_text_says_so_on_other_screens(sample):
    async with reading(sample, (80, 24)) as (pilot, _):
        await press(pilot, "c")
        table = pilot.app.screen
        assert "K kind" in screen_text(pilot)
        for key, title in (("t", "List quotes by speaker"), ("T", "Switch between dark and light")):
            await press(pilot, key)
            assert f"{key} works in the text: esc first · {title}" in str(table.query_one("#sentence").content)
        await press(pilot, "/", "t")
        assert "works in the text" not in str(table.query_one("#sentence").content)


async def test_the_key_that_opens_the_comparison_closes_it(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "quotation_mark")
        assert pilot.app.screen is not screen
        await press(pilot, "quotation_mark")
        assert pilot.app.screen is screen


async def test_escape_clears_the_filter_and_the_kind_of_the_table_first(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "c")
        table = pilot.app.screen
        count = len(table._view.rows)
        await press(pilot, "K", "/", *"zero", "enter")
        title = screen_text(pilot).split("\n")[0]
        assert "quotes · filter “zero”" in title and "esc clear filter" in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is table and len(table._view.rows) == count
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_escape_in_the_text_clears_the_filter_of_a_hidden_list_first(sample):
    async with reading(sample, (80, 24)) as (pilot, screen):
        await press(pilot, "p", "F", *"kozak", "enter", "enter", "j", "enter")
        assert not screen.sidebar.display and "filter “kozak” (esc clears)" in status_line(screen)
        await press(pilot, "escape")
        assert not screen.sidebar.listing.is_filtered and screen.session.stop is not None
        await press(pilot, "escape")
        assert screen.session.tour.kind is StopKind.PASSAGE


async def test_only_here_rows_can_be_opened_from_every_column_and_n_continues(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "c", "/", *"kozak", "enter", "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        kozak = screen.session.stop
        assert kozak.passage.article == "the-guardian"
        await press(pilot, "n")
        assert (screen.session.stop.kind, screen.session.stop.key) == (StopKind.MENTION, kozak.key)


async def test_rows_are_moved_over_sorted_and_compared(harbour):
    async with reading(harbour, (160, 30)) as (pilot, _):
        await press(pilot, "c")
        table = pilot.app.screen
        view, count = table._view, len(table._view.rows)
        for key, row in [("j", 1), ("k", 0), ("G", count - 1), ("g", 0), ("down", 1), ("up", 0)]:
            await press(pilot, key)
            assert view.row == row
        for key, back in [("ctrl+d", "ctrl+u"), ("space", "b")]:
            await press(pilot, key)
            assert view.row > 5
            await press(pilot, back)
            assert view.row == 0
        orders = []
        for _ in range(3):
            await press(pilot, "O")
            orders.append([row.key for row in view.rows])
        assert orders[0] != orders[1] != orders[2] and len({frozenset(order) for order in orders}) == 1
        await press(pilot, *["K"] * 4, '"')
        assert "only passages and quotes" in str(table.query_one("#sentence").content)
        await press(pilot, "K", "K", '"')
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "quote · " in screen_text(pilot)
