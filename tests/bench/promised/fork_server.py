"""A process with everything loaded, which runs code in forks of itself; Python then need not start for each run.

Run as a program it reads requests, one JSON line each, and answers each with the exit status of the fork. A fork ends
as a program does that was started with the code: it flushes, closes, and prints a traceback or its reason to exit.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from msgspec import Struct

SECONDS_MAX = 120
"""After which a fork is ended by SIGALRM."""


class Ended(Struct):
    status: int
    out: str
    err: str


class ForkServer:
    """Runs code in forks of one process. environment: of that process; modules: those it loads beforehand."""

    def __init__(self, environment: Mapping[str, str], modules: Sequence[str], folder: Path) -> None:
        """folder: takes what the forks write to the standard streams."""
        self._streams = folder / "out", folder / "err"
        command = [sys.executable, "-m", __spec__.name, *modules]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self) -> "ForkServer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()

    def run(self, code: str, folder: Path, environment: Mapping[str, str]) -> Ended:
        """Run the code in the folder, with variables on top of the server's own."""
        assert self._process.stdin
        assert self._process.stdout
        request = {
            "code": code,
            "folder": str(folder),
            "environment": environment,
            "streams": [*map(str, self._streams)],
        }
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit("the process that forks has ended")
        out, err = (stream.read_text(encoding="utf-8", errors="replace") for stream in self._streams)
        return Ended(int(answer), out, err)


def _code_to_run(lines: Sequence[str]) -> str:
    """Returns in forks only, with the code that each of them has to run."""
    for line in lines:
        request = json.loads(line)
        process = os.fork()
        if process == 0:
            _prepare(request)
            return str(request["code"])
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return ""


def _prepare(request: Mapping[str, object]) -> None:
    signal.alarm(SECONDS_MAX)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in enumerate(request["streams"], 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(request["folder"])
    os.environ.update(request["environment"])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        importlib.import_module(name)
    sys.argv = ["-c"]
    exec(compile(_code_to_run(sys.stdin), "<code>", "exec"), {"__name__": "__main__"})
