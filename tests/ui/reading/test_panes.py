"""How the panes stand: every key that arranges them, the mouse on their borders, and the list of all articles."""

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.reading.panes import Layout


def outlets(screen):
    return [pane.view.article.outlet for pane in screen.panes.visible_panes]


def widths(screen):
    return [pane.size.width for pane in screen.panes.visible_panes]


async def test_the_layout_key_cycles_and_names_each_layout(harbour):
    async with reading(harbour, (150, 44)) as (pilot, screen):
        assert len(screen.panes.visible_panes) == 2
        for layout, said in (
            (Layout.COLUMNS, "side by side"),
            (Layout.STACKED, "stacked"),
            (Layout.TABS, "one article at a time"),
            (Layout.AUTO, "as many side by side as fit"),
        ):
            await press(pilot, "|")
            assert screen.panes.plan.layout is layout and said in status_line(screen)
            tops = [pane.region.y for pane in screen.panes.visible_panes]
            assert (len(set(tops)) > 1) == (layout is Layout.STACKED)


async def test_below_100_columns_one_article_is_shown_and_two_on_request(sample):
    async with reading(sample, (96, 30)) as (pilot, screen):
        assert len(screen.panes.visible_panes) == 1 and len(screen.panes.tabs) == 2
        await press(pilot, "|", "n", "]")
        assert len(screen.panes.visible_panes) == 2 and screen.panes.focused.number == 2


async def test_a_pane_is_made_wider_narrower_and_even_again(sample):
    async with reading(sample, (120, 30)) as (pilot, screen):
        before = widths(screen)
        await press(pilot, ">", ">")
        assert widths(screen)[0] == before[0] + 8 and sum(widths(screen)) == sum(before)
        await press(pilot, "<", "tab", ">")
        assert widths(screen)[0] == before[0]
        await press(pilot, ">")
        await screen.action_command("even")
        await pilot.pause()
        assert abs(widths(screen)[0] - widths(screen)[1]) <= 1


async def test_no_pane_is_pressed_to_nothing(sample):
    async with reading(sample, (120, 30)) as (pilot, screen):
        await press(pilot, *[">"] * 12)
        assert min(widths(screen)) >= 18 and "cannot be made narrower" in status_line(screen)


async def test_the_border_follows_the_mouse(sample):
    async with reading(sample, (120, 30)) as (pilot, screen):
        second = screen.panes.visible_panes[1]
        await pilot.mouse_down(second, (0, 10))
        await pilot.hover(screen, (80, 10))
        await pilot.mouse_up(screen, (80, 10))
        await pilot.pause()
        assert second.region.x == 80
        await pilot.hover(screen, (60, 10))
        assert second.region.x == 80


async def test_stacked_panes_are_dragged_by_their_titles(sample):
    async with reading(sample, (120, 40)) as (pilot, screen):
        await press(pilot, "|", "|")
        second = screen.panes.visible_panes[1]
        await pilot.mouse_down(second, (20, 0))
        await pilot.hover(screen, (20, 30))
        await pilot.mouse_up(screen, (20, 30))
        await pilot.pause()
        assert second.region.y == 30


async def test_a_pane_moves_and_all_that_lists_the_articles_follows(sample):
    async with reading(sample, (160, 40)) as (pilot, screen):
        await press(pilot, ")")
        assert outlets(screen) == ["The Guardian", "RT"] and screen.panes.focused.number == 2
        assert screen.session.order == ["the-guardian", "rt"]
        assert screen.sidebar.outline.entries[0].counts
        await press(pilot, ")")
        assert "already last" in status_line(screen)
        await press(pilot, "ctrl+left", "(")
        assert outlets(screen) == ["RT", "The Guardian"] and "already first" in status_line(screen)
        await press(pilot, "ctrl+right")
        assert outlets(screen) == ["The Guardian", "RT"]


async def test_a_pane_is_closed_and_opened_again(sample):
    async with reading(sample, (160, 40)) as (pilot, screen):
        await press(pilot, "n", "ctrl+w")
        assert outlets(screen) == ["The Guardian"] and screen.panes.focused.view.has_focus
        assert "RT hidden" in status_line(screen)
        await press(pilot, "ctrl+w")
        assert "only one pane" in status_line(screen)
        await press(pilot, "Z")
        assert outlets(screen) == ["RT", "The Guardian"] and screen.panes.focused.number == 1
        await press(pilot, "Z")
        assert "no closed pane to reopen" in status_line(screen)


async def test_crossing_brings_an_article_from_behind_into_a_pane(sample):
    async with reading(sample, (160, 40)) as (pilot, screen):
        await press(pilot, "n", "tab", "ctrl+w", "n", "]")
        await settled(pilot)
        assert screen.panes.focused.article_id == "the-guardian"
        view = screen.panes.focused.view
        stop = screen.session.stop
        assert view.lines_of(stop.passage.span).start >= view.scroll_offset.y
        assert len(screen.panes.visible_panes) == 2


async def test_the_article_list_shows_shared_words_and_enter_shows_one_in_the_pane(harbour):
    async with reading(harbour, (150, 44)) as (pilot, screen):
        await press(pilot, "ctrl+w")
        behind = screen.panes.plan.closed_articles[0]
        await press(pilot, "L")
        text = screen_text(pilot)
        assert "5 articles, 1 of them hidden" in text and "shared" in text and "this one" in text
        outlet = screen.session.coverage.article(behind).outlet
        await press(pilot, *outlet[:6].lower())
        await press(pilot, "enter")
        assert screen.panes.focused.article_id == behind and screen.panes.focused.view.has_focus


async def test_the_article_list_can_be_sorted_filtered_and_left(harbour):
    async with reading(harbour, (150, 44)) as (pilot, screen):
        await press(pilot, "L")
        dialog = pilot.app.screen
        shared = [row.shared_words for row in dialog._visible_rows if not row.is_current]
        assert shared == sorted(shared, reverse=True) and shared[0] > 0
        await press(pilot, "tab", "down", "up", "pagedown", "pageup")
        assert [row.pane for row in dialog._visible_rows] == [1, 2, 3, 4, 5]
        await press(pilot, *"zzz", "enter")
        assert "no matching articles" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1 and screen.panes.focused.number == 1


async def test_a_pinned_pane_stays_and_the_line_says_why_the_partner_is_not_shown(make_event):
    shared = "The ferry hit the pier at noon and three people were hurt, police said."
    other = "Nobody knows yet why the engine of the ferry stopped so suddenly, said the owner."
    event = make_event([f"{shared}\n\n{other}", f"Late news.\n\n{shared}", f"More news.\n\n{other}"])
    async with reading(event, (110, 30)) as (pilot, screen):
        assert len(screen.panes.visible_panes) == 2
        await press(pilot, "tab", "!", "shift+tab", "n")
        assert "no room" not in status_line(screen), "the partner is the pinned one"
        await press(pilot, "n")
        assert "no room beside Outlet 2, which is pinned" in status_line(screen)
        await press(pilot, "tab", "!", "shift+tab", "N", "n")
        assert "now showing Outlet 3 instead of Outlet 2" in status_line(screen)
