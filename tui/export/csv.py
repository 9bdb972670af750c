"""CSV for spreadsheets and statistics: one row a passage, and no cell that a spreadsheet would run as a formula."""

import csv
import io
import json
from collections.abc import Iterable
from unicodedata import category, normalize

from tui.export.document import ExportDocument, OrphanRow, PlaceRow, QuoteRow, WordingRow
from tui.export.excerpts import Excerpt, excerpts

COLUMNS = (
    "record", "id", "group", "letter", "outlet", "headline", "byline", "published", "url", "article", "sha256",
    "start", "end", "parts", "exact", "prefix", "suffix", "zone", "kind", "score", "reason", "name", "person", "cue",
    "rule", "sureness", "quote_group", "elsewhere", "note", "tags", "colour", "verdict", "changed", "item", "version",
    "cutoff", "settings",
)  # fmt: skip

_OF_THE_SOURCE = (
    "id", "outlet", "headline", "byline", "published", "url", "article", "sha256", "exact", "prefix", "suffix",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""

_FORMULA_STARTS = frozenset("=+-@'")
"""What a spreadsheet takes for the start of a formula; and the mark that says text, so that it can be taken off."""
_DROPPED_STARTS = ("\t", "\r")
"""What a spreadsheet may drop, before it looks at the next character."""
_BLANK_CATEGORIES = "ZC"
"""First letters of Unicode's categories of white space and of control, format and unassigned characters."""
_NOT_SEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE10))
)
"""Letters and marks that are drawn blank or not at all: fillers, joiners, selectors of variants."""


def write_csv(document: ExportDocument) -> str:
    """RFC 4180, in UTF-8 with a byte order mark. A text that would begin a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writeheader()
    settings = json.dumps(document.settings, ensure_ascii=False, separators=(",", ":"))
    made = {"version": document.version, "cutoff": _number(document.settings.get("cutoff")), "settings": settings}
    for cells in (*map(_cells, excerpts(document)), *map(_orphan, document.orphans or ())):
        writer.writerow({name: escape_formula(cell) for name, cell in cells.items()} | made)
    return BYTE_ORDER_MARK + out.getvalue()


def escape_formula(text: str) -> str:
    """The text, with an apostrophe before what would begin a formula; take one off to have the text back."""
    return f"'{text}" if text.startswith(_DROPPED_STARTS) or _first_seen(text) in _FORMULA_STARTS else text


def _first_seen(text: str) -> str:
    """The first character that is seen, in its plain form (“=” for the wide “＝”); empty where there is none."""
    seen = (each for each in text if category(each)[0] not in _BLANK_CATEGORIES and each not in _NOT_SEEN)
    return normalize("NFKC", next(seen, ""))


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
        "reason": excerpt.reason,
        "name": excerpt.name,
        "person": excerpt.person,
        "elsewhere": _wordings(excerpt.elsewhere),
        **_own(excerpt),
        "changed": "yes" if excerpt.changed else "",
    }
    if isinstance(row, QuoteRow):
        cells |= {
            "parts": " ".join(f"{start}-{end}" for start, end in row.parts),
            "cue": row.cue,
            "rule": row.rule,
            "sureness": row.sureness,
            "quote_group": row.quote_group,
            "elsewhere": "\n".join(_worded(each.outlet, " … ".join(each.texts)) for each in row.wordings),
        }
    return cells


def _orphan(row: OrphanRow) -> dict[str, str]:
    """What has lost its place has the words that were marked, and nothing that says where."""
    return {**_source(row), "record": "orphan", "kind": row.kind, **_own(row)}


def _source(row: PlaceRow | OrphanRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in _OF_THE_SOURCE}


def _own(row: Excerpt | OrphanRow) -> dict[str, str]:
    words = {"note": row.note, "tags": "; ".join(row.tags)}
    return {**words, "colour": row.colour, "verdict": row.verdict, "item": row.item}


def _wordings(elsewhere: Iterable[WordingRow]) -> str:
    return "\n".join(_worded(wording.outlet, wording.exact) for wording in elsewhere)


def _worded(outlet: str, words: str) -> str:
    return f"{outlet}: {' '.join(words.split())}"


def _number(value: object) -> str:
    return "" if value is None else str(value)
