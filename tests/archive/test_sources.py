"""Files that are damaged, incomplete or without articles, and what is added of them."""

import gzip
import random
from collections.abc import Callable
from pathlib import Path

from tests.archive.conftest import add, other_article, row, write_rows
from tui.archive.store import Archive

Made = Callable[..., Archive]


def test_a_damaged_file_is_reported_each_time_it_is_added(made: Made, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", [row("Post", other_article(1))])
    path.write_text(path.read_text() + "{broken\n")
    archive = made()
    once, again = add(archive, path)[0], add(archive, path)[0]
    assert (once.added, again.added, again.known, again.known_files) == (1, 0, 1, 0)
    assert once.problems == again.problems != ()


def test_what_comes_before_the_damage_of_a_compressed_file_is_added(made: Made, tmp_path: Path) -> None:
    rows = [row("Post", random.Random(number).randbytes(2_000).hex(" ")) for number in range(4)]
    whole = write_rows(tmp_path / "whole.jsonl", rows)
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(whole.read_bytes())[:-1_000])
    archive = made()
    cut, _ = add(archive, tmp_path / "cut.jsonl.gz")
    assert cut.added == 3
    assert ["incomplete" in problem.reason for problem in cut.problems] == [True]
    assert add(archive, whole)[0].added == 1


def test_a_web_archive_that_ends_within_a_record_is_reported(made: Made, tmp_path: Path) -> None:
    page = f"<html><title>T</title><article><h1>T</h1><p>{other_article(2)}</p><p>{other_article(3)}</p></article>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
    record = f"{head}Content-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n"
    (tmp_path / "cut.warc").write_text(record + record[:-300])
    report, _ = add(made(), tmp_path / "cut.warc")
    assert report.added
    assert ["incomplete" in problem.reason for problem in report.problems] == [True]


def test_rows_without_a_text_are_counted_and_a_file_without_articles_is_reported(made: Made, tmp_path: Path) -> None:
    rows = [row("Post", other_article(4)), {"outlet": "Post", "headline": "Only a headline"}]
    (tmp_path / "none.jsonl").write_text("\n")
    report, _ = add(made(), write_rows(tmp_path / "rows.jsonl", rows), tmp_path / "none.jsonl")
    assert (report.added, report.textless) == (1, 1)
    assert ["no articles" in problem.reason for problem in report.problems] == [True]
