"""The README and the documentation site: every page can be reached, and every command runs.

Keys are held against what they do by test_documented_keys.py."""

import re
import shlex
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.articles.batches.layouts import LAYOUTS
from tests.articles.batches.made import made_articles
from tests.conftest import Crosslight
from tests.made_documents import made_docx, made_html
from tests.rows import each_row
from tests.test_docs import CODE_BLOCK, ROOT
from tui.cli.main import COMMANDS
from tui.cli.parsers import reader_parser
from tui.shipped import shipped_path

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README_WORDS_MAX = 900
PICTURE_BYTES_MAX = 2_000_000
FILES_OUTSIDE = {"changelog.md", "contributing.md", "architecture.md", "security.md", "code-of-conduct.md"}
"""Pages that docs/hooks.py makes."""
PARAGRAPHS = 7
"""Paragraphs of each article that the commands are run on."""


# --- pages --------------------------------------------------------------------------------------------------------


class _SiteLoader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags name functions of MkDocs."""


_SiteLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def pages_in(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from pages_in(item)


def test_every_page_of_the_documentation_is_in_the_menu_of_the_site() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_SiteLoader)
    listed = list(pages_in(config["nav"]))
    assert sorted(listed) == sorted({*FILES_OUTSIDE, *(path.name for path in (ROOT / "docs").glob("*.md"))})


def test_every_schema_is_listed() -> None:
    listed = re.findall(r"\]\(schemas/([\w.-]+)\)", (ROOT / "docs/schemas.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(path.name for path in (ROOT / "docs/schemas").glob("*.json"))


def test_the_readme_is_short_and_its_moving_picture_small() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= README_WORDS_MAX
    assert 0 < (ROOT / "docs/pictures/crosslight.webp").stat().st_size < PICTURE_BYTES_MAX


# --- commands -----------------------------------------------------------------------------------------------------


def commands(page: Path) -> list[str]:
    """The commands in the shell blocks of a page, in order."""
    lines = (
        line.removeprefix("$ ")
        for kind, code in CODE_BLOCK.findall(page.read_text(encoding="utf-8"))
        if kind in ("sh", "console")
        for line in code.split("\n")
    )
    return [re.split(r"\s+# ", line)[0].strip() for line in lines if line.startswith("crosslight ")]


NEEDS = {
    "crosslight learn": "needs a terminal; tests/ui/reading/test_lesson.py follows its hints",
    "crosslight notebook restore 3f2a": "needs an item; tests/notebook has one",
    "crosslight notebook restore 2026-03-02": "needs a copy; tests/notebook has one",
    "crosslight archive pairs press.archive pairs.parquet": "needs pairs that Spark has found; tests/archive has some",
    "crosslight https://example.org/story page.html": "needs the network; tests/articles/links has a server",
}


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Path:
    """A copy of the files of the examples: what the commands of a page write is not there for the next page."""
    shutil.copytree(examples, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples name, all of them short."""
    folder = tmp_path_factory.mktemp("examples")
    for event in ("ferry-fire", "downloads", "sources", "harbour"):
        (folder / event).mkdir()
        for name in ("meridian-press.txt", "kelmar-broadcasting.txt"):
            text = (ROOT / "tests/fixtures/harbour" / name).read_text(encoding="utf-8")
            (folder / event / name).write_text("\n\n".join(text.split("\n\n")[:PARAGRAPHS]), encoding="utf-8")
    shutil.copytree(shipped_path("seeds"), folder / "seeds")
    shutil.copy(ROOT / "docs/pictures/draft.md", folder)
    listed = ", ".join(f"path: ferry-fire/{name}" for name in ("meridian-press.txt", "kelmar-broadcasting.txt"))
    (folder / "event.yaml").write_text(f"articles: [{listed}]\n", encoding="utf-8")
    shutil.copy(ROOT / "tests/frozen/input/notebook.jsonl", folder / "notes.jsonl")
    for name in ("nexis.docx", "Nexis-download.docx"):
        (folder / name).write_bytes(LAYOUTS["Nexis Uni DOCX"][1](made_articles(3)))
    (folder / "bbc.html").write_bytes(made_html())
    (folder / "aljazeera.docx").write_bytes(made_docx(story=("Another story of the bridge, told in short.",) * 2))
    (folder / "reuters.pdf").write_bytes(made_html("Crack found", ("The bridge is shut, the port said on Monday.",)))
    return folder


def test_the_commands_are_found() -> None:
    every_command = {command for page in PAGES for command in commands(page)}
    assert len(every_command) > 25
    assert set(NEEDS) <= every_command


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.stem)
def test_the_commands_of_a_page_run_one_after_the_other(
    page: Path, folder: Path, crosslight: Crosslight, monkeypatch: pytest.MonkeyPatch
) -> None:
    if any(command.startswith("crosslight archive") for command in commands(page)):
        pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'crosslight[archive]'")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CROSSLIGHT_NOTEBOOK", str(folder / "notes.sqlite"))
    for command in dict.fromkeys(commands(page)):
        if command in NEEDS:
            continue
        arguments = shlex.split(command)[1:]
        writes = {"-o", "--output", "--split"} & set(arguments)
        ended = crosslight(*arguments, *(("--force",) if writes else ()))
        assert ended.status in ((0, 1) if arguments[0] == "check" else (0,)), f"{command}: {ended.err}"


def options_of(parser: ArgumentParser) -> set[str]:
    """The options of a parser and of its subcommands."""
    options = {option for action in parser._actions for option in action.option_strings}
    for action in parser._actions:
        for inner in action.choices.values() if isinstance(action.choices, dict) else ():
            options |= options_of(inner)
    return options


@each_row("page", PAGES)
def test_commands_within_sentences_exist_with_their_options(page: Path) -> None:
    unknown = []
    for inline in re.findall(r"`crosslight ([^`]+)`", CODE_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        words = inline.split()
        parser = COMMANDS[words[0]][0]() if words[0] in COMMANDS else reader_parser()
        options = {word.strip("[]") for word in words if word.strip("[]").startswith("--")}
        unknown += [inline] if options - options_of(parser) else []
    assert unknown == []
