"""Completing a path: what can be opened, and nothing that a line cannot show."""

import pytest

from tests.rows import each_row
from tui.articles.files.paths import completions, expanded_path, longest_common, meant_path, opens_as_articles


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("ferry-one.txt", "ferry-two.md", "Ferry.yaml", "picture.png", ".hidden.txt", "bad\x1bname.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "ferries").mkdir()
    (tmp_path / "ferries" / "deep.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_completions_keep_the_typed_beginning_of_the_path(folder):
    assert completions("fer") == ["Ferry.yaml", "ferries/", "ferry-one.txt", "ferry-two.md"]
    assert completions("Fer") == ["Ferry.yaml"]
    assert completions("ferries/") == ["ferries/deep.txt"]
    assert completions(f"{folder}/ferry-t") == [f"{folder}/ferry-two.md"]


def test_hidden_names_need_their_dot_and_names_with_control_characters_are_left_out(folder):
    assert completions(".h") == [".hidden.txt"]
    assert completions("") == ["Ferry.yaml", "ferries/", "ferry-one.txt", "ferry-two.md"]


def test_links_that_form_a_loop_do_not_empty_the_list(folder):
    (folder / "fern").symlink_to(folder / "fern")
    (folder / "fern.txt").symlink_to(folder / "fern.txt")
    assert completions("fer") == ["Ferry.yaml", "fern.txt", "ferries/", "ferry-one.txt", "ferry-two.md"]


def test_a_tilde_is_expanded(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    assert completions("~/ferry-o") == ["~/ferry-one.txt"]
    assert opens_as_articles("~/ferry-one.txt") == str(folder / "ferry-one.txt")
    assert expanded_path("~/fery-one.txt") == str(folder / "ferry-one.txt")
    assert expanded_path("~nobody-of-this-name/x") == expanded_path(" ") == ""


@pytest.mark.parametrize("typed", ["nowhere/x", "\0", "~nobody-of-this-name/x", "ferry-one.txt/x", "x" * 5000])
def test_an_empty_folder_offers_and_opens_nothing(folder, typed):
    assert completions(typed) == [] and opens_as_articles(typed) == ""


def test_the_longest_common_beginning():
    assert longest_common(["ferry-one.txt", "ferry-two.md"]) == "ferry-"
    assert longest_common([]) == "" and longest_common(["a"]) == "a"


@each_row(
    ("line", "meant"),
    [
        ("talks/inner", "talks/inner"),
        ("talks/talks/inner", "talks/inner"),
        ("talks/nowhere", "talks/nowhere"),
        ("talks/", "talks/"),
        ("talks/talks", "talks/talks"),
        ("", ""),
    ],
)
def test_a_path_typed_behind_the_offered_folder_may_begin_in_the_working_directory(line, meant):
    present = {"talks/inner", "talks/talks", "talks"}
    assert meant_path(line, "talks/", present.__contains__) == meant
    assert meant_path(line, "", present.__contains__) == line
