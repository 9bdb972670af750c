"""Articles that change, come and go while they are read."""

import asyncio
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.ui.conftest import draw_frame, press, reading, screen_text, settled, status_line
from tui.api import open_event
from tui.notebook.store import Notebook
from tui.reading.stops import StopKind

SHARED = "The ferry Aurelia sank in the harbour of Kelmar at dawn, and all forty passengers were saved."
TEXTS = {
    "one": f"Ferry sinks\n\n{SHARED}\n\n" + "\n\n".join(f"Line {n} of the first account." for n in range(60)),
    "two": f"Aurelia lost\n\nNobody knows why.\n\n{SHARED}\n\nMayor Ana Prill thanked the divers.",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


@pytest.fixture
def event(folder, settings):
    return open_event([str(folder / "one.txt"), str(folder / "two.txt")], settings)


def change(path, text):
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))


async def looked(pilot, screen):
    screen.article_changes.look_at_files()
    await settled(pilot)
    draw_frame(pilot)
    await settled(pilot)


async def test_a_changed_file_is_reloaded_and_the_place_is_kept_by_its_words(event, folder):
    async with reading(event, (160, 30)) as (pilot, screen):
        await press(pilot, *["j"] * 41)
        view = screen.panes.focused.view
        top = view.view.span.start
        words = view.article.text[top : top + 12]
        change(
            folder / "one.txt", TEXTS["one"].replace("Line 3", "UPDATE: a long new paragraph stands here.\n\nLine 3", 1)
        )
        await looked(pilot, screen)
        view = screen.panes.focused.view
        assert "UPDATE" in view.article.text
        assert view.view.span.start > top and view.article.text[view.view.span.start :].startswith(words)


async def test_news_of_a_changed_article_stays_until_the_next_message(event, folder):
    event = replace(event, notebook=str(folder / "notebook.sqlite"))
    async with reading(event, (160, 30)) as (pilot, screen):
        await press(pilot, "n", "H", "escape")
        change(folder / "one.txt", "LATEST\n\n" + TEXTS["one"])
        await looked(pilot, screen)
        assert not screen.context.matching_pending, "all was found anew since it was said"
        assert "reloaded because the file changed: one" in status_line(screen)
        await press(pilot, "n")
        assert "passage 1/1" in status_line(screen)
        change(folder / "two.txt", "LATER\n\n" + TEXTS["two"])
        await looked(pilot, screen)
        assert "reloaded because the file changed: two" in status_line(screen)
        await press(pilot, "escape")
        assert "shared passage" in status_line(screen)


async def test_news_of_added_or_removed_articles_survives_the_new_search(event, folder):
    (folder / "three.txt").write_text(f"Third\n\nIt is told that {SHARED}")
    async with reading(event, (160, 30)) as (pilot, screen):
        screen.open_articles._open(str(folder / "three.txt"))
        await settled(pilot)
        await settled(pilot)
        assert not screen.context.matching_pending and "opened: three" in status_line(screen)
        assert [Path(each.file).name for each in screen.restore.state.added] == ["three.txt"]
        await press(pilot, "X")
        await settled(pilot)
        assert screen.restore.state.added == ()
        assert not screen.context.matching_pending and "three removed" in status_line(screen)
        await press(pilot, "tab", "n")
        assert "passage 1/1" in status_line(screen)


async def test_the_current_passage_and_its_letter_survive_a_new_search(event, folder):
    async with reading(event, (160, 30)) as (pilot, screen):
        await press(pilot, "n")
        stop = screen.session.stop
        letter = screen.session.visible_groups.labels[stop.key]
        change(folder / "one.txt", "LATEST\n\n" + TEXTS["one"])
        await looked(pilot, screen)
        now = screen.session.stop
        assert now.kind is StopKind.PASSAGE
        assert screen.session.coverage.text_of(now.passage) in SHARED
        assert screen.session.visible_groups.labels[now.key] == letter


async def test_a_file_that_is_gone_or_empty_leaves_its_article_as_it_was(event, folder):
    async with reading(event) as (pilot, screen):
        (folder / "one.txt").unlink()
        await looked(pilot, screen)
        change(folder / "two.txt", "")
        await looked(pilot, screen)
        assert [article.text for article in screen.session.coverage.articles] == list(TEXTS.values())
        assert any("two.txt: it is empty" in notice.message for notice in pilot.app._notifications)


async def test_o_opens_a_path_with_completion_and_its_passages_are_found(event, folder):
    (folder / "three.txt").write_text(f"Third\n\nIt is told that {SHARED}")
    async with reading(event, (160, 40)) as (pilot, screen):
        await press(pilot, "o")
        await settled(pilot)
        entry = pilot.app.screen.query_one("Input")
        entry.value = f"{folder}/thr"
        await settled(pilot)
        await press(pilot, "tab")
        assert entry.value == f"{folder}/three.txt"
        await press(pilot, "enter")
        await settled(pilot)
        await settled(pilot)
        assert screen.panes.focused.view.article.headline == "Third"
        await press(pilot, "n")
        assert len(screen.session.counterparts.passages_by_article(screen.session.stop)) == 2


async def test_a_path_typed_after_o_replaces_the_folder_and_a_name_is_looked_for_in_it(event, folder):
    (folder / "three.txt").write_text("Third")
    async with reading(event, (160, 40)) as (pilot, screen):
        await press(pilot, "o")
        await settled(pilot)
        entry = pilot.app.screen.query_one("Input")
        assert entry.value == entry.selected_text != ""
        await press(pilot, *"three.txt")
        assert entry.value == "three.txt"
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert screen.session.coverage.articles[-1].headline == "Third"


async def test_opening_an_open_or_unreadable_path_is_reported_and_esc_cancels(event, folder):
    async with reading(event) as (pilot, screen):
        for path in (folder / "one.txt", folder / "none.txt"):
            await press(pilot, "o")
            pilot.app.screen.query_one("Input").value = str(path)
            await settled(pilot)
            await press(pilot, "enter")
            await settled(pilot)
            if len(pilot.app.screen_stack) > 1:
                assert "there is no such file" in screen_text(pilot)
                await press(pilot, "escape")
        assert len(screen.session.order) == 2


async def test_the_closest_path_is_offered_for_a_mistyped_one(event, folder):
    (folder / "three.txt").write_text(f"Third\n\nIt is told that {SHARED}")
    async with reading(event) as (pilot, screen):
        await press(pilot, "o")
        entry = pilot.app.screen.query_one("Input")
        entry.value = f"{folder}/trhee.txt"
        await settled(pilot)
        await press(pilot, "enter")
        assert "did you mean this one? enter uses it" in screen_text(pilot)
        await press(pilot, "enter")
        assert entry.value == f"{folder}/three.txt"
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert len(screen.session.order) == 3


async def test_enter_on_a_chosen_folder_goes_into_it(event, folder):
    (folder / "more").mkdir()
    (folder / "more" / "four.md").write_text("# Four\n\nText.")
    async with reading(event) as (pilot, screen):
        await press(pilot, "o")
        pilot.app.screen.query_one("Input").value = f"{folder}/mo"
        await settled(pilot)
        await press(pilot, "down", "enter")
        await settled(pilot)
        assert pilot.app.screen.query_one("Input").value == f"{folder}/more/"
        await press(pilot, "down", "enter")
        await settled(pilot)
        assert screen.session.coverage.articles[-1].headline == "Four"


async def test_an_article_is_removed_and_the_last_one_stays(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "]")
        assert screen.panes.focused.number == 2
        await press(pilot, "X")
        await settled(pilot)
        assert [article.outlet for article in screen.session.coverage.articles] == ["one"]
        assert screen.panes.focused.view.has_focus
        assert "two removed until the next start (ctrl+z to undo)" in status_line(screen)
        await press(pilot, "n", "X", "ctrl+o", "p", "escape", "j")
        assert len(screen.session.order) == 1


async def test_undo_brings_a_removed_article_back_at_its_place_before_it_undoes_earlier_notes(event, folder):
    event = replace(event, notebook=str(folder / "notebook.sqlite"))
    async with reading(event, (160, 30)) as (pilot, screen):
        await press(pilot, "n", "H", "X")
        assert [article.outlet for article in screen.session.coverage.articles] == ["two"]
        await press(pilot, "ctrl+z")
        assert "one is back" in status_line(screen)
        assert [article.outlet for article in screen.session.coverage.articles] == ["one", "two"]
        assert screen.panes.focused.view.article.outlet == "one"
        await press(pilot, "2", "X", "v", "H", "ctrl+z")
        assert "undone: highlight" in status_line(screen) and len(screen.session.order) == 1
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "undone: highlight" in status_line(screen) and len(screen.session.order) == 2


async def test_an_article_that_was_taken_out_can_be_opened_again(event, folder):
    async with reading(event, (160, 30)) as (pilot, screen):
        await press(pilot, "2", "X")
        assert len(screen.panes.plan.order) == 1
        screen.open_articles._open(str(folder / "two.txt"))
        await settled(pilot)
        assert len(screen.panes.plan.order) == 2
        change(folder / "two.txt", TEXTS["two"].replace("Nobody", "Everybody"))
        await looked(pilot, screen)
        assert any("Everybody" in article.text for article in screen.session.coverage.articles)


async def test_keys_go_on_working_while_articles_change_under_a_search_and_a_chosen_person(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "/", *"ferry", "enter", "n")
        change(folder / "two.txt", TEXTS["two"].replace("Nobody", "Somebody"))
        await looked(pilot, screen)
        await press(pilot, "n", "n", "escape", "w", "w", "p", "enter", "n")
        change(folder / "two.txt", "Aurelia lost\n\nNothing else.")
        await looked(pilot, screen)
        await press(pilot, "n", "N", "escape", "escape", "w", "ctrl+o", "ctrl+o", "alt+right", "t", "j", "enter")


async def test_a_name_that_the_reader_gave_stays_when_the_file_changes(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "r", *["backspace"] * 20, *"Herald", "enter")
        change(folder / "one.txt", "New headline\n\n" + TEXTS["one"])
        await looked(pilot, screen)
        article = screen.session.coverage.articles[0]
        assert (article.outlet, article.headline) == ("Herald", "New headline")


@pytest.mark.parametrize("key", ["p", "t", "P"])
async def test_sidebar_lists_follow_removed_and_changed_articles(event, folder, key):
    async with reading(event) as (pilot, screen):
        await press(pilot, key, "escape", "2", "X")
        change(folder / "one.txt", TEXTS["one"] + "\n\n“I saw it,” said Ana Prill.")
        await looked(pilot, screen)
        articles = {entry.article for entry in screen.sidebar.outline.entries if entry.article}
        assert articles <= {"one"}


ADDED = "An added paragraph moves every word behind it to another offset.\n\n"


@pytest.mark.parametrize("keys", ["a", "J", "va"])
async def test_a_file_that_changes_under_a_dialog_moves_no_note_to_other_words(event, folder, keys):
    path = folder / "notebook.sqlite"
    async with reading(replace(event, notebook=str(path)), (160, 30)) as (pilot, screen):
        await press(pilot, "n", *keys)
        change(folder / "one.txt", ADDED + TEXTS["one"])
        change(folder / "two.txt", ADDED + TEXTS["two"])
        await looked(pilot, screen)
        await press(pilot, *"noted", "enter")
        anchors = [anchor for item in Notebook(path, 1).items() for anchor in item.what.anchors]
        assert anchors and {anchor.exact.rstrip(".") for anchor in anchors} == {SHARED.rstrip(".")}
        await looked(pilot, screen)
        assert "reloaded because the file changed: one, two" in status_line(screen)


async def test_a_change_found_while_a_dialog_was_opened_waits_until_it_is_closed(event, folder):
    async with reading(event, (160, 30)) as (pilot, screen):
        await press(pilot, "?")
        change(folder / "one.txt", ADDED + TEXTS["one"])
        changes = screen.article_changes
        await asyncio.to_thread(changes._look_again, changes._watch, changes.loaded)
        await settled(pilot)
        assert "An added" not in screen.session.coverage.articles[0].text
        await press(pilot, "escape")
        await looked(pilot, screen)
        assert "An added" in screen.session.coverage.articles[0].text
