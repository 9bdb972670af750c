"""CSV for spreadsheets and statistics: one row a passage, and no cell that a spreadsheet would run as a formula."""

import csv
import io
import json
from collections.abc import Iterable

from tui.export.excerpts import Excerpt, excerpts
from tui.export.rows import ExportDocument, QuoteRow, WordingRow

COLUMNS = (
    "record", "id", "group", "letter", "outlet", "headline", "byline", "published", "url", "article", "sha256",
    "start", "end", "parts", "exact", "prefix", "suffix", "zone", "kind", "score", "reason", "name", "person", "cue",
    "elsewhere", "note", "tags", "version", "cutoff", "settings",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠'")
"""What a spreadsheet takes for the start of a formula; and the mark that says text, so that it can be taken off."""


def write_csv(document: ExportDocument) -> str:
    """RFC 4180, in UTF-8 with a byte order mark. A text that would begin a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    settings = json.dumps(document.settings, ensure_ascii=False, separators=(",", ":"))
    made = [document.version, _number(document.settings.get("cutoff")), settings]
    for excerpt in excerpts(document):
        writer.writerow([*map(harmless, _cells(excerpt)), *made])
    return BYTE_ORDER_MARK + out.getvalue()


def harmless(text: str) -> str:
    """The text, with an apostrophe before what would begin a formula; take one off to have the text back."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _cells(excerpt: Excerpt) -> list[str]:
    row = excerpt.place
    quote = row if isinstance(row, QuoteRow) else None
    return [
        excerpt.record, row.id, excerpt.group, excerpt.letter, row.outlet, row.headline, row.byline, row.published,
        row.url, row.article, row.sha256, str(row.start), str(row.end),
        " ".join(f"{start}-{end}" for start, end in quote.parts) if quote else "",
        row.exact, row.prefix, row.suffix, row.zone, excerpt.kind, _number(excerpt.score), excerpt.reason,
        excerpt.name, excerpt.person, quote.cue if quote else "", _wordings(excerpt.elsewhere), excerpt.note,
        "; ".join(excerpt.tags),
    ]  # fmt: skip


def _wordings(elsewhere: Iterable[WordingRow]) -> str:
    return "\n".join(f"{wording.outlet}: {' '.join(wording.exact.split())}" for wording in elsewhere)


def _number(value: object) -> str:
    return "" if value is None else str(value)
