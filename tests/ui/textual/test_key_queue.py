"""Keys that come in one go, faster than the reader carries them out: each reaches what the one before it opened."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal([], folder=tmp_path)
    terminal.wait_for("Fears expressed", "shared passages", "Wallace")
    yield terminal
    with suppress(ProcessLookupError, ChildProcessError):  # it has ended by itself
        terminal.kill()


def test_lines_of_the_reading_screen(terminal: Terminal) -> None:
    terminal.send("/troops\rn")
    terminal.wait_for("match 2/3")
    terminal.send("Fellw")
    terminal.wait_for("1 found")


def test_pasted_text_keeps_its_order_among_keys(terminal: Terminal) -> None:
    terminal.send("/\x1b[200~troops\x1b[201~\rn")
    terminal.wait_for("match 2/3")


def test_the_list_of_commands_and_the_line_that_the_chosen_one_opens(terminal: Terminal) -> None:
    terminal.send(":find in\rtroops\rn")
    terminal.wait_for("match 2/3")


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("?last correction", "Undo the last correction"),
        ("o/no/such/place\r", "there is no such file"),
        ("nawho says so?\x13", "note saved"),
        ("rOur own paper\r", "Our own paper"),
        ("e\x15answers.md\r", "saved"),
        ("'q", "no bookmark q"),
        ("cfkozak", "Kozak"),
    ],
)
def test_lines_of_other_screens(terminal: Terminal, keys: str, seen: str) -> None:
    terminal.send(keys)
    terminal.wait_for(seen)


def test_keys_behind_the_one_that_quits_are_let_go(terminal: Terminal) -> None:
    terminal.send("nnnnnq" + "n" * 1000)
    assert terminal.end() == 0
