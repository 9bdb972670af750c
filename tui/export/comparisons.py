"""Writes comparisons of wordings: the document of `crosslight show compare --json`, and a readable report.

Fields may be added to the document; none may be removed or change its meaning. docs/schemas/ has its schema.
"""

from collections.abc import Iterator, Mapping, Sequence

from tui.articles.model import Coverage
from tui.export.json_documents import Document, document_head
from tui.export.text_report import report_head
from tui.export.wrap import wrap_text
from tui.reading.compare.columns import Cell, Column
from tui.reading.compare.comparison import Comparison
from tui.reading.quotes.word_differences import Difference, DifferenceKind
from tui.reading.stops import StopKind
from tui.text.spaces import single_spaced

OPENING, CLOSING = "[", "]"
"""Brackets around differing words in plain text."""
_NAMES = {
    DifferenceKind.MOVED: "moved",
    DifferenceKind.WORDING: "wording",
    DifferenceKind.CONTRADICTION: "contradiction",
}


def compare_document(coverage: Coverage, comparisons: Sequence[Comparison], settings: Mapping[str, object]) -> Document:
    """Return every wording of each passage and quote, with its differences from the baseline."""
    return {
        **document_head("compare", coverage, settings),
        "comparisons": [comparison_record(comparison) for comparison in comparisons],
    }


def comparison_record(comparison: Comparison) -> Document:
    """Return one comparison as plain data."""
    quotes = [stop.key for stop in comparison.stops if stop.kind is StopKind.QUOTE]
    return {
        "id": quotes[0] if quotes else comparison.stops[0].key,
        "kind": "quote" if quotes else "passage",
        "title": comparison.title,
        "baseline": comparison.baseline,
        "wordings": [_wording(comparison, number) for number in range(len(comparison))],
        "columns": [] if comparison.shows_full_wordings else list(map(_column, comparison.columns)),
        "missing": [article.id for article in comparison.absent if not comparison.is_partly_in(article)],
        "partly": [article.id for article in comparison.absent if comparison.is_partly_in(article)],
    }


def _wording(comparison: Comparison, number: int) -> Document:
    passage, match = comparison.passage(number), comparison.match(number)
    return {
        "article": passage.article,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": comparison.coverage.text_of(passage),
        "zone": comparison.zone(number).value,
        "kind": match.kind.value if match else None,
        "score": match.score if match else None,
        "probability": match.probability if match else None,
        "sureness": match.sureness.value if match else None,
        "reason": "" if number == comparison.baseline else comparison.full_reason(number),
        "differing": [
            {"start": difference.span.start, "end": difference.span.end, "what": _NAMES[difference.kind]}
            for difference in _differences(comparison, number)
        ],
    }


def _differences(comparison: Comparison, number: int) -> Sequence[Difference]:
    """Return the differences of a wording from the baseline; for the baseline, those from the first other wording."""
    neighbour = next((other for other in range(len(comparison)) if other != comparison.baseline), comparison.baseline)
    return comparison.differences(number, neighbour)


def _column(column: Column) -> Document:
    return {"shared": column.is_shared, "cells": list(map(_ends, column.cells))}


def _ends(cell: Cell) -> list[int] | None:
    return [cell[0].start, cell[-1].end] if cell else None


# --- the readable report ------------------------------------------------------------------------------------------


def compare_report(coverage: Coverage, comparisons: Sequence[Comparison], *, width: int) -> str:
    """Return the wordings under their titles, wrapped to `width` cells; brackets mark the differing words."""
    lines = list(report_head(coverage, width))
    if not comparisons:
        lines.append("No passage or quote has several wordings.")
    for comparison in comparisons:
        lines += [*_lines(comparison, width), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(comparison: Comparison, width: int) -> Iterator[str]:
    title = comparison.title
    yield from wrap_text(f"{title[0].upper()}{title[1:]}", width)
    for number in range(len(comparison)):
        yield from wrap_text(comparison.article(number).outlet, width, first_prefix="  ", prefix="  ")
        yield from wrap_text(marked_wording(comparison, number), width, first_prefix="    ", prefix="    ")
        if reason := assessment(comparison, number):
            yield from wrap_text(f"({reason})", width, first_prefix="    ", prefix="    ")
    if absence := comparison.absence_text:
        yield from wrap_text(absence, width, first_prefix="  ", prefix="  ")


def assessment(comparison: Comparison, number: int) -> str:
    """Return the assessment of a wording, such as “edited, sure: “two” for “2””, or “the baseline”."""
    match, reason = comparison.match(number), comparison.full_reason(number)
    if number == comparison.baseline:
        return "the baseline"
    facts = f"{match.kind.value}, {match.sureness.value}" if match else ""
    return ": ".join(filter(None, (facts, reason)))


def marked_wording(comparison: Comparison, number: int) -> str:
    """Return a wording on one line, with brackets around the differing words."""
    passage = comparison.passage(number)
    text, at, parts = comparison.article(number).text, passage.span.start, []
    for difference in _differences(comparison, number):
        span = difference.span
        parts += [text[at : span.start], OPENING, span.slice(text), CLOSING]
        at = span.end
    return single_spaced("".join([*parts, text[at : passage.span.end]]))
