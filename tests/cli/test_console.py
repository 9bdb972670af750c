"""What is said while work is long: to a terminal only, never for short work, and wiped when it is done."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: now[0])
    return now


def test_long_work_shows_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    tell = console.progress("comparing")
    assert tell is not None
    tell(1, 10)
    assert sys.stderr.getvalue() == ""
    clock[0] = 2.0
    tell(2, 10)
    tell(2, 10)
    tell(10, 10)
    assert sys.stderr.getvalue() == "\r\x1b[Kcrosslight: comparing, 20%\r\x1b[K"


def test_short_work_shows_no_progress(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    tell = console.progress("comparing")
    assert tell is not None
    for done in range(11):
        tell(done, 10)
    assert sys.stderr.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_progress_is_shown_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert console.progress("comparing") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_error_does_not_change_the_exit_status() -> None:
    command = [sys.executable, "-m", "tui", "matches", "none.txt"]
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(command, stderr=full, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert process.returncode == 3
