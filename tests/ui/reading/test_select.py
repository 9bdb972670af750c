"""Selecting with keys and the mouse, and copying."""

import pytest

from tests.ui.conftest import press, reading, settled, status_line


@pytest.fixture
def copied(monkeypatch):
    """What was copied, instead of copying it."""
    from tui.ui import copying
    from tui.ui.clipboard import Copied, Way

    texts = []

    def copy(text, folder, terminal):
        texts.append(text)
        return Copied(Way.TOOL, "xclip")

    monkeypatch.setattr(copying, "copy", copy)
    return texts


def place(view, offset):
    return tuple(view.cell_of(offset))


async def drag(pilot, view, start, end):
    await pilot.mouse_down(view, offset=place(view, start))
    await pilot.hover(view, offset=end if isinstance(end, tuple) else place(view, end))
    await pilot.mouse_up(view, offset=end if isinstance(end, tuple) else place(view, end))
    await pilot.pause()


def selected(screen):
    return screen.select.selecting.plain_text() if screen.select.selecting.current else ""


async def test_v_selects_the_current_passage_and_y_copies_it(sample, copied):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "v")
        passage = screen.session.coverage.text_of(screen.session.stop.passage)
        assert "selected" in status_line(screen) and selected(screen) == passage
        await press(pilot, "y")
        await settled(pilot)
        assert copied == [passage] and "copied with xclip" in status_line(screen)
        await press(pilot, "v", "V")
        assert selected(screen) == passage
        await press(pilot, "escape")
        assert not selected(screen) and screen.session.stop is not None


async def test_sentences_are_selected_one_after_the_other_and_stay_in_sight(sample):
    async with reading(sample, (100, 24)) as (pilot, screen):
        seen = []
        for _ in range(12):
            await press(pilot, "}")
            seen.append(selected(screen))
            view = screen.panes.focused.view.view
            assert view.span.overlap(screen.select.selecting.current.span)
        assert len(set(seen)) == 12 and "selected" in status_line(screen)
        await press(pilot, "{")
        assert selected(screen) == seen[-2]
        await press(pilot, "H")
        assert screen.views.annotations.annotations, "what is selected so can be marked"


async def test_capital_y_copies_a_citation_of_the_current_item(sample, copied):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "Y")
        await settled(pilot)
        assert copied[0].endswith("— RT, “Fears expressed for British-Russia relations”, 2022-02-11") or (
            "— RT, “Fears expressed" in copied[0]
        )
        assert "citation" in status_line(screen)


async def test_with_nothing_to_copy_the_reader_is_told_how_to_select(sample, copied):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "y")
        assert "press v to select" in status_line(screen) and not copied


async def test_shift_and_arrows_move_one_end_of_the_selection(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "shift+right", "shift+right")
        assert selected(screen) == "Fears expressed"
        await press(pilot, "shift+left")
        assert selected(screen) == "Fears"
        await press(pilot, "shift+down")
        assert selected(screen) == "Fears expressed for British-Russia relations"
        await press(pilot, "percent_sign", "shift+up", "shift+down")
        assert "relations" in selected(screen)


async def test_a_drag_selects_in_its_own_article_also_where_it_ends_over_another(sample):
    async with reading(sample) as (pilot, screen):
        view = screen.panes.focused.view
        start = view.article.text.index("Fears")
        await drag(pilot, view, start, start + 8)
        assert selected(screen) == "Fears exp"
        await drag(pilot, view, start + 8, start)
        assert selected(screen) == "Fears exp"
        await drag(pilot, view, start, (view.size.width + 20, 3))
        assert view.article.text.startswith(selected(screen))
        assert screen.panes.pane("the-guardian").view._selected is None


async def test_a_click_drops_the_selection_and_v_then_begins_at_the_word_that_was_clicked(sample):
    async with reading(sample) as (pilot, screen):
        view = screen.panes.focused.view
        await press(pilot, "v")
        at = view.article.text.index("growing tensions")
        await pilot.click(view, offset=place(view, at + 2))
        await pilot.pause()
        assert not selected(screen)
        await press(pilot, "v")
        assert selected(screen) == "growing"


@pytest.mark.parametrize(
    ("times", "words"), [(2, "meet"), (3, "Russian and UK defense ministers meet in Moscow amid growing tensions")]
)
async def test_a_double_click_selects_the_word_and_a_triple_one_the_sentence(sample, times, words):
    async with reading(sample) as (pilot, screen):
        view = screen.panes.focused.view
        at = view.article.text.index("meet in Moscow")
        await pilot.click(view, offset=place(view, at), times=times)
        await pilot.pause()
        assert selected(screen) == words


async def test_a_drag_beyond_the_edge_scrolls(sample, monkeypatch):
    from tui.ui.widgets import text_selection_mouse

    monkeypatch.setattr(text_selection_mouse, "SCROLL_SECONDS", 0.03)
    async with reading(sample, (120, 20)) as (pilot, screen):
        view = screen.panes.focused.view
        await pilot.mouse_down(view, offset=(8, 3))
        await pilot.hover(screen.context.status, offset=(8, 1))
        while view.scroll_offset.y < 3:
            await pilot.pause()
        await pilot.mouse_up(screen.context.status, offset=(8, 1))
        await pilot.pause()
        still = view.scroll_offset.y
        assert len(selected(screen)) > 300
        await pilot.pause()
        assert view.scroll_offset.y == still


async def test_ctrl_c_leaves_only_when_pressed_twice(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "ctrl+c")
        assert "press ctrl+c again to quit" in status_line(screen) and not pilot.app._exit
        await press(pilot, "ctrl+c")
        assert pilot.app._exit


async def test_ctrl_c_copies_the_selection(sample, copied):
    async with reading(sample) as (pilot, _screen):
        await press(pilot, "shift+right", "ctrl+c", "ctrl+c")
        await settled(pilot)
        assert copied == ["Fears", "Fears"] and not pilot.app._exit


async def test_ctrl_c_in_the_find_bar_asks_too(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "/", "a", "ctrl+c")
        assert "press ctrl+c again to quit" in status_line(screen)
