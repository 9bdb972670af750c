"""The program, loaded once and forked for each terminal: `python -m tests.warm_reader SOCKET`.

Loading takes most of the time of a reader that a test starts. This process loads the program, reads what is to be
started from the socket with this number, and forks it. It runs no line of the program itself, so that each reader
begins as one that has just been loaded.
"""

import fcntl
import gc
import json
import os
import signal
import socket
import sys
import termios
from importlib import import_module

LOADED = (
    "tui.cli.main", "tui.cli.reader", "tui.ui.app", "tui.ui.reading.screen", "tui.api", "tui.mentions.find",
    "tui.matching.find", "tui.notebook.reader", "numpy", "rapidfuzz.fuzz", "rapidfuzz.distance", "Stemmer", "sqlite3",
)  # fmt: skip
"""What the reader loads until all is found; anything else each of them loads itself."""
BYTES_MAX = 1_000_000


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the tests, which end this process
    for name in LOADED:
        import_module(name)
    gc.freeze()
    requests = socket.socket(fileno=int(sys.argv[1]))
    while True:
        data, descriptors, _flags, _address = socket.recv_fds(requests, BYTES_MAX, 3)
        if not data:  # the tests have ended
            return 0
        request = json.loads(data)
        pid = _fork_orphan()
        if pid == 0:
            requests.close()
            _take_terminal(descriptors)
            _take_place(request)
            status: int = import_module(request["module"]).main(request["arguments"])
            return status
        for descriptor in descriptors:
            os.close(descriptor)
        requests.send(str(pid).encode())


def _fork_orphan() -> int:
    """Fork a process whose parent has ended already, so that it becomes a child of the tests (see `WarmTerminal`);
    return its number here, and 0 in it."""
    read_end, write_end = os.pipe()
    between = os.fork()
    if between == 0:
        pid = os.fork()
        if pid:
            os.write(write_end, str(pid).encode())
            os._exit(0)
    else:
        os.waitpid(between, 0)
    pid = int(os.read(read_end, 20)) if between else 0
    os.close(read_end)
    os.close(write_end)
    return pid


def _take_terminal(descriptors: list[int]) -> None:
    """Make the first descriptor the standard streams and what controls this process; the second, if there is one, is
    a pipe that is read instead."""
    terminal = descriptors[0]
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for number in (0, 1, 2):
        os.dup2(terminal, number)
    if len(descriptors) > 1:
        os.dup2(descriptors[1], 0)
    for descriptor in descriptors:
        os.close(descriptor)


def _take_place(request: dict[str, object]) -> None:
    os.environ.clear()
    os.environ.update(request["environment"])
    if request["stderr"]:
        os.dup2(os.open(str(request["stderr"]), os.O_WRONLY | os.O_CREAT), 2)
    os.chdir(str(request["folder"]))
    sys.argv[1:] = request["arguments"]
    sys.stdout.reconfigure(line_buffering=True)


if __name__ == "__main__":
    raise SystemExit(main())
