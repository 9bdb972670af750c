"""The article's lines go to the screen without Textual's pass over them, and nothing is lost by that."""

import pytest
from textual.geometry import Region

from tests.ui.conftest import press, reading
from tui.ui.widgets.article_view import ArticleView
from tui.ui.wrap import WrappedText


def cells_of(strips):
    return [[(segment.text, segment.style) for segment in strip.simplify()] for strip in strips]


@pytest.mark.parametrize("theme", ["crosslight-dark", "ansi-dark"])
async def test_lines_equal_those_that_textual_would_draw(harbour, theme):
    async with reading(harbour) as (pilot, screen):
        pilot.app.theme = theme
        await press(pilot, "n", "n")
        view = screen.query(ArticleView).first()
        width, height = view.scrollable_content_region.size
        for region in (Region(0, 0, width, height), Region(7, 3, 20, 5)):
            ours = view.render_lines(region)
            theirs = view._styles_cache.render_widget(view, region)
            assert cells_of(ours) == cells_of(theirs)


async def test_lines_are_as_wide_as_the_text_and_end_where_the_scroll_bar_begins(harbour):
    async with reading(harbour) as (_, screen):
        view = screen.query(ArticleView).first()
        width, height = view.outer_size
        lines = view.render_lines(Region(0, 0, width, height))
        assert {strip.cell_length for strip in lines} == {width - 1}
        assert view.vertical_scrollbar.region.x == view.region.x + width - 1


async def test_a_step_draws_only_the_marks_of_the_scroll_bar_that_change(harbour):
    async with reading(harbour) as (_, screen):
        bar = screen.query(ArticleView).first().vertical_scrollbar
        bar.mark_current([3])
        bar._exchange_repaint_regions()
        bar.mark_current([3])
        assert not bar._exchange_repaint_regions()
        bar.mark_current([40])
        assert {region.size for region in bar._exchange_repaint_regions()} == {(1, 1)}


async def test_containers_leave_no_cell_undrawn(harbour):
    async with reading(harbour) as (pilot, screen):
        for keys in ("|", "|", "z", "s"):
            await press(pilot, keys)
            chops = screen._compositor._render_chops(screen.size.region, lambda y: True)
            assert all(strip is not None for line in chops for strip in line.values())


async def test_a_press_on_the_scroll_bar_is_understood(harbour):
    async with reading(harbour) as (pilot, screen):
        view = screen.query(ArticleView).first()
        bar = view.vertical_scrollbar
        await pilot.click(bar, offset=(0, bar.size.height - 1))
        await pilot.pause()
        assert view.scroll_offset.y > 0


async def test_a_step_in_view_leaves_the_title_alone(harbour, monkeypatch):
    async with reading(harbour) as (pilot, screen):
        await press(pilot, "n")
        drawn = []
        monkeypatch.setattr(screen.context.title_bar, "update", lambda *a, **k: drawn.append(a))
        await press(pilot, "n")
        assert not drawn


@pytest.mark.parametrize("width", [160, 161, 163, 170])
async def test_each_article_is_wrapped_once_for_the_first_frame(harbour, width, monkeypatch):
    wrapped = []
    monkeypatch.setattr(
        "tui.ui.widgets.article_view.WrappedText",
        lambda text, paragraphs, cells: wrapped.append(text) or WrappedText(text, paragraphs, cells),
    )
    async with reading(harbour, size=(width, 45)) as (_, screen):
        texts = [pane.view.article.text for pane in screen.panes.visible_panes]
        assert sorted(text for text in wrapped if text) == sorted(texts)
