"""Build the wheel and the sdist twice, compare their bytes, and run the sample event from each in a clean environment.

    python tests/bench/same_wheel.py [--out FOLDER] [--no-install]

Each build is made from a copy of the checkout in another folder, with other file times and another umask. --out keeps
the files of the first build. Without --no-install both files are installed by pip into new virtual environments.
Needs hatchling, and git to list the files. Exit status 1 if anything differs or does not run.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE_WORDS = "Fears expressed for British-Russia relations"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, metavar="FOLDER")
    parser.add_argument("--no-install", dest="install", action="store_false")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        first = built(Path(folder) / "one" / "crosslight", 0o022, 1_600_000_000)
        second = built(Path(folder) / "two" / "another-name", 0o077, 1_700_000_000)
        is_same = digests(first) == digests(second)
        for name, digest in digests(first).items():
            print(f"{digest}  {name}")
        print("the second build has the same bytes" if is_same else f"the second build differs: {digests(second)}")
        if arguments.out:
            arguments.out.mkdir(parents=True, exist_ok=True)
            for path in first.iterdir():
                shutil.copy(path, arguments.out)
        outcomes = [runs_sample(path, Path(folder)) for path in sorted(first.iterdir()) if arguments.install]
    return 0 if is_same and all(outcomes) else 1


def built(copy: Path, mask: int, seconds: int) -> Path:
    """Build from a copy of the files that git knows; return the folder with the wheel and the sdist."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        os.utime(target, (seconds, seconds))
    previous = os.umask(mask)
    try:
        subprocess.run([sys.executable, "-m", "hatchling", "build"], cwd=copy, capture_output=True, check=True)
    finally:
        os.umask(previous)
    return copy / "dist"


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def runs_sample(path: Path, folder: Path) -> bool:
    """Install a file into a new environment and print the report of the sample event from there."""
    environment = folder / f"environment-{path.suffix[1:]}"
    venv.create(environment, with_pip=True)
    scripts = environment / "bin"
    subprocess.run([scripts / "pip", "install", "--quiet", path], check=True, cwd=folder)
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    ended = subprocess.run(
        [scripts / "crosslight"], cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False
    )
    runs = ended.returncode == 0 and SAMPLE_WORDS in ended.stdout
    print(f"{path.name}: {'runs the sample event' if runs else f'fails: {ended.stderr}'}")
    return runs


if __name__ == "__main__":
    sys.exit(main())
