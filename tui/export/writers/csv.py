"""Writes CSV for reading in a spreadsheet: one table with few columns. `csv_full` has every field."""

import csv
import io
from collections.abc import Iterator, Mapping

from tui.articles.model import ASIDE
from tui.export.document import (
    DifferenceExportRow,
    ExportDocument,
    GroupRow,
    OrphanRow,
    PersonRow,
    PlaceRow,
    QuoteRow,
    TextRow,
)
from tui.export.shared import speaker_name
from tui.export.writers.csv_cells import BYTE_ORDER_MARK, escape_formula, outlet_line, wording_source
from tui.reading.quotes.quote_line import GAP, without_end_comma
from tui.text.spaces import single_spaced

ALWAYS = ("record", "group", "outlet", "text")
"""Columns that every table has; the others are left out if they would be empty."""
COLUMNS = (
    *ALWAYS, "who", "kind", "sureness", "score", "reason", "elsewhere", "note", "tags", "published", "headline",
    "byline", "url", "id",
)  # fmt: skip

Cells = Mapping[str, str]


def write_csv(document: ExportDocument) -> str:
    """Return the export as CSV (RFC 4180) with a byte order mark; texts that would begin a formula are escaped."""
    rows = list(_rows(document))
    columns = [name for name in COLUMNS if name in ALWAYS or any(row.get(name) for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, "", extrasaction="ignore", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: escape_formula(cell) for name, cell in row.items()})
    return BYTE_ORDER_MARK + out.getvalue()


def _rows(document: ExportDocument) -> Iterator[Cells]:
    """Yield the rows of the table: the user's texts first, then passages, quotes, people and differences."""
    yield from map(_text, document.texts or ())
    yield from map(_orphan, document.orphans or ())
    for group in document.groups or ():
        yield from _passages(group)
    yield from _quotes(document)
    for person in document.people or ():
        yield from _person(person, document)
    for number, difference in enumerate(document.differences or (), 1):
        yield from _difference(difference, f"d{number}")


def _text(row: TextRow) -> Cells:
    kind = ", ".join(filter(None, (row.colour, row.verdict, "changed since" if row.changed else "")))
    return {**_source(row), "record": row.kind, "kind": kind, "note": row.note, "tags": "; ".join(row.tags)}


def _orphan(row: OrphanRow) -> Cells:
    """Return the row of an annotation that has lost its place, with the words that may be its new place."""
    kind = ", ".join(filter(None, (row.colour, row.verdict, "no longer found")))
    now = f"perhaps now: {single_spaced(row.candidate)}" if row.candidate else ""
    cells = {"record": row.kind, "kind": kind, "reason": now, "note": row.note, "tags": "; ".join(row.tags)}
    return {**_source(row), **cells}


def _passages(group: GroupRow) -> Iterator[Cells]:
    for row in group.passages:
        yield {
            **_source(row),
            "record": "passage",
            "group": group.letter,
            "kind": row.kind,
            "sureness": row.sureness,
            "score": f"{row.score:.0f}",
            "reason": row.reason,
            "elsewhere": "\n".join(outlet_line(wording.outlet, wording.exact) for wording in row.elsewhere),
            "note": row.note,
            "tags": "; ".join(row.tags),
        }


def _quotes(document: ExportDocument) -> Iterator[Cells]:
    """Yield the quotes in the accounts; those of one statement share a group."""
    numbers: dict[str, str] = {}
    for row in document.quotes or ():
        if row.zone not in ASIDE:
            number = numbers.setdefault(row.quote_group, f"q{len(numbers) + 1}")
            yield {**_source(row), **_quote(row), "group": number}


def _quote(row: QuoteRow) -> Cells:
    wordings = (outlet_line(wording_source(each), without_end_comma(GAP.join(each.texts))) for each in row.wordings)
    return {
        "record": "quote",
        "text": without_end_comma(single_spaced(GAP.join(row.texts))),
        "who": speaker_name(row.speaker_name, row.speaker_text),
        "kind": row.kind,
        "sureness": row.sureness,
        "reason": row.assessment,
        "elsewhere": "\n".join(wordings),
        "note": row.note,
        "tags": "; ".join(row.tags),
    }


def _person(person: PersonRow, document: ExportDocument) -> Iterator[Cells]:
    """Yield one row for each outlet that names a person in its account."""
    for article in document.articles:
        if count := person.counts.get(article.id, 0):
            yield {
                "record": "person",
                "outlet": article.outlet,
                "text": f"named {count}×",
                "who": person.name,
                "reason": "; ".join(person.roles[:1]),
                "elsewhere": "also called " + ", ".join(person.aliases) if person.aliases else "",
                "published": article.published,
                "headline": article.headline,
                "byline": article.byline,
                "url": article.url,
                "id": person.id,
            }


def _difference(difference: DifferenceExportRow, number: str) -> Iterator[Cells]:
    for row in difference.passages:
        words = (row.exact[start - row.start : end - row.start] for start, end in row.differing)
        yield {
            **_source(row),
            "record": "difference",
            "group": number,
            "kind": difference.what,
            "sureness": difference.sureness,
            "reason": ": ".join(filter(None, (difference.about, single_spaced(" | ".join(words))))),
        }


def _source(row: PlaceRow | OrphanRow) -> dict[str, str]:
    return {
        "outlet": row.outlet,
        "text": single_spaced(row.exact),
        "published": row.published,
        "headline": row.headline,
        "byline": row.byline,
        "url": row.url,
        "id": row.id,
    }
