"""`crosslight export --what highlights --what notes`: from the notebook's file to the exported one."""

import json

import pytest

from tests.notebook.conftest import TEXT


@pytest.fixture
def made(notebook, mark, record, tmp_path):
    """The article as a file, and a notebook with a highlight, one with words on it, and one set aside."""
    notebook.add(mark("fire broke out", "", ("cause",)), [record])
    notebook.add(mark("Fire crews came late", "how late?"), [record])
    notebook.set_aside(notebook.add(mark("Solveig"), [record]))
    notebook.close()
    article = tmp_path / "gazette.md"

    def written(text: str):
        article.write_text(f"---\noutlet: Gazette\nurl: https://g.example/1\n---\n\n{text}", encoding="utf-8")
        return article

    return written


def exported(crosslight, notebook, article, *what):
    words = [f"--what={each}" for each in what]
    ended = crosslight("export", article, "--format=json", "--notebook", notebook.path, *words)
    assert ended.status == 0, ended.err
    return json.loads(ended.out)


def test_annotations_are_exported_and_removed_ones_are_not(crosslight, notebook, made):
    read = exported(crosslight, notebook, made(TEXT), "highlights")
    assert [(row["exact"], row["colour"], row["tags"], row["note"], row["changed"]) for row in read["texts"]] == [
        ("fire broke out", "yellow", ["cause"], "", False),
        ("Fire crews came late", "yellow", [], "how late?", False),
    ]
    assert (read["orphans"], read["groups"]) == ([], None)
    assert [row["note"] for row in exported(crosslight, notebook, made(TEXT), "notes")["texts"]] == ["how late?"]


def test_annotations_of_a_changed_article_are_placed_or_exported_as_orphans(crosslight, notebook, made):
    changed = "New: a first report.\n\n" + TEXT.replace("Fire crews came late.", "Nobody knows more.")
    read = exported(crosslight, notebook, made(changed), "highlights")
    assert [row["exact"] for row in read["texts"]] == ["fire broke out"]
    (orphan,) = read["orphans"]
    assert (orphan["exact"], orphan["note"]) == ("Fire crews came late", "how late?")
    assert orphan["prefix"].endswith("ferry Solveig. ")
    assert orphan["sha256"] != read["articles"][0]["sha256"]


def test_exporting_without_a_notebook_creates_none(crosslight, made, tmp_path):
    nowhere = tmp_path / "none.sqlite"
    ended = crosslight("export", made(TEXT), "--what=notes", "--notebook", nowhere)
    assert "## Your highlights and notes\n\nNone." in ended.out
    assert not nowhere.exists()


def test_a_damaged_notebook_is_reported_and_nothing_is_exported(crosslight, made, tmp_path):
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"nonsense " * 1000)
    ended = crosslight("export", made(TEXT), "--what=notes", "--notebook", damaged, "-o", tmp_path / "out.md")
    assert (ended.status, "damaged.sqlite" in ended.err) == (5, True)
    assert not (tmp_path / "out.md").exists()
