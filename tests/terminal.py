"""A real pseudo-terminal around the program: what is sent to it, and every byte that reaches the terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE_SECONDS = 60
"""How long a test waits before it gives up; no test passes or fails by how fast anything is."""
ALONE_SECONDS = 0.3
"""What comes a tenth of a second after an escape, or sooner, makes another key of it (alt and that key)."""
ESCAPE = "\x1b[27u"
"""The key as terminals send it that tell it from the beginning of another one: nothing has to be waited for."""
FRAMES_SECONDS = 0.06
"""A frame and another one; what takes longer is drawn while the next key is on its way."""

IDLE_LOOKS = 5
"""How often in a row, a hundredth of a second apart, no thread may be running for a program to count as idle."""


def _is_running(task: Path) -> bool:
    try:
        return (task / "stat").read_text().rpartition(") ")[2].startswith("R")
    except OSError:  # it has ended since
        return False


def environment_of(further: Mapping[str, str] | None, folder: object) -> dict[str, str]:
    """The variables of a program that is started in the folder: those of the tests, and these further ones."""
    paths = str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])
    path = {"PYTHONPATH": os.pathsep.join(paths)} if folder else {}
    # readline, once loaded without a terminal, has told all children of this process a size of its own
    around = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    return {**around, **path, "TERM": "xterm-256color", **(further or {})}


class Terminal:
    def __init__(
        self,
        arguments: Sequence[str],
        *,
        size=(160, 45),
        env=None,
        stdin: bytes | None = None,
        stderr: str = "",
        folder="",
        module="tui",
    ) -> None:
        """stdin: what is piped in; None lets the program read from the terminal. stderr: a file that takes it instead
        of the terminal. folder: to start in. module: None for Python itself."""
        self.output = b""
        self.modes_at_start: list = []
        """What termios says of the terminal before the program changes it…"""
        self.modes_at_end: list = []
        """…and after it has ended."""
        pipe = os.pipe() if stdin is not None else None
        self._start(arguments, size, env, pipe, stderr, folder, module)
        if pipe and stdin is not None:
            os.close(pipe[0])
            os.write(pipe[1], stdin)
            os.close(pipe[1])

    def _start(self, arguments, size, env, pipe, stderr: str, folder, module) -> None:
        self.pid, self._fd = pty.fork()
        if self.pid:
            self.modes_at_start = self.modes()  # Python takes longer to start
            return
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))  # before it can be asked
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):  # ignored in a run in the background, and so
            signal.signal(number, signal.SIG_DFL)  # in all that it starts
        if pipe:
            os.dup2(pipe[0], 0)
            os.close(pipe[0])
            os.close(pipe[1])
        if stderr:
            os.dup2(os.open(stderr, os.O_WRONLY | os.O_CREAT), 2)
        if folder:
            os.chdir(folder)
        command = [sys.executable, *(["-m", module] if module else []), *arguments]
        os.execve(sys.executable, command, environment_of(env, folder))

    def send(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def answer(self, keys: str) -> None:
        """Send the keys, and take what is drawn upon them."""
        before = self._bytes_read_by_program()
        self.send(keys)
        deadline = time.monotonic() + 1
        while self._bytes_read_by_program() < before + len(keys.encode()) and time.monotonic() < deadline:
            time.sleep(0.001)
        if keys.endswith("\x1b"):
            self._take(ALONE_SECONDS)
        self.settle()

    def settle(self) -> None:
        """Take what is drawn until the program has nothing to do."""
        self._wait_until_idle()
        self.read(FRAMES_SECONDS)

    def _bytes_read_by_program(self) -> float:
        """From any file, keys among them; only Linux tells."""
        try:
            counts = Path(f"/proc/{self.pid}/io").read_text()
        except OSError:
            return 0
        return int(counts.split()[1])

    def _wait_until_idle(self) -> None:
        """Until no thread of the program wants the processor, which on a busy machine it may have to wait for."""
        tasks, idle_looks = Path(f"/proc/{self.pid}/task"), 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while tasks.exists() and idle_looks < IDLE_LOOKS and time.monotonic() < deadline:
            self.read(0.01)
            idle_looks = 0 if any(map(_is_running, tasks.iterdir())) else idle_looks + 1

    def read(self, quiet_seconds: float = 0.3) -> bytes:
        """All that comes until nothing has come for a while."""
        before = len(self.output)
        while self._take(quiet_seconds):
            pass
        return self.output[before:]

    def _take(self, seconds: float) -> bool:
        """Take the bytes that are there or come within this time; False if none have, or the other end is closed."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.output += data
        return bool(data)

    def read_some(self) -> None:
        """Wait for the next bytes, and take what is there."""
        if not select.select([self._fd], [], [], PATIENCE_SECONDS)[0]:
            raise AssertionError(f"nothing came; the last of it: {self.output[-2000:]!r}")
        self.output += os.read(self._fd, 65536)

    def wait_for(self, *words: str) -> None:
        """Until each of the words has reached the terminal."""
        self.wait_for_new(0, *words)

    def wait_for_new(self, after: int, *words: str) -> None:
        """Until each of the words has come behind this many bytes."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while missing := [word for word in words if word.encode() not in self.output[after:]]:
            if not self._take(0.1):
                time.sleep(0.01)  # where the terminal is closed, nothing is waited for
            if time.monotonic() > deadline:
                raise AssertionError(f"never shown: {missing}; the last of it: {self.output[-2000:]!r}")

    def end(self) -> int:
        """Wait for the program to end by itself; its exit status."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(0.05)
                self.modes_at_end = self.modes()
                os.close(self._fd)
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > deadline:
                os.kill(self.pid, 9)
                raise AssertionError(f"did not end; the last of it: {self.output[-2000:]!r}")

    def modes(self) -> list:
        """What termios says of the terminal: whether lines are edited, echoed and so on."""
        return termios.tcgetattr(self._fd)

    def send_bytes(self, data: bytes) -> None:
        os.write(self._fd, data)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> int:
        """Close the terminal, as a window that is closed does, and wait for the program; its exit status."""
        os.close(self._fd)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > deadline:
                os.kill(self.pid, 9)
                os.waitpid(self.pid, 0)
                raise AssertionError("did not end when the terminal was closed")
            time.sleep(0.05)

    def kill(self) -> None:
        """Whatever it is doing."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._fd)
