"""Nothing that is read from any file steers the terminal or turns the direction of writing in what is printed."""

import itertools
from pathlib import Path

import pytest

from tests.conftest import Crosslight
from tui.export.formats import FORMATS
from tui.text.canonical import UNSAFE

HOSTILE = "a\u202eb\x9bc\u2066d\u200be\u2069\x1b[31m\U000e0041"
"""Overrides and isolates of direction, controls, what is not seen."""
ESCAPED = HOSTILE.encode("unicode-escape").decode()
"""The same for a YAML string in double quotes."""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    folder = tmp_path / f"settings{HOSTILE}"
    folder.mkdir()
    (folder / "reading.yaml").write_text(f'theme: "{ESCAPED}"\n')
    (folder / "matching.yaml").write_text(f'cutoff: "{ESCAPED}"\ncutoffs: {{"{ESCAPED}": 34}}\n')
    return folder


@pytest.fixture
def event(tmp_path: Path) -> Path:
    folder = tmp_path / f"event{HOSTILE}"
    folder.mkdir()
    for name in ("one", "two"):
        said = f"“We saw {HOSTILE} at the gate in May,” Mayor Ana Prill {HOSTILE} said on Monday, {HOSTILE} she added."
        (folder / f"{name}{HOSTILE}.txt").write_text(f"Fire {HOSTILE} {name}\n\n{said}\n\nThis is {name}.\n")
    fields = "".join(f', {key}: "{ESCAPED}"' for key in ("outlet", "headline", "byline", "published", "url"))
    articles = "".join(f'- {{path: "{name}{ESCAPED}.txt"{fields}}}\n' for name in ("one", "two", "three"))
    (folder / "event.yaml").write_text(f'title: "{ESCAPED}"\narticles:\n{articles}')
    return folder


COMMANDS = (
    *(("config", *more) for more in ((), ("--json",))),
    *((command, *more) for command in ("matches", "mentions") for more in ((), ("--json",))),
    *(("export", "--format", name, "--people", "--quotes", "--names") for name in FORMATS),
    ("init", "-o", "-"),
    (),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_printed_output_is_canonical(
    crosslight: Crosslight, settings: Path, event: Path, arguments: tuple[str, ...]
) -> None:
    paths = () if "config" in arguments else (event,)
    ended = crosslight(*arguments, "--config", settings, *paths)
    assert ended.out + ended.err
    printed = ended.out.removeprefix("\ufeff").replace("\r\n", "\n") + ended.err
    assert [ascii(match[0]) for match in UNSAFE.finditer(printed)] == []


@pytest.mark.parametrize("name", ["reading", "matching", "keys", "articles", "mentions", "notebook"])
def test_errors_of_settings_and_events_are_canonical(crosslight: Crosslight, tmp_path: Path, name: str) -> None:
    broken = (f'"{ESCAPED}": 1', f'x: "{ESCAPED}"', f"{HOSTILE}: [", f"[{HOSTILE}", f'theme: ["{ESCAPED}"]', HOSTILE)
    for text, file in itertools.product(broken, (f"{name}.yaml", "event.yaml")):
        (tmp_path / file).write_text(text)
        for arguments in (
            ("config", "--config", tmp_path),
            ("matches", tmp_path),
            ("matches", "--config", tmp_path, "seeds"),
        ):
            ended = crosslight(*arguments)
            assert [ascii(match[0]) for match in UNSAFE.finditer(ended.out + ended.err)] == []
        (tmp_path / file).unlink()
