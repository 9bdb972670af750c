"""Adding: each article once, whatever the file, and what cannot be read is reported."""

import contextlib
import gzip
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.conftest import OPTIONS, add, event_rows, other_article, row, story, write_rows
from tui.archive.add import add_files, day_of
from tui.archive.errors import ArchiveError
from tui.archive.like import Query, like
from tui.archive.reading import stored_article
from tui.archive.records import all_articles
from tui.archive.store import Archive, open_archive
from tui.files import is_archive_file

Made = Callable[..., Archive]


def test_each_article_is_added_once_however_often_it_comes(made: Made, tmp_path: Path) -> None:
    rows = event_rows(bulk=5)
    archive = made(rows)
    again, _ = add(archive, write_rows(tmp_path / "again.jsonl", [*rows[3:], row("Late", other_article(99))]))
    assert (again.added, again.known) == (1, len(rows) - 3)
    same, _ = add(archive, tmp_path / "again.jsonl")
    assert (same.added, same.known_files) == (0, 1)
    assert len(all_articles(archive)) == len(rows) + 1


def test_two_rows_of_one_file_that_are_the_same_are_two_and_one_is_marked(made: Made) -> None:
    archive = made([row("Post", other_article(1))] * 2)
    assert [(each.number, each.same_as, each.is_exact) for each in all_articles(archive)] == [
        (1, None, False),
        (2, 1, True),
    ]


def test_near_copies_are_marked(made: Made) -> None:
    text = story(0, 0, 300)
    archive = made([row("Post", text), row("Echo", text.replace("Brandvold", "Brandwold", 1)), *event_rows((1,), 30)])
    assert [(each.id, each.same_as, each.is_exact) for each in all_articles(archive) if each.same_as] == [(2, 1, False)]


def test_hostile_text_becomes_canonical(made: Made) -> None:
    text = "Red \x1b[31malert\u202e " + other_article(3)
    archive = made([{"outlet": "Po\x1b]0;st", "headline": "A\x07b", "text": text, "published": "2024-05-03"}])
    stored = stored_article(archive, 1)
    for value in (stored.outlet, stored.headline, stored.text):
        assert not set(value) & set("\x1b\x07\u202e")
    assert "alert" in stored.text


@pytest.mark.parametrize("ending", ["jsonl", "csv", "jsonl.gz", "parquet", "warc"])
def test_the_kinds_of_bulk_files_are_read(made: Made, tmp_path: Path, ending: str) -> None:
    rows = event_rows((0,), 4)
    path = tmp_path / f"bulk.{ending}"
    BULK_WRITERS[ending.removesuffix(".gz")](path, rows)
    report, _ = add(made(), path)
    assert (report.added, report.problems) == (len(rows), ())


def _write_csv(path: Path, rows: list[dict[str, str]]) -> None:
    import csv

    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _write_parquet(path: Path, rows: list[dict[str, str]]) -> None:
    import duckdb

    lines = write_rows(path.with_suffix(".source"), rows)
    duckdb.connect().execute(f"COPY (FROM read_json('{lines}')) TO '{path}' (FORMAT parquet)")


def _write_warc(path: Path, rows: list[dict[str, str]]) -> None:
    records = []
    for number, each in enumerate(rows):
        paragraphs = "".join(f"<p>{part}</p>" for part in each["text"].split(". "))
        page = f"<html><title>{each['headline']}</title><article><h1>{each['headline']}</h1>{paragraphs}</article>"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        records.append(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")
    path.write_bytes(b"".join(map(gzip.compress, records)))


def _write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    data = "".join(json.dumps(each) + "\n" for each in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


BULK_WRITERS = {"jsonl": _write_lines, "csv": _write_csv, "parquet": _write_parquet, "warc": _write_warc}


def test_a_folder_is_read_with_its_folders_and_without_the_archive_itself(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.jsonl", [row("Post", other_article(1))])
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.txt").write_text(other_article(2), encoding="utf-8")
    with open_archive(tmp_path / "own.txt", for_adding=True) as archive:
        report = add_files(archive, [str(tmp_path)], OPTIONS)
        assert (report.added, report.problems) == (2, ())
        assert [each.outlet for each in all_articles(archive)] == ["Post", "b"]


def test_broken_lines_are_counted_and_the_others_are_added(made: Made, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "some.jsonl", [row("Post", other_article(1)), row("Post", other_article(2))])
    path.write_text("{broken\n[1]\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    report, _ = add(made(), path, tmp_path / "missing.jsonl")
    assert report.added == 2
    assert [str(problem).split(": ")[1][:22] for problem in report.problems] == [
        "there is no such file ",
        "2 lines are not JSON o",
    ]


def test_a_quotation_mark_that_is_never_closed_ends_no_table_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.archive.sources import pieces

    monkeypatch.setattr(pieces, "ROW_BYTES_MAX", 2_000)
    lines = [b"outlet,text\n", b'Post,"never closed\n', *[b"Post,an article of some words\n"] * 200]
    made_pieces = list(pieces.csv_pieces(lines, ".csv", lambda: 0))
    assert made_pieces[-1].problem.startswith("1 rows are far too long")
    assert b"".join(piece.data for piece in made_pieces).count(b"an article of some words") > 100


def test_a_date_that_names_no_day_is_none() -> None:
    assert [day_of(text) for text in ("2024-05-03T10:00:00Z", "3 May 2024", "2024-05", "", "soon")] == [
        *[739_009] * 2,
        *[None] * 3,
    ]


def test_a_killed_run_is_run_again_and_nothing_is_lost_or_doubled(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.archive import add as adding

    monkeypatch.setattr(adding, "BATCH_ARTICLES", 7)
    rows = [row("Post", other_article(number)) for number in range(40)]
    path = write_rows(tmp_path / "many.jsonl", rows)
    archive = made()
    breaks = random.Random(1)
    for _ in range(6):
        calls = iter(range(breaks.randrange(1, 45)))
        with contextlib.suppress(KeyboardInterrupt):
            add_files(archive, [str(path)], OPTIONS, cancelled=lambda calls=calls: _interrupt(calls))
    add(archive, path)
    assert sorted(each.number for each in all_articles(archive)) == list(range(1, 41))


def _interrupt(calls: "object") -> bool:
    if next(calls, None) is None:  # type: ignore[call-overload]
        raise KeyboardInterrupt
    return False


# --- the file ------------------------------------------------------------------------------------------------------


def test_files_that_are_no_archives_are_refused(tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "text").write_text("no archive", encoding="utf-8")
    duckdb.connect(str(tmp_path / "other.db")).close()
    (tmp_path / "damaged").write_bytes(b"\0" * 8 + b"DUCK" + b"\xff" * 9_000)
    for name, reason in (
        ("text", "not a crosslight archive"),
        ("other.db", "not a crosslight archive"),
        ("damaged", "damaged"),
        ("gone", "no such"),
    ):
        with pytest.raises(ArchiveError, match=reason):
            open_archive(tmp_path / name)
    assert is_archive_file(tmp_path / "other.db")
    assert not is_archive_file(tmp_path / "text")


def test_an_archive_of_a_newer_version_is_refused(made: Made) -> None:
    archive = made()
    archive.set_meta("schema", 99)
    archive.close()
    with pytest.raises(ArchiveError, match="a newer version of crosslight"):
        open_archive(archive.path)


def test_a_newer_archive_with_other_tables_is_not_called_a_foreign_database(made: Made) -> None:
    archive = made()
    archive.set_meta("schema", 99)
    archive.rows("CREATE TABLE novelties (id INTEGER)")
    archive.close()
    with pytest.raises(ArchiveError, match="a newer version of crosslight"):
        open_archive(archive.path)


def test_an_archive_of_the_first_version_is_read_and_added_to(made: Made, tmp_path: Path) -> None:
    archive = made([row("Gazette", story(0, 1)), row("Courier", story(0, 2))])
    archive.rows("DROP TABLE lists")
    archive.rows("DELETE FROM meta WHERE name = 'listed'")
    archive.set_meta("schema", 1)
    archive.close()
    query = Query(story(0, 3), "", "en")
    with open_archive(archive.path) as older:
        assert {result.id for result in like(older, query)[0]} == {1, 2}
    with open_archive(archive.path, for_adding=True) as upgraded:
        add(upgraded, write_rows(tmp_path / "more.jsonl", [row("Herald", story(0, 4))]))
    with open_archive(archive.path) as upgraded:
        assert {result.id for result in like(upgraded, query)[0]} == {1, 2, 3}


def test_a_failed_commit_is_reported_with_its_own_reason(made: Made) -> None:
    archive = made()
    with pytest.raises(ArchiveError, match="the disk is full"), archive.transaction():
        archive.rows("ROLLBACK")  # as the engine does when it cannot write
        raise ArchiveError("the disk is full")


def test_an_archive_reaches_nothing_outside_itself(made: Made, tmp_path: Path) -> None:
    archive = made()
    for statement in (f"COPY files TO '{tmp_path}/x.csv'", "SET enable_external_access = true", "ATTACH 'y.db'"):
        with pytest.raises(ArchiveError):
            archive.rows(statement)


def test_the_log_of_an_archive_that_was_removed_does_not_spoil_a_new_one(made: Made, tmp_path: Path) -> None:
    with open_archive(tmp_path / "press.archive", for_adding=True) as archive:
        add(archive, write_rows(tmp_path / "rows.jsonl", [row("Gazette", other_article(1))]))
        shutil.copyfile(tmp_path / "press.archive.wal", tmp_path / "log")
    (tmp_path / "press.archive").unlink()
    (tmp_path / "log").rename(tmp_path / "press.archive.wal")
    again = made([row("Gazette", other_article(2))])
    assert len(all_articles(again)) == 1


def test_an_archive_that_cannot_be_created_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk() -> str:
        raise ArchiveError("the disk is full")

    monkeypatch.setattr("tui.archive.store.schema_text", full_disk)
    with pytest.raises(ArchiveError, match="full"):
        open_archive(tmp_path / "news.crosslight", for_adding=True)
    assert not list(tmp_path.iterdir())


def test_a_link_that_leads_to_no_file_is_kept_and_reported(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "away").symlink_to(tmp_path / "unmounted" / "press.archive")
    for name in ("loop", "away"):
        for is_for_adding in (True, False):
            with pytest.raises(ArchiveError, match="symbolic link that leads to no file"):
                open_archive(tmp_path / name, for_adding=is_for_adding)
        assert (tmp_path / name).is_symlink()


def test_a_relative_path_in_a_removed_folder_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(ArchiveError, match="this folder no longer exists"):
        open_archive("press.archive", for_adding=True)
    monkeypatch.chdir(tmp_path)


def test_a_folder_that_cannot_hold_an_archive_is_reported_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "notes.txt").write_text("a note", encoding="utf-8")
    reasons = {"loop": "links form a loop; remove one", "notes.txt": "not a folder", "none": "create the folder first"}
    for folder, reason in reasons.items():
        with pytest.raises(ArchiveError, match=reason):
            open_archive(tmp_path / folder / "press.archive", for_adding=True)
