"""Exports that are killed (kill -9) at any moment: whole files or none, and what was there before stays.

    python tests/bench/export_crash.py [COUNT]      (300 by default)

Prints how many were killed while they wrote, and how many half files were found.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tui.files import write_safely
old, new = b"a" * 3_000_000, b"b" * 3_000_000
print("ready", flush=True)
while True:
    write_safely(Path(sys.argv[1]), new, overwrite=True)
    write_safely(Path(sys.argv[1]), old, overwrite=True)
"""
ROOT = Path(__file__).parents[2]


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    chance, half, during = random.Random(3), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.html"
        target.write_bytes(b"a" * 3_000_000)
        for _ in range(count):
            command = [sys.executable, "-c", WRITER, str(target), str(ROOT)]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
                assert writer.stdout is not None
                writer.stdout.readline()
                time.sleep(chance.uniform(0, 0.05))
                os.kill(writer.pid, 9)
            left = [path for path in Path(folder).iterdir() if path != target]
            during += bool(left)
            for path in left:  # what was being written has another name, and begins with a dot
                half += not path.name.startswith(".")
                path.unlink()
            held = target.read_bytes()
            half += len(held) != 3_000_000 or len(set(held)) != 1
    print(f"{count} killed, {during} of them with a file begun: {half} half files")
    return int(half > 0)


if __name__ == "__main__":
    sys.exit(main())
