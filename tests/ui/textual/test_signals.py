"""The reader ended from outside: the terminal is given back, and what is to be kept is kept."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.effort import count
from tests.terminal import PATIENCE_SECONDS, Terminal
from tests.warm_terminal import WarmTerminal

GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[<u")
"""The plain screen, the cursor, no mouse reports, no marked pastes, plain keys."""
IGNORING_HANG_UPS = (
    "import signal, runpy; signal.signal(signal.SIGHUP, signal.SIG_IGN); runpy.run_module('tui', run_name='__main__')"
)


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def opened(*arguments: str, module: str | None = "tui", **options) -> Terminal:
    terminal = (WarmTerminal if module else Terminal)(arguments, module=module, **options)
    terminal.wait_for("shared passages")
    return terminal


def wait_until_it_ends(terminal: Terminal) -> None:
    """Wait until the first signal is handled; of two that wait, Python handles the smaller number first."""
    status, deadline = Path(f"/proc/{terminal.pid}/status"), time.monotonic() + PATIENCE_SECONDS
    while status.exists() and time.monotonic() < deadline:
        ignored = int(status.read_text().partition("SigIgn:")[2].split()[0], 16)
        if ignored >> (signal.SIGTSTP - 1) & 1:
            return
        terminal.read(0.005)
    terminal.read(0.2)


def desks(state: Path) -> list[Path]:
    return list(state.rglob("*.json"))


def is_given_back(terminal: Terminal) -> bool:
    last = terminal.output.rpartition(b"\x1b[?1049h")[2]
    return all(sequence in last for sequence in GIVEN_BACK)


@pytest.mark.parametrize(
    "numbers",
    [
        (signal.SIGHUP,),
        (signal.SIGINT, signal.SIGINT),
        (signal.SIGTERM, signal.SIGTERM, signal.SIGTERM),
        *count([], [(signal.SIGTERM,), (signal.SIGINT,)]),
    ],
)
def test_a_signal_ends_the_reader_as_q_does_with_the_status_of_the_signal(state, numbers):
    terminal = WarmTerminal([])
    terminal.wait_for("shared passages")
    assert terminal.modes() != terminal.modes_at_start
    for number in numbers:
        os.kill(terminal.pid, number)
    assert terminal.end() == 128 + numbers[0]
    assert is_given_back(terminal)
    assert terminal.modes_at_end == terminal.modes_at_start
    assert b"Traceback" not in terminal.output
    assert len(desks(state)) == 1


def test_further_signals_at_any_moment_of_the_ending_change_nothing(state):
    terminal = opened()
    os.kill(terminal.pid, signal.SIGTERM)
    wait_until_it_ends(terminal)
    for _ in range(60):
        terminal.read(0.02)
        os.kill(terminal.pid, signal.SIGINT)
    assert terminal.end() == 128 + signal.SIGTERM
    assert is_given_back(terminal) and b"Traceback" not in terminal.output
    assert len(desks(state)) == 1


def test_a_terminal_that_takes_no_more_bytes_does_not_keep_the_reader(state):
    terminal = WarmTerminal([], size=(200, 60), module="tests.ui.textual.impatient")
    terminal.wait_for("shared passages")
    for _ in range(400):  # nothing is read from now on, so that what is drawn fills every buffer
        terminal.send_bytes(b"\x1b[<65;20;20M\x1b[<64;20;20M" * 2)
        time.sleep(0.005)
    os.kill(terminal.pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (ended := os.waitpid(terminal.pid, os.WNOHANG))[0]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert os.waitstatus_to_exitcode(ended[1]) == 128 + signal.SIGTERM
    assert terminal.modes() == terminal.modes_at_start


@pytest.mark.parametrize(
    ("arguments", "module"), [([], "tui"), (["-c", IGNORING_HANG_UPS], None)], ids=["plain", "under nohup"]
)
def test_a_closed_terminal_ends_the_reader_and_saves_the_view(state, arguments, module):
    terminal = opened(*arguments, module=module)
    terminal.settle()
    assert terminal.hang_up() == 128 + signal.SIGHUP
    assert len(desks(state)) == 1


def test_a_continue_signal_without_a_stop_adds_no_threads():
    terminal = opened()
    terminal.settle()
    before = threads(terminal)
    for _ in range(40):
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.read(0.02)
    assert threads(terminal) <= before
    terminal.send("q")
    assert terminal.end() == 0


def test_after_a_stop_that_nobody_could_prepare_for_the_screen_is_drawn_again():
    terminal = opened()
    plain_stop = len(terminal.output)
    os.kill(terminal.pid, signal.SIGSTOP)
    terminal.settle()
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for_new(plain_stop, "Fears expressed", "\x1b[?1049h", "\x1b[?1003h")
    terminal.send("q")
    assert terminal.end() == 0


def test_stopped_with_the_terminal_given_back_and_continued_it_reads_on():
    terminal = opened()
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.wait_for("\x1b[?1049l")
    drawn = len(terminal.output)
    while not os.waitpid(terminal.pid, os.WUNTRACED | os.WNOHANG)[0]:
        terminal.read(0.05)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for_new(drawn, "Fears expressed", "\x1b[?1049h")
    terminal.send("q")
    assert terminal.end() == 0


def threads(terminal: Terminal) -> int:
    """Of the program; those of a pool that have nothing to do are among them."""
    return len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))


def closing(*numbers: int) -> list[str]:
    """Arguments for Python that start the reader without these standard streams."""
    closed = "".join(f"os.close({number}); " for number in numbers)
    return ["-c", f"import os, sys; {closed}os.execv(sys.executable, [sys.executable, '-m', 'tui'])"]


@pytest.mark.parametrize("numbers", [(0, 2), *count([], [(0,), (2,)])])
def test_a_closed_standard_stream_keeps_nobody_from_reading(state, numbers):
    terminal = opened(*closing(*numbers), module=None)
    terminal.send("n")
    terminal.wait_for("passage 1/")
    terminal.send("q")
    assert terminal.end() == 0
    assert is_given_back(terminal)
    assert len(desks(state)) == 1


@pytest.mark.parametrize("numbers", [(1,), (0, 1, 2), *count([], [(0, 1), (1, 2)])])
def test_without_standard_output_the_reader_says_so_and_ends(numbers):
    terminal = Terminal(closing(*numbers), module=None)
    assert terminal.end() == 5
    said = [] if 2 in numbers else ["crosslight: standard output: it is closed"]
    assert terminal.output.decode().splitlines() == said


STUCK = """
import os, signal, sys, time
from tui.ui.textual import signals

class Stuck:
    def end_soon(self, status):
        return True

    def restore_terminal(self):
        raise ValueError("the terminal is closed")

signals.PATIENCE_SECONDS = 0.01
with signals.ended_by_signals(Stuck()):
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
"""


def test_a_reader_that_is_stuck_ends_even_if_the_terminal_cannot_be_given_back():
    done = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, check=False)
    assert done.returncode == 128 + signal.SIGTERM


def test_a_terminal_of_the_tests_ignores_no_signal_even_if_they_run_in_the_background():
    previous = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = Terminal(["-c", "import signal; print(repr(signal.getsignal(signal.SIGHUP)))"], module=None)
    finally:
        signal.signal(signal.SIGHUP, previous)
    assert terminal.end() == 0
    assert b"SIG_DFL" in terminal.output
