"""The formats of export by name, and the endings of their files."""

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


def format_of(path: str) -> str:
    """The export format that a file's name asks for; Markdown where it asks for none."""
    ending = Path(path).suffix.lower()
    return next((name for name, endings in FORMATS.items() if ending in endings), "markdown")
