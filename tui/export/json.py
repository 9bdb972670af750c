"""JSON: the same input gives the same bytes, and text stays readable in any script."""

import json
from collections.abc import Mapping

import msgspec

from tui.export.document import ExportDocument


def write_json(document: ExportDocument) -> str:
    """The export as JSON, by docs/schemas/export.schema.json."""
    return dumps(msgspec.to_builtins(document))


def dumps(document: Mapping[str, object]) -> str:
    """Any plain document, indented, with a newline at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
