"""Screens are styled and laid out once when they are opened."""

from collections import Counter

import pytest
from textual.app import ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.ui.textual.lean import LeanApp, LeanScreen, LeanScrollView

TRANSPARENT = "_Dialog { background: red 50%; } .line { height: 3; }"


class _Dialog(LeanScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("a line", classes="line")
        yield Input(compact=True)


@pytest.fixture
def calls(monkeypatch):
    """Counts how often each node is styled, and each screen laid out."""
    calls = Counter()
    apply, lay_out = Stylesheet.apply, Screen._refresh_layout

    def counted_apply(stylesheet, node, **options):
        calls["style", type(node).__name__] += 1
        apply(stylesheet, node, **options)

    def counted_lay_out(screen, *size, **options):
        calls["lay out", type(screen).__name__] += 1
        lay_out(screen, *size, **options)

    monkeypatch.setattr(Stylesheet, "apply", counted_apply)
    monkeypatch.setattr(Screen, "_refresh_layout", counted_lay_out)
    return calls


async def test_an_opened_screen_is_styled_and_laid_out_once(calls, monkeypatch, tmp_path):
    sheet = tmp_path / "dialog.tcss"
    sheet.write_text(TRANSPARENT, encoding="utf-8")
    monkeypatch.setattr(_Dialog, "CSS_PATH", sheet)
    app = LeanApp()
    async with app.run_test() as pilot:
        calls.clear()
        dialog = _Dialog()
        await app.push_screen(dialog)
        await pilot.pause()
        assert dialog.styles.background.a == 0.5
        assert dialog.query_one(Static).size.height == 3
        assert calls["style", "Static"] == 1
        assert calls["style", "Input"] == 2  # mounted, and focused
        assert calls["style", "Screen"] == 0  # the one below
        assert calls["lay out", "_Dialog"] <= 2  # with the size of the screen, then with those of its widgets
        await pilot.resize_terminal(70, 20)
        assert dialog.query_one(Static).size.width == 70


class _Lines(LeanScrollView):
    DEFAULT_CSS = "_Lines { height: 5; width: 10; }"


async def test_more_lines_change_the_layout_only_if_the_scroll_bar_comes_or_goes(calls):
    class Lines(LeanApp):
        def compose(self) -> ComposeResult:
            yield _Lines()

    async with Lines().run_test() as pilot:
        lines = pilot.app.query_one(_Lines)

        async def laid_out(height: int) -> tuple[int, bool]:
            await pilot.pause(0.1)  # the layout after that in which the scroll bar came
            calls.clear()
            lines.virtual_size = Size(0, height)
            await pilot.pause()
            return calls["lay out", "Screen"], lines.show_vertical_scrollbar

        await pilot.pause()
        assert await laid_out(3) == (0, False)
        layouts, is_shown = await laid_out(50)
        assert layouts and is_shown
        assert lines.scrollable_content_region.width < 10
        assert await laid_out(60) == (0, True)
        assert lines.max_scroll_y == 55
