"""Bad input on the command line: it is named with its reason, the rest is still done, nothing is a traceback."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Crosslight

GOOD = "Ferry burns\n\nTwo people died when the ferry Solveig burned off Port Maren on Monday.\n"
COMMANDS = pytest.mark.parametrize(
    "command", [["matches"], ["matches", "--json"], ["mentions", "--json"], ["text"], ["export"], ["init"], []], ids=str
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one good article."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD)
    return tmp_path


def empty() -> str:
    Path("x.txt").touch()
    return "x.txt"


def holds(content: bytes) -> Callable[[], str]:
    def make() -> str:
        Path("x.txt").write_bytes(content)
        return "x.txt"

    return make


def pipe() -> str:
    os.mkfifo("x.txt")
    return "x.txt"


def bare_folder() -> str:
    Path("x").mkdir()
    Path("x/README.md").write_text("# About")
    return "x"


def event(text: str) -> Callable[[], str]:
    def make() -> str:
        Path("x.yaml").write_text(text)
        return "x.yaml"

    return make


BAD = {
    "missing": (lambda: "none.txt", "none.txt: there is no such file or folder"),
    "no name": (lambda: "", "the path is empty"),
    "empty": (empty, "x.txt: it is empty"),
    "blank": (holds(" \n\u00a0\u200b\n".encode()), "x.txt: the file is blank"),
    "binary": (holds(b"\x7fELF\0\0\1"), "x.txt: it is not text but a picture"),
    "undecodable": (holds(b"\xff\xfe" + b"\x00\xd8" * 9), "x.txt: it is not text: it is labelled UTF-16"),
    "pdf": (holds(b"%PDF-1.7\n..."), "x.txt: it is damaged, or not really a PDF"),
    "pipe": (pipe, "x.txt: it is a pipe"),
    "device": (lambda: "/dev/zero", "/dev/zero: it is a device"),
    "folder without articles": (bare_folder, "x: this folder contains no articles"),
    "event that is no YAML": (event("title: x\narticles: [\n"), "x.yaml, line 2: not valid YAML"),
    "event with a wrong value": (
        event("articles: good.txt\n"),
        "x.yaml, line 1: “articles”: expected a list, got text",
    ),
    "event that leads outside": (event("articles: [{path: ../x.txt}]\n"), "x.yaml, line 1: “../x.txt” points outside"),
    "event of missing files": (
        event("articles:\n- path: none.txt\n"),
        "none.txt: there is no such file or folder (named",
    ),
}
KINDS = pytest.mark.parametrize(("make", "reason"), BAD.values(), ids=list(BAD))


@KINDS
def test_bad_input_alone_ends_with_3_and_its_reason(
    crosslight: Crosslight, make: Callable[[], str], reason: str
) -> None:
    ended = crosslight("matches", make(), "--json")
    assert (ended.status, ended.out) == (3, "")
    said, end = ended.err.rstrip("\n").split("\n")
    assert reason in said
    assert end == "crosslight: nothing to read: give article files, a folder, an event.yaml or addresses"


@KINDS
def test_beside_bad_input_the_rest_is_done_and_the_status_is_1(
    crosslight: Crosslight, make: Callable[[], str], reason: str
) -> None:
    ended = crosslight("matches", make(), "good.txt", "--json")
    assert ended.status == 1
    assert reason in ended.err
    assert [article["path"] for article in json.loads(ended.out)["articles"]] == ["good.txt"]


@COMMANDS
def test_every_command_reports_unreadable_input_and_ends_with_status_3(
    crosslight: Crosslight, command: list[str]
) -> None:
    ended = crosslight(*command, "none.txt")
    hint = "give article files, a folder, an event.yaml or addresses"
    said = f"crosslight: none.txt: there is no such file or folder\ncrosslight: nothing to read: {hint}\n"
    assert ended == (3, "", said)


@pytest.mark.parametrize(
    "command", [["matches"], ["mentions"], ["mentions", "--json"], ["export"], ["init", "-o", "e.yaml"], []], ids=str
)
def test_every_command_does_the_rest_and_ends_with_1(crosslight: Crosslight, command: list[str]) -> None:
    ended = crosslight(*command, "none.txt", "good.txt")
    assert ended.status == 1
    assert "Ferry burns" in (Path("e.yaml").read_text() if "init" in command else ended.out)
    assert ended.err.startswith("crosslight: none.txt: there is no such file or folder\n")


def test_files_without_permission_are_reported(crosslight: Crosslight, unprivileged: Path) -> None:
    (unprivileged / "good.txt").write_text(GOOD)
    (unprivileged / "secret.txt").write_text(GOOD + "More.")
    (unprivileged / "secret.txt").chmod(0)
    (unprivileged / "closed").mkdir(mode=0)
    ended = crosslight("matches", "secret.txt", "closed", "good.txt", "--json")
    assert ended.status == 1
    assert ended.err == "".join(
        f"crosslight: {path}: you do not have permission to read it\n" for path in ("secret.txt", "closed")
    )
    assert crosslight("matches", "good.txt", "--config", "closed").status == 4
    refused = crosslight("export", "good.txt", "-o", "closed/x.md")
    assert refused == (
        5,
        "",
        "crosslight: closed/x.md: you do not have permission to write to it; choose another folder\n",
    )
    (unprivileged / "closed").chmod(0o700)


@pytest.fixture
def unprivileged(crosslight: Crosslight, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that belongs to whoever runs the test, who is not root, to whom everything is open."""
    crosslight("export", "good.txt", "--people")  # imports what it needs while it may read that
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        is_root = os.geteuid() == 0
        if is_root:
            nobody = 65534
            os.chown(name, nobody, nobody)
            os.seteuid(nobody)
        try:
            yield Path(name)
        finally:
            if is_root:
                os.seteuid(0)


def test_a_text_above_the_limit_is_refused(crosslight: Crosslight) -> None:
    Path("config").mkdir()
    Path("config/articles.yaml").write_text("max_megabytes: 0.0001\n")
    Path("big.txt").write_text("Long. " * 20)
    ended = crosslight("matches", "good.txt", "big.txt", "-", "--config", "config", stdin=b"x" * 101)
    assert ended.status == 1
    limit = "it is larger than the limit of 0.0001 MB"
    assert ended.err == f"crosslight: big.txt: {limit}\ncrosslight: -: {limit}\n"


def test_a_legacy_encoding_is_read_with_a_notice(crosslight: Crosslight) -> None:
    Path("old.txt").write_bytes("Café “brûlé”\n".encode("cp1252"))
    ended = crosslight("text", "old.txt")
    assert (ended.status, ended.out) == (0, "Café “brûlé”\n")
    assert ended.err == "crosslight: old.txt: it is not UTF-8, so it is read as Windows-1252\n"


def test_a_broken_event_file_is_reported_and_the_folders_text_files_open(crosslight: Crosslight) -> None:
    Path("event.yaml").write_text("titel: x\n")
    ended = crosslight("matches", ".", "--json")
    assert ended.status == 1
    assert ended.err == "crosslight: event.yaml, line 1: unknown key “titel”; did you mean “title”?\n"
    assert [article["path"] for article in json.loads(ended.out)["articles"]] == ["good.txt"]


def test_a_wrong_key_in_an_event_file_is_reported_and_its_article_opens(crosslight: Crosslight) -> None:
    Path("x.yaml").write_text("title: The fire\narticles:\n- path: good.txt\n  outlt: Post\n")
    ended = crosslight("matches", "x.yaml", "--json")
    assert ended.status == 1
    assert ended.err == "crosslight: x.yaml, line 4: unknown key “outlt” in “articles → 1”; did you mean “outlet”?\n"
    assert json.loads(ended.out)["title"] == "The fire"


def test_a_single_article_has_no_matches_and_is_no_error(crosslight: Crosslight) -> None:
    ended = crosslight("matches", "good.txt")
    assert (ended.status, ended.err) == (0, "")
    assert "Only one article" in ended.out
    document = json.loads(crosslight("matches", "good.txt", "--json").out)
    assert (document["groups"], document["matches"]) == ([], [])
    assert "None found." in crosslight("export", "good.txt").out


def test_the_same_article_twice_is_opened_once_with_a_notice(crosslight: Crosslight) -> None:
    Path("copy.txt").write_text(GOOD.replace("\n", "\r\n"), newline="")
    ended = crosslight("matches", "good.txt", "./good.txt", "copy.txt", "--json")
    assert ended.status == 0
    assert len(json.loads(ended.out)["articles"]) == 1
    assert ended.err == (
        "crosslight: ./good.txt: the same file as good.txt, opened once\n"
        "crosslight: copy.txt: identical to the text of good.txt, opened once\n"
    )


def test_thirty_articles_are_held_against_each_other(crosslight: Crosslight) -> None:
    Path("many").mkdir()
    for number in range(30):
        own = f"Reporter {number} spoke to survivor number {number} at pier {number * 7}."
        Path(f"many/{number:02}.txt").write_text(f"Ferry, report {number}\n\n{own}\n\n{GOOD}")
    ended = crosslight("matches", "many", "--json")
    assert (ended.status, ended.err) == (0, "")
    document = json.loads(ended.out)
    assert len(document["articles"]) == 30
    best = max(document["groups"], key=lambda group: len(group["passages"]))
    assert {passage["article"] for passage in best["passages"]} == {article["id"] for article in document["articles"]}


def test_an_endless_line_is_cut(crosslight: Crosslight) -> None:
    for name, character in (("a.txt", "a"), ("b.txt", "“"), ("c.txt", "A. ")):
        Path(name).write_text(character * 20_000)
    assert crosslight("matches", "a.txt", "b.txt", "c.txt", "--json").status == 0
    assert crosslight("mentions", "a.txt", "b.txt", "c.txt", "--json").status == 0


# --- configuration ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("matching.yaml", "cutof: loose\n", "matching.yaml, line 1: unknown key “cutof”; did you mean “cutoff”?"),
        ("reading.yaml", "\nmeasure_cells: wide\n", "reading.yaml, line 2: “measure_cells”: expected a whole number"),
        ("articles.yaml", "max_megabytes: [\n", "articles.yaml, line 1: not valid YAML"),
        ("articles.yaml", "max_megabytes: 1e999\n", "articles.yaml, line 1: “max_megabytes”: expected a number"),
        ("keys.yaml", "quit: x\nnxt: y\n", "keys.yaml, line 2: unknown command “nxt”; did you mean “next”?"),
        ("matchng.yaml", "", "matchng.yaml: there are no settings with this name; did you mean matching.yaml?"),
    ],
)
@COMMANDS
def test_broken_settings_end_with_4_before_anything_is_done(
    crosslight: Crosslight, command: list[str], name: str, text: str, reason: str
) -> None:
    Path("config").mkdir()
    Path("config", name).write_text(text)
    ended = crosslight(*command, "good.txt", "--config", "config")
    assert (ended.status, ended.out) == (4, "")
    assert f"config/{reason}" in ended.err
    assert ended.err.count("\n") == 1
    assert not Path("event.yaml").exists()


@pytest.mark.parametrize(
    ("config", "why"),
    [("none", "there is no such folder"), ("good.txt", "it is a file"), ("", "there is no such folder")],
)
def test_config_must_be_a_folder(crosslight: Crosslight, config: str, why: str) -> None:
    ended = crosslight("matches", "good.txt", f"--config={config}")
    assert (ended.status, ended.out) == (4, "")
    assert f"{why}; --config needs a folder of settings files" in ended.err


def test_ones_own_broken_settings_end_with_4_too(
    crosslight: Crosslight, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    Path("crosslight").mkdir()
    Path("crosslight/keys.yaml").write_text("next: [n")
    ended = crosslight("text", "good.txt")
    assert (ended.status, ended.out) == (4, "")
    assert ended.err.startswith(f"crosslight: {folder}/crosslight/keys.yaml, line 1: not valid YAML")


@pytest.mark.parametrize("command", [["config"], ["matches", "good.txt"], ["notebook", "list"]], ids=" ".join)
@pytest.mark.parametrize("variable", ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"])
def test_a_folder_whose_name_is_too_long_is_named_in_one_line_or_does_without(
    crosslight: Crosslight, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, command: list[str]
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / ("n" * 300)))
    ended = crosslight(*command)
    assert ended.err.count("\n") <= 1
    if variable == "XDG_CONFIG_HOME" and command != ["notebook", "list"]:
        assert ended.status != 0 and "its name is too long" in ended.err


@pytest.mark.parametrize(
    "command",
    [["export", "good.txt"], ["init", "good.txt"], ["check", "good.txt", "other.txt"]],
    ids=" ".join,
)
def test_an_article_is_never_replaced_by_what_is_made_from_it(crosslight: Crosslight, command: list[str]) -> None:
    Path("other.txt").write_text("Ferry sinks\n\nThree people were saved.\n")
    Path("link.txt").symlink_to("good.txt")
    for name in ("good.txt", "./good.txt", "link.txt"):
        ended = crosslight(*command, "-o", name, "--force")
        assert ended.status == 2 and f"{name}: it is one of the files that were read" in ended.err
    assert Path("good.txt").read_text() == GOOD


def test_splitting_never_replaces_a_file_that_is_split(crosslight: Crosslight) -> None:
    assert crosslight("articles", "good.txt", "--split", "parts").status == 0
    part = next(Path("parts").glob("1*.txt"))
    part.write_text(part.read_text() + "\nMy own addition.\n")
    ended = crosslight("articles", "parts", "--split", "parts", "--force")
    assert ended.status == 2 and "one of the files that were read" in ended.err
    assert "My own addition" in part.read_text()


def test_the_notebook_is_never_replaced_by_an_export(crosslight: Crosslight) -> None:
    Path("notes.sqlite").write_bytes(b"SQLite format 3\0" + bytes(84))
    ended = crosslight("export", "good.txt", "-o", "notes.sqlite", "--force")
    assert ended.status == 2 and "notes.sqlite: it is a database" in ended.err
    assert Path("notes.sqlite").read_bytes().startswith(b"SQLite")


def test_the_name_of_a_folder_is_no_output_file(crosslight: Crosslight) -> None:
    ended = crosslight("export", "good.txt", "-o", "reports/")
    assert ended.status == 2 and "reports/: this is the name of a folder" in ended.err
    assert not Path("reports").exists()


@pytest.mark.parametrize("command", [["init", "good.txt"], ["init", "good.txt", "-o", "e.yaml"]], ids=" ".join)
def test_a_current_folder_that_was_removed_is_no_crash(
    crosslight: Crosslight, folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    ended = crosslight(*command)
    assert ended.status == 3 and "Traceback" not in ended.err


def test_fewer_than_one_sentence_cannot_be_asked_for(crosslight: Crosslight) -> None:
    for count in ("0", "-1", "²", "9" * 30):
        ended = crosslight("show", "closest", "good.txt", "--at", "good:0-5", "--count", count)
        assert ended.status == 2 and "give a whole number from 1" in ended.err
