"""Archives and other programs: passim's lines, pairs in Parquet, and the same SQL on Spark."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

import tui
from tests.archive.conftest import OPTIONS, add, event_rows, other_article
from tui.archive.events import list_events
from tui.archive.exchange.parquet import export_articles, read_pairs, take_pairs
from tui.archive.exchange.passim import passim_articles, passim_clusters, take_clusters
from tui.archive.pairs import candidates
from tui.archive.records import all_articles
from tui.archive.store import Archive
from tui.files import UnreadableFile
from tui.settings.load import load_settings

Made = Callable[..., Archive]


def test_passim_articles_go_out_and_come_in(made: Made, three_stories: Archive, tmp_path: Path) -> None:
    lines = list(passim_articles(three_stories))
    assert sorted(json.loads(lines[0])) == ["date", "id", "series", "text", "title"]
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    copy = made(name="copy.archive")
    add(copy, tmp_path / "in.jsonl")
    assert [each.outlet for each in all_articles(copy)] == [each.outlet for each in all_articles(three_stories)]


def test_clusters_of_passim_become_events_by_the_ids_of_its_input(made: Made, tmp_path: Path) -> None:
    rows = [{"id": f"doc-{number}", "series": f"Paper {number}", "text": other_article(number)} for number in range(4)]
    (tmp_path / "in.json.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    archive = made()
    add(archive, tmp_path / "in.json.jsonl")
    clusters = [{"cluster": 5, "id": "doc-0"}, {"cluster": 5, "id": "doc-2"}, {"cluster": 6, "id": "gone"}]
    data = "".join(json.dumps(row) + "\n" for row in clusters).encode() + b"no row\n"
    assert take_clusters(archive, io.BytesIO(data)) == (1, 1)
    assert [(event.articles, event.source) for event in list_events(archive)] == [((1, 3), "passim")]


def test_events_go_out_as_clusters_of_their_shared_passages(made: Made) -> None:
    settings = load_settings()
    text = "The harbour master said on Friday that the ferry had passed every inspection since it was built in 1998."
    rows = event_rows((0,), 40)
    for each in rows[:3]:
        each["text"] += f"\n\n{text}"
    lines = [json.loads(line) for line in passim_clusters(made(rows), settings.articles, settings.matching)]
    texts = [row["text"] for row in lines if "every inspection" in row["text"]]
    assert len(texts) >= 2
    assert min(row["size"] for row in lines) >= 2


def test_an_export_that_fails_leaves_what_was_there(
    three_stories: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half of a new export nor the loss of an old one."""
    from tui.archive.exchange import parquet

    folder = tmp_path / "articles"
    export_articles(three_stories, folder)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.parquet")}

    def fail(_archive: Archive, new: Path) -> None:
        (new / "part-00000.parquet").write_bytes(b"half")
        raise ZeroDivisionError

    monkeypatch.setattr(parquet, "_write_parts", fail)
    with pytest.raises(ZeroDivisionError):
        export_articles(three_stories, folder, force=True)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.parquet")} == before
    assert len(before) == 1


def test_a_folder_with_other_files_is_not_replaced_by_an_export(three_stories: Archive, tmp_path: Path) -> None:
    export_articles(three_stories, tmp_path / "articles")
    export_articles(three_stories, tmp_path / "articles", force=True)
    mine = tmp_path / "articles" / "thesis.txt"
    mine.write_text("years of work")
    with pytest.raises(FileExistsError, match="files that are not from an earlier export"):
        export_articles(three_stories, tmp_path / "articles", force=True)
    assert mine.read_text() == "years of work"


def test_a_file_that_holds_no_pairs_is_not_blamed_on_the_archive(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no pairs")
    with pytest.raises(UnreadableFile, match="not a Parquet file of pairs"):
        read_pairs(tmp_path / "notes.txt")
    with pytest.raises(UnreadableFile, match="no such file"):
        read_pairs(tmp_path / "gone")


def test_pairs_found_elsewhere_give_the_same_events(made: Made, three_stories: Archive, tmp_path: Path) -> None:
    import duckdb

    from tui.archive.add import add_files

    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in event_rows()), encoding="utf-8")
    archive = made()
    add_files(archive, [str(tmp_path / "rows.jsonl")], OPTIONS)
    pairs = [
        row for some in candidates(archive, 0, lambda: None) for row in zip(some.a, some.b, some.shared, strict=True)
    ]
    values = ", ".join(f"({a}, {b}, {shared})" for a, b, shared in pairs)
    (tmp_path / "pairs.parquet").mkdir()
    part = tmp_path / "pairs.parquet" / "part.parquet"
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {values}) AS v(a, b, shared)) TO '{part}'")
    take_pairs(archive, tmp_path / "pairs.parquet")
    assert [event.articles for event in list_events(archive)] == [
        event.articles for event in list_events(three_stories)
    ]


def test_spark_finds_the_same_pairs_by_the_same_query(three_stories: Archive, tmp_path: Path) -> None:
    if not (find_spec("pyspark") and find_spec("pyarrow") and find_spec("pandas")):
        pytest.skip("Spark is not installed: pip install pyspark pandas pyarrow")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not installed")
    export_articles(three_stories, tmp_path / "articles.parquet")
    environment = {
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell",
        "PYTHONPATH": str(Path(tui.__file__).parents[1]),
    }
    files = [str(tmp_path / "articles.parquet"), str(tmp_path / "pairs.parquet")]
    command = [sys.executable, "-m", "tui.archive.exchange.spark", *files, "--rows", "20000"]
    run = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2_000:]
    on_spark = read_pairs(tmp_path / "pairs.parquet")
    rows = {row for some in candidates(three_stories, 0, lambda: None) for row in _rows(some)}
    assert _rows(on_spark) == rows
    assert rows


def _rows(pairs: "object") -> set[tuple[int, int, int]]:
    return set(zip(pairs.a.tolist(), pairs.b.tolist(), pairs.shared.tolist(), strict=True))  # type: ignore[attr-defined]
