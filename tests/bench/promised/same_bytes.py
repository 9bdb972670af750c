"""The output of every command under other hash seeds, locales and numbers of cores."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.promised.model import Outcome
from tests.frozen.documents import WHAT
from tui.api import FORMATS

ROOT = Path(__file__).parents[3]
SETTINGS = (
    ("0", "C.UTF-8", 0), ("1", "C", 1), ("42", "POSIX", 0), ("random", "tr_TR.UTF-8", 1),
    ("4294967295", "de_DE.UTF-8", 0), ("random", "C.UTF-8", 1), ("7", "ja_JP.eucJP", 0), ("random", "C", 0),
)  # fmt: skip
"""PYTHONHASHSEED, LC_ALL, and the number of cores (0: all of them)."""
EVENTS = ("harbour", "subjects")
COMMANDS = (
    ["matches"], ["matches", "--json", "--cutoff", "0"], ["mentions"], ["mentions", "--json", "--indirect"],
    ["show", "differences"], ["show", "differences", "--json"], ["show", "coverage"], ["show", "coverage", "--json"],
    ["show", "overlap"], ["show", "overlap", "--json"], ["articles", "--json"], ["init", "-o", "-"],
)  # fmt: skip
RUN = """
import contextlib, hashlib, io, json, sys
from tui.cli.main import main
digests = {}
for command in json.loads(sys.argv[1]):
    with io.TextIOWrapper(io.BytesIO(), encoding="utf-8") as out, contextlib.redirect_stdout(out):
        status = main(command)
        out.flush()
        data = out.buffer.getvalue()
    digests[" ".join(command)] = [status, len(data), hashlib.sha256(data).hexdigest()]
print(json.dumps(digests))
"""


def check(count: int) -> Outcome:
    """count: settings."""
    outcome = Outcome()
    first: dict[str, list[object]] = {}
    for hash_seed, locale, cores in SETTINGS[:count]:
        digests = _digests(_commands(), hash_seed, locale, cores)
        first = first or digests
        changed = [command for command in first if digests[command] != first[command]]
        outcome.broken += (f"seed {hash_seed}, {locale}, {cores or 'all'} cores: {command}" for command in changed)
        outcome.count += 1
    empty = [command for command, (_, length, _) in first.items() if not length]
    outcome.expect(not empty, f"wrote nothing: {empty}")
    outcome.remark = f"{len(first)} outputs"
    return outcome


def _commands() -> list[list[str]]:
    what = [word for part in WHAT for word in ("--what", part)]
    exports = [["export", "--format", file_format, *what, "--indirect"] for file_format in FORMATS]
    return [[*command, f"tests/fixtures/{event}"] for event in EVENTS for command in (*COMMANDS, *exports)]


def _digests(commands: Sequence[Sequence[str]], hash_seed: str, locale: str, cores: int) -> dict[str, list[object]]:
    def limit() -> None:
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])

    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("STATE", "DATA", "CONFIG", "CACHE")}
        environment = {**os.environ, **homes, "PYTHONHASHSEED": hash_seed, "LC_ALL": locale, "COLUMNS": "100"}
        done = subprocess.run(
            [sys.executable, "-c", RUN, json.dumps(commands)],
            cwd=ROOT, env=environment, preexec_fn=limit, capture_output=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr.decode(errors="replace")[-400:])
    digests: dict[str, list[object]] = json.loads(done.stdout.splitlines()[-1])
    return digests
