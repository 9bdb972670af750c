"""Writes the CSV that Readwise imports: one row per highlight."""

import csv
import io
import re

from tui.export.document import ExportDocument
from tui.export.shared import web_address
from tui.export.writers.csv_cells import escape_formula
from tui.export.writers.references import Reference, ReferenceNote, references
from tui.text.spaces import single_spaced

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location")
_NOT_IN_TAG = re.compile(r"[^\w-]+")


def write_readwise(document: ExportDocument) -> str:
    """Return a row for each selected passage and note of the user, with tags in Readwise's syntax (`.tag`)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for reference in references(document):
        writer.writerows(map(escape_formula, _row(reference, note)) for note in reference.notes)
    return out.getvalue()


def _row(reference: Reference, note: ReferenceNote) -> tuple[str, ...]:
    article = reference.article
    authors = ", ".join(author.full_name for author in reference.authors)
    by = f"{authors} ({single_spaced(article.outlet)})" if authors else single_spaced(article.outlet)
    location = "" if note.start is None else str(note.start)
    return note.exact, single_spaced(article.headline), by, web_address(article.url), _comment(note), location


def _comment(note: ReferenceNote) -> str:
    tags = ("." + _NOT_IN_TAG.sub("_", tag) for tag in note.tags)
    return " ".join(filter(None, (*tags, note.comment)))
