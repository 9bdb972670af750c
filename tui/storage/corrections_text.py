"""Writes corrections as YAML and reads them back strictly, reporting the line of each error."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from tui.mentions.corrections.model import KINDS, Correction
from tui.text.canonical import one_line
from tui.yaml.reader import KeyPath, YamlDocument, YamlMark, dump_yaml, read_yaml
from tui.yaml.validation import closest_key, convert

VERSION = 1

_HEAD = """\
# Corrections of people and quotes, made in crosslight and applied in this order; docs/corrections.md explains them.
# To undo one, delete it here. Comments are lost when crosslight writes this file.
"""


class _CorrectionsDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    corrections: tuple[dict[str, Any], ...] = ()


def read_corrections(text: str, name: str) -> tuple[Correction, ...]:
    """Parse the text of a corrections file. Raises YamlError, with the line, for anything unknown."""
    document = read_yaml(text, name)
    version = document.value.get("version") if isinstance(document.value, dict) else None
    if isinstance(version, int) and version > VERSION:
        reason = f"it was written by a newer version of crosslight (format {version}; this one reads {VERSION})"
        raise document.error(("version",), reason)
    parsed_file = convert(document, _CorrectionsDocument)
    if parsed_file.version != VERSION:
        raise document.error(("version",), f"version {parsed_file.version} is unknown; use {VERSION}")
    marks: defaultdict[object, dict[KeyPath, YamlMark]] = defaultdict(dict)
    for path, mark in document.marks.items():
        if path[:1] == ("corrections",) and len(path) > 1:
            marks[path[1]][path[2:]] = mark
    return tuple(
        _correction(replace(document, value=_safe(value), parsed_marks=marks[index]))
        for index, value in enumerate(parsed_file.corrections)
    )


def corrections_text(corrections: Sequence[Correction]) -> str:
    """Return the text of a corrections file."""
    return _HEAD + dump_yaml({"version": VERSION, "corrections": msgspec.to_builtins(corrections)})


def _correction(document: YamlDocument) -> Correction:
    value = document.value
    assert isinstance(value, dict)
    kinds = {str(kind.__struct_config__.tag): kind for kind in KINDS}
    name = str(value.get("do", ""))
    if name not in kinds:
        suggestion = closest_key(name, list(kinds))
        hint = f"did you mean “{suggestion}”?" if suggestion else f"use one of: {', '.join(kinds)}"
        raise document.error(("do",), f"unknown correction “{name}”; {hint}" if name else f"“do” is missing; {hint}")
    return convert(document, kinds[name])


def _safe(value: object) -> object:
    """Make every string in a value canonical, because names in the file are shown on the screen."""
    if isinstance(value, dict):
        return {key: _safe(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_safe(item) for item in value]
    return one_line(value).strip() if isinstance(value, str) else value
