"""Count the mutants of one module that its near tests kill.

    python tests/mutants.py tui/matching/differences/contradictions.py tests/matching/differences/test_contradictions.py
    python tests/mutants.py MODULE TESTS… --show 5       the changes of the first survivors

A mutant is the module with one small change: `<` for `<=`, 5 for 4, `and` for `or`. One that no test notices has
survived: the rule it changes is not held by a test. mutmut makes and runs them, on a copy of the checkout; install it
with `pip install -e '.[dev,mutation]'`.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("config", "seeds", "tests", "tui")
CONFIGURATION = """\
[tool.mutmut]
source_paths = ["tui"]
only_mutate = [{module!r}]
also_copy = ["config", "seeds"]
pytest_add_cli_args = ["-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:randomly"]
pytest_add_cli_args_test_selection = {tests!r}

[tool.pytest.ini_options]
asyncio_mode = "auto"
pythonpath = ["."]
addopts = "--import-mode=importlib"
"""
KILLED = ("killed", "timeout", "segfault", "caught by type check")
_RESULT = re.compile(r"^\s*(\S+__mutmut_\d+): (.+)$", re.MULTILINE)


def main() -> int:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in COPIED:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        configuration = CONFIGURATION.format(module=arguments.module, tests=arguments.tests)
        (folder / "pyproject.toml").write_text(configuration, encoding="utf-8")
        run = _mutmut(folder, "run", "--max-children", str(arguments.processes))
        results = dict(_RESULT.findall(_mutmut(folder, "results", "--all", "true").stdout))
        if not results:
            print(run.stdout[-4000:], run.stderr[-4000:], sep="\n")
            return 1
        return _told(folder, results, arguments.show)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--show", type=int, default=0, metavar="COUNT", help="survivors whose change is printed")
    parser.add_argument("--processes", type=int, default=1, metavar="COUNT")
    return parser.parse_args()


def _mutmut(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "mutmut", *words], cwd=folder, capture_output=True, text=True)


def _told(folder: Path, results: dict[str, str], shown: int) -> int:
    survivors = [name for name, result in results.items() if result not in KILLED]
    for name in survivors[:shown]:
        print(_change(_mutmut(folder, "show", name).stdout.splitlines()))
    print(*survivors, sep="\n")
    killed = len(results) - len(survivors)
    counts = ", ".join(f"{count} {result}" for result, count in Counter(results.values()).most_common())
    print(f"{killed} of {len(results)} mutants killed ({100 * killed / len(results):.0f} %): {counts}")
    return 0


def _change(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


if __name__ == "__main__":
    raise SystemExit(main())
