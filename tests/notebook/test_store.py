"""The notebook's file: what is written stays, whoever else has it open; what cannot be done is said."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.notebook.errors import ChangedMeanwhile, DamagedNotebook, NotebookError
from tui.notebook.model import Colour, Item, encoded
from tui.notebook.store import Notebook

ROOT = Path(__file__).parents[2]


def again(notebook):
    return Notebook(notebook.path, 0.1)


def test_an_unused_notebook_creates_no_file(notebook):
    assert (notebook.items(), notebook.versions(), notebook.records(), notebook.check()) == ([], [], [], [])
    assert not notebook.path.exists()


def test_added_items_are_there_after_reopening(notebook, mark, record):
    item = notebook.add(mark("fire", "a note", ("ferry",)), [record])
    assert again(notebook).items() == [item]
    assert again(notebook).records() == [record]
    assert again(notebook).check() == []


def test_only_its_owner_may_read_it(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    for path in notebook.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_change_adds_a_version_and_the_previous_one_stays(notebook, mark, record):
    first = notebook.add(mark("fire"), [record])
    second = notebook.change(first, replace(first.what, colour=Colour.PINK))
    assert notebook.items() == [second]
    assert notebook.versions() == [first, second]
    assert second.changed > first.changed == first.created == second.created


def test_an_item_set_aside_can_be_restored(notebook, mark, record):
    item = notebook.add(mark("fire"), [record])
    aside = notebook.set_aside(item)
    assert notebook.items() == [aside]
    assert aside.aside
    back = notebook.bring_back(aside)
    assert (back.aside, back.what) == (False, item.what)


def test_a_clock_that_was_set_back_does_not_bring_back_an_older_version(notebook, mark, record):
    item = notebook.add(mark("fire"), [record])
    late = replace(item, changed="2999-01-01T00:00:00.000000Z", what=replace(item.what, text="late"))
    notebook.merge([], [late])
    after = notebook.change(late, replace(item.what, text="later still"))
    assert notebook.items() == [after]
    assert after.changed == "2999-01-01T00:00:00.000001Z"


def test_changes_by_another_program_are_not_overwritten(notebook, mark, record):
    item = notebook.add(mark("fire"), [record])
    theirs = again(notebook).change(item, replace(item.what, text="theirs"))
    with pytest.raises(ChangedMeanwhile):
        notebook.change(item, replace(item.what, text="mine"))
    assert notebook.items() == [theirs]


def test_items_are_found_by_their_articles(notebook, mark, record, article):
    item = notebook.add(mark("fire"), [record])
    other = replace(item.what.anchors[0], article="f" * 64)
    elsewhere = notebook.add(replace(item.what, anchors=(other,)), [replace(record, sha256="f" * 64)])
    both = notebook.add(
        replace(item.what, anchors=(item.what.anchors[0], other)), [record, replace(record, sha256="f" * 64)]
    )
    assert notebook.items([article.sha256]) == [item, both]
    assert notebook.items(["f" * 64]) == [elsewhere, both]
    assert notebook.items([]) == []


def test_an_item_without_its_articles_record_is_refused(notebook, mark):
    with pytest.raises(ValueError, match="article is missing"):
        notebook.add(mark("fire"), [])


def test_texts_from_the_file_become_canonical(notebook, mark, record):
    item = notebook.add(mark("fire"), [record])
    bad = replace(item, id="0" * 32, what=replace(item.what, text="\x1b]52;c;x\x07", tags=("\x1b[2J",)))
    connection = sqlite3.connect(notebook.path)
    connection.execute("INSERT INTO version VALUES (?, ?, ?)", (bad.id, bad.changed, encoded(bad)))
    connection.execute("UPDATE article SET outlet = ?", ("\x1b[31mRed",))
    connection.commit()
    connection.close()
    read = next(each for each in again(notebook).items() if each.id == bad.id)
    assert "\x1b" not in read.what.text + "".join(read.what.tags) + again(notebook).records()[0].outlet


@pytest.mark.parametrize(
    "content", [b"no database, but a text that is long enough" * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_damaged_file_is_reported_and_left_unchanged(tmp_path, mark, record, content):
    path = tmp_path / "notebook.sqlite"
    path.write_bytes(content)
    for use in (Notebook.items, lambda notebook: notebook.add(mark("fire"), [record])):
        with pytest.raises(DamagedNotebook) as error:
            use(Notebook(path, 0.1))
        assert str(path) in str(error.value)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_unchanged(tmp_path):
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DamagedNotebook, match="another program"):
        Notebook(path, 0.1).items()
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]


def test_the_check_finds_a_bad_page(notebook, mark, record):
    for _ in range(50):
        notebook.add(mark("Two people died when fire broke out", "x" * 500), [record])
    notebook.close()
    data = bytearray(notebook.path.read_bytes())
    data[3 * 4096 : 3 * 4096 + 2000] = os.urandom(2000)
    notebook.path.write_bytes(data)
    try:
        wrong = again(notebook).check()
    except DamagedNotebook as error:
        wrong = [error.reason]
    assert wrong


def test_the_check_finds_an_invalid_version(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    connection = sqlite3.connect(notebook.path)
    connection.execute("INSERT INTO version VALUES ('x', 'y', '{}')")
    connection.commit()
    connection.close()
    assert "item x" in again(notebook).check()[0]


def test_a_notebook_locked_for_too_long_is_reported(notebook, mark, record):
    notebook.add(mark("fire"), [record])
    other = sqlite3.connect(notebook.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotebookError, match="another program has been writing"):
        again(notebook).add(mark("fire"), [record])
    assert len(again(notebook).items()) == 1, "reading goes on"
    other.close()


@pytest.mark.parametrize(
    ("place", "reason"), [("folder", "folder"), ("file/notebook.sqlite", "File exists|Not a directory")]
)
def test_an_impossible_path_is_reported(tmp_path, mark, record, place, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(NotebookError, match=reason) as error:
        Notebook(tmp_path / place, 0.1).add(mark("fire"), [record])
    assert str(tmp_path / place) in str(error.value)


def test_a_read_only_notebook_is_reported(notebook, mark, record, monkeypatch):
    """By SQLite's own answer: who runs the tests may be somebody whom no permission stops."""
    notebook.add(mark("fire"), [record])
    notebook._file.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotebookError, match="read-only"):
        notebook.add(mark("fire"), [record])


def test_an_item_is_found_by_the_beginning_of_its_id(notebook, mark, record):
    item = notebook.add(mark("fire"), [record])
    notebook.merge([], [replace(item, id="a" * 32), replace(item, id="ab" * 16)])
    assert notebook.item(item.id[:31]) == item
    with pytest.raises(KeyError):
        notebook.item("xyz")
    with pytest.raises(ValueError, match="a"):
        notebook.item("a")


# --- several programs at once, and programs that are killed ---------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from tui.notebook.model import *
from tui.notebook.store import Notebook
path, name, count = sys.argv[1:]
notebook = Notebook(Path(path), 60)
record = ArticleRecord("a" * 64, "Outlet", "Headline", "", "", "", "")
for number in range(int(count)):
    what = Highlight((Anchor("a" * 64, 0, 3, "abc", "", "", 1),), (), f"{name} {number}", Colour.BLUE)
    print(notebook.add(what, [record]).id, flush=True)
"""


def writer(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")


def test_processes_that_create_a_notebook_together_lose_nothing(tmp_path):
    path = tmp_path / "notebook.sqlite"
    writers = [writer(path, f"writer {number}", 25) for number in range(4)]
    told = [line for each in writers for line in each.communicate(timeout=60)[0].split()]
    assert [each.returncode for each in writers] == [0] * 4
    items = Notebook(path, 5).items()
    assert len(told) == 100
    assert {item.id for item in items} == {*told}


def test_acknowledged_items_survive_a_killed_program(tmp_path):
    path = tmp_path / "notebook.sqlite"
    told: list[str] = []
    for number in range(4):
        process = writer(path, f"writer {number}", 1_000_000)
        assert process.stdout is not None
        told += [process.stdout.readline().strip() for _ in range(1 + 7 * number)]
        process.kill()
        told += process.communicate(timeout=60)[0].split("\n")[:-1]
    notebook = Notebook(path, 5)
    assert notebook.check() == []
    assert {*told} <= {item.id for item in notebook.items()}
    assert len(told) > 40


def test_items_have_the_latest_version_even_within_one_microsecond(notebook, mark, record):
    item = notebook.add(mark("fire"), [record])
    one, two = (replace(item, what=replace(item.what, text=text)) for text in "ab")
    notebook.merge([], [two, one])
    chosen: Item = notebook.items()[0]
    assert encoded(chosen) == max(map(encoded, (item, one, two)))
