"""Writes CSV with every field of an export: one row for each passage, mention, quote and text, without loss."""

import csv
import io
import json
from collections.abc import Iterable

from tui.export.document import ExportDocument, OrphanRow, PlaceRow, QuoteRow, WordingRow
from tui.export.writers.csv_cells import BYTE_ORDER_MARK, escape_formula, outlet_line, wording_source
from tui.export.writers.excerpts import Excerpt, excerpts
from tui.reading.quotes.quote_line import GAP

COLUMNS = (
    "record", "id", "group", "letter", "outlet", "headline", "byline", "published", "url", "article", "sha256",
    "start", "end", "parts", "exact", "prefix", "suffix", "zone", "kind", "score", "probability", "reason", "name",
    "person", "cue", "rule", "sureness", "quote_group", "elsewhere", "note", "tags", "colour", "verdict", "changed",
    "candidate", "item", "version", "cutoff", "settings",
)  # fmt: skip

_SOURCE_COLUMNS = (
    "id", "outlet", "headline", "byline", "published", "url", "article", "sha256", "exact", "prefix", "suffix",
)  # fmt: skip


def write_full_csv(document: ExportDocument) -> str:
    """Return the export as CSV (RFC 4180) with a byte order mark; texts that would begin a formula are escaped."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writeheader()
    settings = json.dumps(document.settings, ensure_ascii=False, separators=(",", ":"))
    provenance = {"version": document.version, "cutoff": _number(document.settings.get("cutoff")), "settings": settings}
    for cells in (*map(_cells, excerpts(document)), *map(_orphan, document.orphans or ())):
        writer.writerow({name: escape_formula(cell) for name, cell in cells.items()} | provenance)
    return BYTE_ORDER_MARK + out.getvalue()


def _cells(excerpt: Excerpt) -> dict[str, str]:
    row = excerpt.place
    cells = {
        **_source(row),
        "record": excerpt.record,
        "group": excerpt.group,
        "letter": excerpt.letter,
        "start": str(row.start),
        "end": str(row.end),
        "zone": row.zone,
        "kind": excerpt.kind,
        "score": _number(excerpt.score),
        "probability": _number(excerpt.probability),
        "sureness": excerpt.sureness,
        "reason": excerpt.reason,
        "name": excerpt.name,
        "person": excerpt.person,
        "elsewhere": _wordings(excerpt.elsewhere),
        **_annotation_cells(excerpt),
        "changed": "yes" if excerpt.changed else "",
    }
    if isinstance(row, QuoteRow):
        cells |= {
            "parts": " ".join(f"{start}-{end}" for start, end in row.parts),
            "cue": row.cue,
            "rule": row.rule,
            "sureness": row.sureness,
            "quote_group": row.quote_group,
            "elsewhere": "\n".join(
                outlet_line(wording_source(wording), GAP.join(wording.texts)) for wording in row.wordings
            ),
        }
    return cells


def _orphan(row: OrphanRow) -> dict[str, str]:
    """Return the cells of an orphan: the annotated words, but no place."""
    cells = {"record": "orphan", "kind": row.kind, "candidate": row.candidate}
    return {**_source(row), **cells, **_annotation_cells(row)}


def _source(row: PlaceRow | OrphanRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in _SOURCE_COLUMNS}


def _annotation_cells(row: Excerpt | OrphanRow) -> dict[str, str]:
    note = {"note": row.note, "tags": "; ".join(row.tags)}
    return {**note, "colour": row.colour, "verdict": row.verdict, "item": row.item}


def _wordings(wordings: Iterable[WordingRow]) -> str:
    return "\n".join(outlet_line(wording.outlet, wording.exact) for wording in wordings)


def _number(value: object) -> str:
    return "" if value is None else str(value)
