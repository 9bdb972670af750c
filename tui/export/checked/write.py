"""Writes the check of a draft as a readable report, as JSON, and as a fact-check sheet in Markdown or HTML."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tui import __version__
from tui.articles.model import Coverage, Passage
from tui.checking.model import CheckedDraft, CheckedItem, CheckVerdict, FigureReason
from tui.export.checked.rows import SheetRow, explanation, verdict_counts
from tui.export.html.markup import tag, text
from tui.export.wrap import wrap_text
from tui.text.span import Span

_HEADINGS = (
    "Draft, line",
    "Kind",
    "Words in the draft",
    "Verdict",
    "Source, line",
    "Exact wording in the source",
    "Why",
    "Note",
)


_RESTATED = frozenset({FigureReason.ROUNDED, FigureReason.CONVERTED, FigureReason.BOUND})


def check_report(coverage: Coverage, checked: CheckedDraft, rows: Sequence[SheetRow], *, width: int) -> str:
    """Return the items that are not verbatim, each with the wording in the sources, wrapped to `width` cells."""
    draft = coverage.article(checked.draft)
    lines = list(wrap_text(f"{draft.outlet}: {draft.headline}", width))
    lines += [*wrap_text(verdict_counts(checked), width), ""]
    for row in rows:
        if row.verdict != CheckVerdict.VERBATIM and row.reason is not FigureReason.OTHER_SUBJECT:
            lines += _report_row(row, width)
    lines += _report_elsewhere([row for row in rows if row.reason is FigureReason.OTHER_SUBJECT], width)
    lines += _report_restated(
        [row for row in rows if row.reason in _RESTATED and row.verdict == CheckVerdict.VERBATIM], width
    )
    if checked.is_verbatim:
        lines.append("Every item is verbatim in a source.")
    return "\n".join(lines).rstrip("\n") + "\n"


def _report_row(row: SheetRow, width: int) -> Iterator[str]:
    yield from wrap_text(f"line {row.line}: {row.verdict}, {row.kind}", width)
    yield from wrap_text(f"“{row.words}”", width, first_prefix="  draft   ", prefix="          ")
    if row.source:
        there = f"“{row.source_words}” ({row.source}, line {row.source_line})"
        yield from wrap_text(there, width, first_prefix="  source  ", prefix="          ")
    if row.explanation:
        yield from wrap_text(row.explanation, width, first_prefix="  why     ", prefix="          ")
    yield ""


def _report_restated(rows: Sequence[SheetRow], width: int) -> Iterator[str]:
    """Yield the rounded and converted numbers, a line each."""
    for row in rows:
        prefix = f"line {row.line}: "
        yield from wrap_text(f"“{row.words}” is {row.explanation}", width, first_prefix=prefix, prefix="  ")


def _report_elsewhere(rows: Sequence[SheetRow], width: int) -> Iterator[str]:
    """Yield the numbers and dates that may be about something else, one line each; there can be many."""
    if rows:
        yield from wrap_text("look here: in the sources, but perhaps about something else", width)
    for row in rows:
        there = f"“{row.source_words}” ({row.source}, line {row.source_line})"
        prefix = f"  line {row.line}: "
        yield from wrap_text(f"“{row.words}” – {there}", width, first_prefix=prefix, prefix=" " * len(prefix))


# --- JSON ---------------------------------------------------------------------------------------------------------


def check_document(
    coverage: Coverage, checked: CheckedDraft, rows: Sequence[SheetRow], settings: Mapping[str, object]
) -> dict[str, object]:
    """Return the document of `crosslight check --json`, as defined in docs/schemas/check.schema.json."""
    return {
        "format": "crosslight-check",
        "format_number": 1,
        "version": __version__,
        "title": coverage.title,
        "settings": dict(settings),
        "draft": checked.draft,
        "sources": list(checked.sources),
        "articles": [
            {
                "id": article.id,
                "path": article.path,
                "outlet": article.outlet,
                "headline": article.headline,
                "role": article.role.value,
                "characters": len(article.text),
                "sha256": article.sha256,
            }
            for article in coverage.articles
        ],
        "is_verbatim": checked.is_verbatim,
        "items": [_item(coverage, checked, item, row) for item, row in zip(checked.items, rows, strict=True)],
    }


def _item(coverage: Coverage, checked: CheckedDraft, item: CheckedItem, row: SheetRow) -> dict[str, object]:
    draft = coverage.article(checked.draft)
    source = coverage.article(item.place.article) if item.place else None
    there = source.text if source else ""
    return {
        "kind": item.kind.value,
        "verdict": item.verdict.value,
        "start": item.span.start,
        "end": item.span.end,
        "line": row.line,
        "text": item.span.slice(draft.text),
        "place": _place(coverage, item.place, row.source_line) if item.place else None,
        "differences": [
            {"draft": _words(each.draft, draft.text), "source": _words(each.source, there)} for each in item.differences
        ],
        "left_out": [_words(span, there) for span in item.left_out],
        "speaker": item.speaker,
        "speaker_there": item.speaker_there,
        "remark": item.remark,
        "explanation": explanation(item, draft, source),
        "note": row.note,
    }  # fmt: skip


def _place(coverage: Coverage, passage: Passage, line: int) -> dict[str, object]:
    span = passage.span
    return {
        "article": passage.article,
        "start": span.start,
        "end": span.end,
        "line": line,
        "text": coverage.text_of(passage),
    }


def _words(span: Span, content: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.slice(content)}


# --- the fact-check sheet -----------------------------------------------------------------------------------------


def _cells(row: SheetRow) -> tuple[str, ...]:
    there = f"{row.source}, {row.source_line}" if row.source else "–"
    return str(row.line), row.kind, row.words, row.verdict, there, row.source_words or "–", row.explanation, row.note


def sheet_markdown(coverage: Coverage, checked: CheckedDraft, rows: Sequence[SheetRow]) -> str:
    """Return the sheet as Markdown: one table, with differing items first, then uncertain ones."""
    from tui.export.writers.markdown import escape_markdown

    draft = coverage.article(checked.draft)
    lines = [f"# Fact-check sheet: {escape_markdown(draft.headline)}", "", f"{verdict_counts(checked)}.", ""]
    lines += ["| " + " | ".join(_HEADINGS) + " |", "|" + "---|" * len(_HEADINGS)]
    lines += ["| " + " | ".join(map(escape_markdown, _cells(row))) + " |" for row in _ordered(rows)]
    lines += ["", "Sources:", ""]
    lines += [f"- {escape_markdown(line)}" for line in _sources(coverage, checked)]
    return "\n".join([*lines, "", f"Made by crosslight {__version__}", ""])


def _ordered(rows: Sequence[SheetRow]) -> list[SheetRow]:
    return sorted(rows, key=lambda row: _GROUPS.index(_group_name(row)))


def _sources(coverage: Coverage, checked: CheckedDraft) -> Iterator[str]:
    for name in checked.sources:
        article = coverage.article(name)
        fields = (article.outlet, article.headline, article.published, article.url or article.path)
        yield ", ".join(filter(None, fields))


_STYLE = """
:root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid #8886; padding: .4rem .5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
th[scope=rowgroup] { font-size: 1rem; background: #8882; }
.open td:nth-child(4) { font-weight: 600; }
@media print { thead th { position: static; } tr { break-inside: avoid; } }
"""


def sheet_html(coverage: Coverage, checked: CheckedDraft, rows: Sequence[SheetRow]) -> str:
    """Return the sheet as one HTML page that loads nothing."""
    draft = coverage.article(checked.draft)
    title = f"Fact-check sheet: {draft.headline}"
    head = tag("thead", tag("tr", "".join(tag("th", text(name), {"scope": "col"}) for name in _HEADINGS)))
    bodies = "".join(_body(verdict, list(group)) for verdict, group in groupby(_ordered(rows), _group_name))
    sources = "".join(tag("li", text(line)) for line in _sources(coverage, checked))
    policy = tag_head(title)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n{policy}\n<body>\n'
        + tag("h1", text(title)) + tag("p", text(f"{verdict_counts(checked)}."))
        + tag("table", head + bodies) + tag("h2", "Sources") + tag("ul", sources)
        + tag("p", text(f"Made by crosslight {__version__}")) + "\n</body>\n</html>\n"
    )  # fmt: skip


def tag_head(title: str) -> str:
    """Return the head of the page, with a policy that prevents anything from being loaded or run."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        + tag("title", text(title)) + f"\n<style>{_STYLE}</style>\n</head>"
    )  # fmt: skip


_OPEN, _UNSURE, _VERBATIM = "To check", "Look here: crosslight cannot tell", "Verbatim"
_GROUPS = (_OPEN, _UNSURE, _VERBATIM)
"""Groups of rows in a sheet, by urgency."""


def _group_name(row: SheetRow) -> str:
    return {CheckVerdict.VERBATIM: _VERBATIM, CheckVerdict.LOOK_HERE: _UNSURE}.get(CheckVerdict(row.verdict), _OPEN)


def _body(name: str, rows: Sequence[SheetRow]) -> str:
    heading = tag("th", text(f"{name}: {len(rows)}"), {"scope": "rowgroup", "colspan": len(_HEADINGS)})
    css = None if name == _VERBATIM else "open"
    lines = [tag("tr", "".join(tag("td", text(cell)) for cell in _cells(row)), {"class": css}) for row in rows]
    return tag("tbody", tag("tr", heading) + "".join(lines))
