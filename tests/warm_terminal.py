"""Terminals whose readers are forked from one that is loaded already: a second of the processor less for each.

What a test of the command itself needs, its arguments to Python, a variable that is read while it is loaded, or how
long it takes to start, has a `Terminal`.
"""

import atexit
import ctypes
import fcntl
import json
import os
import pty
import socket
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.terminal import Terminal, environment_of

PR_SET_CHILD_SUBREAPER = 36
READ_WHEN_OPENED = {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TERM", "COLORTERM", "NO_COLOR"}
"""Variables that the program reads when it opens, and not while it is loaded."""


class WarmTerminal(Terminal):
    def _start(self, arguments, size, env: Mapping[str, str] | None, pipe, stderr: str, folder, module) -> None:
        assert module and set(env or {}) <= READ_WHEN_OPENED, "this needs a new process"
        if not sys.platform.startswith("linux"):
            super()._start(arguments, size, env, pipe, stderr, folder, module)
            return
        self._fd, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.modes_at_start = self.modes()
        request = {
            "module": "tui.cli.main" if module == "tui" else module,
            "arguments": list(arguments),
            "environment": environment_of(env, folder),
            "stderr": stderr,
            "folder": str(folder or Path.cwd()),
        }
        requests = _parent_of_readers()
        with _orphans_are_children():
            socket.send_fds(requests, [json.dumps(request).encode()], [terminal, *([pipe[0]] if pipe else [])])
            self.pid = int(requests.recv(20))
        os.close(terminal)


@cache
def _parent_of_readers() -> socket.socket:
    """The socket of the process that forks them, which is started once."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.warm_reader", str(its.fileno())]
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        command, pass_fds=[its.fileno()], cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    its.close()
    atexit.register(_end, ours, process)
    return ours


def _end(requests: socket.socket, process: "subprocess.Popen[bytes]") -> None:
    requests.close()
    process.wait()


@contextmanager
def _orphans_are_children() -> Iterator[None]:
    """Processes whose parent ends become children of this one, which can wait for them."""
    library = ctypes.CDLL(None)
    assert library.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    try:
        yield
    finally:
        library.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
