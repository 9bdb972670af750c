"""The export dialog: what is offered, how it will look, and what is written."""

import errno
import json
import threading
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Checkbox, Input

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.api import FORMATS, Event, open_event
from tui.reading.stops import Stop, StopKind
from tui.ui.dialogs import file_dialog
from tui.ui.dialogs.export import ExportScreen
from tui.ui.not_saved import NotSavedScreen


def said(pilot) -> str:
    return str(pilot.app.screen.query_one("#said").content)


def preview(pilot) -> str:
    return str(pilot.app.screen.query_one("#preview").content)


def tick(pilot, name: str) -> Checkbox:
    return pilot.app.screen.query_one(f"#{name}", Checkbox)


async def test_the_path_the_size_and_the_first_lines_are_shown_before_anything_is_written(
    sample, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with reading(sample) as (pilot, _):
        await press(pilot, "e")
        assert said(pilot).startswith("markdown, ") and said(pilot).endswith(f"kB: {tmp_path}/british-russian-talks.md")
        assert preview(pilot).startswith("## Shared passages\n### A: ")
        assert "enter save" in screen_text(pilot)
        assert list(tmp_path.iterdir()) == []


async def test_keys_are_answered_while_the_first_lines_are_made(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    goes_on = threading.Event()

    def export(_event, file_format, *_arguments):
        assert goes_on.wait(60)
        return f"{file_format} exact"

    async with reading(sample) as (pilot, _):
        monkeypatch.setattr(Event, "export", export)
        await press(pilot, "e")
        assert said(pilot).startswith("markdown: ") and preview(pilot) == "…"
        await press(pilot, *"mine", "down")
        assert pilot.app.screen.query_one(Input).value == "mine.html" and said(pilot).startswith("html: ")
        await press(pilot, "up")
        goes_on.set()
        await settled(pilot)
        assert said(pilot) == f"markdown, 0.0 kB: {tmp_path}/mine.md" and preview(pilot) == "markdown exact"


async def test_up_and_down_change_the_format_and_with_it_the_usual_parts(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(sample) as (pilot, screen):
        await press(pilot, "e", "down")
        assert pilot.app.screen.query_one(Input).value == "british-russian-talks.html"
        assert tick(pilot, "people").value and tick(pilot, "quotes").value
        assert preview(pilot).startswith("one page for any browser")
        await press(pilot, "down")
        assert not tick(pilot, "people").value and "exact" in preview(pilot)
        await press(pilot, "up", "enter")
        assert (tmp_path / "british-russian-talks.html").read_text().startswith("<!doctype html>")
        assert "british-russian-talks.html" in status_line(screen)


async def test_the_arrows_act_on_the_column_that_has_the_focus(sample):
    async with reading(sample) as (pilot, _):
        await press(pilot, "e", "tab", "down")
        dialog = pilot.app.screen
        assert dialog.query_one(Input).value.endswith(".md") and dialog.focused is tick(pilot, "people")
        assert "← formats" in screen_text(pilot)
        await press(pilot, "up", "up", "left", "down")
        assert dialog.query_one(Input).value.endswith(".html") and "tab contents" in screen_text(pilot)


async def test_a_path_from_the_working_directory_is_not_read_inside_the_offered_folder(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("notes", "reports"):
        (tmp_path / name).mkdir()
    async with reading(sample) as (pilot, screen):
        screen.context.export_folder.path = str(tmp_path / "notes")
        await press(pilot, "e", *"reports/mine")
        assert said(pilot).endswith(f": {tmp_path}/reports/mine.md")


async def test_typing_replaces_the_name_and_the_folder_is_offered_again(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    async with reading(sample) as (pilot, screen):
        await press(pilot, "e", *"mine")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "mine.md"
        await press(pilot, *".csv")
        assert line.value == "mine.csv" and said(pilot).startswith("csv, ")
        await press(pilot, "escape", "e", *f"{tmp_path}/notes/")
        assert said(pilot).endswith(f": {tmp_path}/notes/british-russian-talks.md")  # a folder: the name is added
        await press(pilot, "enter")
        assert "saved" in status_line(screen) and (tmp_path / "notes/british-russian-talks.md").exists()
        await press(pilot, "e")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "notes/british-russian-talks-2.md" and line.selected_text == "british-russian-talks-2"
        assert screen.restore.state.export_folder == str(tmp_path / "notes")


async def test_a_second_export_is_offered_a_name_that_is_free_in_each_format(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(sample) as (pilot, _):
        await press(pilot, "e", "enter", "e")
        assert pilot.app.screen.query_one(Input).value == "british-russian-talks-2.md"
        await press(pilot, "down")
        assert pilot.app.screen.query_one(Input).value == "british-russian-talks.html"
        await press(pilot, "up", "enter", "e", "enter")
    assert {path.name for path in tmp_path.iterdir()} == {f"british-russian-talks{n}.md" for n in ("", "-2", "-3")}


async def test_an_existing_file_is_named_and_replaced_only_after_a_second_enter(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.md"
    mine.write_text("my own words")
    async with reading(sample) as (pilot, _):
        await press(pilot, "e", "ctrl+u", *"mine.md")
        assert "file exists" in said(pilot) and str(mine) in said(pilot)
        await press(pilot, "down")
        assert pilot.app.screen.query_one(Input).value == "mine.html" and "file exists" not in said(pilot)
        await press(pilot, "up", "enter")
        assert "press enter again to replace it" in said(pilot) and mine.read_text() == "my own words"
        await press(pilot, "enter")
    assert mine.read_text().startswith("---")


async def test_every_format_can_be_reached_and_has_a_preview(sample):
    async with reading(sample) as (pilot, _):
        await press(pilot, "n", "e")
        seen = set()
        for _ in FORMATS:
            seen.add(said(pilot).split(",")[0])
            assert preview(pilot)
            await press(pilot, "down")
        assert seen == set(FORMATS)
        line = pilot.app.screen.query_one(Input)
        assert line.value == "british-russian-talks.md"
        for typed in ("/", ".", "", "  "):
            line.value = typed
            await press(pilot, "down")
            assert Path(line.value).suffix not in ("", ".md"), "the next format follows the suggested name"
            await press(pilot, "up")


async def test_only_the_current_passage(sample, tmp_path):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n")
        group = screen.session.stop.key
        written = await written_alone(pilot, tmp_path, "only the current item: passage C")
        assert [each["id"] for each in written["groups"]] == [group]
        assert (written["people"], written["quotes"], written["texts"]) == (None, None, None)


async def test_only_the_current_person_with_the_quotes(sample, tmp_path):
    async with reading(sample) as (pilot, screen):
        screen.session.choose_person("sergey-shoigu")
        await press(pilot, "n")
        written = await written_alone(pilot, tmp_path, "only the current item: Sergey Shoigu")
        assert [person["name"] for person in written["people"]] == ["Sergey Shoigu"]
        assert {quote["speaker"] for quote in written["quotes"]} == {"sergey-shoigu"}
        sentences = [row["exact"] for row in written["texts"]]
        assert any("Shoigu is a professional" in sentence for sentence in sentences)
        assert written["groups"] is None


async def test_only_the_selection(sample, tmp_path):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "v")
        selected = screen.select.selecting.current
        written = await written_alone(pilot, tmp_path, "only the current item: the selection")
        (row,) = written["texts"]
        assert row["exact"] == screen.session.coverage.text_of(selected.passage)
        assert written["groups"] is None


async def written_alone(pilot, tmp_path, label: str):
    """What is written when only what is current is."""
    await press(pilot, "e")
    assert label in screen_text(pilot)
    tick(pilot, "current").value = True
    pilot.app.screen.query_one(Input).value = str(tmp_path / "one.json")
    await press(pilot, "enter")
    return json.loads((tmp_path / "one.json").read_text())


async def test_enter_writes_from_every_field_and_space_ticks(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "e")
        assert "Export 4 passages" in screen_text(pilot)
        await press(pilot, "tab", "space")
        assert tick(pilot, "current").value and "Export passage C" in screen_text(pilot)
        await press(pilot, "enter")
        assert "### C" in (tmp_path / "british-russian-talks.md").read_text()
        assert "saved " in status_line(screen)


async def test_other_boxes_are_disabled_while_only_the_current_item_is_exported(sample):
    async with reading(sample) as (pilot, _):
        await press(pilot, "n", "e", *["down"] * list(FORMATS).index("html"))
        others = ("passages", "people", "quotes", "names")
        before = {name: tick(pilot, name).value for name in others}
        assert before["people"] and before["passages"]
        await press(pilot, "tab", "space")
        assert tick(pilot, "current").value
        assert not any(tick(pilot, name).value for name in others)
        assert all(tick(pilot, name).disabled for name in others)
        await press(pilot, "space")
        assert {name: tick(pilot, name).value for name in others} == before
        assert not any(tick(pilot, name).disabled for name in others)


async def test_a_format_chosen_while_boxes_are_disabled_gets_its_usual_parts_afterwards(sample):
    async with reading(sample) as (pilot, _):
        await press(pilot, "n", "e", "tab", "space", "left", *["down"] * list(FORMATS).index("html"))
        assert not tick(pilot, "people").value
        await press(pilot, "tab", "space")
        assert tick(pilot, "people").value and tick(pilot, "quotes").value and tick(pilot, "passages").value


async def test_a_quote_is_written_with_every_outlets_wording(sample, tmp_path):
    async with reading(sample) as (pilot, screen):
        group = next(g for g in screen.views.quote_groups() if len(g.articles) == 2)
        quote = group.fullest
        screen.session.go(Stop(StopKind.QUOTE, quote.passage, quote.quote))
        written = await written_alone(pilot, tmp_path, "only the current item: this quote, ")
        said = [screen.session.coverage.text_of(wording.passage) for wording in group.wordings]
        assert len(written["quotes"]) == len(said) > 1
        assert all(row["exact"] in text for row, text in zip(written["quotes"], said, strict=True))


async def test_exporting_from_compare_writes_only_the_compared_item(sample, tmp_path):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "n", "enter")
        group = screen.session.stop.key
        await press(pilot, "e")
        assert tick(pilot, "current").value
        pilot.app.screen.query_one(Input).value = str(tmp_path / "one.json")
        await press(pilot, "enter")
        assert [each["id"] for each in json.loads((tmp_path / "one.json").read_text())["groups"]] == [group]
        assert "saved " in str(pilot.app.screen.query_one("#sentence").content)


async def test_a_format_is_chosen_from_the_list_with_a_click(sample):
    async with reading(sample, size=(80, 24)) as (pilot, _):
        await press(pilot, "e")
        formats = pilot.app.screen.query_one("#formats")
        row = list(FORMATS).index("csv-full")
        await pilot.click(formats, offset=(2, row))
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "british-russian-talks.full.csv"
        assert "(x) csv-full" in screen_text(pilot) and "( ) markdown" in screen_text(pilot)
        await press(pilot, "up")
        assert pilot.app.screen.query_one(Input).value == "british-russian-talks.csv"


async def test_annotations_are_exported_by_default_if_there_are_any_with_their_colour(sample, tmp_path):
    event = replace(sample, notebook=str(tmp_path / "notebook.sqlite"))
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "e")
        assert not pilot.app.screen.query("#marks")
        await press(pilot, "escape", "H", "n", "a", *"who?", "ctrl+s", "e")
        assert tick(pilot, "marks").value
        assert "Export 4 passages and 2 notes" in screen_text(pilot)
        tick(pilot, "passages").value = False
        pilot.app.screen.query_one(Input).value = str(tmp_path / "marks.json")
        await press(pilot, "enter")
    written = json.loads((tmp_path / "marks.json").read_text())
    assert written["groups"] is None and written["orphans"] == []
    assert [(row["kind"], row["colour"], row["note"]) for row in written["texts"]] == [
        ("highlight", "yellow", ""),
        ("note", "", "who?"),
    ]


async def test_only_the_mark_that_was_gone_to(sample, tmp_path):
    event = replace(sample, notebook=str(tmp_path / "notebook.sqlite"))
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H", "n", "H", "B", "enter")
        written = await written_alone(pilot, tmp_path, "only the current item: your highlight")
        assert [row["exact"] for row in written["texts"]] == [
            screen.session.coverage.text_of(screen.session.stop.passage)
        ]


async def test_reported_speech_is_written_with_the_quotes_while_it_is_listed_with_them(sample, tmp_path):
    kinds = []
    for keys in (["e"], ["i", "e"]):
        async with reading(sample) as (pilot, _):
            target = tmp_path / f"{len(kinds)}.json"
            await press(pilot, *keys)
            pilot.app.screen.query_one(Input).value = str(target)
            await pilot.pause()
            tick(pilot, "quotes").value = True
            await press(pilot, "enter")
            kinds.append({quote["kind"] for quote in json.loads(target.read_text())["quotes"]})
    assert "indirect" not in kinds[0] and "indirect" in kinds[1]


async def test_file_that_cannot_be_saved_is_named_with_the_reason_and_advice_until_a_key(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    errors = {
        errno.EACCES: ("do not have permission", "Try: another folder, such as ~/british-russian-talks.md"),
        errno.ENOENT: ("its folder does not exist", f"Try: create the folder {tmp_path} first"),
        errno.ENOSPC: ("the disk is full", "Try: free some space"),
    }
    async with reading(sample) as (pilot, screen):
        for code, (reason, advice) in errors.items():
            monkeypatch.setattr(file_dialog, "write_safely", partial(_fail, code))
            await press(pilot, "e", "enter")
            shown = _without_spaces(screen_text(pilot))
            assert isinstance(pilot.app.screen, NotSavedScreen)
            for words in (f"{tmp_path}/british-russian-talks.md", reason, advice):
                assert _without_spaces(words) in shown, words
            await press(pilot, "x")
            assert isinstance(pilot.app.screen, ExportScreen)
            await press(pilot, "escape")
            assert pilot.app.screen is screen


def _without_spaces(text: str) -> str:
    """A long path is broken into several lines."""
    return "".join(text.split())


def _fail(code: int, *_: object, **__: object) -> None:
    raise OSError(code, "cannot be written")


async def test_an_open_article_is_never_replaced_by_an_export(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    article, notebook = tmp_path / "a.md", tmp_path / "notes.json"
    article.write_text("# Ferry\n\nTwo people died on the ferry.\n")
    notebook.write_bytes(b"SQLite format 3\0")
    async with reading(open_event([article])) as (pilot, _):
        await press(pilot, "e", "ctrl+u", *"a.md", "enter", "enter")
        assert "open article" in said(pilot)
        await press(pilot, "ctrl+u", *"notes.json", "enter", "enter")
        assert "it is a database" in said(pilot)
    assert article.read_text().startswith("# Ferry") and notebook.read_bytes() == b"SQLite format 3\0"
