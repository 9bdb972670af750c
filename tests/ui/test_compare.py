"""Compare: the wordings of all outlets under each other."""

import pytest

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.reading.tour import StopKind
from tui.ui.screens.compare import CompareScreen


async def compare(pilot, steps):
    await press(pilot, *["n"] * steps, "enter")
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


def said(pilot, which="#sentence") -> str:
    return str(pilot.app.screen.query_one(which).content)


async def test_enter_on_a_passage_shows_every_wording_with_equal_words_under_each_other(harbour):
    async with reading(harbour, (200, 50)) as (pilot, _):
        await compare(pilot, 4)
        text = screen_text(pilot)
        assert "4 of 5 articles" in text and "not in The Daily Flare" in text
        assert "the others are held against this one" in text
        lines = [line for line in text.split("\n") if "Ilse Brandvold" in line and "ordered" in line]
        assert [line.lstrip("▌ ").split("  ")[0] for line in lines] == [
            "Meridian Press",
            "Kelmar Broadcasting",
            "Port Maren Harbour Gaze…",
        ]
        assert len({line.index("ordered") for line in lines}) == 1


async def test_keys_choose_a_wording_and_enter_goes_there(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        view = (await compare(pilot, 4))._view
        before, count = screen.session.stop, len(view.comparison)
        for key, moved in [("j", 1), ("k", -1), ("]", 1), ("[", -1), ("down", 1), ("up", -1), ("j", 1)]:
            at = view.current
            await press(pilot, key)
            assert view.current == (at + moved) % count
        chosen = view.comparison.stops[view.current]
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.session.stop == chosen != before
        assert screen.panes.focused.article_id == chosen.passage.article
        await press(pilot, "ctrl+o")
        assert screen.session.stop == before


async def test_what_is_told_of_a_wording_is_told_against_the_one_that_is_held(harbour):
    async with reading(harbour, (200, 50)) as (pilot, _):
        view = (await compare(pilot, 4))._view
        for _ in range(4):
            if view.comparison.article(view.current).id == "port-maren-harbour-gazette":
                break
            await press(pilot, "j")
        assert "quotes less; Meridian Press has “My crew used every one of them" in said(pilot, "#why")
        await press(pilot, "h")
        assert view.comparison.held == view.current
        assert "the others are held against this one" in said(pilot)


async def test_n_steps_on_behind_it_and_y_copies_all(harbour, monkeypatch):
    from tui.ui import copying
    from tui.ui.clipboard import Copied, Way

    copied = []
    monkeypatch.setattr(copying, "copy", lambda text, *_: copied.append(text) or Copied(Way.TOOL, "xclip"))
    async with reading(harbour, (200, 50)) as (pilot, screen):
        compared = await compare(pilot, 3)
        first = compared._view.comparison.stops
        await press(pilot, "n")
        second = compared._view.comparison.stops
        assert second != first
        await press(pilot, "y")
        await settled(pilot)
        assert "copied with xclip" in said(pilot)
        assert "Kelmar Broadcasting, 2031-05-02:\n" in copied[0] and "Not in The Daily Flare." in copied[0]
        await press(pilot, "N")
        assert compared._view.comparison.stops == first
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert screen.session.stop in first


@pytest.mark.parametrize("size", [(80, 24), (200, 40)])
async def test_of_many_wordings_the_chosen_one_is_seen(make_event, size):
    text = "The harbour master said that {} ships had left the port of Maren before the storm on Friday night."
    async with reading(make_event([text.format(number) for number in range(20, 40)]), size) as (pilot, _):
        view = (await compare(pilot, 1))._view
        for key in ("k", "G", "g", "space", "b", "ctrl+d", "ctrl+u"):
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
