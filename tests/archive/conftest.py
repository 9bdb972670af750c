"""Archives of made articles."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tui.archive.add import AddReport, add_files
from tui.archive.store import Archive, open_archive
from tui.archive.update import Outcome, update_events
from tui.settings.load import load_settings

OPTIONS = load_settings().articles

SUBJECTS = (
    "Harbour Rescue Ferry Maren Brandvold Captain Lifeboat Smoke Deck Passengers Lindqvist Coastguard Terminal",
    "Vineyard Frost Growers Delacroix Minister Subsidy Burgundy Harvest Insurers Hail Cellar Prefect Moreau",
    "Bridge Collapse Inspector Okafor Girders Lorry River Engineers Parapet Tollgate Contractor Abeni Mayor",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder where DuckDB is not installed."""
    if find_spec("duckdb") is None:
        no_engine = pytest.mark.skip(reason="DuckDB is not installed: pip install 'crosslight[archive]'")
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(no_engine)


def story(subject: int, telling: int, words: int = 90) -> str:
    """One outlet's telling of a story: its names in every telling, other words and another order in each."""
    chance = random.Random(f"{subject} {telling}")
    names = SUBJECTS[subject].split()
    facts = [f"{names[at]} {names[at + 1].lower()} {37 + subject * 11 + at} {names[(at + 5) % 12]}" for at in range(11)]
    fill = [chance.choice(FILLER) for _ in range(words)]
    pieces = [*facts, *(" ".join(fill[at : at + 5]) for at in range(0, words, 5))]
    chance.shuffle(pieces)
    return f"{names[0]} {names[2]} {names[4]}: {names[1].lower()}\n\n" + ". ".join(pieces) + "."


_CHANCE = random.Random(7)
FILLER = ["".join(_CHANCE.choice("bdklmnprst") + _CHANCE.choice("aeiou") for _ in range(3)) for _ in range(4_000)]


def other_article(number: int) -> str:
    """An article that has nothing to do with any other."""
    chance = random.Random(number)
    return " ".join(chance.choice(FILLER) for _ in range(100)).capitalize() + "."


def row(outlet: str, text: str, published: str = "2024-05-03", **fields: str) -> dict[str, str]:
    return {"outlet": outlet, "headline": text.split("\n")[0][:80], "text": text, "published": published} | fields


def write_rows(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def event_rows(subjects: Sequence[int] = (0, 1, 2), bulk: int = 60) -> list[dict[str, str]]:
    """Three outlets on each story, among articles of a wire on other days and the same."""
    rows = [
        row(outlet, story(subject, telling), f"2024-05-0{subject + 1}")
        for subject in subjects
        for telling, outlet in enumerate(("Gazette", "Courier", "Herald"))
    ]
    return rows + [row("Wire", other_article(number), f"2024-05-{1 + number % 9:02}") for number in range(bulk)]


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Archive]:
    """Opens an archive with these rows added, for adding more."""
    archives: list[Archive] = []

    def make(rows: Sequence[dict[str, str]] = (), name: str = "press.archive") -> Archive:
        archive = open_archive(tmp_path / name, for_adding=True)
        archives.append(archive)
        if rows:
            add(archive, write_rows(tmp_path / f"{name}.jsonl", rows))
        return archive

    yield make  # type: ignore[misc]
    for archive in archives:
        archive.close()


@pytest.fixture(scope="session")
def three_stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with the events of `event_rows`, for reading only."""
    folder = tmp_path_factory.mktemp("archive")
    with open_archive(folder / "press.archive", for_adding=True) as archive:
        add(archive, write_rows(folder / "press.jsonl", event_rows()))
        yield archive


def add(archive: Archive, *paths: Path) -> tuple[AddReport, Outcome]:
    return add_files(archive, list(map(str, paths)), OPTIONS), update_events(archive)
