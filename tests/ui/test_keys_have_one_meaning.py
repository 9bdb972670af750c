"""As shipped, a key runs one command on each screen, and does one thing in each dialog."""

import importlib
import pkgutil
from collections import defaultdict

import tui.ui
from tests.rows import each_row
from tui.settings.load import KEY_SCOPES, load_settings
from tui.ui.checks import screen as checks
from tui.ui.compare import screen as compare
from tui.ui.coverage import commands as coverage
from tui.ui.dialogs.dialog import Dialog
from tui.ui.differences import screen as differences
from tui.ui.reading import commands as reading
from tui.ui.tabs import text_page

SCREENS = {
    "reading": reading.COMMANDS,
    "compare": compare.COMMANDS,
    "coverage": coverage.COMMANDS,
    "differences": differences.COMMANDS,
    "checks": checks.COMMANDS,
    "overlap": text_page.COMMANDS,
}


def meanings(rows, keys):
    """Key → the commands of a screen that it is set for."""
    commands = defaultdict(set)
    for row in rows:
        for name in (row.id, *row.also):
            for key in keys.get(name, ()):
                commands[key].add(row.id)
    return commands


@each_row("screen", SCREENS)
def test_no_key_runs_two_commands_of_one_screen(screen):
    doubled = {key: ids for key, ids in meanings(SCREENS[screen], load_settings().keys).items() if len(ids) > 1}
    assert doubled == {}


def test_a_key_that_is_set_twice_is_found():
    keys = {**load_settings().keys, "fold": ("c",)}
    assert meanings(reading.COMMANDS, keys)["c"] == {"coverage", "fold"}


def dialogs():
    for module in pkgutil.walk_packages(tui.ui.__path__, "tui.ui."):
        importlib.import_module(module.name)
    pending, found = [Dialog], []
    while pending:
        subclasses = pending.pop().__subclasses__()
        pending += subclasses
        found += subclasses
    return sorted(set(found), key=lambda each: each.__qualname__)


def test_no_key_does_two_things_in_a_dialog():
    doubled = {}
    for dialog in dialogs():
        titles = defaultdict(set)
        for binding in dialog.__dict__.get("BINDINGS", ()):
            for key in binding.key.split(","):
                titles[key].add(binding.description)
        doubled |= {(dialog.__name__, key): what for key, what in titles.items() if len(what) > 1}
    assert doubled == {}
    assert len(dialogs()) > 12


def test_every_command_of_another_screen_exists_in_the_settings():
    keys = load_settings().keys
    for rows in SCREENS.values():
        names = [name for row in rows for name in (row.id, *row.also)]
        assert [name for name in names if name not in keys and not name.startswith(KEY_SCOPES)] == []
