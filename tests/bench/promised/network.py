"""The test suite, in which every test fails that opens a socket to another computer: see tests/no_network.py."""

import subprocess
import sys
from pathlib import Path

from tests.bench.promised.model import Outcome

ROOT = Path(__file__).parents[3]
SMALL = ("tests/cli/test_main.py", "tests/articles/links", "tests/test_network.py")


def check(count: int) -> Outcome:
    """count: 1 for some folders, 2 for these and the whole suite."""
    outcome = Outcome(remark="")
    for arguments in (("-n", "0", *SMALL), ())[:count]:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *arguments],
            cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        lines = done.stdout.strip().splitlines() or [done.stderr[-200:]]
        outcome.broken += (line for line in lines if line.startswith(("FAILED", "ERROR")))
        outcome.expect(done.returncode == 0, f"tests failed: {lines[-1]}")
        outcome.remark += f"; {lines[-1]}" if outcome.remark else lines[-1]
        outcome.count += 1
    return outcome
