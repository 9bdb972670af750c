"""The test suite with every use of the network noted, in all processes that it starts."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.promised.model import Outcome

ROOT = Path(__file__).parents[3]
WATCHED = Path(__file__).with_name("watched")
SMALL = ("tests/cli/test_main.py", "tests/articles/links", "tests/test_network.py")
WITH_LINKS = ("tests/articles/links/", "tests/test_network.py")
"""Tests in which the user names an address."""
PROOF = "import socket\ntry: socket.getaddrinfo('crosslight.invalid', 80)\nexcept OSError: pass"


def check(count: int) -> Outcome:
    """count: 1 for some folders, 2 for these and the whole suite."""
    outcome = Outcome(remark="")
    with TemporaryDirectory() as folder:
        log = Path(folder) / "sockets"
        _run(["-c", PROOF], log)
        outcome.expect(log.exists() and "crosslight.invalid" in log.read_text(), "the watch sees nothing")
        log.write_text("")
        for paths in (SMALL, ())[:count]:
            done = _run(["-m", "pytest", "-q", *(("-n", "0") if paths else ()), *paths], log)
            last_line = (done.stdout.strip().splitlines() or [done.stderr[-200:]])[-1]
            outcome.expect(done.returncode == 0, f"tests failed: {last_line}")
            outcome.remark += f"; {last_line}" if outcome.remark else last_line
            outcome.count += 1
        for line in sorted({*log.read_text().splitlines()}):
            outcome.expect(line.startswith(WITH_LINKS), line)
    return outcome


def _run(arguments: Sequence[str], log: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": f"{WATCHED}:{ROOT}", "SOCKETS_LOG": str(log)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
