"""Decodes JSON, JSON Lines and JSON values one after another, and skips lines that are damaged."""

import json
import re
from collections.abc import Iterator

import msgspec

from tui.files import UnreadableFile

_BETWEEN = re.compile(r"[\s,\x1e]*")
_BROKEN_MAX = 20
"""Maximum number of damaged lines in a file that is still read; each may cost a pass over the rest of the file."""


def json_value(text: str | bytes) -> object:
    """Decode JSON fast, and as leniently as Python: NaN and lone surrogates are let through. Raises ValueError,
    RecursionError."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError, msgspec.MsgspecError):
        return json.loads(text)


def json_sequence(text: str) -> tuple[list[object], list[int]]:
    """Return the values of a text that holds several, and the numbers of the damaged lines, which are skipped.

    Raises UnreadableFile if there is no value, or if too many lines are damaged.
    """
    broken_lines: list[int] = []
    values: list[object] = []
    for line, value in _values(text):
        if isinstance(value, ValueError | RecursionError):
            broken_lines.append(line)
            if len(broken_lines) > _BROKEN_MAX:
                break
        else:
            values.append(value)
    if not values or len(broken_lines) > min(len(values), _BROKEN_MAX):
        where = f" in line {broken_lines[0]}" if broken_lines else ""
        raise UnreadableFile(f"its JSON is broken{where}; save it again")
    return values, broken_lines


def _values(text: str) -> Iterator[tuple[int, object]]:
    """Yield each value, or the error instead of it, with the line on which it begins, from 1."""
    decoder = json.JSONDecoder()
    line, at = 1, 0
    while (match := _BETWEEN.match(text, at)) and match.end() < len(text):
        line += text.count("\n", at, match.end())
        start = match.end()
        try:
            value, at = decoder.raw_decode(text, start)
            yield line, value
        except (ValueError, RecursionError) as error:
            yield line, error
            at = text.find("\n", start) if "\n" in text[start:] else len(text)
        line += text.count("\n", start, at)
