"""Each exit status means one thing: what ends a command, and with which status."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tests.rows import each_row
from tui.cli import parsers

ROOT = Path(__file__).parents[2]
STORY = "Ferry burns\n\nTwo people died when the ferry Solveig burned off Port Maren on Monday.\n"
ENDS = {
    "done": (["matches", "a.txt", "b.txt"], parsers.DONE),
    "an input is missing": (["matches", "a.txt", "b.txt", "none.txt"], parsers.SOME_FAILED),
    "an id that no item has": (["notebook", "restore", "zz", "--notebook", "none.sqlite"], parsers.SOME_FAILED),
    "an unknown option": (["matches", "a.txt", "--nothing"], parsers.USAGE),
    "an unknown cutoff": (["matches", "a.txt", "b.txt", "--cutoff", "lose"], parsers.USAGE),
    "an output that exists": (["export", "a.txt", "b.txt", "-o", "a.txt"], parsers.USAGE),
    "nothing can be read": (["matches", "none.txt"], parsers.NOTHING_READABLE),
    "a file to import is missing": (["notebook", "import", "none.jsonl", "--notebook", "n.sqlite"], 3),
    "a file to import is no notebook": (["notebook", "import", "a.txt", "--notebook", "n.sqlite"], 3),
    "settings with an error": (["matches", "a.txt", "b.txt", "--config", "settings"], parsers.CONFIGURATION),
    "an output that cannot be written": (["export", "a.txt", "b.txt", "-o", "a.txt/out.md"], parsers.STORAGE),
    "a notebook that is not there": (["notebook", "list", "--notebook", "none.sqlite"], parsers.STORAGE),
    "a damaged notebook": (["notebook", "list", "--notebook", "damaged.sqlite"], parsers.STORAGE),
    "a damaged notebook to export": (
        ["export", "a.txt", "b.txt", "--what", "notes", "--notebook", "damaged.sqlite"],
        parsers.STORAGE,
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"{STORY}\nThe ferry was on its way to {name}.\n")
    Path("damaged.sqlite").write_bytes(b"nonsense" * 600)
    Path("settings").mkdir()
    Path("settings/matching.yaml").write_text("nothing: 1\n")
    return tmp_path


def test_the_statuses_are_distinct() -> None:
    statuses = [parsers.DONE, parsers.SOME_FAILED, parsers.USAGE, parsers.NOTHING_READABLE]
    statuses += [parsers.CONFIGURATION, parsers.STORAGE, 130]
    assert len({*statuses}) == len(statuses)


@pytest.mark.parametrize("name", ENDS)
def test_each_end_has_its_status_and_every_failure_a_line(crosslight: Crosslight, folder: Path, name: str) -> None:
    arguments, status = ENDS[name]
    ended = crosslight(*arguments)
    assert ended.status == status
    assert bool(ended.err) == bool(status)
    assert "Traceback" not in ended.err


INTERRUPTED = """
import os, runpy, signal, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == INTERRUPTED_AT:
            os.kill(os.getpid(), signal.SIGINT)
INTERRUPTED_AT = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupting())
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("tui", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    ("module", "status"),
    [("tui.cli.console", -signal.SIGINT), ("tui.yaml.validation", -signal.SIGINT), ("tui.api", 130)],
)
def test_ctrl_c_ends_a_command_without_a_traceback(folder: Path, module: str, status: int) -> None:
    """While modules are imported and settings loaded, it ends the process at once; a shell calls that 130, too."""
    command = [sys.executable, "-c", INTERRUPTED, module, "matches", "a.txt", "b.txt"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (status, b"")


@each_row(
    ("arguments", "message"),
    [
        (["matches", "a.txt", "--jsn"], "unrecognized arguments: --jsn (did you mean --json?)"),
        (["matches", "a.txt", "--pick", "5-2"], "5-2 is empty: give the smaller number first"),
    ],
)
def test_an_argument_that_is_wrong_is_explained(crosslight: Crosslight, arguments: list[str], message: str) -> None:
    ended = crosslight(*arguments)
    assert (ended.status, message in ended.err) == (parsers.USAGE, True)
