"""JSON: the same input gives the same bytes, and text stays readable in any script."""

import json
import re
from collections.abc import Mapping

import msgspec

from tui.export.document import ExportDocument
from tui.text.canonical import UNSAFE


def write_json(document: ExportDocument) -> str:
    """The export as JSON, by docs/schemas/export.schema.json."""
    return dumps(msgspec.to_builtins(document))


def dumps(document: Mapping[str, object]) -> str:
    """Any plain document, indented, with a newline at the end."""
    return harmless(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def harmless(encoded: str) -> str:
    """The same JSON, with an escape for each character that would steer a terminal or turn the direction of writing.

    What was read from articles holds none, but settings and file names may.
    """
    return UNSAFE.sub(_escape, encoded)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
