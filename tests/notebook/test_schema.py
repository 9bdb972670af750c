"""A notebook that an older version has made becomes one of this version, or stays as it was."""

import os
import sqlite3
from contextlib import suppress

import pytest
from msgspec.structs import astuple

from tui.notebook.errors import NotebookError
from tui.notebook.model import encoded
from tui.notebook.schema import APPLICATION_ID, STEPS, bring_up_to_date, number_of
from tui.notebook.store import Notebook


@pytest.fixture
def older(tmp_path, notebook, mark, record):
    """Makes a notebook as it was after so many steps, with items in it."""
    items = [notebook.add(mark(words), [record]) for words in ("fire", "ferry", "Two people")]
    items.append(notebook.set_aside(items.pop()))

    def made(number):
        path = tmp_path / f"older-{number}.sqlite"
        connection = sqlite3.connect(path)
        for step in STEPS[:number]:
            for statement in step:
                connection.execute(statement)
        connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(record))
        for item in notebook.versions():
            connection.execute("INSERT INTO version VALUES (?, ?, ?)", (item.id, item.changed, encoded(item)))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.commit()
        connection.close()
        return path

    return made


@pytest.mark.parametrize("number", range(1, len(STEPS)))
def test_each_older_version_is_copied_and_upgraded(older, notebook, article, number):
    path = older(number)
    renewed = Notebook(path, 5)
    assert renewed.items([article.sha256]) == notebook.items([article.sha256])
    assert renewed.versions() == notebook.versions()
    assert renewed.check() == []
    copy = sqlite3.connect(path.with_name(f"{path.stem}.version-{number}.sqlite"))
    assert copy.execute("PRAGMA user_version").fetchone() == (number,)
    assert copy.execute("SELECT count(*) FROM version").fetchone() == (4,)
    copy.close()


def test_a_failed_upgrade_changes_nothing_and_leaves_the_copy(older):
    path = older(1)
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        bring_up_to_date(connection, path, [STEPS[0], ("CREATE TABLE about (x)", "THIS IS NO SQL")])
    assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'about'").fetchall() == []
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
    assert path.with_name(f"{path.stem}.version-1.sqlite").exists()
    assert len(Notebook(path, 5).items()) == 3, "the next attempt succeeds"


def fail_with(error):
    def fail(*_, **__):
        raise error

    return fail


@pytest.mark.parametrize(
    ("what", "error", "said"),
    [
        ("tui.notebook.copies.os.fsync", OSError(28, "No space left on device"), "No space left on device"),
        ("tui.notebook.copies.os.open", PermissionError(13, "Permission denied"), "Permission denied"),
        ("tui.notebook.copies.Path.replace", OSError(36, "File name too long"), "File name too long"),
        ("tui.notebook.schema.copy_whole", sqlite3.OperationalError("disk is full"), "disk is full"),
    ],
)
def test_a_failed_copy_changes_nothing_and_reports_the_reason(older, monkeypatch, what, error, said):
    path = older(1)
    before = path.read_bytes()
    with monkeypatch.context() as patch, pytest.raises(NotebookError, match=said) as told:
        patch.setattr(what, fail_with(error))
        Notebook(path, 5).items()
    assert "could not be copied to older-1.version-1.sqlite" in str(told.value)
    assert path.read_bytes() == before
    assert len(Notebook(path, 5).items()) == 3, "the next attempt succeeds"
    assert not list(path.parent.glob(".*")), "nothing is left over"


def test_the_copy_is_on_the_disk_with_its_name(older, monkeypatch):
    path = older(1)
    synced = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (synced.append(os.fstat(descriptor)), fsync(descriptor)))
    Notebook(path, 5).items()
    copy = path.with_name("older-1.version-1.sqlite")
    assert [status.st_ino for status in synced] == [copy.stat().st_ino, path.parent.stat().st_ino]


def test_a_notebook_of_a_newer_version_is_left_alone(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    notebook.close()
    connection = sqlite3.connect(notebook.path)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    before = notebook.path.read_bytes()
    with pytest.raises(NotebookError, match="newer version of crosslight"):
        notebook.items()
    assert notebook.path.read_bytes() == before


def test_a_new_notebook_needs_no_copy(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    assert not list(notebook.path.parent.glob("*version*"))


@pytest.mark.parametrize("statements", range(5))
def test_a_notebook_created_at_the_same_moment_is_not_refused(tmp_path, statements):
    path = tmp_path / "notebook.sqlite"
    here = sqlite3.connect(path, isolation_level=None)
    other = sqlite3.connect(path, isolation_level=None, timeout=0)
    asked: list[str] = []

    def meanwhile(statement: str) -> None:
        asked.append(statement)
        if len(asked) > statements:
            with suppress(sqlite3.Error):
                bring_up_to_date(other, path)

    here.set_trace_callback(meanwhile)
    assert number_of(here, path) in (0, len(STEPS))
    here.set_trace_callback(None)
    bring_up_to_date(here, path)
    assert number_of(here, path) == len(STEPS)
    other.close()
    here.close()
