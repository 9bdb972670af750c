"""The registry of export formats: add a format here, and the command line, the reader and the docs' tests know it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class ExportFormat(NamedTuple):
    """A file format that an export can be written in."""

    name: str
    endings: tuple[str, ...]
    """Endings of its files, lower case with the dot; the first one is used for suggested names."""
    writer: str
    """`module:function`, imported at the first export so that starting the reader does not pay for it."""
    takes_document: bool = True
    """True: the function takes an `ExportDocument`. False: it takes the arguments of `export_text` after the format."""


EXPORT_FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        file_format.name: file_format
        for file_format in (
            ExportFormat("markdown", (".md", ".markdown"), "tui.export.writers.markdown:write_markdown"),
            ExportFormat("html", (".html", ".htm"), "tui.export.html.write:write_html", takes_document=False),
            ExportFormat("json", (".json",), "tui.export.json:write_json"),
            ExportFormat("jsonl", (".jsonl", ".ndjson"), "tui.export.writers.jsonl:write_json_lines"),
            ExportFormat("yaml", (".yaml", ".yml"), "tui.export.writers.yaml:write_yaml"),
            ExportFormat("csv", (".csv",), "tui.export.writers.csv:write_csv"),
            ExportFormat("csv-full", (".full.csv",), "tui.export.writers.csv_full:write_full_csv"),
            ExportFormat("annotations", (".jsonld",), "tui.export.writers.web_annotations:write_annotations"),
        )
    }
)
"""Formats by name, in the order in which they are offered."""

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: file_format.endings for name, file_format in EXPORT_FORMATS.items()}
)
"""A format's name → the endings of its files, the usual one first."""

HTML = "html"

HIGHLIGHTS, NOTES = "highlights", "notes"
ANNOTATION_PARTS = (HIGHLIGHTS, NOTES)
"""Parts of an export that hold the user's annotations: highlights, and notes (with verdicts and highlights that carry
words)."""


def format_of(path: str) -> str:
    """Return the export format that a file's ending names, the longest that fits; Markdown when it names none."""
    name = Path(path).name.lower()
    fitting = [(ending, each) for each, endings in FORMATS.items() for ending in endings if name.endswith(ending)]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else "markdown"
