"""The recorder tells what differs, and finds nothing where nothing has changed."""

import json
import subprocess
import sys
from pathlib import Path

RECORD = Path(__file__).with_name("record.py")
ITEM = "documents/--version"


def record(*arguments: str | Path) -> tuple[int, str]:
    """The exit status and what is printed, for one small item."""
    command = [sys.executable, str(RECORD), "--only", ITEM, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_recording_is_compared_with_what_is_written_now(tmp_path: Path) -> None:
    digests = tmp_path / "digests.json"
    assert record("--out", digests, "--text", tmp_path / "texts") == (0, "")
    assert (tmp_path / "texts" / f"{ITEM}.txt").read_text(encoding="utf-8").startswith("crosslight ")
    assert record("--compare", digests)[0] == 0
    digests.write_text(json.dumps({ITEM: "0" * 16, f"{ITEM} gone": "0" * 16}), encoding="utf-8")
    status, printed = record("--compare", digests)
    assert status == 1
    assert printed.split("\n")[:2] == [f"changed {ITEM}", f"gone {ITEM} gone"]
