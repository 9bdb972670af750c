"""Validation of YAML into msgspec Structs; errors name the file, the line, the key and the nearest valid key."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tui.files import UnreadableFile, read_file
from tui.yaml.reader import MAX_CHARACTERS, KeyPath, YamlDocument, YamlError, read_yaml

T = TypeVar("T")

_TYPE_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
_AT = " - at "
_PLACE = re.compile(rf"{_AT}(?:`key` in )?`\$(.*)`")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d{1,9}|\.\.\.)\]")


def load_struct(source: str | Path, name: str, struct: type[T], *, base: Mapping[str, object] | None = None) -> T:
    """Read YAML text (or the file at a Path) into a `struct`; `name` is used in errors. Raises YamlError.

    `base` is a valid mapping with defaults for missing values, so that a user's file may set a single key. An empty
    text counts as an empty mapping.
    """
    document = read_document(source, name) if isinstance(source, Path) else read_yaml(source, name)
    return convert(document, struct, base=base)


def read_document(path: Path, name: str) -> YamlDocument:
    """Read the YAML file at `path`. Raises YamlError, also if it cannot be read."""
    return read_yaml(_read(path, name), name)


def convert(
    document: YamlDocument, struct: type[T], *, base: Mapping[str, object] | None = None, at: KeyPath = ()
) -> T:
    """Convert a document that has been read, like `load_struct`. at: keys that lead to its value in the file."""
    value = {} if document.value is None else document.value
    if base is not None and isinstance(value, Mapping):
        value = merge_documents(base, value)
    try:
        return msgspec.convert(value, struct)
    except msgspec.ValidationError as error:
        raise _located(error, document, value, struct, at) from None


def merge_documents(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """Merge `over` into `base`: mappings key by key; any other value is replaced."""
    result = dict(base)
    for key, value in over.items():
        base_value = result.get(key)
        result[key] = (
            merge_documents(base_value, value)
            if isinstance(base_value, Mapping) and isinstance(value, Mapping)
            else value
        )
    return result


def closest_key(word: str, valid: list[str]) -> str:
    """Return the closest valid word to a mistyped one, or an empty string."""
    from difflib import get_close_matches  # most files contain no wrong word

    return next(iter(get_close_matches(word, valid, n=1, cutoff=0.6)), "")


def _read(path: Path, name: str) -> str:
    try:
        return read_file(path, 4 * MAX_CHARACTERS).decode("utf-8-sig")
    except UnreadableFile as error:
        raise YamlError(name, None, error.reason) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise YamlError(name, line, "not UTF-8 text") from None


def _located(
    error: msgspec.ValidationError, document: YamlDocument, value: object, struct: type[Any], at: KeyPath
) -> YamlError:
    message = str(error)
    place = _PLACE.fullmatch(message[max(0, message.rfind(_AT)) :])
    inner_path = _key_path(place[1] if place else "", value, struct, message)
    path = (*at, *inner_path)
    message = message[: message.rfind(_AT)] if place else message
    parts = re.split(r"`([^`]*)`", message, maxsplit=1)
    key = parts[1] if len(parts) == 3 else ""
    if message.startswith("Object contains unknown field"):
        return document.error((*path, key), _unknown_key(key, path, _type_at(struct, inner_path)))
    prefix = f"“{_dotted(path)}”: " if path else ""
    if message.startswith("Object missing required field"):
        return document.error(path, f"{prefix}the key “{key}” is missing")
    if message.startswith("Invalid enum value"):
        return document.error(path, prefix + _not_a_choice(_value_at(value, inner_path), _type_at(struct, inner_path)))
    return document.error(path, prefix + _in_words(message))


def _unknown_key(key: str, path: KeyPath, kind: object) -> str:
    from msgspec import inspect

    valid = [field.encode_name for field in kind.fields] if isinstance(kind, inspect.StructType) else []
    suggestion = closest_key(key, valid)
    inside = f" in “{_dotted(path)}”" if path else ""
    return f"unknown key “{key}”{inside}; " + (
        f"did you mean “{suggestion}”?" if suggestion else f"use one of: {', '.join(valid)}"
    )


def _not_a_choice(value: object, kind: object) -> str:
    from msgspec import inspect

    choices: list[str] = []
    if isinstance(kind, inspect.EnumType):
        choices = [str(choice.value) for choice in kind.cls]
    elif isinstance(kind, inspect.LiteralType):
        choices = [str(choice) for choice in kind.values]
    word = str(value)
    suggestion = closest_key(word, choices)
    valid = ", ".join(filter(None, choices))
    return f"“{word}” is not one of {valid}" + (f"; did you mean “{suggestion}”?" if suggestion else "")


def _in_words(message: str) -> str:
    """Rephrase an error such as `Expected `str`, got `int`` for users of YAML."""

    def words(match: re.Match[str]) -> str:
        return " or ".join(_TYPE_WORDS.get(kind, kind) for kind in match[1].split(" | "))

    text = re.sub(r"`([^`]*)`", words, message)
    text = text[:1].lower() + text[1:]
    if "expected text, got a" in text or "expected text, got true" in text:
        return f"{text} (quotation marks make it text)"
    return text


def _key_path(steps: str, value: object, struct: type[Any], message: str) -> KeyPath:
    """Convert msgspec's `$.panes[0].width` to keys; for `[...]`, the key of a mapping, each key is tried."""
    path: list[str | int] = []
    for match in _STEP.finditer(steps):
        if match[1] is not None:
            path.append(match[1])
        elif match[2] != "...":
            path.append(int(match[2]))
        else:
            path.append(_failing_key(tuple(path), value, struct, message))
    return tuple(path)


def _failing_key(path: KeyPath, value: object, struct: type[Any], message: str) -> str:
    mapping = _value_at(value, path)
    if not isinstance(mapping, Mapping):
        return ""
    for key in mapping:
        try:
            msgspec.convert(_with(value, path, {key: mapping[key]}), struct)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return str(key)
    return ""


def _with(value: Any, path: KeyPath, new: object) -> object:
    """Return a copy of a value in which the value at the path is replaced."""
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = _with(value[path[0]], path[1:], new)
    return copy


def _value_at(value: Any, path: KeyPath) -> object:
    """Return the value at the path; None if it does not exist, because a key can look like an index."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _type_at(struct: type[Any], path: KeyPath) -> object:
    """Return msgspec's description of the type at the path; None if it is unknown."""
    from msgspec import inspect

    def without_null(kind: object) -> object:
        if isinstance(kind, inspect.UnionType):
            return next((member for member in kind.types if not isinstance(member, inspect.NoneType)), None)
        return kind

    kind = without_null(inspect.type_info(struct))
    for step in path:
        if isinstance(kind, inspect.StructType):
            kind = next((field.type for field in kind.fields if field.encode_name == step), None)
        elif isinstance(kind, inspect.DictType):
            kind = kind.value_type
        elif isinstance(kind, inspect.ListType | inspect.VarTupleType):
            kind = kind.item_type
        else:
            return None
        kind = without_null(kind)
    return kind


def _dotted(path: KeyPath) -> str:
    """Return a path as text, such as `articles 2 → outlet`; list items count from 1, as people do."""
    return " → ".join(str(step + 1) if isinstance(step, int) else step for step in path)
