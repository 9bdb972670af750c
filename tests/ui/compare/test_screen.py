"""Compare: the wordings of all outlets under each other."""

import re

import pytest

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.reading.stops import StopKind
from tui.ui.compare.screen import CompareScreen
from tui.ui.compare.view import LineKind


async def compare(pilot, steps):
    await press(pilot, *["n"] * steps, "enter")
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


async def compare_words(pilot, screen, words, article="meridian-press"):
    """Open the comparison of the first passage of an article that has these words."""
    texts = {article.id: article.text for article in screen.session.coverage.articles}
    stops = screen.session.visible_groups.stops[article]
    stop = next(stop for stop in stops if words in stop.passage.span.slice(texts[article]))
    screen.context.go(screen.session.go(stop))
    return await compare(pilot, 0)


def said(pilot, which="#sentence") -> str:
    return str(pilot.app.screen.query_one(which).content)


async def test_enter_on_a_passage_shows_every_wording_with_equal_words_under_each_other(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        await compare_words(pilot, screen, "Marine Accident Office said")
        assert "3 of 5 articles" in screen_text(pilot)
        assert re.search(r"(sure|possible) · score \d+ of 100$", said(pilot))
        assert screen_text(pilot).count("score") == 1, "only in the bottom line"
        await press(pilot, "escape")
        assert "sure" in status_line(screen) and "score" not in status_line(screen)
        await compare_words(pilot, screen, "ordered the ship abandoned after")
        text = screen_text(pilot)
        assert "4 of 5 articles" in text
        assert "baseline: every other wording is compared with this one" in text
        lines = [line for line in text.split("\n") if "Ilse Brandvold" in line and "order" in line]
        assert len(lines) > 1
        assert len({line.index("Ilse") for line in lines}) == 1, "equal words stand under each other"


async def test_keys_choose_a_wording_and_enter_goes_there(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        view = (await compare_words(pilot, screen, "ordered the ship abandoned after"))._view
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


async def test_details_of_a_wording_compare_it_with_the_baseline(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        view = (await compare_words(pilot, screen, "The letters are dated"))._view
        assert "shares:" in screen_text(pilot)
        assert not pilot.app.screen.query_one("#why").display, "it would say a reason twice"
        await pilot.resize_terminal(200, 12)
        await settled(pilot)
        said_of = []
        for _ in range(len(view.comparison)):
            await press(pilot, "j")
            said_of.append(said(pilot, "#why") if pilot.app.screen.query_one("#why").display else "")
        assert any(reason and "baseline" not in reason for reason in said_of), said_of
        await press(pilot, "h")
        assert view.comparison.baseline == view.current
        assert "baseline: every other wording is compared with this one" in said(pilot)


async def test_n_steps_on_behind_it_and_y_copies_all(harbour, monkeypatch):
    from tui.ui import copying
    from tui.ui.clipboard import Copied, Way

    copied = []
    monkeypatch.setattr(copying, "copy", lambda text, *_: copied.append(text) or Copied(Way.TOOL, "xclip"))
    async with reading(harbour, (200, 50)) as (pilot, screen):
        compared = await compare_words(pilot, screen, "Marine Accident Office said")
        first = compared._view.comparison.stops
        await press(pilot, "n")
        second = compared._view.comparison.stops
        assert second != first
        await press(pilot, "y")
        await settled(pilot)
        assert "copied with xclip" in said(pilot)
        outlets = {compared._view.comparison.article(number).outlet for number in range(len(second))}
        assert len(outlets) > 1 and all(f"{outlet}, " in copied[0] for outlet in outlets)
        await press(pilot, "N")
        assert compared._view.comparison.stops == first
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert screen.session.stop in first


OTHERWISE = (
    "After the storm on Friday night the harbour master closed both piers to every ferry and every trawler.",
    "Every ferry and every trawler was turned away when both piers were closed by the harbour master on Friday night, "
    "after the storm.",
)


async def test_reordered_wordings_are_shown_whole_and_w_switches_to_columns_and_back(make_event):
    async with reading(make_event(OTHERWISE), (80, 24)) as (pilot, _):
        compared = await compare(pilot, 1)
        whole = " ".join(" ".join(line[12:] for line in screen_text(pilot).split("\n")[1:8]).split())
        first, second = (
            compared._view.comparison.coverage.text_of(stop.passage) for stop in compared._view.comparison.stops
        )
        assert whole.startswith(f"{first} {second}"), "nothing is between the words, and none is lost"
        assert "f in columns" in screen_text(pilot)
        heads = [line[2:10] for line in screen_text(pilot).split("\n")[1:8]]
        assert heads.count("Outlet 1") == heads.count("Outlet 2") == 1, "its further lines go on below the first"
        await press(pilot, "f")
        assert not compared._view.comparison.shows_full_wordings
        assert "f in full" in screen_text(pilot)
        await press(pilot, "f")
        assert compared._view.comparison.shows_full_wordings


async def test_the_legend_shows_each_difference_in_its_own_style(make_event):
    async with reading(make_event(OTHERWISE), (120, 30)) as (pilot, _):
        await compare(pilot, 1)
        lines = pilot.app.screen._compositor.render_strips()
        named = {piece.text: piece.style for line in lines for piece in line}
        assert named["moved"].italic and named["different or missing words"].bold
        assert "at odds" not in named, "nothing is"


async def test_the_current_one_of_many_whole_wordings_is_fully_visible(make_event):
    texts = [text.replace("Friday", f"Friday the {number}th") for number in range(11, 18) for text in OTHERWISE]
    async with reading(make_event(texts), (80, 24)) as (pilot, _):
        view = (await compare(pilot, 1))._view
        if not view.comparison.shows_full_wordings:
            await press(pilot, "f")
        for key in ("k", "k", "j", "j", "j"):
            await press(pilot, key)
            text = view.comparison.coverage.text_of(view.comparison.stops[view.current].passage)
            shown = [line[12:-1].strip() for line in screen_text(pilot).split("\n") if line.startswith("▌ ")]
            assert text in " ".join(shown)


@pytest.mark.parametrize("size", [(80, 24), (200, 40)])
async def test_the_chosen_one_of_many_wordings_is_visible(make_event, size):
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
        screen.view_commands.compare()
        assert "no passage is selected" in status_line(screen)
        await press(pilot, "w", "w", "enter")
        assert screen.session.stop.kind is StopKind.MENTION and pilot.app.screen is screen
        assert screen.session.stop.kind in (StopKind.MENTION, StopKind.QUOTE)


async def test_a_reason_is_whole_where_lines_are_empty_and_cut_where_none_are(harbour):
    async with reading(harbour, (90, 120)) as (pilot, screen):
        view = (await compare_words(pilot, screen, "The letters are dated"))._view
        compared = view.comparison

        def details() -> str:
            lines = (line for line in view._lines if line.kind is LineKind.DETAILS)
            return " ".join(line.text for line in lines)

        assert len(view._lines) < view.size.height
        assert all(compared.reason(number) in details() for number in range(len(compared)))
        await pilot.resize_terminal(90, 16)
        await settled(pilot)
        assert len([line for line in view._lines if line.kind is LineKind.DETAILS]) == len(compared)
