"""Put one fault after the other into a copy of the program, and see that the table of promises finds it.

    python tests/sabotage/run.py                     all of them; some twenty minutes
    python tests/sabotage/run.py --only kills        those of one line of the table

Exit status 1 where a fault was not found.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.sabotage.sabotages import SABOTAGES, Sabotage, sabotaged  # noqa: E402

LEFT_OUT = shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".venv", "venv", "dist")
MINUTES_MAX = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], help="a line of the table of promises, or a fault")
    only = parser.parse_args().only
    chosen = [one for one in SABOTAGES if not only or {one.line, one.name} & {*only}]
    print("| fault | line | result |\n|---|---|---|", flush=True)
    missed = 0
    for sabotage in chosen:
        finding = _finding(sabotage)
        missed += not finding
        print(f"| {sabotage.name} | {sabotage.line} | {finding or '**not found**'} |", flush=True)
    return int(missed > 0 or not chosen)


def _finding(sabotage: Sabotage) -> str:
    """What the table says about the sabotaged program; empty where it finds nothing."""
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
        file = copy / sabotage.file
        file.write_text(sabotaged(file.read_text(encoding="utf-8"), sabotage), encoding="utf-8")
        command = ["tests/bench/promises.py", "--only", sabotage.line, "--count", str(sabotage.count)]
        done = subprocess.run(
            [sys.executable, *command],
            cwd=copy,
            capture_output=True,
            encoding="utf-8",
            timeout=60 * MINUTES_MAX,
            check=False,
        )
    if done.returncode != 1 or "**broken" not in done.stdout:
        return ""
    findings = [line for line in done.stdout.splitlines() if line.startswith(f"{sabotage.line}: ")]
    return findings[0].partition(": ")[2].replace("|", "¦")[:110]


if __name__ == "__main__":
    sys.exit(main())
