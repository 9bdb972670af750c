"""Daily copies of the notebook: made once a day, seven kept, and everything in one comes back."""

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.articles.model import Passage
from tui.notebook import backups as backups_module
from tui.notebook.backups import KEPT_MAX, DailyBackups
from tui.notebook.errors import NotebookError
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook
from tui.text.span import Span

MONDAY = date(2026, 3, 2)


@pytest.fixture
def on(monkeypatch):
    """Sets the day, counted from a Monday."""

    def set_day(number: int) -> str:
        day = MONDAY + timedelta(days=number)
        monkeypatch.setattr(backups_module, "date", type("Day", (date,), {"today": classmethod(lambda _: day)}))
        return day.isoformat()

    return set_day


@pytest.fixture
def backups(notebook):
    return DailyBackups(notebook)


def days(backups):
    return [copy.day for copy in backups.all()]


def test_the_copies_are_in_no_folder_that_holds_the_notebook(notebook, backups):
    assert notebook.path.parent not in backups.folder.parents
    assert DailyBackups(Notebook(notebook.path.with_name("other.sqlite"), 5)).folder != backups.folder


def test_a_linked_notebook_has_the_copies_of_its_file(notebook, backups, tmp_path, mark, record):
    notebook.add(mark("fire"), [record])
    link = tmp_path / "link.sqlite"
    link.symlink_to(notebook.path)
    assert DailyBackups(Notebook(link, 5)).folder == backups.folder


def test_a_copy_is_made_once_a_day(notebook, backups, on, mark, record):
    today = on(0)
    backups.copy_daily()
    assert days(backups) == [], "there is no notebook yet"
    notebook.add(mark("fire"), [record])
    backups.copy_daily()
    notebook.add(mark("ferry"), [record])
    backups.copy_daily()
    DailyBackups(notebook).copy_daily()
    assert [(copy.day, copy.items, copy.versions) for copy in backups.all()] == [(today, 1, 1)]
    on(1)
    backups.copy_daily()
    assert [copy.items for copy in backups.all()] == [2, 1]


def test_seven_copies_are_kept(notebook, backups, on, mark, record):
    for number in range(KEPT_MAX + 3):
        latest = on(number)
        notebook.add(mark("fire"), [record])
        backups.copy_daily()
    assert len(days(backups)) == KEPT_MAX
    assert days(backups)[0] == latest


def test_a_copy_with_more_than_the_notebook_is_never_removed(notebook, backups, on, mark, record):
    rich_day = on(0)
    for _ in range(3):
        notebook.add(mark("fire"), [record])
    backups.copy_daily()
    notebook.close()
    notebook.path.unlink()
    for number in range(1, KEPT_MAX + 4):
        on(number)
        if number == 1:
            notebook.add(mark("ferry"), [record])
        backups.copy_daily()
    assert rich_day in days(backups)
    assert len(days(backups)) == KEPT_MAX + 1


def test_a_copy_of_a_removed_notebook_brings_everything_back(notebook, backups, on, mark, record):
    on(0)
    first = notebook.add(mark("fire"), [record])
    notebook.set_aside(first)
    notebook.add(mark("ferry"), [record])
    backups.copy_daily()
    before = notebook.versions()
    notebook.close()
    notebook.path.unlink()
    restored = backups.restore(backups.all()[0])
    assert (restored.counts.items, restored.new_paths) == (2, [])
    assert notebook.versions() == before
    assert notebook.check() == []


def test_restoring_keeps_later_items_and_leaves_the_copy_alone(notebook, backups, on, mark, record):
    on(0)
    notebook.add(mark("fire"), [record])
    backups.copy_daily()
    later = notebook.add(mark("ferry"), [record])
    copy = backups.all()[0]
    data = copy.path.read_bytes()
    assert backups.restore(copy).counts.items == 0
    assert later in notebook.items()
    assert copy.path.read_bytes() == data


def test_a_damaged_notebook_is_repaired_and_then_completed_from_the_copy(notebook, backups, on, mark, record):
    on(0)
    old = notebook.add(mark("fire"), [record])
    backups.copy_daily()
    new = notebook.add(mark("ferry"), [record])
    notebook.close()
    with closing(sqlite3.connect(notebook.path)) as connection:
        connection.execute("UPDATE version SET body = 'x' WHERE item = ?", (old.id,))
        connection.commit()
    restored = backups.restore(backups.all()[0])
    assert {item.id for item in notebook.items()} == {old.id, new.id}
    assert [path.name for path in restored.new_paths] == ["notebook.damaged-1.sqlite"]


def test_a_hopeless_notebook_is_left_for_the_user_to_rename(notebook, backups, on, mark, record):
    on(0)
    notebook.add(mark("fire"), [record])
    backups.copy_daily()
    notebook.close()
    notebook.path.write_bytes(b"nonsense" * 1000)
    with pytest.raises(NotebookError, match="--set-aside"):
        backups.restore(backups.all()[0])
    assert notebook.path.read_bytes() == b"nonsense" * 1000


def test_a_damaged_copy_is_listed_as_such_and_changes_nothing(notebook, backups, on, mark, record):
    on(0)
    notebook.add(mark("fire"), [record])
    backups.copy_daily()
    copy = backups.all()[0]
    copy.path.write_bytes(b"nonsense" * 1000)
    assert backups.all()[0].items == -1
    with pytest.raises(NotebookError, match="try another one"):
        backups.restore(copy)
    assert len(notebook.items()) == 1


def test_restoring_without_room_for_a_working_copy_is_a_notebook_error(
    notebook, backups, on, mark, record, monkeypatch, tmp_path
):
    on(0)
    notebook.add(mark("fire"), [record])
    backups.copy_daily()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(NotebookError, match="cannot be read"):
        backups.restore(backups.all()[0])


def test_the_reader_copies_the_notebook_before_the_first_change_of_a_day(
    notebook, backups, on, coverage_of_article, options
):
    on(0)
    reader = ReadersNotebook(notebook, options, backups)
    reader.open(coverage_of_article, {})
    reader.highlight(Passage("gazette", Span(0, 3)))
    assert days(backups) == []
    reader.highlight(Passage("gazette", Span(4, 8)))
    on(1)
    reader.highlight(Passage("gazette", Span(9, 12)))
    assert [copy.items for copy in backups.all()] == [2, 1]


def test_without_room_for_a_copy_annotating_goes_on_and_the_reason_is_known(
    notebook, backups, coverage_of_article, options
):
    reader = ReadersNotebook(notebook, options, backups)
    reader.open(coverage_of_article, {})
    reader.highlight(Passage("gazette", Span(0, 3)))
    backups.folder.parent.mkdir(parents=True)
    backups.folder.touch()
    reader.highlight(Passage("gazette", Span(4, 8)))
    assert len(reader.notes.annotations) == 2
    assert "could not be copied" in reader.backup_problem and "\n" not in reader.backup_problem


def test_the_command_lists_the_copies_and_restores_one(crosslight, notebook, backups, on, mark, record):
    day = on(0)
    notebook.add(mark("fire"), [record])
    backups.copy_daily()
    notebook.close()
    notebook.path.unlink()
    listed = crosslight("notebook", "restore", "--notebook", notebook.path)
    assert listed.status == 0
    assert listed.out.startswith(f"{day}  1 item, 1 version  ")
    assert f"restore {day}" in listed.err
    ended = crosslight("notebook", "restore", day, "--notebook", notebook.path)
    assert (ended.status, f"{day}: added 1 item, 1 version to" in ended.err) == (0, True)
    assert len(notebook.items()) == 1
    assert crosslight("notebook", "restore", "1999-01-01", "--notebook", notebook.path).status == 1


def test_the_query_of_the_documentation_lists_the_annotations(notebook, mark, record):
    first = notebook.add(mark("fire broke out", "when?"), [record])
    notebook.change(first, replace(first.what, text="when exactly?"))
    notebook.set_aside(notebook.add(mark("Solveig"), [record]))
    notebook.close()
    page = (Path(__file__).parents[2] / "docs/notebook.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    with closing(sqlite3.connect(notebook.path)) as connection:
        rows = connection.execute(query).fetchall()
    assert rows == [("highlight", "Gazette: The harbour burns", "fire broke out", "when exactly?")]


def test_importing_copies_the_notebook_before(crosslight, notebook, backups, mark, record):
    notebook.add(mark("fire"), [record])
    notebook.close()
    data = crosslight("notebook", "export", "--notebook", notebook.path).out
    crosslight("notebook", "import", "-", "--notebook", notebook.path, stdin=data.encode())
    assert [copy.items for copy in backups.all()] == [1]
