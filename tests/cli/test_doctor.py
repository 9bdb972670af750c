"""`crosslight doctor` says what a bug report needs, and nothing private."""

from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tui import __version__


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crosslight: Crosslight) -> Path:
    """A home folder with settings, which the command reads."""
    home = tmp_path / "home" / "jane"
    (home / ".config" / "crosslight").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    return home


def test_it_prints_versions_terminal_and_changed_settings(
    crosslight: Crosslight, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".config/crosslight/reading.yaml").write_text("theme: crosslight-light\n", encoding="utf-8")
    monkeypatch.setenv("TERM", "xterm-kitty")
    printed = crosslight("doctor")
    assert (printed.status, printed.err) == (0, "")
    for line in (f"  crosslight {__version__}", "  TERM=xterm-kitty"):
        assert f"{line}\n" in printed.out
    assert "  reading.yaml: theme = crosslight-light (your own)\n" in printed.out
    assert "textual " in printed.out


def test_without_settings_all_are_as_shipped(crosslight: Crosslight) -> None:
    assert crosslight("doctor").out.endswith("settings:\n  all defaults\n")


@pytest.mark.parametrize("settings", ["theme: [\n", "theme: ~/secret\n", "theme: /home/jane/secret\n"])
def test_it_never_prints_a_path_under_the_home_folder(
    crosslight: Crosslight, home: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    (home / ".config/crosslight/reading.yaml").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("TERM_PROGRAM", str(home / "bin" / "term"))
    monkeypatch.setenv("SSH_CONNECTION", "203.0.113.5 1 203.0.113.6 22")
    printed = crosslight("doctor")
    assert printed.status == 0
    assert "reading.yaml" in printed.out
    for private in ("jane", "secret", "203.0.113", str(home)):
        assert private not in printed.out + printed.err
