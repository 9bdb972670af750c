"""Reads OpenDocument texts (.odt)."""

from collections.abc import Iterator

from lxml import etree

from tui.articles.draft import Draft
from tui.articles.model import ZoneKind
from tui.articles.readers.archives import first_text, opened_zip, parsed_xml, part
from tui.articles.readers.blocks import TextBlock
from tui.articles.readers.documents import DocumentRecord, document_draft
from tui.files import UnreadableFile
from tui.text.spaces import single_spaced

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}bookmark-ref"})
_SPACES_MAX = 100


def read_odt(data: bytes, name: str) -> Draft:
    """Return the text of an OpenDocument file: paragraphs, lists and tables, without notes and deleted text."""
    with opened_zip(data) as archive:
        content, meta = part(archive, "content.xml"), part(archive, "meta.xml")
    if not content:
        raise UnreadableFile("it contains no text document; save it as .odt or .docx again")
    body = parsed_xml(content).find(f".//{_OFFICE}text")
    if body is None:
        raise UnreadableFile("it is a table, a drawing or slides, not a text document; copy its text into a .txt file")
    record = parsed_xml(meta) if meta else etree.Element("none")
    title, author, language = (first_text(record.iter(f"{_DC}{name}")) for name in ("title", "creator", "language"))
    return document_draft(list(_blocks(body)), DocumentRecord(title, author, language))


def _blocks(body: etree._Element) -> Iterator[TextBlock]:
    for element in body.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"):
        around = {ancestor.tag for ancestor in element.iterancestors()}
        if around & _LEFT_OUT or (f"{_TABLE}table-row" in around):
            continue
        if element.tag == f"{_TABLE}table-row":
            cells = [_text(cell) for cell in element.iter(f"{_TABLE}table-cell")]
            yield TextBlock(
                " | ".join(filter(None, (single_spaced(cell) for cell in cells))), is_close=_is_further(element)
            )
            continue
        is_heading = element.tag == f"{_TEXT}h" or "Title" in element.get(f"{_TEXT}style-name", "")
        mark = "• " if f"{_TEXT}list-item" in around else ""
        for line in _text(element).split("\n"):
            yield TextBlock(mark + line if line.strip() else "", ZoneKind.HEADLINE if is_heading else ZoneKind.BODY)


def _is_further(row: etree._Element) -> bool:
    previous = row.getprevious()
    return previous is not None and previous.tag == row.tag


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, _SPACES_MAX))
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag == f"{_TEXT}tab":
            parts.append(" ")
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
