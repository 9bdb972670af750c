"""Many problems and many notices are summed up, and cost no more than a few do."""

from pathlib import Path

import pytest

from tui.articles import load_reports
from tui.articles.event import ARTICLES_MAX
from tui.articles.load import load
from tui.articles.load_reports import LINES_MAX, SUGGESTIONS_MAX
from tui.articles.options import ArticlesOptions

STORY = "Ferry burns\n\nTwo people died.\n"


def event_file(folder: Path, *paths: str) -> str:
    file = folder / "event.yaml"
    file.write_text("articles:\n" + "".join(f"- path: {path}\n" for path in paths))
    return str(file)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The missing files for which a folder was searched."""
    paths: list[str] = []
    monkeypatch.setattr(load_reports, "closest_path", lambda path, endings: paths.append(path) or "")
    return paths


def test_many_missing_files_are_summed_up_and_searched_for_only_at_first(
    options: ArticlesOptions, tmp_path: Path, searched: list[str]
) -> None:
    (tmp_path / "here.txt").write_text(STORY)
    loaded = load([event_file(tmp_path, *(f"{number}.txt" for number in range(4_000)), "here.txt")], options)
    assert len(loaded.coverage.articles) == 1
    assert len(loaded.problems) == LINES_MAX + 1
    assert f"{tmp_path}/event.yaml, line 51" in str(loaded.problems[LINES_MAX - 1])
    assert str(loaded.problems[-1]) == "3,950 more files: there is no such file or folder (3,950)"
    assert len(searched) == SUGGESTIONS_MAX


def test_the_commonest_reasons_are_summed_up_first(options: ArticlesOptions, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "folder").mkdir()
    paths = [*["none.txt"] * (LINES_MAX + 2), *["empty.txt"] * 3, "folder"]
    loaded = load([event_file(tmp_path, *paths)], options)
    last = str(loaded.problems[-1])
    assert last.startswith("4 more files: there is no such file or folder (2); ")
    assert last.endswith("it is empty (1); it is a folder (1)")


def test_many_notices_are_summed_up(options: ArticlesOptions, tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text(STORY)
    loaded = load([event_file(tmp_path, *["here.txt"] * 200)], options)
    assert len(loaded.notices) == LINES_MAX + 1
    assert str(loaded.notices[-1]) == "149 more files: given twice, opened once (149)"


def test_a_single_further_problem_is_one_file(options: ArticlesOptions, tmp_path: Path) -> None:
    loaded = load([event_file(tmp_path, *["none.txt"] * (LINES_MAX + 1))], options)
    assert str(loaded.problems[-1]) == "1 more file: there is no such file or folder (1)"


def test_an_event_with_too_many_articles_is_refused(options: ArticlesOptions, tmp_path: Path) -> None:
    (problem,) = load([event_file(tmp_path, *["a.txt"] * (ARTICLES_MAX + 1))], options).problems
    assert problem.path.endswith(f"event.yaml, line {ARTICLES_MAX + 2}")
    assert problem.reason == "it lists 5,001 articles; the limit is 5,000"


def test_a_folder_with_too_many_articles_is_refused(options: ArticlesOptions, tmp_path: Path) -> None:
    for number in range(ARTICLES_MAX + 1):
        (tmp_path / f"{number}.txt").touch()
    (problem,) = load([str(tmp_path)], options).problems
    assert problem.reason == (
        "this folder contains 5,001 articles; the limit is 5,000; name only some of them on the command line, "
        "or list the ones you want in an event.yaml"
    )
