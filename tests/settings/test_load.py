"""Settings: shipped, one's own, those of a run, each laid over the last; every mistake is named with its place."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.rows import each_row
from tui.settings.load import FILES, KEY_SCOPES, Settings, load_settings, plain_values, user_folder
from tui.shipped import shipped_path
from tui.yaml.reader import YamlError, load_yaml

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a folder of settings files: `keys="quit: x"` writes keys.yaml."""

    def make(name: str = "own", **files: str) -> Path:
        made = tmp_path / name
        made.mkdir()
        for stem, text in files.items():
            (made / f"{stem}.yaml").write_text(text, encoding="utf-8")
        return made

    return make


def refused(*folders: Path) -> str:
    with pytest.raises(YamlError) as caught:
        load_settings(*folders)
    return str(caught.value)


@each_row("name", sorted(set(FILES) - {"keys.yaml"}))
def test_the_shipped_files_have_every_option_and_nothing_else(name: str) -> None:
    written = load_yaml(shipped_path(f"config/{name}").read_text(encoding="utf-8"), name)
    assert json.loads(json.dumps(plain_values(msgspec.convert(written, FILES[name])))) == written


def test_a_file_can_set_a_single_value(folder: Folder) -> None:
    shipped = load_settings()
    own = load_settings(folder(reading="measure_cells: 66\n", matching="cutoffs: {strict: 80}\n"))
    assert own.reading == msgspec.structs.replace(shipped.reading, measure_cells=66)
    assert own.matching.cutoffs == {**shipped.matching.cutoffs, "strict": 80}
    assert msgspec.structs.replace(own.matching, cutoffs=shipped.matching.cutoffs) == shipped.matching
    assert (own.articles, own.mentions, own.keys) == (shipped.articles, shipped.mentions, shipped.keys)


def test_the_last_of_several_folders_takes_precedence(folder: Folder) -> None:
    under = folder("under", reading="measure_cells: 60\ncontext_lines: 5\n", keys="quit: Q\nhelp: f2\n")
    over = folder("over", reading="measure_cells: 80\n", keys="quit: f8\nnames: f9\n")
    settings = load_settings(under, over)
    assert (settings.reading.measure_cells, settings.reading.context_lines) == (80, 5)
    assert [settings.keys[command] for command in ("quit", "help", "names")] == [("f8",), ("f2",), ("f9",)]


def test_a_list_is_replaced_and_not_added_to(folder: Folder) -> None:
    assert load_settings(folder(articles="not_articles: [imprint]\n")).articles.not_articles == ("imprint",)


@pytest.mark.parametrize("text", ["", "# nothing set\n", "\ufeffcontext_lines: 3\n", "{}\n"])
def test_a_file_may_be_empty_or_begin_with_a_byte_order_mark(folder: Folder, text: str) -> None:
    assert load_settings(folder(reading=text)) == load_settings()


def test_missing_folders_count_as_empty(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none", tmp_path / "none" / "deeper", Path("/dev/null/none")) == load_settings()


def test_a_folder_whose_name_is_too_long_is_named_in_one_line(tmp_path: Path) -> None:
    told = refused(tmp_path / ("n" * 300) / "crosslight")
    assert told.startswith(str(tmp_path)) and told.endswith(": its name is too long") and "\n" not in told


def test_editors_backup_files_are_ignored(folder: Folder) -> None:
    own = folder(reading="measure_cells: 60\n")
    (own / ".#reading.yaml").symlink_to("nowhere")
    (own / "reading.yaml~").write_text("[")
    (own / "notes.txt").write_text("[")
    assert load_settings(own).reading.measure_cells == 60


def test_the_users_folder_follows_the_system_and_need_not_exist(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert user_folder() == tmp_path / "crosslight"
    assert not user_folder().exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "matching",
            "cutoff: loose\nalign:\n  padd_words: 3\n",
            "line 3: unknown key “padd_words” in “align”; did you mean “pad_words”?",
        ),
        ("reading", "colour: red\n", "line 1: unknown key “colour”; use one of: theme, measure_cells"),
        ("reading", "\n\nmeasure_cells: '72'\n", "line 3: “measure_cells”: expected a whole number, got text"),
        ("reading", "kinds: [verbatim, reorderd]\n", "line 1: “kinds → 2”: “reorderd” is not one of verbatim, edited"),
        (
            "reading",
            "theme: true\n",
            "line 1: “theme”: expected text, got true or false (quotation marks make it text)",
        ),
        ("reading", "pane_cells_min: 0\n", "line 1: “pane_cells_min”: expected a whole number >= 1"),
        ("reading", "- theme\n", "line 1: expected keys with values, got a list"),
        ("reading", "theme: a\ntheme: b\n", "line 2: the key “theme” appears twice"),
        ("reading", "theme: [\n", "line 1: not valid YAML"),
        ("reading", "theme: &a x\n", "line 1: YAML anchors (&) and aliases (*) are not supported here"),
        ("articles", "max_megabytes: -1\n", "line 1: “max_megabytes”: expected a number"),
        ("articles", "max_megabytes: 1e9\n", "line 1: “max_megabytes”: expected a number"),
        (
            "articles",
            "paragraphs:\n  wrap_min_lines: 0\n",
            "line 2: “paragraphs → wrap_min_lines”: expected a whole number",
        ),
        ("matching", "cutoff: lax\n", "line 1: cutoff: no such name in cutoffs: lax"),
        ("matching", "cutoffs: {loose: 101}\n", "line 1: cutoffs: a score is from 0 to 100"),
        (
            "matching",
            "index: {bigram_window_words: 1}\n",
            "line 1: “index → bigram_window_words”: expected a whole number >= 2",
        ),
        ("keys", "quit: x\nnxt: y\n", "line 2: unknown command “nxt”; did you mean “next”?"),
        ("keys", "quit: 5\n", "line 1: “quit”: expected text or a list, got a whole number"),
        ("keys", "quit:\n", "line 1: “quit”: expected text or a list, got nothing"),
        ("keys", "help: f1\nquit: n\n", "line 2: the key “n” is assigned to both “next” and “quit”"),
        ("keys", "quit: ''\n", "line 1: “quit”: “” is not a key name"),
        ("keys", "quit: ctrl q\n", "line 1: “quit”: “ctrl q” is not a key name"),
        ("keys", "next: Ctrl-N\n", "line 1: “next”: “Ctrl-N” is not a key name; did you mean “ctrl+n”?"),
        ("keys", "next: ^N\n", "line 1: “next”: “^N” is not a key name; did you mean “ctrl+n”?"),
        ("keys", "next: C-n\n", "line 1: “next”: “C-n” is not a key name; did you mean “ctrl+n”?"),
        ("keys", "next: <Alt-Left>\n", "line 1: “next”: “<Alt-Left>” is not a key name; did you mean “alt+left”?"),
        ("keys", "next: PgDn\n", "line 1: “next”: “PgDn” is not a key name; did you mean “pagedown”?"),
        (
            "keys",
            "next: Ctrl+Shift+Esc\n",
            "line 1: “next”: “Ctrl+Shift+Esc” is not a key name; did you mean “ctrl+shift+escape”?",
        ),
        ("keys", "next: bogus\n", "line 1: “next”: “bogus” is not a key name; give several keys as a list: [n, down]"),
        ("keys", "quit: q,x\n", "line 1: “quit”: “q,x” is not a key name; give several keys as a list: [n, down]"),
    ],
)
def test_an_error_names_file_line_and_key(folder: Folder, name: str, text: str, said: str) -> None:
    own = folder(**{name: text})
    assert refused(own).startswith(f"{own / name}.yaml, {said}")


def test_an_error_in_an_overridden_file_is_still_reported(folder: Folder) -> None:
    under, over = folder("under", reading="context_lines: x\n"), folder("over", reading="context_lines: 2\n")
    assert refused(under, over).startswith(f"{under}/reading.yaml, line 1")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("key.yaml", "; did you mean keys.yaml?"), ("keys.yml", "; did you mean keys.yaml?"), ("zzz.yaml", "")],
)
def test_a_file_with_an_unknown_name_is_refused(folder: Folder, name: str, meant: str) -> None:
    own = folder()
    (own / name).touch()
    assert refused(own) == f"{own / name}: there are no settings with this name{meant}"


def test_unreadable_files_are_named(folder: Folder) -> None:
    own = folder()
    (own / "keys.yaml").symlink_to("none.yaml")
    assert refused(own) == f"{own}/keys.yaml: there is no such file or folder"
    (own / "keys.yaml").unlink()
    (own / "keys.yaml").write_bytes(b"quit: x\nhelp: \xff\n")
    assert refused(own) == f"{own}/keys.yaml, line 2: not UTF-8 text"
    assert refused(own / "keys.yaml") == f"{own}/keys.yaml: part of this path is not a folder"


# --- keys ---------------------------------------------------------------------------------------------------------


def test_a_key_can_be_moved_removed_and_reassigned(folder: Folder) -> None:
    keys = load_settings(folder(keys="next: [ctrl+n, '@']\nprevious: []\nquit: N\n")).keys
    assert (keys["next"], keys["previous"], keys["quit"]) == (("ctrl+n", "@"), (), ("N",))


def test_a_key_can_be_listed_twice_for_one_command(folder: Folder) -> None:
    assert load_settings(folder(keys="quit: [q, q]\n")).keys["quit"] == ("q", "q")


def test_no_shipped_key_has_two_commands() -> None:
    shipped = load_settings().keys.items()
    keys = [
        (command.startswith(KEY_SCOPES) and command.split("_")[0], key) for command, keys in shipped for key in keys
    ]
    assert len(keys) == len(set(keys))


def test_a_key_of_a_screen_can_be_reused_elsewhere_but_not_on_that_screen(
    folder: Folder,
) -> None:
    keys = load_settings(folder("one", keys="compare_hold: n\ntable_compare: n\n")).keys
    assert keys["compare_hold"] == keys["table_compare"] == keys["next"] == ("n",)
    own = folder("two", keys="compare_hold: f\n")
    said = "the key “f” is assigned to both “compare_hold” and “compare_whole”"
    assert refused(own) == f"{own}/keys.yaml, line 1: {said}"


def test_settings_cannot_be_changed() -> None:
    settings: Settings = load_settings()
    with pytest.raises(AttributeError):
        settings.reading = settings.reading  # type: ignore[misc]


# --- commands that were renamed -----------------------------------------------------------------------------------


def test_the_earlier_name_of_a_command_is_accepted_with_a_notice(folder: Folder) -> None:
    own = folder(keys="quit: f6\nunmark: f9\nmark: [f7, f8]\n")
    settings = load_settings(own)
    assert [settings.keys[command] for command in ("remove_annotation", "bookmark")] == [("f9",), ("f7", "f8")]
    assert settings.keys.keys() == load_settings().keys.keys()
    assert list(map(str, settings.notices)) == [
        f"{own}/keys.yaml, line 2: the command “unmark” is called “remove_annotation” now",
        f"{own}/keys.yaml, line 3: the command “mark” is called “bookmark” now",
    ]
    assert load_settings().notices == ()


def test_a_command_set_under_both_names_is_refused(folder: Folder) -> None:
    reason = "line 2: “mark” is the old name of “bookmark”, which is also set"
    assert reason in refused(folder(keys="bookmark: f7\nmark: f8\n"))


def test_a_duplicate_key_is_reported_at_the_name_that_was_written(folder: Folder) -> None:
    assert "line 2: the key “n” is assigned to both “next” and “bookmark”" in refused(
        folder(keys="help: f1\nmark: n\n")
    )
