"""What is built can be installed: the wheel and the sdist hold all that the program needs, and it runs from them."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from tui import __version__

ROOT = Path(__file__).parents[1]


def shipped(root: Path) -> set[str]:
    """The files of the program, as they stand in a checkout."""
    folders = ("tui", "config", "seeds")
    files = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"])
    return Path(built)


@pytest.fixture(scope="module")
def wheel(wheel_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel_file) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    (built,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"])
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(built) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(folder, filter="data")
        else:  # Python before 3.11.4 has no filters; this archive is our own
            archive.extractall(folder)
    return folder / f"crosslight-{__version__}"


def run_from(site: Path, elsewhere: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs the program of `site`, with nothing of this checkout in reach."""
    code = f"import sys; sys.path.insert(0, {str(site)!r}); from tui.cli.main import main; sys.exit(main(sys.argv[1:]))"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["XDG_CONFIG_HOME"] = str(elsewhere)
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # the site is compared with what else was built
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.run(
        command, cwd=elsewhere, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_the_wheel_holds_the_program_its_settings_and_the_sample(wheel: Path) -> None:
    files = {path.relative_to(wheel).as_posix() for path in wheel.rglob("*") if path.is_file()}
    inside = {name if name.startswith("tui/") else f"tui/_bundled/{name}" for name in shipped(ROOT)}
    assert {name for name in files if ".dist-info/" not in name} == inside
    about = wheel / f"crosslight-{__version__}.dist-info"
    assert "crosslight = tui.__main__:main" in (about / "entry_points.txt").read_text()
    assert {path.name for path in (about / "licenses").iterdir()} == {"LICENSE", "NOTICE"}


def test_the_sample_is_shipped_byte_for_byte(wheel: Path) -> None:
    for path in (ROOT / "seeds").iterdir():
        assert (wheel / "tui/_bundled/seeds" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("arguments", [[], ["matches", "{site}/tui/_bundled/seeds"], ["--help"]], ids=str)
def test_an_installed_wheel_runs_from_its_own_files(wheel: Path, tmp_path: Path, arguments: list[str]) -> None:
    ended = run_from(wheel, tmp_path, *(argument.format(site=wheel) for argument in arguments))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "--help" in arguments or "Fears expressed for British-Russia relations" in ended.stdout


def test_an_installed_wheel_finds_its_settings_inside_itself(wheel: Path, tmp_path: Path) -> None:
    keys = wheel / "tui/_bundled/config/keys.yaml"
    whole = keys.read_bytes()
    try:
        keys.write_text("next: [")
        ended = run_from(wheel, tmp_path, "matches", str(wheel / "tui/_bundled/seeds"))
    finally:
        keys.write_bytes(whole)
    assert (ended.returncode, ended.stdout) == (4, "")
    assert "keys.yaml, line 1: not valid YAML" in ended.stderr


def test_the_sdist_builds_the_same_wheel_byte_for_byte(sdist: Path, wheel_file: Path, tmp_path: Path) -> None:
    """In another folder and from files of another age; tests/bench/same_wheel.py also installs them."""
    assert shipped(sdist) == shipped(ROOT)
    (built,) = WheelBuilder(str(sdist)).build(directory=str(tmp_path), versions=["standard"])
    assert Path(built).read_bytes() == wheel_file.read_bytes()


def test_the_sdist_carries_its_tests_and_pages(sdist: Path) -> None:
    for name in ("tests/test_packaging.py", "docs/command-line.md", "README.md", "LICENSE", "NOTICE", "pyproject.toml"):
        assert (sdist / name).is_file()


def test_the_citation_names_the_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
