"""Reports the current settings and where each came from, for people and for programs."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tui import __version__
from tui.settings.load import FILES, current_command, files_in, load_settings
from tui.shipped import shipped_text
from tui.text.canonical import canonical, one_line
from tui.yaml.reader import YamlDocument, dump_yaml, read_yaml
from tui.yaml.validation import read_document

SHIPPED = "shipped"
LINE_CHARACTERS_MAX = 100
"""Maximum length of a list on one line, in characters; a longer one is written with one item per line."""
_FLAT = re.compile(r"""[\w+/.][\w+/. -]*|'[^']*'|"[^"\\]*\"""")
"""An item, as YAML writes it, that is allowed in a [list on one line]."""


class SettingSource(Struct, frozen=True):
    """A folder that settings come from."""

    name: str
    """Name shown to the user: “your own”, “--config”."""
    folder: Path


class Setting(Struct, frozen=True):
    path: tuple[str, ...]
    """Keys that lead to the setting in its file."""
    value: object
    origin: str
    """`shipped`, or the name of a source and the line in its file."""
    file: str
    """File that sets it; empty if it is shipped."""


def report_settings(places: Sequence[SettingSource], names: Collection[str] = ()) -> dict[str, list[Setting]]:
    """Map each file name to its settings, in the order of the shipped file.

    places: later ones override earlier ones. names: names of files, without extension; empty for all. Raises YamlError
    as `load_settings` does.
    """
    load_settings(*(place.folder for place in places))
    report: dict[str, list[Setting]] = {}
    for name in FILES:
        if names and name.removesuffix(".yaml") not in names:
            continue
        shipped = _leaves(read_yaml(shipped_text(f"config/{name}"), name))
        settings = {keys: Setting(keys, value, SHIPPED, "") for keys, value in shipped}
        for place in places:
            path = files_in(place.folder).get(name)
            if path is None:
                continue
            document = read_document(path, str(path))
            for keys_as_written, value in _leaves(document):
                keys = tuple(map(current_command, keys_as_written)) if name == "keys.yaml" else keys_as_written
                settings[keys] = Setting(
                    keys, value, f"{place.name}, line {document.line(keys_as_written)}", one_line(str(path))
                )
        report[name] = _grouped_by_parent(settings.values())
    return report


def readable_report(report: Mapping[str, Sequence[Setting]], places: Sequence[SettingSource]) -> str:
    """Return YAML with a section for each file, and a comment with the origin of each value."""
    lines = [
        "# Current settings. The comment after a value says where it comes from; later files override earlier ones.",
        f"# {SHIPPED}",
    ]
    for place in places:
        note = "" if place.folder.is_dir() else " (none)"
        lines.append(f"# {place.name}: {one_line(str(place.folder))}{note}")
    for name, settings in report.items():
        lines += ["", f"{name.removesuffix('.yaml')}:  # {name}"]
        comments = _comments(name)
        previous_path: tuple[str, ...] = ()
        for setting in settings:
            lines += _setting_lines(setting, previous_path, comments)
            previous_path = setting.path
    return canonical("\n".join(lines) + "\n")


def document(report: Mapping[str, Sequence[Setting]], places: Sequence[SettingSource]) -> dict[str, object]:
    """Return the report as plain values: for each file and dotted key, the value and its source."""
    return {
        "version": __version__,
        "places": [{"name": place.name, "folder": one_line(str(place.folder))} for place in places],
        "settings": {
            name.removesuffix(".yaml"): {
                ".".join(setting.path): {"value": setting.value, "origin": setting.origin, "file": setting.file or None}
                for setting in settings
            }
            for name, settings in report.items()
        },
    }


def _comments(name: str) -> dict[tuple[str, ...], list[str]]:
    """Return the comment lines above each key of a shipped file."""
    shipped = read_yaml(shipped_text(f"config/{name}"), name)
    lines = shipped.text.split("\n")
    comments: dict[tuple[str, ...], list[str]] = {}
    for path, mark in shipped.marks.items():
        first = last = mark.line - 1
        while first and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        if path and all(isinstance(key, str) for key in path):
            comments[tuple(map(str, path))] = [line.strip() for line in lines[first:last]]
    return comments


def _leaves(document: YamlDocument) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the values at the leaves of nested keys; lists are values."""

    def leaves_below(path: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], object]]:
        if isinstance(value, Mapping) and value:
            for key, inner in value.items():
                yield from leaves_below((*path, key), inner)
        elif path:
            yield path, value

    return leaves_below((), document.value)


def _grouped_by_parent(settings: Collection[Setting]) -> list[Setting]:
    """Group settings that share their parent keys, in the order in which these first appear."""
    firsts: dict[tuple[str, ...], int] = {}
    for number, setting in enumerate(settings):
        for depth in range(1, len(setting.path)):
            firsts.setdefault(setting.path[:depth], number)

    def place(setting: Setting, number: int) -> list[int]:
        parents = [firsts[setting.path[:depth]] for depth in range(1, len(setting.path))]
        return [*parents, number]

    ordered = sorted(
        ((place(setting, number), number, setting) for number, setting in enumerate(settings)), key=lambda e: e[:2]
    )
    return [setting for _, _, setting in ordered]


def _setting_lines(
    setting: Setting, previous_path: tuple[str, ...], comments: Mapping[tuple[str, ...], Sequence[str]]
) -> Iterator[str]:
    """Yield the lines of a setting, including any parent keys that the previous setting does not share."""
    for depth in range(1, len(setting.path)):
        parents = setting.path[:depth]
        if parents != previous_path[:depth]:
            yield from ("  " * depth + line for line in comments.get(parents, ()))
            yield "  " * depth + f"{_plain(parents[-1])}:"
    indent = "  " * len(setting.path)
    yield from (indent + line for line in comments.get(setting.path, ()))
    head = f"{indent}{_plain(setting.path[-1])}:"
    items = _plain_items(setting.value) if isinstance(setting.value, list) and setting.value else []
    flat = "[" + ", ".join(items) + "]"
    if not isinstance(setting.value, list):
        yield f"{head} {_plain(setting.value)}  # {setting.origin}"
    elif all(_FLAT.fullmatch(item) for item in items) and len(head) + len(flat) < LINE_CHARACTERS_MAX:
        yield f"{head} {flat}  # {setting.origin}"
    else:
        yield f"{head}  # {setting.origin}"
        yield from (f"{indent}  - {item}" for item in items)


def _plain(value: object) -> str:
    """Return a scalar as YAML writes it."""
    return dump_yaml([value]).removeprefix("- ").rstrip("\n")


def _plain_items(values: Sequence[object]) -> list[str]:
    """Return scalars as YAML writes them, one line each.

    They are written all at once, because a list of words may have tens of thousands.
    """
    return [line.removeprefix("- ") for line in dump_yaml(values).rstrip("\n").split("\n")]
