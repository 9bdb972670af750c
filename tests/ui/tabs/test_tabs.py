"""The screens about all outlets are tabs of each other."""

from tests.ui.conftest import press, reading, screen_text, settled
from tui.ui.coverage.screen import CoverageScreen
from tui.ui.differences.screen import DifferencesScreen
from tui.ui.tabs.page import Tab
from tui.ui.tabs.text_page import TextPage


async def go(pilot, *keys):
    await press(pilot, *keys)
    await settled(pilot)


async def test_tab_leads_through_all_of_them_and_back(harbour):
    async with reading(harbour, (140, 36)) as (pilot, screen):
        await go(pilot, "c")
        seen = []
        for _ in Tab:
            seen.append((pilot.app.screen.tab, type(pilot.app.screen)))
            await go(pilot, "tab")
        assert seen == [
            (Tab.COVERAGE, CoverageScreen),
            (Tab.DIFFERENCES, DifferencesScreen),
            (Tab.ONLY_HERE, CoverageScreen),
            (Tab.OVERLAP, TextPage),
        ]
        assert pilot.app.screen.tab is Tab.COVERAGE
        await go(pilot, "shift+tab")
        assert pilot.app.screen.tab is Tab.OVERLAP
        assert "How much of each article also appears in the others" in screen_text(pilot)
        assert pilot.app.screen_stack == [screen, pilot.app.screen], "no closed tab is left behind"


async def test_each_has_a_key_and_its_own_key_returns_to_the_articles(harbour):
    async with reading(harbour, (140, 36)) as (pilot, screen):
        for key, tab in (("d", Tab.DIFFERENCES), ("u", Tab.ONLY_HERE), ("ampersand", Tab.OVERLAP)):
            await go(pilot, "c", key)
            assert pilot.app.screen.tab is tab
            await go(pilot, key)
            assert pilot.app.screen is screen


async def test_a_click_on_a_name_opens_the_tab(harbour):
    async with reading(harbour, (140, 36)) as (pilot, _):
        await go(pilot, "c")
        title = pilot.app.screen.query_one("#compared")
        await pilot.click(title, offset=(str(title.content).index("Only here") + 2, 0))
        await settled(pilot)
        assert pilot.app.screen.tab is Tab.ONLY_HERE


async def test_only_here_lists_what_no_other_outlet_has_or_may_have(harbour):
    async with reading(harbour, (140, 36)) as (pilot, _):
        await go(pilot, "c", "u")
        rows = pilot.app.screen._view.rows
        assert rows
        assert all(sum(cell is not None for cell in row.cells) == 1 for row in rows)
        assert not any(row.in_other_words or row.uncertain for row in rows)


async def test_without_differences_the_tab_says_so(make_event):
    event = make_event(["It will rain on Monday, said Ann Lee.", "It will rain on Monday, said Ann Lee."])
    async with reading(event, (120, 30)) as (pilot, _):
        await go(pilot, "d")
        assert pilot.app.screen.tab is Tab.DIFFERENCES
        assert "no differences of the kinds that crosslight checks for" in screen_text(pilot)
