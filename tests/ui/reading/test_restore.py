"""The desk comes back as it was left."""

from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.effort import count
from tests.ui.conftest import press, screen_text, settled, status_line
from tui.matching.model import MatchKind
from tui.reading.panes import Layout
from tui.reading.stops import StopKind
from tui.reading.views import View
from tui.storage.saved_view import SavedViewFile
from tui.text.span import Span
from tui.ui.app import CrosslightApp
from tui.ui.reading.screen import ReadingScreen


@pytest.fixture
def path(tmp_path):
    return tmp_path / "event.json"


@asynccontextmanager
async def opened(event, path, size=(200, 45)):
    file = SavedViewFile(path)
    file.read()
    app = CrosslightApp(event, event.settings.matching.cutoff_score(), file)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot, app.screen_stack[0]


async def test_panes_places_cutoff_and_sidebar_return(harbour, path):
    async with opened(harbour, path) as (pilot, screen):
        await press(pilot, ")", "ctrl+w", "|", "|", ">", *["j"] * 9, "t", "escape", "+", "2")
        before = screen.restore.state
        view = screen.panes.focused.view
        top = view.top
        await press(pilot, "q")
    assert before.panes.layout is Layout.STACKED
    async with opened(harbour, path) as (_, screen):
        assert screen.restore.state == before
        assert screen.panes.focused.article_id == view.article.id
        assert screen.panes.focused.view.top == top or top == 0
        assert screen.session.order == list(before.panes.order)
        assert screen.panes.focused.view.has_focus


async def test_articles_added_earlier_are_named_and_stay_added_until_they_are_removed(harbour, path):
    *_, last = harbour.coverage.articles
    async with opened(replace(harbour, added=(last.id,)), path) as (pilot, screen):
        assert f"also opened, as last time: {last.outlet} · X in its pane removes it" in status_line(screen)
        (added,) = screen.restore.state.added
        assert added.file == str(Path(harbour.origins[last.id].file).absolute())
        screen.panes.focus_article(last.id)
        await press(pilot, "X")
        assert f"{last.outlet} removed (ctrl+z to undo)" in status_line(screen), "it does not return"
        await press(pilot, "q")
    file = SavedViewFile(path)
    file.read()
    assert file.state is not None and file.state.added == ()


async def test_each_article_is_at_its_saved_place_from_the_first_frame(sample, path):
    async with opened(sample, path, (160, 30)) as (pilot, screen):
        await press(pilot, *["j"] * 10, "tab", *["j"] * 25)
        tops = [pane.view.top for pane in screen.panes.open_panes]
        await press(pilot, "q")
    async with opened(sample, path, (160, 30)) as (_, screen):
        assert [pane.view.top for pane in screen.panes.open_panes] == tops
        assert screen.panes.focused.number == 2


@pytest.mark.parametrize("choosing", [(), ("t", "escape"), ("p", "j", "enter")])
async def test_the_current_passage_is_restored_and_n_continues_from_it(harbour, path, choosing):
    async with opened(harbour, path, (160, 30)) as (pilot, screen):
        screen.context.first_times = None  # nothing is explained the next time
        await press(pilot, *choosing, "n", "n", *["j"] * 3)
        stop, tops = screen.session.stop, [pane.view.top for pane in screen.panes.visible_panes]
        said = status_line(screen)
        await press(pilot, "q")
    async with opened(harbour, path, (160, 30)) as (pilot, screen):
        assert screen.session.stop == stop
        assert [pane.view.top for pane in screen.panes.visible_panes] == tops
        assert status_line(screen) == said
        await press(pilot, "N", "n")
        assert screen.session.stop == stop


async def test_a_stop_restored_before_the_first_layout_is_followed_up_leaves_every_pane_in_place(
    harbour, path, monkeypatch
):
    async with opened(harbour, path, (160, 30)) as (pilot, screen):
        await press(pilot, "n", "n", *["j"] * 3)
        tops = [pane.view.top for pane in screen.panes.visible_panes]
        await press(pilot, "q")
    late = []
    monkeypatch.setattr(ReadingScreen, "call_after_refresh", lambda _screen, *call, **named: late.append((call, named)))
    async with opened(harbour, path, (160, 30)) as (pilot, screen):
        assert screen.session.stop is not None and late
        for (callback, *arguments), named in late:  # the results were quicker than the frame
            callback(*arguments, **named)
        await settled(pilot)
        assert [pane.view.top for pane in screen.panes.visible_panes] == tops


OTHER_SIZES = [((120, 40), (80, 24)), ((240, 60), (100, 20)), ((80, 24), (160, 30))]
WAYS_TO_A_STOP = [("2", "G", "N"), ("t", "escape", "n", "n", "n", "n"), ("p", "j", "enter", "G", "N")]


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    count(
        [(keys, *sizes) for keys, sizes in zip(WAYS_TO_A_STOP, OTHER_SIZES, strict=True)],
        [(keys, *sizes) for keys in WAYS_TO_A_STOP for sizes in OTHER_SIZES],
    ),
)
async def test_a_visible_current_passage_is_restored_into_view_at_any_size(harbour, path, keys, before, after):
    async with opened(harbour, path, before) as (pilot, screen):
        await press(pilot, *keys)
        stop = screen.session.stop
        await press(pilot, "q")
    async with opened(harbour, path, after) as (pilot, screen):
        await settled(pilot)
        shown, passage = screen.panes.focused.view.view, stop.passage
        assert screen.session.stop == stop and shown.article == passage.article
        assert shown.span.overlap(passage.span) == len(passage.span)
        await press(pilot, "N", "n")
        assert screen.session.stop == stop


async def test_scroll_position_away_from_the_current_passage_is_restored(harbour, path):
    async with opened(harbour, path, (120, 40)) as (pilot, screen):
        await press(pilot, "n", "G")
        top = screen.panes.focused.view.top
        await press(pilot, "q")
    async with opened(harbour, path, (80, 24)) as (pilot, screen):
        await settled(pilot)
        view = screen.panes.focused.view
        assert screen.session.stop is not None
        assert view.lines_of(Span(top, top + 1)).start == view.scroll_offset.y


async def test_scrolling_before_the_saved_stop_is_found_is_respected(harbour, path):
    async with opened(harbour, path, (120, 40)) as (pilot, screen):
        await press(pilot, "2", "G", "N", "q")
    app = CrosslightApp(harbour, 50, reread(path))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen_stack[0]
        view = screen.panes.focused.view
        view.scroll_line(3)
        await settled(pilot)
        assert screen.session.stop is not None and view.scroll_offset.y == 3


async def test_the_saved_stop_survives_quitting_before_it_is_found(harbour, path):
    async with opened(harbour, path) as (pilot, screen):
        await press(pilot, "n", "q")
        left = screen.restore.state.current
    app = CrosslightApp(harbour, 50, reread(path))
    async with app.run_test(size=(200, 45)):
        assert app.screen_stack[0].restore.state.current == left is not None


async def test_a_hidden_sidebar_stays_hidden_and_takes_no_room(sample, path):
    async with opened(sample, path, (160, 30)) as (pilot, _):
        await press(pilot, "s", "q")
    async with opened(sample, path, (160, 30)) as (_, screen):
        assert not screen.sidebar.display
        assert sum(pane.size.width for pane in screen.panes.visible_panes) > 150


async def test_other_articles_than_then_are_no_harm(sample, harbour, path):
    async with opened(harbour, path) as (pilot, screen):
        await press(pilot, ")", "q")
    left = screen.restore.state
    SavedViewFile(path).save(replace(left, cutoff=1e9, list_shown="nothing", spots={}))
    async with opened(sample, path) as (pilot, screen):
        assert len(screen.panes.visible_panes) == 2 and screen.session.cutoff == 100
        await press(pilot, "n", "q")


@pytest.mark.parametrize(("key", "view"), [("u", View.ONLY_HERE), ("f", View.MATCHES)])
async def test_the_view_returns_once_there_is_something_to_show_in_it(sample, path, key, view):
    async with opened(sample, path) as (pilot, _):
        await press(pilot, key, "q")
    async with opened(sample, path) as (pilot, screen):
        assert screen.views.view is view
        assert screen.views.summary() in screen_text(pilot)
        assert screen.session.tour.kind is (StopKind.ONLY_HERE if view is View.ONLY_HERE else StopKind.PASSAGE)
        await press(pilot, key, "q")
    async with opened(sample, path) as (_, screen):
        assert screen.views.view is View.ALL


async def test_a_saved_view_survives_quitting_before_it_is_shown(sample, path):
    async with opened(sample, path) as (pilot, _):
        await press(pilot, "u", "q")
    app = CrosslightApp(sample, 50, reread(path))
    async with app.run_test(size=(200, 45)):
        assert app.screen_stack[0].restore.state.view is View.ONLY_HERE


def reread(path):
    file = SavedViewFile(path)
    file.read()
    return file


async def test_the_reported_speech_setting_is_restored(sample, path):
    for keys, listed in ((("i",), True), ((), True), (("i",), False), ((), False)):
        async with opened(sample, path) as (pilot, screen):
            await press(pilot, *keys)
            assert screen.session.with_reported is listed
            assert ("+6" in screen.sidebar.listing.counts["quotes"]) is listed
            await press(pilot, "q")


async def test_reported_speech_that_was_current_is_current_again(sample, path):
    async with opened(sample, path) as (pilot, screen):
        await press(pilot, "t", "i")
        reported = {quote.id for quote in screen.session.mention_index.mention_set.reported}
        stop = next(stop for stop in screen.session.tour.stops if stop.key in reported)
        screen.context.go(screen.session.go(stop))
        await press(pilot, "q")
    async with opened(sample, path) as (_, screen):
        assert screen.session.stop == stop


async def test_passages_keep_their_letters_at_any_saved_cutoff(harbour, path):
    async with opened(harbour, path) as (pilot, screen):
        await press(pilot, *["minus"] * 12)
        labels = dict(screen.session.visible_groups.labels)
        await press(pilot, "q")
    assert len(set(labels.values())) == len(labels)
    async with opened(harbour, path) as (pilot, screen):
        assert screen.session.visible_groups.labels == labels
        await press(pilot, "0", "q")
    async with opened(harbour, path) as (pilot, screen):  # those that were not on the screen are kept, too
        await press(pilot, *["minus"] * 12)
        assert screen.session.visible_groups.labels == labels


async def test_passages_have_their_letters_again_while_kinds_are_hidden(harbour, path):
    async with opened(harbour, path) as (pilot, screen):
        labels = dict(screen.session.visible_groups.labels)
        for kind in (MatchKind.VERBATIM, MatchKind.QUOTE):
            screen.session.toggle_kind(kind)
        screen.context.show_session()
        left = dict(screen.session.visible_groups.labels)
        await press(pilot, "q")
    assert left.items() < labels.items()
    async with opened(harbour, path) as (_, screen):
        assert screen.session.visible_groups.labels == left


async def test_a_new_name_returns_with_the_layout_and_changes_no_letter(sample, path):
    async with opened(sample, path) as (pilot, screen):
        letters = dict(screen.session.letters._letter_of)
        await press(pilot, "r", "end", *" Daily", "enter")
        name = screen.session.coverage.articles[0].outlet
        await press(pilot, "q")
    async with opened(sample, path) as (pilot, screen):
        article = screen.session.coverage.articles[0]
        assert name.endswith(" Daily") and article.outlet == name
        assert article.id == sample.coverage.articles[0].id
        assert dict(screen.session.letters._letter_of) == letters
        assert name in screen_text(pilot)
