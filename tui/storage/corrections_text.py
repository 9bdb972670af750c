"""Corrections as the text of a YAML file, and back: strict, with the line of each error."""

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
# To take one back, delete it here. Comments do not stay when crosslight writes this file.
"""


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    corrections: tuple[dict[str, Any], ...] = ()


def read_corrections(text: str, name: str) -> tuple[Correction, ...]:
    """What the text of such a file holds. Raises YamlError, with the line, for anything that is not understood."""
    document = read_yaml(text, name)
    version = document.value.get("version") if isinstance(document.value, dict) else None
    if isinstance(version, int) and version > VERSION:
        newer = f"it was written by a newer crosslight (version {version}, known is {VERSION})"
        raise document.error(("version",), newer)
    kept = convert(document, _Kept)
    if kept.version != VERSION:
        raise document.error(("version",), f"version {kept.version} is not known, only {VERSION}")
    marks: defaultdict[object, dict[KeyPath, YamlMark]] = defaultdict(dict)
    for path, mark in document.marks.items():
        if path[:1] == ("corrections",) and len(path) > 1:
            marks[path[1]][path[2:]] = mark
    return tuple(
        _correction(replace(document, value=_safe(value), parsed_marks=marks[index]))
        for index, value in enumerate(kept.corrections)
    )


def corrections_text(corrections: Sequence[Correction]) -> str:
    """The text of the file."""
    return _HEAD + dump_yaml({"version": VERSION, "corrections": msgspec.to_builtins(corrections)})


def _correction(document: YamlDocument) -> Correction:
    value = document.value
    assert isinstance(value, dict)
    kinds = {str(kind.__struct_config__.tag): kind for kind in KINDS}
    asked = str(value.get("do", ""))
    if asked not in kinds:
        meant = closest_key(asked, list(kinds))
        known = f"“{meant}”?" if meant else f"known are {', '.join(kinds)}"
        raise document.error(("do",), f"“{asked}” is no correction; {known}" if asked else f"“do” is missing; {known}")
    return convert(document, kinds[asked])


def _safe(value: object) -> object:
    """With every text through the door: names of the file come to stand on the screen."""
    if isinstance(value, dict):
        return {key: _safe(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_safe(each) for each in value]
    return one_line(value).strip() if isinstance(value, str) else value
