"""Whatever a parser does, its file is one line with what to try, and the next file is read."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.rows import each_row
from tui.articles.child.process import ParserProcess
from tui.articles.file_kinds import FileKind
from tui.articles.options import ArticlesOptions
from tui.files import UnreadableFile

ROOT = Path(__file__).parents[3]


def kind(function: str) -> FileKind:
    reader = f"tests.articles.child.misbehaving_readers:{function}"
    return FileKind("test", (".test",), lambda data, name: True, reader, "a test file", "save it again")


@pytest.fixture(scope="module")
def process(options: ArticlesOptions) -> Iterator[ParserProcess]:
    limits = msgspec.structs.replace(options.parsing, max_seconds=0.3, seconds_per_megabyte=0.0)
    with ParserProcess(limits) as process:
        yield process


def test_files_are_read_one_after_another_by_one_process(process: ParserProcess) -> None:
    assert process.read(kind("read_well"), b"words", "a.test")[0].text == "a.test: words"
    first = process._process
    assert [draft.text for draft in process.read(kind("read_two"), b"", "a.test")] == ["one", "two"]
    assert process.read(kind("print_much"), b"", "a.test")[0].text == "printed"
    assert process._process is first


@each_row(
    ("function", "reason"),
    [
        ("refuse", "it is a scan; run ocrmypdf"),
        ("fail", "it is damaged, or not really a test file (ValueError: line 1 line 2 ␛[31m); save it again"),
        ("panic", "it is damaged, or not really a test file (BaseException: a panic); save it again"),
        ("nest", "it is damaged, or not really a test file (nested too deeply); save it again"),
        ("loop", "it takes too long to read; save it again"),
        ("eat_memory", "it needs more than 1000 MB of memory; save it again"),
        ("crash", "it crashed the parser; save it again"),
        ("not_there", "it crashed the parser; save it again"),  # an error of the program, not of the file
        ("write_too_much", "it contains more than 10 MB of text; save it again"),
    ],
)
def test_a_failure_is_one_line_and_the_next_file_is_read(process: ParserProcess, function: str, reason: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        process.read(kind(function), b"", "a.test")
    assert error.value.reason == reason
    assert process.read(kind("read_well"), b"words", "b.test")[0].text == "b.test: words"


def test_the_time_for_loading_a_library_is_not_the_files(process: ParserProcess) -> None:
    assert process.read(kind("load_slow_library"), b"", "a.test")[0].text == "read"


def test_a_date_does_not_depend_on_the_time_zone(options: ArticlesOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC+99")  # which Python accepts, and refuses when it is used
    process = ParserProcess(options.parsing)
    assert process.read(kind("tell_time_zone"), b"", "a.test")[0].text == "UTC"
    process.close()


@pytest.mark.parametrize("function", ["connect", "start_a_program", "write_a_file"])
def test_a_parser_reaches_nothing_outside_its_file(process: ParserProcess, function: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    with pytest.raises(UnreadableFile, match="parsers are not allowed"):
        process.read(kind(function), str(file).encode(), "a.test")
    assert not file.exists()


def test_a_large_parent_does_not_make_every_file_start_a_process(process: ParserProcess) -> None:
    ballast = bytearray(500_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    process.close()
    process.read(kind("read_well"), b"words", "a.test")
    assert process._process is not None
    assert len(ballast) > 0


def test_a_process_that_was_killed_is_replaced(process: ParserProcess) -> None:
    process.read(kind("read_well"), b"words", "a.test")
    assert process._process is not None
    process._process.kill()
    with pytest.raises(UnreadableFile, match="crashed the parser"):
        process.read(kind("read_well"), b"words", "a.test")
    assert process.read(kind("read_well"), b"words", "a.test")


def test_text_files_start_no_process_and_load_no_parser(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ferry burns\n\nTwo died.")
    (tmp_path / "b.txt").write_text("Ferry sinks\n\nTwo died.")
    code = (
        "import sys, subprocess; subprocess.Popen.__init__ = None\n"
        "from tui.api import open_event\n"
        f"assert len(open_event([{str(tmp_path)!r}]).coverage.articles) == 2\n"
        "print([name for name in ('tui.articles.child.process', 'lxml', 'trafilatura', 'docx', 'pdf_oxide', 'tomllib')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"
