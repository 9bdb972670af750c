"""Every key that README and docs name does what the words beside it say."""

from collections.abc import Iterable
from functools import cache

import yaml
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tests.documented_keys import PAGES, ROOT, Bound, Claim, KeyRun, Phrases, claims, key_runs
from tests.rows import each_row
from tui.settings.load import load_settings
from tui.ui.archive.screen import ArchiveScreen
from tui.ui.checks.screen import COMMANDS as CHECKS
from tui.ui.commands import Command
from tui.ui.compare.screen import COMMANDS as COMPARE
from tui.ui.coverage.commands import COMMANDS as COVERAGE
from tui.ui.dialogs.choose_articles import ChooseArticlesScreen
from tui.ui.dialogs.closest import ClosestList, ClosestScreen
from tui.ui.dialogs.file_dialog import FileDialog
from tui.ui.dialogs.pick import PickScreen
from tui.ui.dialogs.write import WriteScreen
from tui.ui.differences.screen import COMMANDS as DIFFERENCES
from tui.ui.key_bindings import command_bindings, key_label
from tui.ui.preferences.screen import PreferencesScreen
from tui.ui.reading.commands import COMMANDS as READING
from tui.ui.tabs.page import TAB_COMMANDS
from tui.ui.widgets.checkbox import Tick
from tui.ui.widgets.find_bar import FindBar
from tui.ui.widgets.note_editor import NoteEditor
from tui.ui.widgets.safe_input import SafeInput

TABLES: dict[str, Iterable[Command]] = {
    "reading": READING,
    "compare": COMPARE,
    "coverage": COVERAGE,
    "tabs": TAB_COMMANDS,
    "differences": DIFFERENCES,
    "checks": CHECKS,
}
DIALOGS: dict[str, list[BindingType]] = {
    "closest": [*ClosestScreen.BINDINGS, *ClosestList.BINDINGS],
    "find": FindBar.BINDINGS,
    "note": [*WriteScreen.BINDINGS, *NoteEditor.BINDINGS, *Tick.BINDINGS, *Screen.BINDINGS],
    "export": FileDialog.BINDINGS,
    "settings": PreferencesScreen.BINDINGS,
    "choice of articles": [*ChooseArticlesScreen.BINDINGS, *SafeInput.BINDINGS],
    "choice": [
        *PickScreen.BINDINGS,
        *SafeInput.BINDINGS,
    ],
    "archive": [*ArchiveScreen.BINDINGS, *SafeInput.BINDINGS],
    "similar articles": SafeInput.BINDINGS,
}
NO_KEY = "not a key of the reader"


@cache
def documented_phrases() -> Phrases:
    return yaml.safe_load((ROOT / "tests/documented_keys.yaml").read_text(encoding="utf-8"))


@cache
def bound_keys() -> Bound:
    keys = load_settings().keys
    commands = {screen: _labelled(command_bindings(keys, rows)) for screen, rows in TABLES.items()}
    actions = {screen: _labelled(Binding.make_bindings(bindings)) for screen, bindings in DIALOGS.items()}
    return {**commands, **actions, NO_KEY: {span: [span] for span in documented_phrases()[NO_KEY]}}


def _labelled(bindings: Iterable[Binding] | Iterable[tuple[str, Binding]]) -> dict[str, list[str]]:
    """Label of a key → its commands or actions."""
    ids: dict[str, list[str]] = {}
    for item in bindings:
        key, binding = item if isinstance(item, tuple) else (item.key, item)
        label = {"equals_sign": "="}.get(key, binding.key_display or key_label(key))
        ids.setdefault(label, []).append(binding.action.removeprefix("command('").removesuffix("')"))
    return ids


@cache
def runs_of_pages() -> list[KeyRun]:
    return [run for page in PAGES for run in key_runs(page.name, page.read_text(encoding="utf-8"))]


def claims_of(run: KeyRun) -> list[Claim]:
    return claims(run, documented_phrases(), bound_keys())


def all_claims() -> list[Claim]:
    return [claim for run in runs_of_pages() for claim in claims_of(run)]


def test_a_key_that_a_page_names_does_what_the_page_says() -> None:
    assert len(runs_of_pages()) > 200
    untrue = [str(run) for run in runs_of_pages() if not claims_of(run)]
    assert not untrue, "wrong key, or new words for tests/documented_keys.yaml:\n" + "\n".join(untrue)


def test_every_description_of_a_key_is_on_some_page() -> None:
    words = [f"{run.before}\n{run.after}" for run in runs_of_pages()]
    stale = [
        f"{screen}, {command}: {phrase}"
        for screen, commands in documented_phrases().items()
        for command, its_phrases in commands.items()
        for phrase in its_phrases
        if not any(phrase in text for text in words)
    ]
    assert not stale, "\n".join(stale)


@each_row(
    "sentence",
    [
        "| `N` `n` | next or previous passage |",
        "| `q` | highlight, add a note |",
        "In the sidebar `O` filters the list, `F` sorts it by importance.",
        "With the sentence in view, `c` lists the sentences that come closest to it.",
        "`ctrl+g` quits.",
        "`y` brews coffee.",
    ],
)
def test_a_wrong_key_is_noticed(sentence: str) -> None:
    runs = list(key_runs("made.md", sentence))
    assert runs
    assert not all(claims_of(run) for run in runs)
