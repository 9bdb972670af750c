"""Check finds what is wrong with a notebook, and repair carries over everything that can be read."""

import errno
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.notebook.errors import DamagedNotebook, NotebookError
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook


@pytest.fixture
def path(notebook, mark, record):
    for words in ("fire broke out", "ferry", "Solveig"):
        notebook.add(mark(words), [record])
    notebook.close()
    return notebook.path


def change(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


INDEX = [
    ("DELETE FROM about", "3 items are missing"),
    ("DELETE FROM about WHERE item = (SELECT min(item) FROM about)", "1 items are missing"),
    ("INSERT INTO about VALUES ('f', 'f')", "1 entries of the article index belong to no item"),
    ("UPDATE about SET item = 'x' WHERE item = (SELECT min(item) FROM about)", "1 items are missing"),
    ("DELETE FROM article", "1 annotated articles are not listed"),
]


@pytest.mark.parametrize(("statement", "said"), INDEX)
def test_a_wrong_index_is_reported_and_rebuilt(crosslight, path, article, statement, said):
    change(path, statement)
    ended = crosslight("notebook", "check", "--notebook", path)
    assert (ended.status, said in ended.err, "--repair" in ended.err) == (1, True, True)
    ended = crosslight("notebook", "check", "--repair", "--notebook", path)
    assert (ended.status, "repaired, 3 items" in ended.err) == (0, True)
    assert "no damage found in 3 items" in crosslight("notebook", "check", "--notebook", path).err
    assert len(Notebook(path, 0.1).items([article.sha256])) == 3
    assert sorted(path.parent.iterdir()) == [path], "no other file was needed"


BODIES = ["NULL", "7", "1.5", "'text'", "x'ff'", "x''", "zeroblob(100)", "x'5b5b5b'", "'[' || hex(zeroblob(60000))"]


@pytest.mark.parametrize("body", BODIES)
def test_an_invalid_item_is_reported_and_the_others_are_saved(crosslight, path, article, body):
    null = ["PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = replace(sql, 'body BLOB NOT NULL', 'body')"]
    change(path, *null)
    change(path, f"UPDATE version SET body = {body} WHERE rowid = 2")
    for read in (Notebook.items, Notebook.versions, lambda notebook: notebook.items([article.sha256])):
        with pytest.raises(DamagedNotebook, match=r"items cannot be read.*--repair") as error:
            read(Notebook(path, 0.1))
        assert str(path) in str(error.value)
    ended = crosslight("notebook", "check", "--notebook", path)
    assert (ended.status, "one of its items cannot be read" in ended.err) == (1, True)
    ended = crosslight("notebook", "check", "--repair", "--notebook", path)
    assert (ended.status, "2 items saved" in ended.err) == (0, True)
    assert "notebook.damaged-1.sqlite" in ended.err
    assert "no damage found in 2 items" in crosslight("notebook", "check", "--notebook", path).err


def test_an_invalid_article_is_reported_and_its_items_are_saved(crosslight, path):
    change(path, "UPDATE article SET sha256 = 'x'")
    ended = crosslight("notebook", "check", "--notebook", path)
    assert (ended.status, "one of its articles cannot be read" in ended.err) == (1, True)
    assert crosslight("notebook", "check", "--repair", "--notebook", path).status == 0
    assert "no damage found in 3 items" in crosslight("notebook", "check", "--notebook", path).err
    data = crosslight("notebook", "export", "--notebook", path).out
    other = path.with_name("other.sqlite")
    assert crosslight("notebook", "import", "-", "--notebook", other, stdin=data.encode()).status == 0


def test_items_before_and_after_bad_pages_are_saved(crosslight, notebook, mark, record):
    item = notebook.add(mark("Two people died"), [record])
    texts = {f"{number:032x}": f"{number} " * 100 for number in range(300)}
    notebook.merge([], [replace(item, id=key, what=replace(item.what, text=text)) for key, text in texts.items()])
    notebook.close()
    data = bytearray(notebook.path.read_bytes())
    pages = len(data) // 4096
    first, last = pages // 4, 3 * pages // 4
    data[first * 4096 : last * 4096] = b"\xff" * (4096 * (last - first))
    notebook.path.write_bytes(data)
    assert crosslight("notebook", "check", "--repair", "--notebook", notebook.path).status == 0
    left = Notebook(notebook.path, 0.1)
    assert 60 < len(left.items()) < 300
    assert left.check() == []


@pytest.mark.parametrize("damage", [lambda data: b"\xff" * 4096 + data[4096:], lambda data: data[:100] + data[101:]])
def test_items_are_saved_even_without_tables(crosslight, path, damage):
    path.write_bytes(damage(path.read_bytes()))
    ended = crosslight("notebook", "check", "--repair", "--notebook", path)
    assert (ended.status, "3 items saved" in ended.err) == (0, True)
    assert "no damage found in 3 items" in crosslight("notebook", "check", "--notebook", path).err


def test_repairing_an_unreadable_file_changes_nothing(crosslight, path):
    path.write_bytes(b"nonsense " * 1000)
    ended = crosslight("notebook", "check", "--repair", "--notebook", path)
    assert (ended.status, "none of its items can be read" in ended.err) == (5, True)
    assert path.read_bytes() == b"nonsense " * 1000
    assert sorted(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_repair_that_fails_leaves_the_damaged_notebook_at_its_path(crosslight, monkeypatch, path, has_links):
    change(path, "UPDATE version SET body = 'x' WHERE rowid = 2")
    before = path.read_bytes()
    replace_file = Path.replace

    def fail(old, new):
        if "repaired" in old.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace_file(old, new)

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(Path, "rename", lambda old, new: fail(old, new))
    if not has_links:
        monkeypatch.setattr(Path, "hardlink_to", lambda *_: fail(Path("repaired"), path))
    ended = crosslight("notebook", "check", "--repair", "--notebook", path)
    assert (ended.status, "the disk is full" in ended.err) == (5, True)
    assert path.read_bytes() == before
    assert not [*path.parent.glob("*damaged*")]


def test_repair_leaves_the_database_of_another_program_alone(crosslight, tmp_path):
    path = tmp_path / "theirs.sqlite"
    change(path, "CREATE TABLE theirs (x)")
    before = path.read_bytes()
    assert crosslight("notebook", "check", "--repair", "--notebook", path).status == 5
    assert path.read_bytes() == before


def test_a_sound_notebook_needs_no_repair(crosslight, path):
    before = path.read_bytes()
    assert "no damage found in 3 items" in crosslight("notebook", "check", "--repair", "--notebook", path).err
    assert path.read_bytes() == before


def test_an_unwritable_folder_is_reported_when_the_notebook_is_renamed(crosslight, path, monkeypatch):
    change(path, "DELETE FROM about")

    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", fail)
    ended = crosslight("notebook", "check", "--set-aside", "--notebook", path)
    assert (ended.status, "could not be renamed" in ended.err) == (5, True)


def test_the_folder_is_synced_after_a_rename(crosslight, path, monkeypatch):
    import tui.notebook.copies

    synced = []
    monkeypatch.setattr(tui.notebook.copies, "sync_folder", synced.append)
    change(path, "DELETE FROM about")
    assert crosslight("notebook", "check", "--set-aside", "--notebook", path).status == 1
    assert synced == [path.parent]


def test_the_reader_reports_a_damaged_notebook(path, coverage_of_article, options):
    change(path, "UPDATE version SET body = 7 WHERE rowid = 2")
    with pytest.raises(NotebookError, match="items cannot be read"):
        ReadersNotebook(Notebook(path, 0.1), options).open(coverage_of_article, {})
