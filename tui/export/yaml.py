"""YAML: the same document as the JSON, for eyes and for tools that prefer it."""

import msgspec

from tui.export.document import ExportDocument
from tui.yaml.reader import dump_yaml


def write_yaml(document: ExportDocument) -> str:
    """The export as YAML that readers of YAML 1.1 and 1.2 understand alike; by docs/schemas/export.schema.json."""
    return dump_yaml(msgspec.to_builtins(document))
