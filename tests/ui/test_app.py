"""The first screen: the sample event, unopened inputs, the wait, and articles without shared passages."""

from msgspec.structs import replace

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.api import open_event
from tui.articles.load import Problem
from tui.shipped import shipped_path
from tui.ui.app import CrosslightApp


async def test_the_sample_event_says_so_and_how_to_open_other_articles_until_the_first_step(sample):
    async with reading(sample) as (pilot, screen):
        assert status_line(screen).startswith(" the sample event · o opens your own articles · ")
        assert "n next" in screen_text(pilot) and "? keys" in screen_text(pilot)
        await press(pilot, "n")
        assert status_line(screen).startswith(" passage 1/")


async def test_on_80_columns_the_first_sentence_still_says_how_to_go_on(sample):
    async with reading(sample, (80, 24)) as (pilot, _):
        last = screen_text(pilot).split("\n")[-2:]
        assert "o opens your own articles" in last[0] and "n next" in last[1]
        assert last[1].rstrip().endswith("? keys  q quit")


async def test_o_in_the_sample_event_begins_in_the_current_folder(sample, tmp_path, monkeypatch):
    (tmp_path / "mine.txt").write_text("Mine")
    monkeypatch.chdir(tmp_path)
    async with reading(sample) as (pilot, _):
        await press(pilot, "o")
        await settled(pilot)
        assert pilot.app.screen.query_one("Input").value == "" and "mine.txt" in screen_text(pilot)


async def test_ones_own_articles_are_not_called_a_sample(harbour):
    async with reading(harbour) as (_, screen):
        assert "sample" not in status_line(screen)


async def test_load_problems_name_the_reason_and_the_remedy(make_event):
    event = make_event(["One.\n\nApples grow."])
    event = replace(event, problems=(Problem("gone.txt", "there is no such file or folder"),))
    async with reading(event) as (_, screen):
        assert "not opened: gone.txt: there is no such file or folder" in status_line(screen)
        assert "o opens something else" in status_line(screen)


async def test_load_problems_stay_on_screen_until_the_user_moves_or_opens_something(sample, tmp_path):
    event = replace(sample, problems=(Problem("gone.txt", "there is no such file or folder"),))
    (tmp_path / "mine.txt").write_text("Mine\n\nApples grow.")
    async with reading(event) as (pilot, screen):
        await press(pilot, "j", "v", "escape")
        assert "not opened: gone.txt" in status_line(screen)
        await press(pilot, "n", "escape")
        assert "not opened" not in status_line(screen)
    async with reading(event) as (pilot, screen):
        screen.open_articles._open(str(tmp_path / "mine.txt"))
        await settled(pilot)
        await press(pilot, "v", "escape")
        assert len(screen.session.order) == 3 and "not opened" not in status_line(screen)


async def test_the_key_that_is_named_is_the_one_that_is_set(sample):
    keys = {**sample.settings.keys, "open_path": ("ctrl+e",)}
    event = replace(sample, settings=replace(sample.settings, keys=keys))
    async with reading(event, (120, 30)) as (_, screen):
        assert "ctrl+e opens your own articles" in status_line(screen)


async def test_during_the_search_the_text_is_readable_and_the_status_shows_progress(sample):
    app = CrosslightApp(sample, 50)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = app.screen_stack[0]
        screen.context.matching_pending, screen.session.visible_groups = True, None
        screen.context.set_status()
        assert "comparing the articles … · you can read while this runs" in status_line(screen)
        screen.context.matching_pending = False
        screen.context.set_status()
        assert "the search for shared passages failed" in status_line(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()


def test_the_shipped_articles_are_announced_as_the_sample(settings):
    assert open_event([str(shipped_path("seeds"))], settings).is_sample
    assert not open_event([], settings).is_sample
