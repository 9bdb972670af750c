"""`crosslight --linear` by transcripts: what is typed, and each line of the answer, in words."""

import re
from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tui.api import load_settings, open_event
from tui.cli.linear.commands import COMMANDS, command_named, help_lines
from tui.cli.linear.reader import PAGE_ITEMS, LinearReader
from tui.cli.linear.words import coverage_sentence, in_words, sentence, status_in_words
from tui.cli.session import session_of
from tui.reading.coverage.row import CoverageRow, RowKind

TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.transcript"))
TYPED = "> "
"""Begins a line of a transcript that is typed; the others are answers."""
SIGNS = re.compile(r"[·×⇄▸▌→✓|~]|\d/\d|\b[A-Z]\?")
"""What the screen says with signs, and this reader with words."""
TEXTS = {
    "Herald": (
        "Dam breaks above Halden\n\nThe dam above the town broke shortly before midnight and sent twelve tonnes of mud "
        "through the narrow streets of the old quarter.\n\n“We will not leave anyone behind in this valley,” Mayor "
        "Lena Holt said.\n\nThe bakery on the market square is to open again in May."
    ),
    "Star": (
        "Town under water\n\nThe dam above the town broke shortly before midnight and sent twenty tonnes of mud "
        "through the narrow streets of the old quarter.\n\n“We will not leave anyone behind in this valley,” Mayor "
        "Lena Holt said."
    ),
}


@pytest.fixture
def reader(tmp_path: Path) -> LinearReader:
    for outlet, text in TEXTS.items():
        (tmp_path / f"{outlet}.txt").write_text(text)
    (tmp_path / "event.yaml").write_text("title: The dam\narticles:\n- path: Herald.txt\n- path: Star.txt\n")
    event = open_event([tmp_path / "event.yaml"], notebook=str(tmp_path / "notebook.sqlite"))
    return LinearReader(event, session_of(event, 50))


def masked(line: str, folder: Path) -> str:
    """Hide what a change of the matcher or of the folder may change."""
    return re.sub(r"(?:\d,)*[\d.]+ kilobytes", "N kilobytes", line.replace(str(folder), "DIR"))


def played(reader: LinearReader, script: str, folder: Path) -> str:
    """Return the transcript with the answers that are given now."""
    lines = [masked(line, folder) for line in reader.greeting()]
    for line in script.split("\n"):
        if line.startswith(TYPED):
            lines.append(line)
            answer = reader.answer(line.removeprefix(TYPED).replace("DIR", str(folder)))
            lines += [masked(each, folder) for each in answer]
    reader.close()
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_as_recorded(path: Path, reader: LinearReader, tmp_path: Path) -> None:
    """Each answer is as it is in the file; after a change that is meant, write the file again by hand."""
    script = path.read_text(encoding="utf-8")
    assert played(reader, script, tmp_path) == script


def test_the_transcripts_use_every_command_and_say_words_instead_of_signs() -> None:
    typed = {
        command_named(line.removeprefix(TYPED).split()[0], load_settings().keys)
        for path in TRANSCRIPTS
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(TYPED) and line.strip() != TYPED.strip()
    }
    assert [command.word for command in COMMANDS if command not in typed] == []
    for path in TRANSCRIPTS:
        answers = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(TYPED)]
        assert [line for line in answers if SIGNS.search(line)] == []


def test_signs_of_the_screen_become_words() -> None:
    assert status_in_words("passage 2/9 B quote", "sure · also in RT") == (
        "passage 2 of 9, B, quote",
        "sure; also in RT",
    )
    assert status_in_words("Ana Holt 3/4", "RT · 2×") == ("Ana Holt, 3 of 4", "RT; twice")
    assert in_words("A? · edited · 12×") == "A, possible, edited, 12 times"
    assert sentence("is “it so?”", "yes", "") == "Is “it so?” Yes."


def test_an_empty_cell_of_the_coverage_is_said(reader: LinearReader) -> None:
    row = CoverageRow(RowKind.NUMBER, "5", "5 people", "", (None, None), "", frozenset({1}))
    articles = reader._steps._session.coverage.articles
    assert coverage_sentence(row, articles) == ("Number: 5 people. Herald not found; Star in other words or in part.")


def test_a_long_list_is_said_in_parts(reader: LinearReader) -> None:
    first = reader.answer("help")
    assert len(first) == PAGE_ITEMS + 2 and first[-1] == f"{len(COMMANDS) - PAGE_ITEMS} more; to go on, type “more”."
    pages = -(-len(COMMANDS) // PAGE_ITEMS)
    rest = [line for number in range(1, pages) for line in reader.answer("more" if number % 2 else "")]
    said = [line for line in (*first[1:], *rest) if "type “more”" not in line]
    assert said == help_lines(load_settings().keys)[1:]
    assert reader.answer("more") == ["That is the end of the list."]


def test_hostile_input_gives_safe_lines(reader: LinearReader) -> None:
    for typed in (
        "\x1b[31mnext",
        "find \u202e\x00",
        "note " + "x" * 20_000,
        "open \ud800",
        "\t\t",
        "quotes \u00b2",
        "open " + "9" * 5_000,
    ):
        answer = reader.answer(typed)
        assert answer and all(line.isprintable() for line in answer)


def test_commands_are_read_from_standard_input(
    crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for outlet, text in TEXTS.items():
        Path(f"{outlet}.txt").write_text(text)
    ended = crosslight("--linear", "Herald.txt", "Star.txt", stdin=b"next\nwh\xffre\nquit\nnext\n")
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[2].startswith("Passage 1 of ") and lines[-1] == "Goodbye."
    assert "Unknown command: wh�re. For a list, type “help”." in lines


def test_the_page_lists_every_command() -> None:
    page = (Path(__file__).parents[3] / "docs/linear.md").read_text(encoding="utf-8")
    assert [command.word for command in COMMANDS if f"| `{command.word}" not in page] == []
