"""Writes CSV for spreadsheets: one row per passage, and no cell that a spreadsheet would run as a formula."""

import csv
import io
import json
from collections.abc import Iterable
from unicodedata import category, normalize

from tui.export.document import ExportDocument, OrphanRow, PlaceRow, QuoteRow, WordingRow
from tui.export.writers.excerpts import Excerpt, excerpts

COLUMNS = (
    "record", "id", "group", "letter", "outlet", "headline", "byline", "published", "url", "article", "sha256",
    "start", "end", "parts", "exact", "prefix", "suffix", "zone", "kind", "score", "probability", "reason", "name",
    "person", "cue", "rule", "sureness", "quote_group", "elsewhere", "note", "tags", "colour", "verdict", "changed",
    "candidate", "item", "version", "cutoff", "settings",
)  # fmt: skip

_SOURCE_COLUMNS = (
    "id", "outlet", "headline", "byline", "published", "url", "article", "sha256", "exact", "prefix", "suffix",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""Written first: without it Excel does not read the file as UTF-8."""

_FORMULA_STARTS = frozenset("=+-@'")
"""Characters that begin a formula, and the apostrophe, which is doubled so that the text can be restored."""
_IGNORED_STARTS = ("\t", "\r")
"""Characters that a spreadsheet may drop before it looks at the next one."""
_BLANK_CATEGORIES = "ZC"
"""First letters of Unicode's categories of white space and of control, format and unassigned characters."""
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE10))
)
"""Letters and marks that are drawn blank or not at all: fillers, joiners, variation selectors."""


def write_csv(document: ExportDocument) -> str:
    """Return the export as CSV (RFC 4180) with a byte order mark; texts that would begin a formula are escaped."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writeheader()
    settings = json.dumps(document.settings, ensure_ascii=False, separators=(",", ":"))
    provenance = {"version": document.version, "cutoff": _number(document.settings.get("cutoff")), "settings": settings}
    for cells in (*map(_cells, excerpts(document)), *map(_orphan, document.orphans or ())):
        writer.writerow({name: escape_formula(cell) for name, cell in cells.items()} | provenance)
    return BYTE_ORDER_MARK + out.getvalue()


def escape_formula(text: str) -> str:
    """Return the text with an apostrophe in front if it would begin a formula; drop one to restore the text."""
    return f"'{text}" if text.startswith(_IGNORED_STARTS) or _first_visible(text) in _FORMULA_STARTS else text


def _first_visible(text: str) -> str:
    """Return the first visible character in its plain form (“=” for the wide “＝”); empty if there is none."""
    visible = (
        character
        for character in text
        if category(character)[0] not in _BLANK_CATEGORIES and character not in _INVISIBLE
    )
    return normalize("NFKC", next(visible, ""))


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
            "elsewhere": "\n".join(_outlet_line(wording.outlet, " … ".join(wording.texts)) for wording in row.wordings),
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
    return "\n".join(_outlet_line(wording.outlet, wording.exact) for wording in wordings)


def _outlet_line(outlet: str, words: str) -> str:
    return f"{outlet}: {' '.join(words.split())}"


def _number(value: object) -> str:
    return "" if value is None else str(value)
