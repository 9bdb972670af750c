"""Reads Factiva downloads: records of two-letter codes (HTML tables, RTF), or plain lines in a fixed order (HTML)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.articles.batches.dates import find_date, whole_date
from tui.articles.batches.html import classes, paragraphs_of, text_of, with_class
from tui.articles.batches.labels import is_copyright, language_of, stated_length
from tui.articles.batches.model import ARTICLES_MAX, Batch, BatchArticle, Gathered, TooManyArticles
from tui.articles.batches.rtf import RtfItem, RtfRow

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LAYOUT = "Factiva"
_CODE_NAMES = "HD BY CR WC PD ET SN SC ED PG LA CY LP TD CO IN NS RE IPD IPC PUB AN SE VOL CLM HL ART RF DL CT GC"
_CODES = frozenset(_CODE_NAMES.split())
_FIELDS = {"HD": "headline", "SN": "outlet", "BY": "byline", "SE": "section", "ED": "edition", "HL": "headline"}
_NEEDED = frozenset({"HD", "LP", "TD"})
"""Codes of which every record has at least one."""
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?")
_DOCUMENT = re.compile(r"Do[ck]ument[oe]? \w+")
_LANGUAGE_CLASS = re.compile(r"([a-z]{2})(?:Article|Headline)")

Record = Mapping[str, Sequence[str]]
"""Codes → the paragraphs of their values."""


def is_factiva_html(root: "HtmlElement") -> bool:
    return any(_is_record(element) for element in with_class(root, "article"))


def _is_record(element: "HtmlElement") -> bool:
    has_paragraph = any("articleParagraph" in classes(child) for child in element.iterdescendants("p"))
    return has_paragraph or bool(_table_record(element).keys() & _NEEDED)


def read_factiva_html(root: "HtmlElement") -> Batch:
    """Read the articles of a page. Each is marked by an outer and an inner element; the inner one is used."""
    elements = with_class(root, "article")
    if len(elements) > 2 * ARTICLES_MAX:  # each article is two elements
        raise TooManyArticles
    outer = {ancestor for element in elements for ancestor in element.iterancestors() if "article" in classes(ancestor)}
    return Batch(LAYOUT, tuple(_html_article(element) for element in elements if element not in outer))


def _html_article(element: "HtmlElement") -> BatchArticle:
    record = _table_record(element)
    language = next((match[1] for name in sorted(classes(element)) if (match := _LANGUAGE_CLASS.fullmatch(name))), "")
    return _coded_article(record, language) if record.keys() & _NEEDED else _plain_article(element, language)


def _table_record(element: "HtmlElement") -> Record:
    record: dict[str, list[str]] = {}
    for row in element.iterdescendants("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) >= 2 and (code := text_of(cells[0])) in _CODES:
            record.setdefault(code, []).extend(line for cell in cells[1:] for line in paragraphs_of(cell))
    return record


def _coded_article(record: Record, language: str = "") -> BatchArticle:
    gathered = Gathered()
    for code, name in _FIELDS.items():
        gathered.add(name, " ".join(record.get(code, ())), f"{code} code")
    day = " ".join(record.get("PD", ()))
    gathered.add("published", find_date(day) or whole_date(day) or day, "PD code")
    gathered.add("language", language_of(" ".join(record.get("LA", ()))), "LA code")
    gathered.add("language", language, "class of the article")
    return gathered.article([*record.get("LP", ()), *record.get("TD", ())], _length(record.get("WC", ())))


def _length(lines: Iterable[str]) -> int | None:
    return next((length for line in lines if (length := stated_length(line)) is not None), None)


def is_factiva_rtf(items: Sequence[RtfItem]) -> bool:
    return any(record.keys() >= {"HD"} and record.keys() & {"LP", "TD", "AN"} for record in _rtf_records(items))


def read_factiva_rtf(items: Sequence[RtfItem]) -> Batch:
    records = [record for record in _rtf_records(items) if record.keys() & _NEEDED]
    return Batch(LAYOUT, tuple(_coded_article(record) for record in records))


def _rtf_records(items: Sequence[RtfItem]) -> list[dict[str, list[str]]]:
    """Return the records. A record ends at its accession number, or before a code that it already has."""
    records: list[dict[str, list[str]]] = [{}]
    for item in items:
        if not isinstance(item, RtfRow) or len(item.cells) < 2:
            continue
        code = " ".join(item.cells[0]).strip()
        if code not in _CODES:
            continue
        if code in records[-1] or "AN" in records[-1]:
            records.append({})
        records[-1][code] = [
            line for cell in item.cells[1:] for text in cell for line in text.split("\n") if line.strip()
        ]
    return [record for record in records if record]


def _plain_article(element: "HtmlElement", language: str) -> BatchArticle:
    gathered = Gathered()
    heading = next((child for child in element.iterdescendants() if _is_headline(child)), None)
    if heading is not None:
        gathered.add("headline", text_of(heading), "headline")
        language = language or next((m[1] for n in sorted(classes(heading)) if (m := _LANGUAGE_CLASS.fullmatch(n))), "")
    for author in with_class(element, "author"):
        gathered.add("byline", text_of(author), "author line")
    above, below = _bare_lines(element)
    gathered.add("section", " ".join(above[:1]), "line above the headline")
    _take_lines(gathered, below)
    gathered.add("language", language, "class of the article")
    marked = [child for child in element.iterdescendants("p") if "articleParagraph" in classes(child)]
    body = [line for child in marked or element.iterdescendants("p") for line in paragraphs_of(child)]
    if body and not marked and _DOCUMENT.fullmatch(body[-1]):
        body.pop()
    return gathered.article(body, _length(below))


def _is_headline(element: "HtmlElement") -> bool:
    return element.get("id") == "hd" or any(name.endswith("Headline") for name in classes(element))


def _bare_lines(element: "HtmlElement") -> tuple[list[str], list[str]]:
    """Return the lines directly in the article's `div`s above and below the headline, without the author's."""
    lines: tuple[list[str], list[str]] = [], []
    is_below = False
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if _is_headline(child) or any(map(_is_headline, child.iterdescendants())):
            is_below = True
        elif child.tag == "div" and "author" not in classes(child) and (line := text_of(child)):
            lines[is_below].append(line)
    return lines


def _take_lines(gathered: Gathered, lines: Sequence[str]) -> None:
    """Take the date, the outlet after it, and the language; not every article has all of these lines."""
    at = next((index for index, line in enumerate(lines) if whole_date(line)), None)
    if at is None:
        return
    gathered.add("published", whole_date(lines[at]), "date line")
    below = [line for line in lines[at + 1 :] if not _TIME.fullmatch(line)]
    if below:
        gathered.add("outlet", below[0], "line below the date")
    for line in below[1:]:
        is_name = len(line.split()) == 1 and not is_copyright(line) and not line.isupper()
        gathered.add("language", language_of(line) if is_name else "", "language line")
