"""The notebook's file under the reader: let go of at every end, and never a reason for one."""

import sqlite3

import pytest
from msgspec.structs import replace

from tests.ui.conftest import press, reading, status_line
from tui.notebook.store import Notebook


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def event(sample, path):
    return replace(sample, notebook=str(path))


@pytest.fixture
def closings(monkeypatch):
    closed = []
    close = Notebook.close
    monkeypatch.setattr(Notebook, "close", lambda notebook: (closed.append(notebook.path), close(notebook)))
    return closed


async def test_the_notebook_is_closed_on_exit(event, path, closings):
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "H")
        assert closings == []
    assert closings == [path]
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(path.name)] == [path.name]


async def test_the_notebook_is_closed_when_an_error_ends_the_program(event, path, closings, monkeypatch):
    def fail(_):
        raise ValueError("a mistake in the program")

    with pytest.raises(ValueError, match="a mistake in the program"):
        async with reading(event) as (pilot, screen):
            await press(pilot, "n", "H")
            monkeypatch.setattr(type(screen.session), "next", fail)
            await press(pilot, "n")
    assert closings == [path]


async def test_a_removed_notebook_is_reported_and_the_next_key_begins_a_new_one(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H")
        path.unlink()
        await press(pilot, "n", "H")
        assert "not saved: it was moved, removed or replaced" in status_line(screen)
        assert screen.views.annotations.annotations == ()
        await press(pilot, "H")
        assert "highlighted in yellow" in status_line(screen)
    assert len(Notebook(path, 1).items()) == 1
    assert len(Notebook(path.with_name("notebook.removed-1.sqlite"), 1).items()) == 1


async def test_undo_does_not_end_the_reader_because_of_an_impossible_time(event, path, monkeypatch):
    monkeypatch.setattr("tui.notebook.store.time_now", lambda: "9999-12-31T23:59:59.999999Z")
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H", "U")
        assert "undone" in status_line(screen)
    assert [item.aside for item in Notebook(path, 1).items()] == [True]


@pytest.mark.parametrize("body", ["NULL", "7", "x'ff'"])
async def test_an_invalid_item_is_reported_and_reading_goes_on(event, path, body):
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "H")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'body BLOB NOT NULL', 'body')")
    connection.commit()
    connection.close()
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE version SET body = {body}")
    connection.commit()
    connection.close()
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H")
        assert "not saved" in status_line(screen)
        assert "one of its items cannot be read" in screen.notebook._problem.reason
        await press(pilot, "n")
        assert screen.is_running
