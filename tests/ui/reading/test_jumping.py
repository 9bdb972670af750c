"""Marks, commands by name, and the keys that can be searched."""

import pytest

from tests.ui.conftest import press, reading, screen_text, status_line
from tui.ui.reading.commands import COMMANDS

TEXTS = [
    "Fire at the quay\n\nThe harbour master closed the north quay on Monday after the fire.\n\n"
    + "More was said. " * 400,
    "Quay closed\n\nOn Monday the harbour master closed the north quay after a fire.\n\nNobody was hurt.",
]


@pytest.fixture
def event(make_event):
    return make_event(TEXTS)


async def test_a_bookmark_is_reached_from_anywhere_and_the_jump_can_be_undone(event):
    async with reading(event, (120, 30)) as (pilot, screen):
        view = screen.panes.focused.view
        await press(pilot, "G")
        end = view.scroll_offset.y
        await press(pilot, "m", "a")
        assert "bookmark a set" in status_line(screen)
        await press(pilot, "g", "2", "apostrophe")
        assert "Outlet 1" in screen_text(pilot) and "More was said" in screen_text(pilot)
        await press(pilot, "a")
        assert screen.panes.focused.view is view and view.scroll_offset.y == end
        await press(pilot, "apostrophe", "apostrophe")
        assert screen.panes.focused.number == 2


async def test_a_bookmark_on_a_passage_makes_it_current_again(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "m", "x")
        stop = screen.session.stop
        await press(pilot, "escape", "apostrophe", "x")
        assert screen.session.stop == stop is not None


async def test_invalid_bookmarks_are_reported(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "apostrophe", "q")
        assert "no bookmark q" in status_line(screen)
        await press(pilot, "m", "1")
        assert "bookmarks are letters" in status_line(screen)
        await press(pilot, "m", "escape", "n")
        assert screen.session.stop is not None


async def test_keys_typed_ahead_after_a_prefix_belong_to_it(event):
    async with reading(event) as (pilot, screen):
        for key in ("m", "q"):
            await pilot.press(key)
        await pilot.pause()
        assert not pilot.app._exit and "bookmark q set" in status_line(screen)


async def test_every_command_is_found_by_name_and_run(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, ":", *"zoom")
        assert "Show one article alone, or side by side again  zoom" in screen_text(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert len(screen.panes.visible_panes) == 1
        await press(pilot, ":")
        shown = [choice.key for choice in pilot.app.screen._list._choices]
        assert set(shown) == {command.id for command in COMMANDS} - {"palette"}
        await press(pilot, *"qqqq", "enter", "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_command_is_found_by_its_key_and_a_search_without_matches_says_so(event):
    async with reading(event) as (pilot, _):
        await press(pilot, ":", "q")
        assert pilot.app.screen._list.current_choice.key == "quit"
        await press(pilot, "backspace", "N")
        assert pilot.app.screen._list.current_choice.key == "previous"
        await press(pilot, *"qqq")
        assert "no matches" in screen_text(pilot) and pilot.app.screen._list.current_choice is None
        await press(pilot, "down", "enter")
        assert len(pilot.app.screen_stack) == 2


async def test_searching_for_matches_finds_how_many_to_show_and_reset_restores_it(event):
    async with reading(event) as (pilot, screen):
        usual = screen.session.cutoff
        await press(pilot, ":", *"matches")
        listed = [choice.key for choice in pilot.app.screen._list._visible_choices]
        assert {"stricter", "looser", "usual_cutoff", "nearest"} <= set(listed)
        await press(pilot, "escape", "+", "+", "_")
        assert screen.session.cutoff == usual and "normal" in status_line(screen)


async def test_the_themes_are_chosen_from_the_list_of_commands(event):
    async with reading(event) as (pilot, _screen):
        await press(pilot, ":", *"choose a theme", "enter")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 2


async def test_the_keys_are_searched_by_what_they_do(event):
    async with reading(event, (120, 40)) as (pilot, _screen):
        await press(pilot, "?", *"zoom out of")
        assert "no matching keys" in screen_text(pilot)
        await press(pilot, *["backspace"] * 11, *"half a page")
        text = screen_text(pilot)
        assert "Scroll down half a page" in text and "Run any command" not in text
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_tab_is_not_taken_for_ctrl_i(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "]", "ctrl+o", "tab")
        assert screen.panes.focused.number == 2
        await press(pilot, "tab", "ctrl+i")
        assert screen.session.stop.passage.article == "outlet-2"
