"""Writes the tables of the report: who reports what, and the figures, with a column for each outlet."""

from collections.abc import Sequence

from tui.articles.model import Article
from tui.export.html.markup import classes, tag, text
from tui.export.html.model import ReportModel
from tui.reading.coverage.row import CoverageRow, RowKind, missing_outlets, text_without_cell

COVERAGE_KINDS = (RowKind.QUOTE, RowKind.PASSAGE, RowKind.PERSON)
HEADINGS = {RowKind.QUOTE: "Quotes", RowKind.PASSAGE: "Shared passages", RowKind.PERSON: "People"}
SHORT_CHARACTERS = 160
"""Maximum length of a row's text, in characters."""
_KEY = {RowKind.QUOTE: "q", RowKind.PASSAGE: "p", RowKind.PERSON: "m", RowKind.NUMBER: "f"}
"""Kind of a row → the key for its places in the script."""
_SIGNS_TEXT = "“–”: no match found; “≈”: in other words or in part, in another row; “≈?”: perhaps in other words."


def tabs(report: ReportModel) -> str:
    """Return the buttons that show the two tables; empty if they were not requested."""
    names = (("coverage", "Coverage"), ("figures", "Figures")) if report.include.coverage else ()
    buttons = (({"type": "button", "data-list": name, "aria-pressed": "false"}, label) for name, label in names)
    return "".join(tag("button", label, {**attributes}) for attributes, label in buttons)


def sections(report: ReportModel) -> str:
    """Return both tables, each in its own section; empty if they were not requested."""
    if not report.include.coverage:
        return ""
    places = CellPlaces(report)
    signs = tag("p", text(_SIGNS_TEXT), {"class": "nothing"})
    coverage = "".join(_body(report, places, kind) for kind in COVERAGE_KINDS)
    figures = _body(report, places, RowKind.NUMBER)
    none = tag("p", "No figures were found.", {"class": "nothing"})
    return tag(
        "section",
        tag("h2", "Coverage") + signs + _table(report, "Who reports what", coverage),
        {"id": "list-coverage"},
    ) + tag(
        "section",
        tag("h2", "Figures") + (_table(report, "Figures by outlet", figures) if figures else none),
        {"id": "list-figures"},
    )


class CellPlaces:
    """Finds the number of a cell's place on the page."""

    def __init__(self, report: ReportModel) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}
        for number, (group, passage) in enumerate(report.passages):
            self._numbers.setdefault(("p", report.groups[group].id, passage.article), number)
        for number, (quote, wording) in enumerate(report.wordings):
            self._numbers.setdefault(("q", report.quotes[quote].id, wording.article), number)
        for number, (person, mention) in enumerate(report.mentions):
            self._numbers.setdefault(("m", report.people[person].id, mention.passage.article), number)
        rows = [row for row in report.coverage_rows if row.kind is RowKind.NUMBER]
        for number, (row, passage) in enumerate(report.figures):
            self._numbers[("f", rows[row].key, passage.article)] = number

    def number(self, row: CoverageRow, article: Article) -> int | None:
        """Return the number of an article's place in a row; None if the page does not show that content."""
        return self._numbers.get((_KEY[row.kind], row.key, article.id))


def _table(report: ReportModel, caption: str, bodies: str) -> str:
    heads = "".join(
        tag("th", tag("abbr", text(report.tags[article.id]), {"title": article.outlet}), {"scope": "col"})
        for article in report.coverage.articles
    )
    head = tag("thead", tag("tr", tag("th", "What", {"scope": "col"}) + heads))
    return tag("table", tag("caption", text(caption)) + head + bodies)


def _body(report: ReportModel, places: CellPlaces, kind: RowKind) -> str:
    """Return the rows of one kind, with a heading if the table has other kinds too; empty if there are none."""
    rows = [row for row in report.coverage_rows if row.kind is kind]
    if not rows:
        return ""
    columns = len(report.coverage.articles) + 1
    heading = (
        tag("tr", tag("th", HEADINGS[kind], {"scope": "rowgroup", "colspan": columns})) if kind in HEADINGS else ""
    )
    return tag("tbody", heading + "".join(_row(report, places, row) for row in rows))


def _row(report: ReportModel, places: CellPlaces, row: CoverageRow) -> str:
    names = [report.tags[article.id] for article in report.coverage.articles]
    left_out = missing_outlets(row, names, verbose=False) if len(names) > 1 else ""
    words = row.text if len(row.text) <= SHORT_CHARACTERS else row.text[: SHORT_CHARACTERS - 1].rstrip() + "…"
    facts = " · ".join(filter(None, (row.note, left_out)))
    head = tag("span", text(words), {"dir": "auto"}) + (tag("small", text(facts)) if facts else "")
    cells = "".join(
        _cell(row, pane, places.number(row, article)) for pane, article in enumerate(report.coverage.articles)
    )
    return tag("tr", tag("th", head, {"scope": "row"}) + cells)


def _cell(row: CoverageRow, pane: int, number: int | None) -> str:
    cell = row.cells[pane]
    if cell is None:
        words = text_without_cell(row.kind, pane in row.in_other_words, pane in row.uncertain) or "not found"
        looks = "partly" if pane in row.in_other_words else "close" if pane in row.uncertain else "no"
        return tag("td", tag("i", words), classes(looks))
    if number is None:
        return tag("td", text(cell.text))
    return tag("td", tag("button", text(cell.text), {f"data-go-{_KEY[row.kind]}": number}))


def legend(articles: Sequence[Article], tags: dict[str, str]) -> str:
    """Return the list of outlets with their tags; empty if every tag is the outlet's name."""
    if all(tags[article.id].casefold() == article.outlet.casefold() for article in articles):
        return ""
    pairs = "".join(
        tag("div", tag("dt", text(tags[article.id])) + tag("dd", text(article.outlet))) for article in articles
    )
    return tag("dl", pairs, {"class": "legend", "aria-label": "Outlets"})
