"""The one file holds everything, however a program ends; a file that is moved or removed while open loses nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tui.notebook.errors import DamagedNotebook, MovedNotebook, NotebookError
from tui.notebook.store import Notebook

ROOT = Path(__file__).parents[2]


def contents(path):
    """The items that another program finds in a copy of the one file."""
    copy = path.with_name(f"copy-{os.urandom(4).hex()}.sqlite")
    shutil.copyfile(path, copy)
    notebook = Notebook(copy, 0.1)
    try:
        return notebook.items()
    finally:
        notebook.close()


# --- one file ------------------------------------------------------------------------------------------------------


def test_a_copy_of_the_file_is_complete_before_and_after_closing(notebook, mark, record):
    items = [notebook.add(mark(words), [record]) for words in ("fire", "ferry")]
    assert contents(notebook.path) == items
    notebook.close()
    assert contents(notebook.path) == items
    assert {path.suffix for path in notebook.path.parent.iterdir()} == {".sqlite"}, "nothing is beside it"


KILLED = """
import os, signal, sys
from pathlib import Path
from tui.notebook.model import *
from tui.notebook.store import Notebook
what = Highlight((Anchor("a" * 64, 0, 3, "abc", "", "", 1),), (), "", Colour.BLUE)
Notebook(Path(sys.argv[1]), 5).add(what, [ArticleRecord("a" * 64, "Outlet", "", "", "", "", "")])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_copy_of_the_file_is_complete_after_the_program_was_killed(tmp_path):
    path = tmp_path / "notebook.sqlite"
    subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, timeout=60, check=False)
    assert len(contents(path)) == 1


def test_an_added_item_is_visible_to_others_before_it_is_acknowledged(notebook, mark, record):
    other = sqlite3.connect(":memory:")
    for number in range(1, 4):
        item = notebook.add(mark("fire", f"note {number}"), [record])
        other.execute("ATTACH ? AS kept", (str(notebook.path),))
        assert other.execute("SELECT count(*) FROM kept.version WHERE item = ?", (item.id,)).fetchone() == (1,)
        other.execute("DETACH kept")
    other.close()


def test_a_commit_is_on_the_disk_with_its_folder(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    setting = {
        name: notebook._file.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "fullfsync", "journal_mode")
    }
    assert setting == {"synchronous": 3, "fullfsync": 1, "journal_mode": "delete"}


def test_opening_a_notebook_twice_in_one_program_keeps_the_locks(notebook, mark, record):
    """POSIX locks end when the program closes the file by any descriptor of its own."""
    notebook.add(mark("fire"), [record])
    with notebook._file.writing():
        Notebook(notebook.path, 0.1).items()
        code = f"import sqlite3; sqlite3.connect({str(notebook.path)!r}, timeout=0).execute('BEGIN IMMEDIATE')"
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
        assert b"database is locked" in ended.stderr


# --- notebooks of version 0.1.0, which kept a write-ahead log --------------------------------------------------------


@pytest.fixture
def logged(notebook, mark, record):
    """A notebook that a program of version 0.1.0 has open: its latest item is in the log only."""
    notebook.add(mark("fire"), [record])
    notebook.close()
    source = Notebook(notebook.path.with_name("source.sqlite"), 5)
    item = source.add(mark("ferry"), [record])
    source.close()
    connection = sqlite3.connect(notebook.path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("ATTACH ? AS source", (str(source.path),))
    for table in ("version", "about"):
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE item = ?", (item.id,))
    connection.execute("DETACH source")
    source.path.unlink()
    yield notebook.path
    connection.close()


def left_by_a_killed_program(path):
    """A copy of the file and its log, as they are on the disk now."""
    copy = path.with_name("killed.sqlite")
    shutil.copyfile(path, copy)
    shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    return copy


def test_the_log_of_an_older_version_is_merged_into_the_file(logged):
    path = left_by_a_killed_program(logged)
    notebook = Notebook(path, 0.1)
    assert len(notebook.items()) == 2
    assert len(contents(path)) == 2
    notebook.close()
    assert not Path(f"{path}-wal").exists()


def test_a_notebook_that_an_older_version_has_open_can_still_be_used(logged, mark, record):
    notebook = Notebook(logged, 0.1)
    notebook.add(mark("Two"), [record])
    notebook.close()
    assert len(Notebook(logged, 0.1).items()) == 3


def test_check_reports_a_missing_log_until_the_notebook_is_used(logged, crosslight):
    path = left_by_a_killed_program(logged)
    Path(f"{path}-wal").unlink()
    for _ in range(2):
        ended = crosslight("notebook", "check", "--notebook", path)
        assert (ended.status, "killed.sqlite-wal is missing" in ended.err) == (1, True)
    assert len(Notebook(path, 0.1).items()) == 1
    assert crosslight("notebook", "check", "--notebook", path).status == 0


def test_a_file_without_its_log_is_not_taken_for_an_empty_notebook(tmp_path, mark, record):
    path = tmp_path / "notebook.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    before = path.read_bytes()
    for use in (Notebook.items, Notebook.check, lambda notebook: notebook.add(mark("fire"), [record])):
        with pytest.raises(DamagedNotebook, match="-wal, which holds all of its content, is missing"):
            use(Notebook(path, 0.1))
    assert path.read_bytes() == before


# --- moved, removed, replaced --------------------------------------------------------------------------------------


def move(path):
    path.rename(path.with_name("elsewhere.sqlite"))


def remove(path):
    path.unlink()


def replace_it(path):
    other = path.with_name("other.sqlite")
    shutil.copyfile(path, other)
    other.replace(path)


@pytest.mark.parametrize("happen", [move, remove, replace_it])
def test_a_moved_notebook_acknowledges_nothing_and_keeps_its_content(notebook, mark, record, happen):
    item = notebook.add(mark("fire"), [record])
    happen(notebook.path)
    with pytest.raises(MovedNotebook, match=r"notebook\.removed-1\.sqlite"):
        notebook.add(mark("ferry"), [record])
    assert contents(notebook.path.with_name("notebook.removed-1.sqlite")) == [item]
    there = notebook.items()
    assert there == ([item] if happen is replace_it else [])
    again = notebook.add(mark("ferry"), [record])
    assert contents(notebook.path) == [*there, again]


@pytest.mark.parametrize("happen", [move, remove, replace_it])
@pytest.mark.parametrize("statement", ["INSERT OR IGNORE INTO version", "COMMIT"])
def test_a_notebook_moved_during_a_write_acknowledges_nothing(notebook, mark, record, happen, statement):
    notebook.add(mark("fire"), [record])
    done = []

    def meanwhile(running):
        if running.startswith(statement) and not done:
            done.append(happen(notebook.path))

    notebook._file.connection.set_trace_callback(meanwhile)
    with pytest.raises(MovedNotebook):
        notebook.add(mark("ferry"), [record])
    assert done


def test_reading_notices_a_moved_notebook(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    seen = notebook.change_stamp()
    replace_it(notebook.path)
    with pytest.raises(MovedNotebook):
        notebook.items()
    assert notebook.change_stamp() != seen


def test_a_moved_notebook_stays_open_while_it_cannot_be_copied(tmp_path, mark, record):
    folder = tmp_path / "folder"
    notebook = Notebook(folder / "notebook.sqlite", 0.1)
    item = notebook.add(mark("fire"), [record])
    shutil.rmtree(folder)
    for _ in range(2):
        with pytest.raises(MovedNotebook, match="could not be copied back"):
            notebook.add(mark("ferry"), [record])
    folder.mkdir()
    with pytest.raises(MovedNotebook, match="its content is now in"):
        notebook.add(mark("ferry"), [record])
    assert contents(folder / "notebook.removed-1.sqlite") == [item]
    notebook.close()


def test_a_pipe_in_its_place_is_refused_at_once(tmp_path, mark, record):
    os.mkfifo(tmp_path / "notebook.sqlite")
    with pytest.raises(Exception, match="not a regular file"):
        Notebook(tmp_path / "notebook.sqlite", 0.1).add(mark("fire"), [record])


def test_links_that_form_a_loop_are_an_error_that_can_be_reported(tmp_path):
    path = tmp_path / "notebook.sqlite"
    path.symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(path)
    with pytest.raises(NotebookError):
        Notebook(path, 1).items()
