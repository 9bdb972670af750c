"""Keys, focus and what the reader then sees."""

import re

import pytest

from tests.ui.conftest import draw_frame, press, reading, screen_text, settled, status_line
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import StopKind
from tui.text.span import Span


async def test_the_text_is_there_and_the_status_says_what_was_found(sample):
    async with reading(sample) as (pilot, screen):
        text = screen_text(pilot)
        assert "Fears expressed for British-Russia relations" in text
        assert "Wallace told by Kremlin" in text
        assert "2 articles" in text and "people" in text and "quotes" in text
        assert "shared passages" in status_line(screen)


async def test_n_makes_a_passage_current_and_aligns_both_panes(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "n")
        stop = screen.session.stop
        assert "passage 2/" in status_line(screen)
        rows = []
        for article, passage in {
            stop.passage.article: stop.passage,
            **screen.session.counterparts.passages_by_article(stop),
        }.items():
            view = screen.panes.pane(article).view
            rows.append(view.lines_of(passage.span).start - view.scroll_offset.y)
        assert len(rows) == 2 and rows[0] == rows[1]


async def test_the_letter_of_the_current_passage_is_beside_it_even_if_others_begin_there(harbour):
    async with reading(harbour, (200, 50)) as (pilot, screen):
        seen = set()
        for _ in range(20):
            await press(pilot, "n")
            stop, view = screen.session.stop, screen.panes.focused.view
            label = screen.session.visible_groups.labels[stop.key]
            row = view.lines_of(stop.passage.span).start - view.scroll_offset.y
            assert re.match(rf" *{label}[=~⇄\"·]▌[ *]", view.render_line(row).text)
            seen.add(label)
        assert len(seen) > 10


async def test_crossing_gives_the_other_pane_the_focus(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "]")
        assert screen.panes.focused.article_id == "the-guardian"
        assert screen.panes.focused.view.has_focus
        await press(pilot, "[")
        assert screen.panes.focused.article_id == "rt"


async def test_tab_and_numbers_turn_to_panes(harbour):
    async with reading(harbour, (240, 60)) as (pilot, screen):
        await press(pilot, "tab")
        assert screen.panes.focused.number == 2
        await press(pilot, "shift+tab", "shift+tab")
        assert screen.panes.focused.number == 5
        await press(pilot, "3")
        assert screen.panes.focused.number == 3
        await press(pilot, "9")
        assert screen.panes.focused.number == 3
        await press(pilot, "h", "l", "right", "left")
        assert screen.panes.focused.number == 3


async def test_scroll_keys_move_the_pane_in_focus(sample):
    async with reading(sample, (160, 24)) as (pilot, screen):
        view = screen.panes.focused.view
        for keys, moved in [(["j"], 1), (["k"], 0), (["down", "down"], 2), (["g"], 0)]:
            await press(pilot, *keys)
            assert view.scroll_offset.y == moved
        await press(pilot, "space")
        page = view.scroll_offset.y
        assert page > 5
        await press(pilot, "b")
        assert view.scroll_offset.y == 0
        await press(pilot, "ctrl+d")
        assert 0 < view.scroll_offset.y < page
        await press(pilot, "G")
        assert view.view.span.end == view.article.paragraphs[-1].end
        bottom = view.scroll_offset.y
        await press(pilot, "home")
        assert view.scroll_offset.y == 0
        await press(pilot, "end", "pageup", "pagedown")
        assert view.scroll_offset.y == bottom
        await press(pilot, "ctrl+u")
        assert view.scroll_offset.y < bottom


async def test_choosing_a_person_steps_through_its_mentions_and_esc_goes_back(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "p")
        assert screen.sidebar.outline.has_focus
        await press(pilot, "enter", "n", "n")
        assert screen.session.tour.kind is StopKind.MENTION
        assert "2/" in status_line(screen)
        await press(pilot, "escape")
        assert screen.panes.focused.view.has_focus
        await press(pilot, "escape")
        assert screen.session.tour.kind is StopKind.PASSAGE


async def test_a_row_of_the_sidebar_jumps_there_and_ctrl_o_comes_back(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n")
        before = screen.session.stop
        await press(pilot, "p", "enter", "j", "enter")
        assert screen.session.stop.kind is StopKind.MENTION
        await press(pilot, "ctrl+o")
        assert screen.session.stop == before
        await press(pilot, "alt+right")
        assert screen.session.stop.kind is StopKind.MENTION


async def test_quotes_are_listed_by_speaker_and_lead_into_the_text(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t", "j", "enter")
        assert screen.session.stop.kind is StopKind.QUOTE
        assert status_line(screen).strip().startswith("quote")


async def test_enter_selects_the_name_that_is_current_in_the_sidebar(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "w", "w", "enter")
        entry = screen.sidebar.outline.current
        assert entry.stop == screen.session.stop and entry.kind is SidebarRowKind.MENTION
        first = screen.session.stop
        await press(pilot, "escape", "w", "W")
        assert screen.session.stop == first


async def test_find_shows_hits_while_typing_and_enter_goes_to_the_first(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "/", *"ZERO")
        assert "match" in status_line(screen)
        await press(pilot, "enter")
        assert screen.session.stop.kind is StopKind.HIT
        assert "match 1/" in status_line(screen)
        await press(pilot, "n")
        assert "match 2/" in status_line(screen)


async def test_the_find_bar_is_left_by_escape_or_by_turning_to_a_pane_which_keeps_the_hits(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "/", *"zero", "escape")
        assert screen.session.tour.kind is StopKind.PASSAGE
        assert screen.panes.focused.view.has_focus
        await press(pilot, "/", "ctrl+u", *"zero", "tab")
        assert not screen.query_one("FindBar").display
        assert screen.session.tour.kind is StopKind.HIT
        await press(pilot, "/", "ctrl+u", *"qqqq", "enter")
        assert "was not found" in status_line(screen)


async def test_a_person_who_was_chosen_is_chosen_again_after_a_search(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "p", "enter", "escape", "/", *"zero", "escape")
        assert screen.session.tour.kind is StopKind.MENTION


async def test_text_typed_right_after_the_slash_is_searched_and_runs_no_command(sample):
    async with reading(sample) as (pilot, screen):
        for key in "/quit":
            await pilot.press(key)
        await pilot.pause()
        assert screen.query_one("FindBar Input").value == "quit"
        assert not pilot.app._exit


async def test_pasted_text_becomes_canonical(sample):
    from textual.events import Paste

    async with reading(sample) as (pilot, _):
        await press(pilot, "/")
        pilot.app.focused.post_message(Paste("a\u202eb\x9bc\x1bd"))
        await pilot.pause()
        assert pilot.app.focused.value == "ab\ufffdc␛d"


async def test_the_cutoff_changes_at_once_and_is_reported(sample):
    async with reading(sample) as (pilot, screen):
        before = len(screen.session.visible_groups.groups)
        await press(pilot, *["minus"] * 5)
        looser = len(screen.session.visible_groups.groups)
        assert looser >= before and "at least 30% likely (loose)" in status_line(screen)
        await press(pilot, *["plus"] * 16)
        assert len(screen.session.visible_groups.groups) < looser


async def test_one_key_shows_one_article_hides_the_sidebar_or_changes_the_theme_and_takes_it_back(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "z")
        assert len(screen.panes.visible_panes) == 1 and len(screen.panes.tabs) == 2
        await press(pilot, "z")
        assert len(screen.panes.visible_panes) == 2 and not screen.panes.tabs
        await press(pilot, "s")
        assert not screen.sidebar.display and screen.panes.focused.view.has_focus
        await press(pilot, "s")
        assert screen.sidebar.display
        assert pilot.app.current_theme.dark
        await press(pilot, "T")
        assert not pilot.app.current_theme.dark
        await press(pilot, "T")
        assert pilot.app.current_theme.dark


async def test_eighty_columns_show_one_article_and_lose_nothing(sample):
    async with reading(sample, (80, 24)) as (pilot, screen):
        assert len(screen.panes.visible_panes) == 1 and not screen.sidebar.display
        await press(pilot, "n", "]")
        passage = screen.session.stop.passage
        assert screen.panes.visible_panes[0].article_id == passage.article == "the-guardian"
        draw_frame(pilot)
        assert screen.panes.focused.view.view.span.covers(passage.span)
        await press(pilot, "s")
        assert screen.sidebar.display
        await press(pilot, "escape")
        assert not screen.sidebar.display
        await press(pilot, "z")
        assert "room for only one article" in status_line(screen)


async def test_a_row_chosen_over_the_text_lets_the_text_be_seen(sample):
    async with reading(sample, (80, 24)) as (pilot, screen):
        await press(pilot, "p", "enter", "j", "enter")
        assert not screen.sidebar.display and screen.session.stop.kind is StopKind.MENTION


async def test_a_narrower_terminal_keeps_the_place(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "2", "space")
        view = screen.panes.focused.view
        top = view.view.span.start
        await pilot.resize_terminal(90, 45)
        await settled(pilot)
        first = view.view.span
        assert first.start <= top < first.end


async def test_the_current_passage_stays_on_the_screen_when_the_terminal_becomes_small(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "n")
        await pilot.resize_terminal(60, 12)
        await settled(pilot)
        await settled(pilot)
        draw_frame(pilot)
        assert screen.panes.focused.view.view.span.overlap(screen.session.stop.passage.span)


async def test_a_click_on_a_passage_makes_it_current_and_one_on_a_name_selects_it(sample):
    async with reading(sample) as (pilot, screen):
        view = screen.panes.focused.view

        async def click(offset):
            line = view.lines_of(Span(offset, offset + 1)).start
            column = offset - view._visible_lines.starts[line]
            await pilot.click(view, offset=(4 + column, line - view.scroll_offset.y))
            await pilot.pause()

        await click(screen.session.visible_groups.stops["rt"][0].passage.span.start + 1)
        assert screen.session.stop.kind is StopKind.PASSAGE
        await click(view.article.text.index("Ben Wallace") + 2)
        assert screen.sidebar.outline.current.key == "ben-wallace"
        await pilot.click(view, offset=(10, 6), times=2)
        await pilot.pause()
        assert view.text_selection is None, "a double click does not select the whole article"


async def test_a_name_is_crossed_to_in_the_other_article(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "w", "w", "]")
        assert screen.panes.focused.article_id == "the-guardian"
        assert screen.session.stop.kind is StopKind.MENTION


async def test_quotes_requested_early_are_stepped_through_once_found(sample):
    from tui.ui.app import CrosslightApp

    app = CrosslightApp(sample, 50.0)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        await settled(pilot)
        assert app.screen.session.tour.kind is StopKind.QUOTE


async def test_a_search_that_fails_leaves_the_articles_to_be_read_and_the_other_search_to_run(sample, monkeypatch):
    from tui.api import Event

    def fail(*_, **__):
        raise RuntimeError("[b]broken[/b]")

    monkeypatch.setattr(Event, "matches", fail)
    async with reading(sample) as (pilot, screen):
        await settled(pilot)
        assert any("search for shared passages failed" in notice.message for notice in pilot.app._notifications)
        assert screen.session.mention_index is not None
        await press(pilot, "n", "tab", "j")


async def test_help_lists_every_command_that_has_a_key(sample):
    from tui.ui.help.rows import ROWS

    async with reading(sample, (120, 200)) as (pilot, _):
        await press(pilot, "?")
        text = screen_text(pilot)
        assert [row.what for rows in ROWS.values() for row in rows if row.what not in text] == []
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_renaming_shows_at_once(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "r", "end", *" News", "enter")
        assert "RT News" in screen_text(pilot)
        assert screen.session.coverage.articles[0].outlet == "RT News"
        await press(pilot, "r", "tab", "home", *"My ", "enter")
        assert "My Fears expressed" in screen_text(pilot)


async def test_export_writes_a_file_and_names_it(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(sample) as (pilot, screen):
        await press(pilot, "e", "enter")
        (written,) = tmp_path.iterdir()
        assert written.name == "british-russian-talks.md" and "The Guardian" in written.read_text()
        assert status_line(screen).startswith(f" saved {written.name} in /")


async def test_export_as_json_by_the_name_of_the_file(sample, tmp_path):
    import json

    async with reading(sample) as (pilot, _):
        target = tmp_path / "a.json"
        await press(pilot, "e")
        pilot.app.screen.query_one("Input").value = str(target)
        await press(pilot, "enter")
        assert json.loads(target.read_text())["articles"]


async def test_q_leaves(sample):
    async with reading(sample) as (pilot, _):
        await press(pilot, "q")
        assert pilot.app._exit


@pytest.mark.parametrize(("size", "panes"), [((200, 50), 3), ((80, 24), 1)])
async def test_five_outlets_are_read_in_a_wide_and_in_a_narrow_terminal(harbour, size, panes):
    async with reading(harbour, size) as (pilot, screen):
        assert len(screen.panes.visible_panes) == panes and len(screen.panes.tabs) == 5
        for _ in range(5):
            await press(pilot, "n", "]")
            stop = screen.session.stop
            view = screen.panes.focused.view
            assert view.article.id == stop.passage.article
            rows = [line - view.scroll_offset.y for line in view.lines_of(stop.passage.span)]
            assert 0 <= rows[0] < view.size.height
        others = screen.session.counterparts.passages_by_article(stop)
        beside = [pane.view for pane in screen.panes.visible_panes if pane.article_id in others]
        assert {v.lines_of(others[v.article.id].span).start - v.scroll_offset.y for v in beside} <= {rows[0]}


@pytest.mark.parametrize("count", [1, 2, 30])
async def test_any_number_of_articles_opens(make_event, count):
    texts = [f"Headline {n}\n\nThe harbour master closed the north quay on Monday, said {n}." for n in range(count)]
    async with reading(make_event(texts), (120, 40)) as (pilot, screen):
        draw_frame(pilot)
        assert screen.panes.focused.view.view.span.end > 0
        await press(pilot, "n", "]", "tab", "9", "p", "escape", "/", *"quay", "enter", "z", "z")
        if count == 1:
            await press(pilot, "escape", "escape")
            assert "one article" in status_line(screen)


async def test_nothing_shared_says_what_to_do(make_event):
    async with reading(make_event(["One.\n\nApples grow.", "Two.\n\nSnow fell."])) as (pilot, screen):
        assert "no shared passages" in status_line(screen)
        await press(pilot, "n")
        assert "there are no less likely matches" in status_line(screen)
