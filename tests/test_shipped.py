"""What is shipped is found beside the code of a checkout, or inside an installed package."""

from pathlib import Path

import pytest

from tui import shipped

ROOT = Path(__file__).parents[1]


def test_a_checkout_has_its_folders_beside_the_code() -> None:
    assert shipped.shipped_path("config/keys.yaml") == ROOT / "config/keys.yaml"
    assert shipped.shipped_path("seeds") == ROOT / "seeds"
    assert shipped.shipped_text("config/keys.yaml") == (ROOT / "config/keys.yaml").read_text(encoding="utf-8")


def test_files_bundled_in_a_wheel_take_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_bundled/config", "config"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.yaml").write_text(name)
    (tmp_path / "config/b.yaml").write_text("only here")
    monkeypatch.setattr(shipped, "_ROOTS", (tmp_path / "_bundled", tmp_path))
    assert shipped.shipped_text("config/a.yaml") == "_bundled/config"
    assert shipped.shipped_text("config/b.yaml") == "only here"


@pytest.mark.parametrize("find", [shipped.shipped_path, shipped.shipped_text])
def test_a_missing_shipped_file_is_reported(find: object) -> None:
    assert callable(find)
    with pytest.raises(FileNotFoundError, match=r"this installation is missing config/none\.yaml"):
        find("config/none.yaml")


def test_shipped_files_are_distinguished_from_the_users(tmp_path: Path) -> None:
    assert shipped.is_shipped(str(ROOT / "seeds/event.yaml"))
    assert not shipped.is_shipped(str(ROOT / "tests/event.yaml"))
    assert not shipped.is_shipped(str(tmp_path / "event.yaml"))
