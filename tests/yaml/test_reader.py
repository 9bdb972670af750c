"""Reading what people wrote by hand: what is refused and where, and that what is written reads back."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.text.canonical import canonical
from tui.yaml import reader
from tui.yaml.reader import MAX_CHARACTERS, MAX_VALUES, YamlError, dump_yaml, load_yaml, read_yaml

scalars = st.one_of(
    st.text().map(canonical),
    st.sampled_from(["no", "on", "1e5", "0x1f", "007", "~", "", "2022-02-11", "12:30:45", "a: b", "# x", "- y", "|"]),
    st.integers(-(10**17), 10**17),
    st.booleans(),
    st.none(),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text().map(canonical), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_written_reads_back_as_the_same_value(value: object) -> None:
    assert load_yaml(dump_yaml(value), "x.yaml") == value


def test_writing_keeps_the_order_of_keys_and_writes_every_script_readably() -> None:
    shared = ["“Brand”"]
    text = dump_yaml({"z": "Фере: пожар", "a": shared, "b": shared})
    assert text == "z: 'Фере: пожар'\na:\n- “Brand”\nb:\n- “Brand”\n"


@each_row(
    ("text", "value"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("on: no", {"on": "no"}),
        ("yes: true", {"yes": True}),
        ("published: 2022-02-11", {"published": "2022-02-11"}),
        ("at: 12:30:45", {"at": "12:30:45"}),
        ("1: ~", {"1": None}),
        ("n: [1, -2, 0.5, 1e-3, 010, '3']", {"n": [1, -2, 0.5, 0.001, 10, "3"]}),
        ("n: 1_000", {"n": "1_000"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: .inf", {"a": ".inf"}),
    ],
)
def test_plain_scalars_mean_what_people_expect(text: str, value: object) -> None:
    assert load_yaml(text, "x.yaml") == value


@each_row(
    ("text", "line", "word"),
    [
        ("a: 1\nb: 2\na: 3", 3, "appears twice"),
        ("a: &x 1\nb: *x", 1, "anchors"),
        ("a: 1\nb: *x", 2, "aliases"),
        ("a: 1\nb: !!python/object:os.system x", 2, "tags"),
        ("a: 1\n---\nb: 2", 2, "second document"),
        ("a: 1\nb: " + "[" * 50 + "]" * 50, 2, "nested"),
        ("\n[x]: 1", 2, "cannot be a key"),
        ("a: 1\nheadline: Fire: two dead", 2, "quotation marks"),
        ("a: [1,\n", 1, "not valid YAML"),
        ("a:\n\t- b", 2, "quotation marks"),
        ("a: 1\nb: \x1b[2J", 2, "U+001B"),
        ("a: \ud800", 1, "U+D800"),
        ("x" * (MAX_CHARACTERS + 1), None, "too long"),
    ],
)
def test_what_is_refused_names_the_file_the_line_and_the_reason(text: str, line: int | None, word: str) -> None:
    with pytest.raises(YamlError) as caught:
        load_yaml(text, "my\x1b.yaml")
    assert caught.value.line == line
    assert word in caught.value.reason
    where = "my␛.yaml" if line is None else f"my␛.yaml, line {line}"
    assert str(caught.value) == f"{where}: {caught.value.reason}"


@given(st.text(alphabet="ab:-[]{}\"'#&*!|>\n ,?%@`~1\t"))
def test_any_text_gives_a_value_or_a_yaml_error(text: str) -> None:
    try:
        load_yaml(text, "x.yaml")
    except YamlError as error:
        assert "\n" not in str(error)


def test_marks_point_at_the_characters_of_each_value() -> None:
    text = "\ufeff# 🚢\ntitle: \"Fire\"\narticles:\n  - {path: a.txt, outlet: }\n  - path: 'b'\n    headline: Two\n"
    document = read_yaml(text, "event.yaml")
    slices = {path: text[mark.start : mark.end] for path, mark in document.marks.items()}
    assert slices["title",] == '"Fire"'
    assert slices["articles", 0, "path"] == "a.txt"
    assert slices["articles", 0, "outlet"] == ""
    assert slices["articles", 1, "headline"] == "Two"
    assert [document.marks["articles", 0].is_flow, document.marks["articles", 1].is_flow] == [True, False]
    mark = document.marks["articles", 1, "headline"]
    assert text[mark.key_start : mark.key_end] == "headline"


def test_the_line_of_a_missing_key_is_that_of_the_nearest_value_around_it() -> None:
    document = read_yaml("title: x\narticles:\n- path: a\n- path: b\n", "event.yaml")
    assert document.line(("articles", 1, "outlet")) == 4
    assert document.line(("nothing",)) == 1
    assert read_yaml("", "empty.yaml").line(("a",)) is None


def test_the_pure_python_parser_accepts_and_refuses_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert load_yaml("on: [no, 2022-02-11, {a: }]", "x.yaml") == {"on": ["no", "2022-02-11", {"a": None}]}
    with pytest.raises(YamlError, match=r"x\.yaml, line 2: .*appears twice"):
        load_yaml("a: 1\na: 2", "x.yaml")


@pytest.mark.parametrize(
    "text", ["[" + "a," * 400_000 + "]", "- a\n" * 200_000, "a: {" + "".join(f"{n}: b, " for n in range(90_000)) + "}"]
)
def test_a_file_with_too_many_values_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    values = 0
    put = reader._Builder.put

    def counted(*arguments: object) -> object:
        nonlocal values
        values += 1
        return put(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reader._Builder, "put", counted)
    with pytest.raises(YamlError, match="too long: more than 50,000 values"):
        read_yaml(text, "mine.yaml")
    assert values == MAX_VALUES + 1
