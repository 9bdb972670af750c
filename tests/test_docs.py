"""The pages are true: links lead somewhere, every option and key is explained, every word of the program is listed,
and the examples run."""

import contextlib
import io
import re
import shutil
import string
from enum import StrEnum
from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tests.rows import each_row
from tests.subparsers import with_subparsers
from tui.cli import parsers
from tui.cli.main import COMMANDS
from tui.matching.model import MatchKind, MatchSureness
from tui.mentions.model import MentionForm, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.highlights.possible import RIGHT_SHARE
from tui.settings.load import FILES
from tui.shipped import shipped_path, shipped_text
from tui.yaml.reader import YamlDocument, read_yaml

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("config/**/*.md")])
CODE_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


# --- links --------------------------------------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ +(.*)$", CODE_BLOCK.sub("", text), re.MULTILINE)
    kept = string.ascii_lowercase + string.digits + "-_ "
    plain = ("".join(c for c in heading.lower() if c in kept or ord(c) > 127) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


def links(text: str) -> list[str]:
    return re.findall(r"!?\[[^\]\n]*\]\(([^)\s]+)\)", CODE_BLOCK.sub("", text))


@each_row("path", PAGES)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    dead = []
    for link in links(text):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            dead.append(link)
    assert dead == []


def test_links_are_found_where_there_are_some() -> None:
    assert "formats.md#zones" in links(page("glossary.md"))
    assert "canonical-text" in anchors(page("formats.md"))


# --- configuration ------------------------------------------------------------------------------------------------


def keys_of(name: str) -> YamlDocument:
    return read_yaml(shipped_text(f"config/{name}"), name)


def sections() -> dict[str, str]:
    """File name → its section of the page."""
    parts = re.split(r"^## (.*)$", page("configuration.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@each_row("name", sorted(set(FILES) - {"keys.yaml"}))  # the page of keys is made from the table of commands
def test_every_key_of_the_configuration_is_explained_under_its_file(name: str) -> None:
    section = sections()[name]
    keys = {step for path in keys_of(name).marks for step in path if isinstance(step, str)}
    assert {key for key in keys if f"`{key}`" not in section} == set()


@each_row("name", sorted(set(FILES) - {"keys.yaml"}))
def test_the_configuration_page_names_no_key_that_is_gone(name: str) -> None:
    keys = {step for path in keys_of(name).marks for step in path if isinstance(step, str)}
    named = set(re.findall(r"^\| \**`(\w+)`", sections()[name], re.MULTILINE))
    assert named - keys == set()


@each_row("name", sorted(FILES))
def test_every_shipped_file_begins_with_its_purpose(name: str) -> None:
    assert shipped_text(f"config/{name}").startswith("# ")


@each_row("path", sorted(shipped_path("config").rglob("*.txt")))
def test_every_word_list_begins_with_its_purpose(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


# --- the command line ---------------------------------------------------------------------------------------------


PAGES_OF_COMMANDS = {"notebook": ("command-line.md", "notebook.md"), "archive": ("command-line.md", "archive.md")}
"""Command → the pages that describe it; without an entry, only the page of the command line."""


@each_row("command", ["", *COMMANDS])
def test_every_command_and_every_option_is_named(command: str) -> None:
    text = "".join(map(page, PAGES_OF_COMMANDS.get(command, ("command-line.md",))))
    parser = COMMANDS[command][0]() if command else parsers.reader_parser()
    for name, below in with_subparsers(command, parser):
        assert not name or re.search(rf"\bcrosslight {name}\b", text), f"{name} is not described"
        options = {option for action in below._actions for option in action.option_strings} - {"-h"}
        missing = {option for option in options if not re.search(rf"(?<![\w-]){option}\b", text)}
        assert missing == set(), name


def test_every_exit_status_is_in_the_table() -> None:
    table = re.findall(r"^\| (\d+) \|", page("command-line.md"), re.MULTILINE)
    statuses = (
        parsers.DONE,
        parsers.SOME_FAILED,
        parsers.USAGE,
        parsers.NOTHING_READABLE,
        parsers.CONFIGURATION,
        parsers.STORAGE,
        130,
    )
    assert table == [str(status) for status in statuses]


# --- the words of the program -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [QuoteKind, MentionForm])
def test_the_page_of_people_and_quotes_has_every_kind_and_form(words: type[StrEnum]) -> None:
    """The other pages, and the other words, are held by tests/export/test_docs.py."""
    assert [word.value for word in words if f"| `{word.value}` |" not in page("people-and-quotes.md")] == []


def test_the_page_of_matching_has_every_kind() -> None:
    assert [kind.value for kind in MatchKind if f"| {kind.value} |" not in page("how-matching-works.md")] == []


def test_the_documented_rules_are_those_of_the_code_with_their_sureness() -> None:
    section = page("people-and-quotes.md").split("\n## Rules\n")[1].split("\n## ")[0]
    listed = re.findall(r"^\| `([a-z-]+)` \|.*\| (\w+) \|$", section, re.MULTILINE)
    assert sorted(listed) == sorted((rule.value, rule.sureness.value) for rule in Rule if rule is not Rule.READER)


def test_the_glossary_is_in_order_and_has_the_terms_of_the_field() -> None:
    terms = re.findall(r"^\*\*([\w ]+)\*\*:", page("glossary.md"), re.MULTILINE)
    assert terms == sorted(terms)
    wanted = (
        "outlet article coverage passage span alignment score cutoff match group cue speaker mention zone pane tour"
    )
    assert set(wanted.split()) - set(terms) == set()


# --- examples -----------------------------------------------------------------------------------------------------


def test_the_examples_of_the_python_page_run_and_print_the_documented_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped_path("seeds"), tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    blocks = CODE_BLOCK.findall(page("python.md"))
    assert sum(kind == "python" for kind, _ in blocks) > 5
    names: dict[str, object] = {}
    printed = ""
    for kind, code in blocks:
        if kind == "python":
            assert printed == "", "what an example prints is shown below it"
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(code, "docs/python.md", "exec"), names)
            printed = out.getvalue()
        else:
            assert printed == code
            printed = ""
    assert printed == ""


@pytest.mark.parametrize("name", ["configuration.md", "formats.md"])
def test_yaml_examples_are_valid(name: str) -> None:
    examples = [code for kind, code in CODE_BLOCK.findall(page(name)) if kind == "yaml"]
    assert examples
    for code in examples:
        assert isinstance(read_yaml(code, name).value, dict)


def test_the_example_of_the_check_prints_what_the_page_shows(crosslight: Crosslight) -> None:
    text = page("before-you-publish.md")
    draft = ROOT / "docs/pictures/draft.md"
    assert draft.read_text(encoding="utf-8") in text
    printed = crosslight("check", draft, shipped_path("seeds")).out
    shown = text.partition("$ crosslight check draft.md seeds/\n")[2].partition("```")[0]
    assert printed.startswith(shown)


def test_every_page_gives_the_measured_share_of_genuine_matches() -> None:
    sure, possible = (RIGHT_SHARE[each] for each in MatchSureness)
    assert (sure, possible) == ("19 in 20", "3 in 5")
    words = {sure: ("19 out of 20", "19 of 20"), possible: ("three in five", "3 out of 5", "3 of 5")}
    for name in ("README.md", "docs/reading.md", "docs/glossary.md"):
        text = " ".join((ROOT / name).read_text(encoding="utf-8").split())
        for share, wordings in words.items():
            assert any(each in text for each in wordings), f"{name}: {share}"
