"""Run the tests with the lowest and with the newest versions of the packages that pyproject.toml allows.

    python tests/environments.py                      both, each in a virtual environment of its own
    python tests/environments.py lowest               one of them
    python tests/environments.py newest -- tests/ui   with arguments for pytest

Uses the Python that runs it and the package index that pip is set to. Exit status 1 if the tests fail in any of them.
The lowest versions are those of tests/lowest.txt, which a test compares with pyproject.toml.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOWEST = ROOT / "tests" / "lowest.txt"
CONSTRAINTS: dict[str, list[str]] = {"lowest": ["--constraint", str(LOWEST)], "newest": ["--upgrade"]}
"""Arguments for pip, by the name of the environment."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="lowest|newest", help="default: both")
    names, pytest_arguments = _split(sys.argv[1:])
    names = parser.parse_args(names).names or list(CONSTRAINTS)
    if unknown := set(names) - set(CONSTRAINTS):
        parser.error(f"no environment is called {', '.join(sorted(unknown))}")
    failed = [name for name in names if not _passes(name, pytest_arguments)]
    print(f"failed: {', '.join(failed)}" if failed else f"passed: {', '.join(names)}")
    return 1 if failed else 0


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before `--`, and what stands behind it."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return list(arguments[:at]), list(arguments[at + 1 :])


def _passes(name: str, pytest_arguments: Sequence[str]) -> bool:
    with tempfile.TemporaryDirectory(prefix=f"crosslight-{name}-") as folder:
        python = Path(folder) / "bin" / "python"
        pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        commands: tuple[list[str | Path], ...] = (
            [sys.executable, "-m", "venv", folder],
            [*pip, "install", *CONSTRAINTS[name], "--editable", f"{ROOT}[archive,languages,test]"],
            [*pip, "list"],
            [python, "-m", "pytest", *pytest_arguments],
        )
        print(f"--- {name} versions", flush=True)
        return all(subprocess.run(command, cwd=ROOT, check=False).returncode == 0 for command in commands)


if __name__ == "__main__":
    raise SystemExit(main())
