"""The article's lines go to the screen without Textual's pass over them, and nothing is lost by that."""

from random import Random
from shutil import copytree

import pytest
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region
from textual.screen import Screen

from tests.effort import count
from tests.ui.conftest import HARBOUR, back_to_articles, press, reading, resized, settled
from tui.api import open_event
from tui.reading.stops import StopKind
from tui.ui.highlighting import PaneHighlights
from tui.ui.widgets.article_view import ArticleView
from tui.ui.widgets.marked_scrollbar import MarkedScrollBar, marked_rows
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


async def test_a_step_to_another_pane_neither_styles_scroll_bars_nor_lays_the_screen_out(harbour, monkeypatch):
    styled, laid_out = [], []
    replace_rules, lay_out = Stylesheet.replace_rules.__func__, Screen._refresh_layout
    monkeypatch.setattr(
        Stylesheet,
        "replace_rules",
        classmethod(
            lambda cls, node, *rules, **options: (styled.append(node), replace_rules(cls, node, *rules, **options))
        ),
    )
    monkeypatch.setattr(
        Screen,
        "_refresh_layout",
        lambda screen, *size, **options: (laid_out.append(1), lay_out(screen, *size, **options)),
    )
    async with reading(harbour) as (pilot, screen):
        styled.clear(), laid_out.clear()
        await press(pilot, "tab")
        await settled(pilot)
        assert styled and not any(isinstance(node, MarkedScrollBar) for node in styled)
        assert not laid_out and screen.panes.focused.number == 2


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


def lines_of(view):
    top = view.scroll_offset.y
    return cells_of(view._strip(line) for line in range(top, top + view.size.height))


def assert_nothing_is_outdated(screen, after):
    """What the panes have kept equals what they paint when they have kept nothing."""
    for pane in screen.panes.visible_panes:
        view, article = pane.view, pane.article_id
        bar = view.vertical_scrollbar
        before, rows_before = lines_of(view), bar._find_marked_rows()
        fresh = PaneHighlights(screen.session, screen.views)
        view.set_light(fresh.on(article), list(fresh.labels(article)), fresh.marks(article))
        assert before == lines_of(view), after
        marked = [view._visible_lines.line_of(span.start) for span in fresh.marks(article)]
        assert rows_before == bar._rows_of(marked), after


SEARCHING = ("/", "r", "e", "s")
CHANGES = [
    ("enter", "n", "]"), ("T",), ("-",), ("+",), (".",), ("x",), ("u",), ("u",), ("f",), ("f",), ("v", "H"),
    ("p", "enter"), ("t", "enter"), ("i",), ("P", "escape"), ("p", "D"), ("ctrl+z",), ("X",), ("escape", "escape"),
]  # fmt: skip


async def test_search_and_everything_else_that_changes_the_highlights_leaves_no_line_outdated(settings, tmp_path):
    folder = copytree(HARBOUR, tmp_path / "harbour")  # a correction is saved beside the articles
    async with reading(open_event([str(folder)], settings)) as (pilot, screen):
        for keys in CHANGES:
            await press(pilot, *SEARCHING)
            assert_nothing_is_outdated(screen, SEARCHING)
            await press(pilot, "backspace", "a")
            assert_nothing_is_outdated(screen, "other letters")
            await press(pilot, *(keys if keys[0] == "enter" else ("enter", *keys)))
            await settled(pilot)
            await back_to_articles(pilot)
            assert_nothing_is_outdated(screen, keys)
        await press(pilot, *SEARCHING)
        for size in ((100, 30), (200, 50)):
            await resized(pilot, *size)
            assert_nothing_is_outdated(screen, size)
        await press(pilot, "escape")
        assert screen.session.tour.kind is not StopKind.HIT
        assert_nothing_is_outdated(screen, "the end of the search")


async def test_a_letter_draws_only_the_lines_on_which_hits_change(harbour):
    async with reading(harbour) as (pilot, screen):
        view = screen.query(ArticleView).first()
        await press(pilot, "/", "h", "a")
        before = lines_of(view)
        view._exchange_repaint_regions()  # a frame that was put off may have left what it would have drawn
        screen._compositor._dirty_regions.clear()
        await press(pilot, "r")
        changed = {row for row, (old, new) in enumerate(zip(before, lines_of(view), strict=True)) if old != new}
        screen._compositor.update_widgets({view})
        regions = [region.intersection(view.region) for region in screen._compositor._dirty_regions]
        drawn = {row - view.region.y for region in regions if region.width > 1 for row in region.line_range}
        assert changed and changed <= drawn
        assert len(drawn) < view.size.height / 2


@pytest.mark.parametrize("seed", range(count(20, 200)))
def test_the_bar_marks_the_rows_of_all_lines(seed):
    random = Random(seed)
    total, rows = random.randint(1, 300), random.choice([0, 1, 7, 60])
    lines = sorted(random.randrange(total) for _ in range(random.choice([0, 1, 5, 400])))
    assert marked_rows(lines, rows, total) == {line * rows // total for line in lines}
