"""System calls that fail in every write path: what was acknowledged is there, and nothing else has changed by half.

Faults are put in by a small library in front of the C library (faults.c, LD_PRELOAD), which SQLite calls too. It needs
Linux and a C compiler.
"""

import errno
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tests.bench.promised.fork_server import ForkServer
from tests.bench.promised.model import Outcome
from tests.bench.promised.write_paths import WRITE_PATHS, WritePath

ROOT = Path(__file__).parents[3]
SOURCE = Path(__file__).with_name("faults.c")
PATHS, DATA, LOCKS = "ORMUJ", "WS", "L"
"""Calls by the letters that faults.c gives them: on paths, on data, on locks."""
ERRORS = {
    errno.ENOSPC: PATHS + DATA,
    errno.EIO: PATHS + DATA,
    errno.EACCES: PATHS,
    errno.EROFS: PATHS,
    errno.EINTR: DATA + LOCKS,
}
"""Error → the calls that can end with it."""
UNSYNCED = re.compile(r"W[^S]*R|[WRJ][^S]*$")
"""Written and renamed without a sync in between; or written, renamed or committed without a sync until the end."""
LOADED = (
    "tests.bench.notebook_crash", "tui.api", "tui.articles.links.store", "tui.cli.main", "tui.notebook.backups",
    "tui.storage.corrections_file", "tui.storage.saved_view", "tui.ui.clipboard",
)  # fmt: skip
"""Modules that are loaded before the forks; what they do at that time is outside of the folder that is watched."""
SEED = 3


class Fault(Struct, frozen=True):
    number: int
    """The error; 0 only counts the calls."""
    at: int = 0
    """The call that fails, from 1."""
    is_once: bool = True
    """False: all calls from it on fail, as on a full disk."""

    def __str__(self) -> str:
        return f"{errno.errorcode.get(self.number)} at call {self.at}{'' if self.is_once else ' and all later ones'}"


class Run(Struct):
    status: int
    said: str
    """Standard error."""
    acknowledged: list[str]
    """Lines of standard output that begin with +: what the program said was stored."""
    state: object
    """What is stored now, as the write path reads it."""
    calls: str
    """The letters of all calls, in their order."""


def check(count: int) -> Outcome:
    """count: faults, spread evenly over the write paths; over as many of these, if there are fewer faults."""
    outcome, by_error, chance = Outcome(), Counter[str](), random.Random(SEED)
    chosen = min(count, len(WRITE_PATHS))
    paths = [WRITE_PATHS[number * len(WRITE_PATHS) // chosen] for number in range(chosen)]
    with tempfile.TemporaryDirectory() as name, _server(Path(name)) as server:
        for path in paths:
            whole = _run(path, server, Fault(0))
            if whole.status or not whole.calls:
                raise SystemExit(f"{path.name} fails without a fault: {whole}")
            outcome.expect(not UNSYNCED.search(whole.calls), f"{path.name}: not synced to the disk: {whole.calls}")
            before = path.state_before()
            for fault in _faults(whole.calls, -(-count // chosen), chance):
                run = _run(path, server, fault)
                outcome.count += 1
                by_error[errno.errorcode[fault.number]] += 1
                lines = _findings(path, run, before, whole.state)
                outcome.broken += (f"{path.name}, {fault}: {line}" for line in lines)
    outcome.remark = f"{len(paths)} write paths; " + ", ".join(f"{n} {name}" for name, n in by_error.items())
    return outcome


def _faults(calls: str, count: int, chance: random.Random) -> Iterator[Fault]:
    """Yield faults at random calls. calls: those of a run without a fault."""
    faults = [
        Fault(number, at, once)
        for number, kinds in ERRORS.items()
        for at in range(1, sum(kind in kinds for kind in calls) + 1)
        for once in ((True,) if number == errno.EINTR else (True, False))
    ]
    chance.shuffle(faults)
    for at in range(count):  # where there are fewer, some come twice
        yield faults[at % len(faults)]


def _library(folder: Path) -> Path:
    library = folder / "faults.so"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        raise SystemExit("faults can be put in on Linux with a C compiler only")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return library


def _server(folder: Path) -> ForkServer:
    """A process with the library in it, in which no call is counted; its forks set what is."""
    environment = {
        **os.environ, "LD_PRELOAD": str(_library(folder)), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    return ForkServer(environment, LOADED, folder)


def _run(path: WritePath, server: ForkServer, fault: Fault) -> Run:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "folder"
        folder.mkdir()
        path.prepare(folder)
        homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        count_file = Path(name) / "count"
        environment = {
            **homes, "FAULT_UNDER": str(folder), "FAULT_COUNT": str(count_file), "FAULT_AT": str(fault.at),
            "FAULT_ERRNO": str(fault.number), "FAULT_ONCE": str(int(fault.is_once)), "TMPDIR": name,
        }  # fmt: skip
        ended = server.run(path.code, folder, environment)
        calls = count_file.read_text() if count_file.exists() else ""
        acknowledged = [line[1:] for line in ended.out.splitlines() if line.startswith("+")]
        return Run(ended.status, ended.err, acknowledged, path.state(folder), calls)


def _findings(path: WritePath, run: Run, before: object, whole: object) -> Iterator[str]:
    last_line = (run.said.strip().splitlines() or [""])[-1][:160]
    if "Traceback" in run.said or run.status < 0:
        yield f"status {run.status}, {last_line}"
    if path.acknowledges:
        missing = [line for line in run.acknowledged if line not in str(run.state)]
        if missing or run.state == "damaged":
            yield f"{len(missing)} of {len(run.acknowledged)} acknowledged are lost; {run.state!s:.80}"
        if run.status == 0 and run.state != whole and len(run.acknowledged) != path.acknowledges:
            yield f"status 0 with {len(run.acknowledged)} acknowledged"
    elif run.status == 0 and run.state != whole:
        yield f"status 0, but the result is {run.state!s:.120}"
    elif run.status and not _is_whole(run.state, before, whole):
        yield f"half of it was written: {run.state!s:.160}"
    if run.status and not last_line:
        yield f"status {run.status} without a word"


def _is_whole(state: object, before: object, whole: object) -> bool:
    """Every file is as it was or as it was to be."""
    if isinstance(state, dict) and isinstance(before, dict) and isinstance(whole, dict):
        return all(state.get(name) in (before.get(name), whole.get(name)) for name in state | before)
    return state in (before, whole)
