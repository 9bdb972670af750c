"""Writes an export in one of the registered formats."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from tui.articles.model import Coverage
from tui.export.build_document import export_document
from tui.export.formats import EXPORT_FORMATS
from tui.export.options import Include
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet
from tui.reading.highlights.letters import Letters

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.find import MatchSet


def export_text(
    file_format: str,
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    include: Include,
    settings: Mapping[str, object],
    letters: Letters | None = None,
    match_set: "MatchSet | None" = None,
) -> str:
    """Return the contents of a file in a format.

    match_set: every match, of any score; with it a report marks similar text instead of “not found”. Raises KeyError
    for an unknown format, ValueError as `export_document`.
    """
    format_entry = EXPORT_FORMATS[file_format]
    module, _, function = format_entry.writer.partition(":")
    write: Callable[..., str] = getattr(import_module(module), function)
    if format_entry.takes_document:
        return write(export_document(coverage, grouping, mentions, include, settings, letters))
    return write(coverage, grouping, mentions, include, settings, letters, match_set)
