"""Loads settings from YAML into option structs: shipped ones, then the user's folder, then `--config`.

Later files override earlier ones; each is checked strictly before they are merged. Nothing is read on import, and
nothing is ever written.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from tui.articles.load_result import Notice
from tui.articles.options import ArticlesOptions
from tui.files import describe_os_error
from tui.matching.options import MatchingOptions
from tui.mentions.options import MentionsOptions
from tui.notebook.options import NotebookOptions
from tui.reading.options import ReadingOptions
from tui.shipped import shipped_text
from tui.text.canonical import canonical, one_line
from tui.yaml.reader import YamlDocument, YamlError, read_yaml
from tui.yaml.validation import closest_key, convert, merge_documents, read_document

T = TypeVar("T")

Keys = Mapping[str, str | list[str]]

FILES: Mapping[str, Any] = {
    "articles.yaml": ArticlesOptions,
    "matching.yaml": MatchingOptions,
    "mentions.yaml": MentionsOptions,
    "notebook.yaml": NotebookOptions,
    "reading.yaml": ReadingOptions,
    "keys.yaml": dict[str, str | list[str]],
}


KEY_SCOPES = ("compare_", "table_")
"""Prefixes of commands that belong to a separate screen. Their keys may mean something else on other screens."""

RENAMED_COMMANDS = {"mark": "bookmark", "to_mark": "go_to_bookmark", "unmark": "remove_annotation"}
"""Former names of commands, which a user's keys.yaml may still contain → their current names."""

_NAMED_KEYS = (
    "up|down|left|right|home|end|pageup|pagedown|enter|escape|tab|space|backspace|delete|insert|f[1-9]|f1[0-9]|f2[0-4]"
)
_KEY = re.compile(rf"(?:(?:ctrl|alt|shift|super|meta|hyper)\+)*(?:{_NAMED_KEYS}|\S)")
KEY_SYNONYMS = {
    **dict.fromkeys(("c", "control", "strg", "ctl"), "ctrl"),
    **dict.fromkeys(("m", "option", "opt"), "alt"),
    **dict.fromkeys(("s", "umschalt"), "shift"),
    **dict.fromkeys(("return", "ret", "cr"), "enter"),
    **dict.fromkeys(("esc",), "escape"),
    **dict.fromkeys(("pgup", "prior"), "pageup"),
    **dict.fromkeys(("pgdn", "pgdown", "next"), "pagedown"),
    **dict.fromkeys(("del",), "delete"),
    **dict.fromkeys(("bs",), "backspace"),
    **dict.fromkeys(("spc", "spacebar"), "space"),
}
"""Names of keys in other programs → their names here."""


class Settings(Struct, frozen=True):
    articles: ArticlesOptions
    matching: MatchingOptions
    mentions: MentionsOptions
    notebook: NotebookOptions
    reading: ReadingOptions
    keys: Mapping[str, tuple[str, ...]]
    """Command id → its keys; empty if another command has taken its key."""
    notices: tuple[Notice, ...] = ()
    """Settings that are accepted, but should be written differently."""


def load_settings(*folders: Path) -> Settings:
    """Load the shipped settings, overridden by those in `folders`; later folders override earlier ones.

    A folder that does not exist counts as empty; an unknown YAML file in one that does is an error. Raises YamlError,
    which names the file, the line and the key.
    """
    layers = [files_in(folder) for folder in folders]
    key_files = [read_document(path, str(path)) for layer in layers if (path := layer.get("keys.yaml"))]

    def read(name: str, struct: type[T]) -> T:
        return _layered(name, struct, [layer[name] for layer in layers if name in layer])

    return Settings(
        articles=read("articles.yaml", ArticlesOptions),
        matching=read("matching.yaml", MatchingOptions),
        mentions=read("mentions.yaml", MentionsOptions),
        notebook=read("notebook.yaml", NotebookOptions),
        reading=read("reading.yaml", ReadingOptions),
        keys=_keys(key_files),
        notices=tuple(notice for document in key_files for notice in _renamed_commands(document)),
    )


def user_folder() -> Path:
    """Return the folder of the user's own settings; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("crosslight", appauthor=False)


def files_in(folder: Path) -> dict[str, Path]:
    """Return the settings files of a folder, by name; hidden files are ignored. Raises YamlError."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        if not os.path.lexists(folder) and error.errno != errno.ENAMETOOLONG:
            return {}
        raise YamlError(str(folder), None, describe_os_error(error)) from error
    files = {path.name: path for path in paths if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")}
    for name, path in files.items():
        if name not in FILES:
            suggestion = closest_key(name, list(FILES))
            raise YamlError(
                str(path),
                None,
                "there are no settings with this name" + (f"; did you mean {suggestion}?" if suggestion else ""),
            )
    return files


def _layered(name: str, struct: type[T], paths: Sequence[Path]) -> T:
    document = read_yaml(shipped_text(f"config/{name}"), name, keep=True)
    value = convert(document, struct)
    base = cast(Mapping[str, object], document.value)
    for path in paths:
        document_above = read_document(path, str(path))
        value = convert(document_above, struct, base=base)
        base = merge_documents(base, cast(Mapping[str, object], document_above.value or {}))
    return value


def _keys(documents: Sequence[YamlDocument]) -> dict[str, tuple[str, ...]]:
    """Return the keys of each command.

    Raises YamlError for an unknown command, an invalid key name, and a key with two commands.
    """
    name = "keys.yaml"
    keys_by_command = _own_keys(read_yaml(shipped_text(f"config/{name}"), name, keep=True))
    for document in documents:
        own_keys = _own_keys(document)
        _refuse_unknown_commands(document, own_keys, keys_by_command)
        keys_by_command |= {current_command(command): keys for command, keys in own_keys.items()}
        _refuse_shared_keys(document, own_keys, keys_by_command)
    return keys_by_command


def current_command(command: str) -> str:
    """Return the current name of a command, which may have been renamed since a user's keys.yaml was written."""
    return RENAMED_COMMANDS.get(command, command)


def _renamed_commands(document: YamlDocument) -> Iterator[Notice]:
    for command in cast(Mapping[str, object], document.value or {}):
        if command in RENAMED_COMMANDS:
            place = f"{document.name}, line {document.line((command,))}"
            yield Notice(one_line(place), f"the command “{command}” is called “{RENAMED_COMMANDS[command]}” now")


def _own_keys(document: YamlDocument) -> dict[str, tuple[str, ...]]:
    raw_keys = convert(document, cast(type[Keys], FILES["keys.yaml"]))
    keys_by_command = {command: (keys,) if isinstance(keys, str) else tuple(keys) for command, keys in raw_keys.items()}
    for command, keys in keys_by_command.items():
        for key in keys:
            if not _KEY.fullmatch(key):
                suggestion = _suggested_key(key)
                hint = f"did you mean “{suggestion}”?" if suggestion else "give several keys as a list: [n, down]"
                raise document.error((command,), f"“{command}”: “{key}” is not a key name; {hint}")
    return keys_by_command


def _suggested_key(key: str) -> str:
    """Return our name for a key in another program's notation (Ctrl-N, ^N, C-n, PgDn); empty if it is unknown."""
    normalised = re.sub(r"\A\^(?=\S\Z)", "ctrl+", key.strip("<> "))
    *modifiers, last = [part for part in re.split(r"[-+ ]{1,9}(?=\S)", normalised) if part] or [""]
    modifiers = [KEY_SYNONYMS.get(part.casefold(), part.casefold()) for part in modifiers]
    if len(last) > 1 or modifiers:
        last = last.casefold()
    last = KEY_SYNONYMS.get(last, last) if len(last) > 1 else last
    suggestion = "+".join([*modifiers, last])
    return suggestion if _KEY.fullmatch(suggestion) else ""


def _refuse_unknown_commands(
    document: YamlDocument, own_commands: Iterable[str], known_commands: Iterable[str]
) -> None:
    for command in own_commands:
        if current_command(command) in own_commands and command in RENAMED_COMMANDS:
            reason = f"“{command}” is the old name of “{current_command(command)}”, which is also set"
            raise document.error((command,), reason)
        if current_command(command) not in known_commands:
            suggestion = closest_key(command, list(known_commands))
            reason = f"unknown command “{command}”" + (f"; did you mean “{suggestion}”?" if suggestion else "")
            raise document.error((command,), reason)


def _refuse_shared_keys(document: YamlDocument, own_commands: Iterable[str], keys: Mapping[str, Sequence[str]]) -> None:
    command_by_key: dict[tuple[str, str], str] = {}
    for command in keys:
        scope = next((scope for scope in KEY_SCOPES if command.startswith(scope)), "")
        for key in keys[command]:
            first_command = command_by_key.setdefault((scope, key), command)
            if first_command != command:
                names_as_written = {
                    current_command(command_as_written): command_as_written for command_as_written in own_commands
                }
                place = names_as_written.get(command) or names_as_written[first_command]
                raise document.error((place,), f"the key “{key}” is assigned to both “{first_command}” and “{command}”")


def plain_values(value: object) -> object:
    """Convert a struct to plain mappings and lists for an export; strings in it are made safe to print."""
    return _safe(msgspec.to_builtins(value))


def _safe(value: object) -> object:
    if isinstance(value, str):
        return canonical(value)
    if isinstance(value, dict):
        return {_safe(key): _safe(item) for key, item in value.items()}
    return [_safe(item) for item in value] if isinstance(value, list | tuple) else value
