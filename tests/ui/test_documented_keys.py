"""The keys that README and docs name do what the pages say, when they are pressed."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.documented_keys import KEY, PLAYED_TABLE, ROOT
from tests.test_documented_keys import NO_KEY, all_claims
from tests.ui.conftest import press, reading, screen_text, settled
from tests.ui.documented_walks import DRAFT, GAZETTE, HERALD, NINE_ARTICLES, TWO_ARTICLES, steps
from tui.api import Event, article_from_text, event_from_articles
from tui.articles.model import ArticleRole
from tui.matching.translation import encoder
from tui.ui.widgets.find_bar import FindBar

TEXTUAL_NAMES = {
    "esc": "escape",
    "↓": "down",
    "→": "right",
    "=": "equals_sign",
    "&": "ampersand",
    '"': "quotation_mark",
    "?": "question_mark",
}
SCREENS = {
    "ReadingScreen": {"reading"},
    "CompareScreen": {"compare"},
    "CoverageScreen": {"coverage", "tabs"},
    "DifferencesScreen": {"differences", "tabs"},
    "TextPage": {"tabs"},
    "ChecksScreen": {"checks"},
    "ClosestScreen": {"closest"},
    "WriteScreen": {"note"},
    "PickScreen": {"choice"},
    "ExportScreen": {"export"},
    "PreferencesScreen": {"settings"},
}
"""Class of a screen → its names in tests/documented_keys.yaml."""
ELSEWHERE = {
    "archive": "tests/ui/archive/test_screen.py",
    "similar articles": "tests/ui/archive/test_screen.py",
    "choice of articles": "tests/ui/dialogs/test_choose_articles.py",
}
"""Screens whose keys are pressed by other tests: they need a download or an archive."""


@pytest.fixture(autouse=True)
def _own_notebook_and_no_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CROSSLIGHT_NOTEBOOK", str(tmp_path / "notes.sqlite"))
    monkeypatch.setattr(encoder, "is_installed", lambda: False)


def event_of(settings: Any, texts: Sequence[str], outlets: Sequence[str], *, has_draft: bool = False) -> Event:
    articles = [
        article_from_text(text, settings.articles, outlet=outlet) for text, outlet in zip(texts, outlets, strict=True)
    ]
    if has_draft:
        articles[0] = replace(articles[0], role=ArticleRole.DRAFT)
    return event_from_articles(articles, "An event", settings)


def screens_of(pilot: Pilot[Any]) -> set[str]:
    names = SCREENS.get(type(pilot.app.screen).__name__, set())
    focused = pilot.app.focused
    is_finding = focused is not None and any(isinstance(parent, FindBar) for parent in focused.ancestors)
    return names | {"find"} if is_finding else names


async def walk(event: Event, text: str) -> set[tuple[str, str]]:
    """Take every step, and return each screen with the keys that were pressed on it."""
    pressed: set[tuple[str, str]] = set()
    async with reading(event, (150, 24)) as (pilot, _):
        before = screen_text(pilot)
        for number, step in enumerate(steps(text)):
            pressed |= {(screen, step.keys[0]) for screen in screens_of(pilot)}
            await press(pilot, *(TEXTUAL_NAMES.get(key, key) for key in step.keys))
            await settled(pilot)
            after = screen_text(pilot)
            assert step.is_seen(before, after), f"step {number}: {' '.join(step.keys)} → {step.text}\n{after}"
            before = after
        assert pilot.app._exit == text.endswith("\nq\n")
    return pressed


FIRST_MINUTES = (
    "passage 1/2",
    "passage C",
    "passage 1/2",
    "O sort",
    "40 rows",
    "Open an article",
    "40 rows",
    "3 rows",
    "“Unfortunately, the level",
    "quote · Sergey Shoigu",
    "4 wordings copied",
    "clear filter",
)
"""What the screen shows after each row of the tables in docs/getting-started.md, in the sample event."""
TASKS = {
    "who is quoted by one outlet only": "only HER",
    "which figures differ": "of quotes",
    "compare one quote": "quote 1/",
    "merge two people": "merged into Maria Keller",
    "highlight and note two passages": "note saved",
    "export for Obsidian": "an-event.md",
    "a report for the editor": "an-event.html",
    "another theme for good": "crosslight-light",
    "add an article from a link": "The Third",
    "come back tomorrow": "",
}
"""What the screen shows after each row of the table of tasks in docs/reading.md."""
TYPED = {
    "merge two people": "maria",
    "highlight and note two passages": "beam",
    "add an article from a link": "third.txt",
}
"""Words that the table of tasks leaves to the reader; they are typed before its last key."""


def played_rows(page: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of the tables with several keys in a row: what is done, and the keys."""
    for table in PLAYED_TABLE.findall((ROOT / "docs" / page).read_text(encoding="utf-8")):
        for row in table.splitlines():
            first, second = row.strip("| ").split(" | ", 1)
            keys, task = (first, second) if first.startswith("`") else (second, first)
            yield task, re.findall(r"`([^`]+)`", keys)


async def play(pilot: Pilot[Any], key_or_words: str) -> None:
    is_key = KEY.fullmatch(key_or_words) is not None
    await press(pilot, *([TEXTUAL_NAMES.get(key_or_words, key_or_words)] if is_key else key_or_words))
    await settled(pilot)


async def test_the_tables_of_the_first_ten_minutes_can_be_played(sample):
    rows = list(played_rows("getting-started.md"))
    async with reading(sample, (160, 45)) as (pilot, _):
        for (task, keys), expected in zip(rows, FIRST_MINUTES, strict=True):
            for key in keys:
                await play(pilot, key)
            assert expected in screen_text(pilot), task
            if keys[-1] == "o":
                await press(pilot, "escape")


async def test_the_tasks_of_the_reading_page_can_be_played(settings, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "third.txt").write_text("The Third\n\nThe bridge is open again, the mayor said.", encoding="utf-8")
    weber = f"{HERALD}\n\n“My fish is rotting in the cellar now,” said Paul Weber."
    rows = dict(played_rows("reading.md"))
    assert list(rows) == list(TASKS)
    async with reading(event_of(settings, [GAZETTE, weber], ["Gazette", "Herald"]), (150, 40)) as (pilot, _):
        for task, keys in rows.items():
            for key in ["esc", "esc", *keys[:-1], *filter(None, [TYPED.get(task)]), keys[-1]]:
                await play(pilot, key)
            assert pilot.app._exit or TASKS[task] in screen_text(pilot), task
        assert pilot.app._exit


async def test_every_key_of_the_pages_does_on_its_screen_what_it_should(settings, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    papers = [f"Paper {number}" for number in range(1, 10)]
    stories = [f"{paper} reports\n\nThe bridge was closed on Monday, the town hall said." for paper in papers]
    walks = [
        (event_of(settings, [GAZETTE, HERALD], ["Gazette", "Herald"]), TWO_ARTICLES),
        (event_of(settings, stories, papers), NINE_ARTICLES),
        (event_of(settings, [GAZETTE, HERALD], ["Ours", "Herald"], has_draft=True), DRAFT),
    ]
    pressed: set[tuple[str, str]] = set()
    for event, text in walks:
        pressed |= await walk(event, text)
    claimed = {(claim.screen, claim.key) for claim in all_claims() if claim.screen not in {NO_KEY, *ELSEWHERE}}
    assert claimed - pressed == set()
