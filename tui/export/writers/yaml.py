"""Writes the document of the JSON export as YAML."""

import msgspec

from tui.export.document import ExportDocument
from tui.yaml.reader import dump_yaml


def write_yaml(document: ExportDocument) -> str:
    """Return the export as YAML with the same meaning in YAML 1.1 and 1.2, as defined in export.schema.json."""
    return dump_yaml(msgspec.to_builtins(document))
