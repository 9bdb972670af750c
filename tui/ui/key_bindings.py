"""Names keys as a user reads them, and makes Textual bindings and hints from the configured keys."""

from collections.abc import Iterable, Mapping, Sequence

from textual.binding import Binding, BindingsMap

from tui.settings.load import KEY_SCOPES
from tui.ui.commands import Command
from tui.ui.widgets.hint_line import Hint

LEAVE = "leave"
"""Command whose keys leave every screen, whatever else they are set for on it."""

Keys = Mapping[str, Sequence[str]]
"""Command id → keys, as in config/keys.yaml."""


def command_bindings(keys: Keys, commands: Iterable[Command]) -> BindingsMap:
    """Return the bindings of a screen, in the order of its commands.

    A key set for one of the screen's own commands (compare_…, table_…) does nothing else on it.
    """
    rows = list(commands)
    row_of = {command_id: row for row in rows for command_id in (row.id, *row.also)}
    command_of_key: dict[str, Command] = {}
    for command_id in sorted(row_of, key=lambda command: (command != LEAVE, not command.startswith(KEY_SCOPES))):
        for key in keys.get(command_id, ()):
            command_of_key.setdefault(key, row_of[command_id])
    number_of = {row.id: number for number, row in enumerate(rows)}
    bound = sorted(command_of_key.items(), key=lambda command: number_of[command[1].id])
    return BindingsMap(key_binding(key, row.action, row.title) for key, row in bound)


def hints(
    bindings: BindingsMap,
    commands: Iterable[Command],
    command_ids: Sequence[str],
    words: Mapping[str, str] | None = None,
) -> list[Hint]:
    """Return hints for the bottom line, without commands that have no key.

    command_ids: the most useful first. words: shown for a command in place of its hint.
    """
    hint_of = {row.id: row.hint for row in commands} | dict(words or {})
    first = _first_bindings(bindings)
    bound = [(command_id, first.get(Command(command_id, "", "").action)) for command_id in command_ids]
    return [Hint(key[0], key[1], hint_of[command_id]) for command_id, key in bound if key is not None]


def first_keys(bindings: BindingsMap, commands: Iterable[str]) -> dict[str, str]:
    """Map each command id to its first key, as a user reads it, without commands that have none."""
    first = _first_bindings(bindings)
    actions = {command_id: Command(command_id, "", "").action for command_id in commands}
    return {command_id: first[action][1] for command_id, action in actions.items() if action in first}


def _first_bindings(bindings: BindingsMap) -> dict[str, tuple[str, str]]:
    """Map each action to its first key, as Textual names it and as a user reads it."""
    first: dict[str, tuple[str, str]] = {}
    for key, binding in bindings:
        first.setdefault(binding.action, (key, binding.key_display or key))
    return first


def key_name(keys: Keys, command: str) -> str:
    """Return a command's name for sentences: its key, or what finds it in the list of commands (“:nearest”)."""
    name = command.replace("_", " ")
    if keys.get(command):
        return key_label(keys[command][0])
    if not keys.get("palette"):
        return f"“{name}”"
    list_key = key_label(keys["palette"][0])
    return f"{list_key}{name}" if len(list_key) == 1 else f"{list_key} {name}"


def key_binding(key: str, action: str, title: str) -> Binding:
    """Return the binding of a key from config/keys.yaml.

    Textual names some keys differently (? is question_mark), so the displayed name is stored; a comma would separate
    two keys in Textual.
    """
    return Binding("comma" if key == "," else key, action, title, key_display=key_label(key))


def key_label(key: str) -> str:
    """Return a key as a user reads it."""
    return key.replace("escape", "esc").replace("pagedown", "page down").replace("pageup", "page up")
