"""Writes the section of the report with the differences between the outlets."""

from tui.export.html.markup import classes, tag, text
from tui.export.html.model import ReportModel
from tui.reading.differences.model import DifferenceRow, DifferingPassage
from tui.reading.differences.wording import (
    HEADINGS,
    NONE_FOUND,
    SCOPE,
    heading_of,
    shown_span,
    title_of,
    without_wording_text,
)


def tab(report: ReportModel) -> str:
    """Return the button that shows the section; empty if differences were not requested."""
    attributes = {"type": "button", "data-list": "differences", "aria-pressed": "false"}
    return tag("button", "Differences", {**attributes}) if report.include.differences else ""


def section(report: ReportModel) -> str:
    """Return the section, with a heading for each class of differences; empty if they were not requested."""
    if not report.include.differences:
        return ""
    lists = []
    for heading in HEADINGS:
        items = "".join(_row(report, row) for row in report.difference_rows if heading_of(row) == heading)
        if items:
            lists.append(tag("h3", text(heading)) + tag("ul", items, {"class": "list differences"}))
    none = "" if lists else tag("p", NONE_FOUND, {"class": "nothing"})
    scope = tag("p", SCOPE, {"class": "nothing"})
    return tag("section", tag("h2", "Differences") + none + scope + "".join(lists), {"id": "list-differences"})


def _row(report: ReportModel, row: DifferenceRow) -> str:
    sides = "".join(_side(report, row, side) for side in row.passages)
    missing = without_wording_text(report.coverage, row)
    note = tag("small", text(missing)) if missing else ""
    return tag("li", tag("small", text(title_of(row))) + sides + note)


def _side(report: ReportModel, row: DifferenceRow, side: DifferingPassage) -> str:
    """Return one outlet's wording, with a link to its article."""
    article = report.coverage.article(side.passage.article)
    shown = shown_span(article, side)
    parts: list[str] = []
    at = shown.start
    kind = "odds" if row.is_contradiction else "other"
    for span in side.differing:
        parts.append(text(article.text[at : span.start]))
        parts.append(tag("b", text(span.slice(article.text)), classes(kind)))
        at = span.end
    parts.append(text(article.text[at : shown.end]))
    link = tag("a", text(article.outlet), {"href": f"#article-{report.pane_of[article.id]}"})
    return tag("p", f"{link} {''.join(parts)}", {"class": "side", "dir": "auto"})
