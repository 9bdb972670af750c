"""The formats of export by name, the endings of their files, and the parts that the reader has made."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "markdown": (".md", ".markdown"),
        "html": (".html", ".htm"),
        "json": (".json",),
        "jsonl": (".jsonl", ".ndjson"),
        "yaml": (".yaml", ".yml"),
        "csv": (".csv",),
        "annotations": (".jsonld",),
    }
)
"""A format's name → the endings of its files, the usual one first."""

HTML = "html"

HIGHLIGHTS, NOTES = "highlights", "notes"
MARKS = (HIGHLIGHTS, NOTES)
"""What the reader has marked, as parts of an export: notes are notes, verdicts, and highlights with words on them."""


def format_of(path: str) -> str:
    """The export format that a file's name asks for; Markdown where it asks for none."""
    ending = Path(path).suffix.lower()
    return next((name for name, endings in FORMATS.items() if ending in endings), "markdown")
