"""The sidebar's lists by their keys: passages, the filter, the order; and finding by a pattern."""

import pytest

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import StopKind

SAID = "“The harbour master closed the north quay on Monday,” said Ana Moss, the mayor of Prill."
OTHER = "Firemen from Overton pumped water for nine hours to save the wooden market steps."


@pytest.fixture
def event(make_event):
    return make_event([f"One fire\n\n{SAID}\n\n{OTHER}", f"Two fires\n\n{OTHER}\n\n{SAID}"])


async def test_the_passages_are_listed_and_lead_into_the_text(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "P")
        assert screen.sidebar.listing.list_kind is ListKind.PASSAGES and screen.sidebar.outline.has_focus
        assert {entry.kind for entry in screen.sidebar.outline.entries} == {SidebarRowKind.PASSAGE}
        await press(pilot, "enter")
        assert screen.session.stop.kind is StopKind.PASSAGE
        assert SidebarRowKind.WORDING in {entry.kind for entry in screen.sidebar.outline.entries}


async def test_the_filter_narrows_the_list_and_escape_goes_back_step_by_step(event):
    async with reading(event) as (pilot, screen):
        outline = screen.sidebar.outline
        await press(pilot, "P", "F", *"firemen")
        assert [entry.text for entry in outline.entries if "Firemen" not in entry.text] == []
        assert "1 found" in status_line(screen)
        await press(pilot, "enter")
        assert outline.has_focus and len(outline.entries) == 1
        await press(pilot, "escape")
        assert outline.has_focus and len(outline.entries) == 2
        await press(pilot, "escape")
        assert not outline.has_focus
        await press(pilot, "t", "F", *"harbour", "enter")
        assert outline.entries[outline.cursor].kind is SidebarRowKind.QUOTE
        await press(pilot, "escape", "escape", "F", *"moss", "escape")
        assert outline.has_focus and len(outline.entries) == 2


async def test_the_order_changes_and_is_reported(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "P", "O")
        assert "by position" in status_line(screen)
        await press(pilot, "O")
        assert "by importance" in status_line(screen)


async def test_a_click_on_a_name_of_the_lists_shows_it(event):
    async with reading(event) as (pilot, screen):
        title = screen.query_one("#lists")
        assert "Passages 2" in screen_text(pilot)
        await pilot.click(title, offset=(str(title.content).index("Passages") + 1, 0))
        await pilot.pause()
        assert screen.sidebar.listing.list_kind is ListKind.PASSAGES
        await pilot.click(title, offset=(3, 0))
        await pilot.pause()
        assert screen.sidebar.listing.list_kind is ListKind.PEOPLE


async def test_a_pattern_is_found_while_it_is_typed_and_enter_goes_to_the_first(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "/", "ctrl+r", *"quay on M.*y")
        await settled(pilot)
        assert "2 matches in 2 of 2 articles" in status_line(screen)
        await press(pilot, "enter")
        await settled(pilot)
        assert screen.session.stop.kind is StopKind.HIT and "match" in status_line(screen)
        await press(pilot, "/", "left_square_bracket")
        await settled(pilot)
        assert "not a pattern" in status_line(screen)
        await press(pilot, "escape")
        assert screen.panes.focused.view.has_focus


async def test_enter_alone_finds_the_same_again(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "/", *"firemen", "enter", "escape", "escape", "/", "enter")
        assert screen.session.stop.kind is StopKind.HIT and screen.session.stop.key == "firemen"
        await press(pilot, "/", "up")
        assert screen.query_one("FindBar Input").value == "firemen"
