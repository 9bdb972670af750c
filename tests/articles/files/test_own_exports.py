"""What this program has written into a folder of articles is none of them."""

from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tests.rows import each_row
from tui.articles.files.own_exports import is_own_export
from tui.articles.load import load
from tui.articles.options import ArticlesOptions
from tui.export.coverage_table import WRITERS, TableArrangement, coverage_table
from tui.export.formats import FORMATS
from tui.shipped import shipped_path

EVENT = shipped_path("seeds")
ARTICLES = sorted(EVENT.glob("*.txt"))


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_in_any_format_is_recognised(crosslight: Crosslight, file_format: str) -> None:
    export = crosslight("export", "--format", file_format, "--people", "--quotes", EVENT).out
    assert is_own_export(export.encode())
    assert is_own_export(export.replace("\r\n", "\n").replace("\n", "\r\n").encode())


@pytest.mark.parametrize("arguments", [("matches",), ("matches", "--json"), ("mentions",), ("mentions", "--json"), ()])
def test_a_report_is_recognised(crosslight: Crosslight, arguments: tuple[str, ...]) -> None:
    assert is_own_export(crosslight(*arguments, EVENT).out.encode())


@each_row("file_format", WRITERS)
def test_a_coverage_table_is_recognised(options: ArticlesOptions, file_format: str) -> None:
    coverage = load([str(EVENT)], options).coverage
    table = coverage_table(coverage, [], TableArrangement(None, "", "order of the articles"), {})
    assert is_own_export(WRITERS[file_format](table).encode())


def test_a_notebook_is_recognised(crosslight: Crosslight, tmp_path: Path) -> None:
    empty = tmp_path / "notebook.sqlite"
    empty.touch()
    assert is_own_export(crosslight("notebook", "export", "--notebook", empty).out.encode())


@each_row(
    "text",
    [
        *(path.read_text(encoding="utf-8") for path in ARTICLES),
        "---\ntitle: Fire\ngenerator: Hugo\n---\n\ngenerator: crosslight 0.1.0\n",
        "Crosslight\n\nThe reader crosslight 0.1.0 was shown on Monday.\n",
        "kind,what,note\n",
        '{"format": "other"}',
        "",
    ],
)
def test_an_article_is_none(text: str) -> None:
    assert not is_own_export(text.encode())


@pytest.fixture
def folder(crosslight: Crosslight, tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    for article in ARTICLES:
        (folder / article.name).write_bytes(article.read_bytes())
    (folder / "talks.md").write_text(crosslight("export", folder).out, encoding="utf-8")
    return folder


def test_in_a_folder_that_is_opened_it_is_left_out_with_a_notice(folder: Path, options: ArticlesOptions) -> None:
    loaded = load([str(folder)], options)
    assert [Path(article.path).name for article in loaded.coverage.articles] == [path.name for path in ARTICLES]
    assert loaded.problems == ()
    notice = "crosslight wrote this, so it was left out; to read it, name the file"
    assert [str(each) for each in loaded.notices] == [f"{folder / 'talks.md'}: {notice}"]


def test_an_export_named_by_the_user_or_an_event_opens_with_a_notice(folder: Path, options: ArticlesOptions) -> None:
    (folder / "event.yaml").write_text("articles: [path: talks.md]")
    for path in (folder, folder / "talks.md"):
        loaded = load([str(path)], options)
        assert len(loaded.coverage.articles) == 1
        notice = "crosslight wrote this; it is not an article"
        assert [str(each) for each in loaded.notices] == [f"{folder / 'talks.md'}: {notice}"]


def test_an_article_that_is_written_over_by_an_export_stays_as_it_was(folder: Path, options: ArticlesOptions) -> None:
    from tui.articles.reload import reload_changed

    loaded = load([str(folder)], options)
    article = loaded.coverage.articles[0]
    Path(article.path).write_bytes((folder / "talks.md").read_bytes())
    again = reload_changed(loaded, [article.id], options)
    assert again.articles == ()
    assert len(again.problems) == 1
