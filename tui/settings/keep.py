"""Saves values as the user's own defaults in the settings files of a folder, leaving the other lines as they are."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tui.files import describe_write_error, is_there, write_safely
from tui.settings.load import load_settings
from tui.yaml.reader import YamlError, dump_yaml, read_yaml

Values = Mapping[str, object]
"""Keys of a settings file → their values, or mappings of further keys."""


class _Setting(NamedTuple):
    """A line of a settings file that begins with a key."""

    indent: str
    key: str
    value: str
    comment: str
    """The comment with the blanks before it."""


_NONE = _Setting("", "", "", "")


class KeepError(Exception):
    """The settings could not be saved, and nothing was changed. The message says why, and what to do."""


def keep_settings(folder: Path, values: Mapping[str, Values]) -> list[Path]:
    """Write values to the settings files of a folder, all of them or none, and return the files.

    values: by file name, such as reading.yaml. Comments stay. Raises KeepError.
    """
    before = {folder / name: _text(folder / name) for name in values}
    after = {path: _with_values(before[path] or "", values[path.name], path) for path in before}
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in after.items():
            write_safely(path, text.encode(), overwrite=True)
            written.append(path)
        load_settings(folder)
    except (OSError, YamlError) as error:
        _restore({path: before[path] for path in written})
        reason = describe_write_error(error) if isinstance(error, OSError) else str(error)
        raise KeepError(f"not saved: {folder}: {reason}") from None
    return written


def _text(path: Path) -> str | None:
    """Return the contents of a settings file; None if it does not exist. Raises KeepError if it cannot be read."""
    if not is_there(path):
        return None
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise KeepError(f"not saved: {path} cannot be read as text; repair or remove it first") from None


def _with_values(text: str, values: Values, path: Path) -> str:
    """Return the text of a settings file with values set. Raises KeepError if they do not read back as intended."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    for key, value in values.items():
        if isinstance(value, Mapping):
            _set_below(lines, key, value)
        else:
            _set(lines, key, value)
    changed = newline.join(lines) + newline
    if not _has(changed, values, path.name) or not _keeps_others(text, changed, values, path.name):
        raise KeepError(f"not saved: crosslight cannot edit {path}; set {', '.join(values)} in it yourself")
    return changed


def _set(lines: list[str], key: str, value: object, start: int = 0, end: int | None = None, indent: str = "") -> None:
    """Set a key within a range of lines: in place if it exists, or after the last of them."""
    end = len(lines) if end is None else end
    line = f"{indent}{key}: {_scalar(value)}"
    for at in range(start, end):
        setting = _setting(lines[at])
        if setting and (setting.indent, setting.key) == (indent, key) and setting.value:
            lines[at] = line + setting.comment
            return
    lines.insert(end, line)


def _set_below(lines: list[str], key: str, values: Values) -> None:
    """Set keys in the mapping under a key, which is added if it is missing."""
    heads = [at for at, line in enumerate(lines) if (_setting(line) or _NONE)[:3] == ("", key, "")]
    if not heads:
        lines.append(f"{key}:")
        heads = [len(lines) - 1]
    start = end = heads[0] + 1
    while end < len(lines) and lines[end][:1] in (" ", "\t"):
        end += 1
    indent = lines[start][: len(lines[start]) - len(lines[start].lstrip(" \t"))] if end > start else "  "
    for name, value in values.items():
        _set(lines, name, value, start, end, indent)


def _setting(line: str) -> _Setting | None:
    """Return the parts of a line; None if it does not begin with a plain key. A `#` after a blank begins a comment."""
    match = _key().match(line)
    if match is None:
        return None
    value = line[match.end() :]
    sign = min((at for mark in (" #", "\t#") if (at := value.find(mark)) >= 0), default=len(value))
    bare = value[:sign].rstrip(" \t")
    return _Setting(match["indent"], match["key"], bare.strip(" \t"), value[len(bare) :] if sign < len(value) else "")


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"(?P<indent>[ \t]*)(?P<key>[\w-]{1,60})[ \t]*:")


def _scalar(value: object) -> str:
    return dump_yaml({"key": value}).removeprefix("key: ").rstrip("\n")


def _has(text: str, values: Values, name: str) -> bool:
    """Return True if the text, read as YAML, contains the values."""
    found_values = _read(text, name)
    return found_values is not None and all(
        value.items() <= found_values.get(key, {}).items()
        if isinstance(value, Mapping)
        else found_values.get(key) == value
        for key, value in values.items()
    )


def _keeps_others(before: str, after: str, values: Values, name: str) -> bool:
    """Return True if all other keys have the same values as before."""
    first, second = _read(before, name), _read(after, name)
    if first is None or second is None:
        return False
    return {k: v for k, v in first.items() if k not in values} == {k: v for k, v in second.items() if k not in values}


def _read(text: str, name: str) -> dict | None:  # type: ignore[type-arg]
    try:
        value = read_yaml(text, name).value
    except YamlError:
        return None
    return dict(value) if isinstance(value, Mapping) else {} if value is None else None


def _restore(texts: Mapping[Path, str | None]) -> None:
    """Restore the previous contents of the files, as far as possible."""
    for path, text in texts.items():
        try:
            if text is None:
                path.unlink(missing_ok=True)
            else:
                write_safely(path, text.encode(), overwrite=True)
        except OSError:
            continue
