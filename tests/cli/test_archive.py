"""`crosslight archive` as scripts use it."""

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'crosslight[archive]'")

from tests.archive.conftest import event_rows, story, write_rows
from tests.conftest import Crosslight


def test_a_folder_becomes_an_archive_whose_events_and_articles_programs_can_read(
    crosslight: Crosslight, tmp_path: Path
) -> None:
    write_rows(tmp_path / "press.jsonl", event_rows())
    (tmp_path / "new.txt").write_text(story(1, 8), encoding="utf-8")
    archive = str(tmp_path / "press.archive")
    added = crosslight("archive", "add", archive, str(tmp_path / "press.jsonl"))
    assert (added.status, re.search("added 69 articles.*3 new events", added.err) is not None) == (0, True)
    events = json.loads(crosslight("archive", "events", archive, "--json").out)
    assert [sorted(event) for event in events["events"]] == [
        ["articles", "from", "headline", "id", "outlets", "to"]
    ] * 3
    found = json.loads(crosslight("archive", "like", archive, str(tmp_path / "new.txt"), "--json", "--limit", "3").out)
    assert sorted(found["results"][0]) == [
        *("file", "headline", "id", "number", "outlet", "published", "score", "shared")
    ]
    assert {result["id"] for result in found["results"]} == {4, 5, 6}
    assert "Vineyard" in crosslight("archive", "search", archive, "vineyards", "Delacroix").out


def test_an_archive_that_is_not_there_is_named_with_what_to_do(crosslight: Crosslight, tmp_path: Path) -> None:
    outcome = crosslight("archive", "events", str(tmp_path / "none.archive"))
    assert outcome.status == 5
    assert outcome.err.rstrip().endswith("there is no such archive; to create one, use crosslight archive add")


def test_adding_the_same_files_again_says_that_nothing_is_new(crosslight: Crosslight, tmp_path: Path) -> None:
    rows, archive = write_rows(tmp_path / "press.jsonl", event_rows(bulk=0)), str(tmp_path / "press.archive")
    crosslight("archive", "add", archive, str(rows))
    again = crosslight("archive", "add", archive, str(rows)).err
    assert again.rstrip().endswith("nothing new; already in it: 1 file; 9 articles in all")


def test_an_archive_without_articles_says_so(crosslight: Crosslight, tmp_path: Path) -> None:
    empty, archive = tmp_path / "empty", str(tmp_path / "press.archive")
    empty.mkdir()
    crosslight("archive", "add", archive, str(empty))
    for arguments in (("archive", "events", archive), (archive,)):
        outcome = crosslight(*arguments)
        assert outcome.err.rstrip().endswith("it contains no articles yet; to add some, use crosslight archive add")
    assert json.loads(crosslight("archive", "events", archive, "--json").out)["events"] == []


def test_the_last_day_must_not_be_earlier_than_the_first(crosslight: Crosslight, tmp_path: Path) -> None:
    for command, words in (("events", ()), ("search", ("harbour",))):
        days = ("--from", "2024-05-09", "--to", "2024-05-01")
        outcome = crosslight("archive", command, str(tmp_path / "press.archive"), *words, *days)
        assert (outcome.status, "--from is later than --to" in outcome.err) == (2, True)


def test_stopping_says_that_added_articles_are_kept(
    crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.archive.add.add_files", stopped)
    outcome = crosslight("archive", "add", str(tmp_path / "press.archive"), str(tmp_path))
    assert (outcome.status, "is kept; run the same command again" in outcome.err) == (130, True)


def test_words_that_cannot_be_searched_for_are_a_wrong_use_of_the_command(
    crosslight: Crosslight, tmp_path: Path
) -> None:
    rows, archive = write_rows(tmp_path / "press.jsonl", event_rows(bulk=0)), str(tmp_path / "press.archive")
    crosslight("archive", "add", archive, str(rows))
    for words in ("", "the", " ".join(f"word{number}" for number in range(40))):
        outcome = crosslight("archive", "search", archive, *(words.split(" ")))
        assert (outcome.status, outcome.out) == (2, "") and "word" in outcome.err, words


def test_files_of_a_removed_current_folder_are_reported_with_what_to_do(
    crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    outcome = crosslight("archive", "add", str(tmp_path / "press.archive"), "fire.txt")
    assert outcome.status == 3
    assert "fire.txt: this folder no longer exists; go to another one, or give the full path" in outcome.err
    monkeypatch.chdir(tmp_path)
