"""Writes JSON: the same input gives the same bytes, and text in any script stays readable."""

import json
import re
from collections.abc import Mapping

import msgspec

from tui.export.document import ExportDocument
from tui.text.canonical import UNSAFE


def write_json(document: ExportDocument) -> str:
    """Return the export as JSON, as defined in docs/schemas/export.schema.json."""
    return dumps(msgspec.to_builtins(document))


def dumps(document: Mapping[str, object]) -> str:
    """Return a plain document as indented JSON with a final newline."""
    return harmless(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def harmless(encoded: str) -> str:
    """Return the same JSON with escapes for characters that control a terminal or the direction of writing.

    Canonical text has none, but settings and file names may.
    """
    return UNSAFE.sub(_escape, encoded)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
