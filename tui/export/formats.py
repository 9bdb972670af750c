"""The registry of export formats, used by the command line, the reader and the tests of the docs."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class ExportFormat(NamedTuple):
    """A file format that an export can be written in."""

    name: str
    endings: tuple[str, ...]
    """File extensions, in lower case with the dot; the first one is used for suggested names."""
    writer: str
    """Writer as `module:function`, imported at the first export so that it does not slow down starting."""
    purpose: str = ""
    """Purpose of the format, in a few words."""
    takes_document: bool = True
    """True if the function takes an `ExportDocument`; False if it takes the other arguments of `export_text`."""


_WRITERS = "tui.export.writers"

EXPORT_FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        file_format.name: file_format
        for file_format in (
            ExportFormat("markdown", (".md", ".markdown"), f"{_WRITERS}.markdown:write_markdown", "notes (Obsidian)"),
            ExportFormat("html", (".html", ".htm"), "tui.export.html.write:write_html", "a report to share", False),
            ExportFormat("json", (".json",), "tui.export.json:write_json", "data for programs"),
            ExportFormat("jsonl", (".jsonl", ".ndjson"), f"{_WRITERS}.jsonl:write_json_lines", "JSON, line by line"),
            ExportFormat("yaml", (".yaml", ".yml"), f"{_WRITERS}.yaml:write_yaml", "JSON, easier to read"),
            ExportFormat("csv", (".csv",), f"{_WRITERS}.csv:write_csv", "a table to read"),
            ExportFormat("csv-full", (".full.csv",), f"{_WRITERS}.csv_full:write_full_csv", "a table with all details"),
            ExportFormat(
                "annotations", (".jsonld",), f"{_WRITERS}.web_annotations:write_annotations", "W3C annotations"
            ),
            ExportFormat("csljson", (".csl.json",), f"{_WRITERS}.csl_json:write_csl_json", "Zotero"),
            ExportFormat("ris", (".ris",), f"{_WRITERS}.ris:write_ris", "Zotero, EndNote"),
            ExportFormat("bibtex", (".bib",), f"{_WRITERS}.bibtex:write_bibtex", "LaTeX"),
            ExportFormat("readwise", (".readwise.csv",), f"{_WRITERS}.readwise:write_readwise", "Readwise"),
        )
    }
)
"""Formats by name, in the order in which they are offered."""

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: file_format.endings for name, file_format in EXPORT_FORMATS.items()}
)
"""Name of a format → its file extensions, the usual one first."""

HTML = "html"

REFERENCE_FORMATS = frozenset({"csljson", "ris", "bibtex", "readwise"})
"""Formats that list articles with the user's annotations, for reference managers and Readwise."""

HIGHLIGHTS, NOTES = "highlights", "notes"
ANNOTATION_PARTS = (HIGHLIGHTS, NOTES)
"""Parts of an export with the user's annotations.

They are highlights, and notes (with verdicts, and highlights that have text).
"""


NOT_WRITTEN = frozenset({".doc", ".docx", ".epub", ".odt", ".ods", ".pdf", ".rtf", ".xls", ".xlsx"})
"""File extensions of other programs' formats, which a file with another content must not have."""


def format_of(path: str) -> str:
    """Return the export format for a file's extension; Markdown if it is none of the formats'.

    Raises ValueError, with a message for the user, for the extension of a format that cannot be written.
    """
    extension = Path(path).suffix.lower()
    if extension in NOT_WRITTEN:
        raise ValueError(f"{extension} files cannot be written; choose .html, which word processors open, .md or .csv")
    ending = ending_of(path)
    return next((name for name, endings in FORMATS.items() if ending in endings), "markdown")


def ending_of(path: str) -> str:
    """Return the longest extension of a format that a file name has, in lower case; empty if it has none."""
    name = Path(path).name.lower()
    endings = (ending for all_endings in FORMATS.values() for ending in all_endings if name.endswith(ending))
    return max(endings, key=len, default="")
