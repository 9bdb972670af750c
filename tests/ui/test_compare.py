"""Compare: the wordings of all outlets under each other."""

import pytest

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.reading.tour import StopKind
from tui.ui.screens.compare import CompareScreen


async def compare(pilot, steps=1):
    await press(pilot, *["n"] * steps, "enter")
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


async def test_enter_on_a_passage_shows_every_wording_and_who_does_not_have_it(harbour):
    async with reading(harbour, (200, 50)) as (pilot, _):
        await compare(pilot, 4)
        text = screen_text(pilot)
        for outlet in ("Meridian Press", "Kelmar Broadcasting", "The Severin Courier"):
            assert outlet in text
        assert "not in The Daily Flare" in text
        assert "4 of 5 articles" in text
        assert "the others are held against this one" in text


async def test_equal_words_stand_under_each_other(harbour):
    async with reading(harbour, (200, 50)) as (pilot, _):
        await compare(pilot, 4)
        lines = [line for line in screen_text(pilot).split("\n") if "Ilse Brandvold" in line and "ordered" in line]
        assert len(lines) >= 3
        assert len({line.index("ordered") for line in lines}) == 1


async def test_enter_goes_to_the_chosen_wording_and_back_leads_to_where_one_was(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        before = (await compare(pilot, 4)) and screen.session.stop
        await press(pilot, "j")
        chosen = pilot.app.screen._view.comparison.stops[pilot.app.screen._view.current]
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.session.stop == chosen != before
        assert screen.panes.focused.article_id == chosen.passage.article
        await press(pilot, "ctrl+o")
        assert screen.session.stop == before


@pytest.mark.parametrize(
    ("keys", "moved"), [(["j"], 1), (["k"], -1), (["]", "]"], 2), (["["], -1), (["down", "up"], 0)]
)
async def test_wordings_are_chosen_by_keys_round_at_the_ends(harbour, keys, moved):
    async with reading(harbour, (200, 50)) as (pilot, _):
        view = (await compare(pilot, 4))._view
        before = view.current
        await press(pilot, *keys)
        assert view.current == (before + moved) % len(view.comparison)


async def test_h_holds_the_others_against_the_chosen_wording(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        view = (await compare(pilot, 4))._view
        assert view.comparison.held != view.current
        await press(pilot, "h")
        assert view.comparison.held == view.current
        assert "the others are held against this one" in str(pilot.app.screen.query_one("#sentence").content)


async def test_n_steps_on_behind_it_and_esc_leaves_the_reader_there(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        compared = await compare(pilot)
        first = compared._view.comparison.stops
        await press(pilot, "n")
        second = compared._view.comparison.stops
        assert second != first
        await press(pilot, "N")
        assert compared._view.comparison.stops == first
        await press(pilot, "n", "escape")
        assert pilot.app.screen is screen
        assert screen.session.stop in second


async def test_y_copies_all_wordings_with_their_outlets(harbour, monkeypatch):
    from tui.ui import copying
    from tui.ui.clipboard import Copied, Way

    copied = []
    monkeypatch.setattr(copying, "copy", lambda text, *_: copied.append(text) or Copied(Way.TOOL, "xclip"))
    async with reading(harbour, (200, 50)) as (pilot, _):
        await compare(pilot, 4)
        await press(pilot, "y")
        await settled(pilot)
        assert "copied with xclip" in str(pilot.app.screen.query_one("#sentence").content)
    assert "Kelmar Broadcasting, 2031-05-02:\n" in copied[0]
    assert "Not in The Daily Flare." in copied[0]


async def test_who_cuts_a_quotation_short_is_said(harbour):
    async with reading(harbour, (200, 50)) as (pilot, _):
        await compare(pilot, 4)
        said = ""
        for _ in range(4):
            await press(pilot, "j")
            said += str(pilot.app.screen.query_one("#why").content)
        assert "quotes less; Meridian Press has “My crew used every one of them" in said


@pytest.mark.parametrize("size", [(80, 24), (240, 60)])
async def test_many_wordings_scroll_and_the_chosen_one_is_seen(make_event, size):
    said = "The harbour master said that {} ships had left the port of Maren before the storm on Friday night."
    event = make_event([said.format(number) for number in range(20, 50)])
    async with reading(event, size) as (pilot, _):
        view = (await compare(pilot))._view
        for key in ("k", "k", "G", "g", "space", "b", "ctrl+d", "ctrl+u"):
            await press(pilot, key)
            if key == "k":
                outlet = view.comparison.article(view.current).outlet
                assert any(f"▌ {outlet}" in line for line in screen_text(pilot).split("\n"))


async def test_without_a_passage_enter_shows_no_comparison(sample):
    async with reading(sample) as (pilot, screen):
        screen.action_compare()
        assert "no passage is current" in status_line(screen)
        await press(pilot, "w", "enter")
        assert pilot.app.screen is screen
        assert screen.session.stop.kind in (StopKind.MENTION, StopKind.QUOTE)
