"""The whole notebook as a file, and back."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import examples
from tests.notebook.conftest import TEXT
from tui.notebook.jsonl import UnreadableLines, export_lines, import_lines, read_lines
from tui.notebook.model import Anchor, ArticleRecord, Colour, Highlight, Judgement, Note, Verdict
from tui.notebook.store import Notebook

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/notebook.schema.json").read_text(encoding="utf-8"))

texts = st.text(max_size=40)
anchors = st.builds(
    lambda exact, start, prefix, suffix: Anchor("a" * 64, start, start + len(exact), exact, prefix, suffix, 1),
    st.sampled_from(["fire", "日本 fire", "“Two”", "a\nb"]),
    st.integers(0, 2**40),
    texts,
    texts,
)
common = {"anchors": st.tuples(anchors), "tags": st.lists(texts, max_size=3).map(tuple), "text": texts}
whats = st.one_of(
    st.builds(Highlight, colour=st.sampled_from(Colour), **common),
    st.builds(Note, **common),
    st.builds(Verdict, judgement=st.sampled_from(Judgement), **common),
)
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
RECORD = ArticleRecord("a" * 64, "Outlet", "Headline", "", "", "", "")


@pytest.fixture
def full(notebook, mark, record):
    first = notebook.add(mark("fire", "one\ntwo", ("ferry", "two words")), [record])
    notebook.change(first, replace(first.what, colour=Colour.BLUE))
    notebook.set_aside(notebook.add(mark("Solveig"), [record]))
    notebook.add(Verdict(first.what.anchors * 2, (), "cut short", Judgement.MISQUOTED), [record])
    return notebook


def test_importing_into_an_empty_notebook_makes_an_equal_one(full, tmp_path):
    data = export_lines(full)
    other = Notebook(tmp_path / "other.sqlite", 5)
    merged = import_lines(other, data)
    assert (merged.items, merged.versions) == (3, 5)
    assert (other.items(), other.versions(), other.records()) == (full.items(), full.versions(), full.records())
    assert export_lines(other) == data


def test_importing_a_file_twice_changes_nothing(full):
    data = export_lines(full)
    merged = import_lines(full, data)
    assert (merged.items, merged.versions) == (0, 0)
    assert export_lines(full) == data


def test_notebooks_that_import_each_other_become_equal_and_the_later_change_counts(full, tmp_path):
    other = Notebook(tmp_path / "other.sqlite", 5)
    import_lines(other, export_lines(full))
    item = full.items()[0]
    full.change(item, replace(item.what, text="first"))
    later = other.change(item, replace(item.what, text="second"))
    mine, theirs = export_lines(full), export_lines(other)
    import_lines(full, theirs)
    import_lines(other, mine)
    assert export_lines(full) == export_lines(other)
    assert later in full.items()


@examples(15, 100)
@given(st.lists(whats, max_size=4))
def test_annotations_survive_export_and_import_exactly(tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("lines")
    one, two = Notebook(folder / "one.sqlite", 5), Notebook(folder / "two.sqlite", 5)
    for what in made:
        one.add(what, [RECORD])
    data = export_lines(one)
    for line in data.decode().split("\n")[:-1]:
        VALIDATOR.validate(json.loads(line))
    import_lines(two, data)
    assert two.versions() == one.versions()
    assert export_lines(two) == data
    one.close()
    two.close()


def test_exported_lines_follow_the_schema_and_others_do_not(full):
    lines = [json.loads(line) for line in export_lines(full).decode().split("\n")[:-1]]
    for line in lines:
        jsonschema.validate(line, SCHEMA)
    times = ("2024-99-01T00:00:00.000000Z", "2024-01-01T25:00:00.000000Z", "9999-01-01T00:00:00.000000Z")
    spoilt = [lines[2] | {"changed": time} for time in times]
    for wrong in ({"line": "item"}, lines[1] | {"more": 1}, lines[2] | {"id": "x"}, *spoilt):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[: len(data) // 2], "line"),
        (lambda data: data[: data.rindex(b'{"line":"end"')], "end is missing"),
        (lambda data: data.replace(b'"head"', b'"haed"'), "line 1"),
        (lambda data: data.replace(b'"format_number":1', b'"format_number":2'), "its format is 2"),
        (lambda data: data[data.index(b"\n") + 1 :], "head"),
        (lambda data: data + data, "after the end"),
        (lambda data: data.replace(b'{"line":"article"', b'{"line":"article","new":1'), "line 2"),
        (lambda data: b"".join(line for line in data.splitlines(keepends=True) if b'"article",' not in line), "lines"),
        (lambda data: data.replace(b'"exact":"fire"', b'"exact":"fires"'), "the text is not as long as"),
        (
            lambda data: re.sub(rb'"created":"....-..', b'"created":"2024-99', data, count=1),
            "line 3: “created”: 2024-99",
        ),
        (lambda data: re.sub(rb'"changed":"....', b'"changed":"9999', data, count=1), "line 3: “changed”: 9999.*2999"),
        (lambda _: b"", "end is missing"),
        (lambda _: b"\xff\xfe", "line 1"),
        (lambda _: b"[" * 100_000, "line 1"),
    ],
)
def test_an_incomplete_file_is_refused_and_nothing_is_imported(full, tmp_path, spoil, said):
    other = Notebook(tmp_path / "other.sqlite", 5)
    with pytest.raises(UnreadableLines, match=said):
        import_lines(other, spoil(export_lines(full)))
    assert other.items() == []


def test_an_article_can_have_two_sources(full, record):
    line = json.loads(export_lines(full).split(b"\n")[1])
    assert line["sha256"] == record.sha256
    assert TEXT not in export_lines(full).decode(), "the texts stay out"


def test_imported_texts_become_canonical(full):
    data = export_lines(full).replace(b"cut short", rb"\u001b[2Jcut")
    _, items = read_lines(data)
    assert not any("\x1b" in item.what.text for item in items)
