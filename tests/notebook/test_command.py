"""`crosslight notebook`: what each command prints, keeps and says."""

import json

import pytest
from msgspec.structs import replace

from tui.notebook.store import Notebook


@pytest.fixture
def path(notebook, mark, record):
    first = notebook.add(mark("fire broke out", "when?", ("cause",)), [record])
    notebook.change(first, replace(first.what, text="when exactly?"))
    notebook.set_aside(notebook.add(mark("Solveig"), [record]))
    notebook.close()
    return notebook.path


def test_list_prints_the_annotations_by_article(crosslight, path):
    ended = crosslight("notebook", "list", "--notebook", path)
    assert ended.status == 0
    assert "Gazette · The harbour burns" in ended.out
    assert "yellow: “fire broke out” #cause\n            when exactly?" in ended.out
    assert "Solveig" not in ended.out


def test_list_as_json_prints_one_item_a_line(crosslight, path):
    out = crosslight("notebook", "list", "--json", "--notebook", path).out
    assert [json.loads(line)["what"]["anchors"][0]["exact"] for line in out.split("\n")[:-1]] == ["fire broke out"]


def test_removed_items_are_listed_on_request_and_restored(crosslight, path):
    out = crosslight("notebook", "list", "--aside", "--notebook", path).out
    assert "Solveig" in out and "fire" not in out
    key = out.split("\n")[1].split()[0]
    assert crosslight("notebook", "restore", key, "--notebook", path).err == f"crosslight: restored {key}\n"
    assert "Solveig" in crosslight("notebook", "list", "--notebook", path).out


def test_restore_reports_unknown_ids(crosslight, path):
    ended = crosslight("notebook", "restore", "zz", "--notebook", path)
    assert (ended.status, "zz: no id" in ended.err) == (1, True)


def test_export_and_import_copy_a_notebook_by_file_and_by_pipe(crosslight, path, tmp_path):
    file = tmp_path / "notes.jsonl"
    assert crosslight("notebook", "export", "-o", file, "--notebook", path).status == 0
    assert crosslight("notebook", "export", "-o", file, "--notebook", path).status == 2, "never over a file"
    data = crosslight("notebook", "export", "--notebook", path).out
    assert file.read_text(encoding="utf-8") == data
    for number, (argument, stdin) in enumerate([(file, b""), ("-", data.encode())]):
        other = tmp_path / f"other-{number}.sqlite"
        assert "2 new items" in crosslight("notebook", "import", argument, "--notebook", other, stdin=stdin).err
        assert "0 new items" in crosslight("notebook", "import", argument, "--notebook", other, stdin=stdin).err
        assert crosslight("notebook", "export", "--notebook", other).out == data


@pytest.mark.parametrize("name", ["none.jsonl", "."])
def test_a_file_that_cannot_be_imported_is_reported(crosslight, path, tmp_path, name):
    ended = crosslight("notebook", "import", tmp_path / name, "--notebook", path)
    assert (ended.status, str(tmp_path / name) in ended.err) == (3, True)


def test_check_says_that_a_notebook_is_sound(crosslight, path):
    ended = crosslight("notebook", "check", "--notebook", path)
    assert (ended.status, "no damage found in 2 items" in ended.err) == (0, True)


def test_check_reports_a_damaged_notebook_and_renames_it_only_on_request(crosslight, path):
    path.write_bytes(b"nonsense " * 1000)
    assert crosslight("notebook", "check", "--notebook", path).status == 1
    assert path.exists()
    ended = crosslight("notebook", "check", "--set-aside", "--notebook", path)
    assert (ended.status, path.exists()) == (1, False)
    assert (path.parent / "notebook.damaged-1.sqlite").read_bytes() == b"nonsense " * 1000
    assert crosslight("notebook", "check", "--notebook", path).status == 5, "it is not there any more"


def test_the_notebook_option_overrides_the_environment(crosslight, path, monkeypatch, tmp_path):
    monkeypatch.setenv("CROSSLIGHT_NOTEBOOK", str(path))
    assert "fire" in crosslight("notebook", "list").out
    assert crosslight("notebook", "list", "--notebook", tmp_path / "none.sqlite").out == ""


def test_a_listing_is_safe_to_print(crosslight, path, mark, record):
    Notebook(path, 5).add(mark("fire", "\x1b]0;title\x07"), [replace(record, outlet="\x1b[31m")])
    out = crosslight("notebook", "list", "--notebook", path).out
    assert "\x1b" not in out
