"""Reads Word documents (.docx)."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from tui.articles.draft import Draft
from tui.articles.model import ZoneKind
from tui.articles.readers.archives import opened_zip, parsed_xml, part
from tui.articles.readers.blocks import TextBlock
from tui.articles.readers.documents import DocumentRecord, document_draft
from tui.text.spaces import single_spaced

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = ("title", "heading 1", "titel", "überschrift 1", "titre", "titre 1", "título", "título 1", "titolo")
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOX = f"{_W}txbxContent"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A second copy of a text box, for old programs."""
_CONTAINERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""Elements around paragraphs and tables: content controls, and what a tracked change has inserted."""
_NOT_TEXT = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "rt", "drawing", "pict", "object", "txbxContent")
)
"""Elements whose text is not read: what a tracked change has deleted, properties, and drawings, read separately."""
_CELL_CHARACTERS = 400
"""Length of a table's cell, above which the table is a frame around paragraphs rather than a table of values."""
_SIGNS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes, name: str) -> Draft:
    """Return the text of a Word document: its paragraphs, lists, tables and text boxes, without comments and notes.

    Tracked changes are read as if they had been accepted.
    """
    with opened_zip(data) as archive:
        parsed_xml(part(archive, _DOCUMENT))  # refused here if it declares entities
    document = docx.Document(io.BytesIO(data))
    properties = document.core_properties
    blocks = list(_blocks(document.element.body, document))
    return document_draft(
        blocks, DocumentRecord(properties.title or "", properties.author or "", properties.language or "")
    )


def _blocks(element: "_Element", document: Document) -> Iterator[TextBlock]:
    for child in element:
        if child.tag in _CONTAINERS:
            yield from _blocks(child, document)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, document)
        elif child.tag == f"{_W}p":
            yield from _paragraph(child, document)


def _paragraph(element: "_Element", document: Document) -> Iterator[TextBlock]:
    paragraph_style = Paragraph(element, document).style
    style = (paragraph_style.name or "").casefold() if paragraph_style is not None else ""
    kind = ZoneKind.HEADLINE if style in _HEADINGS else ZoneKind.CAPTION if style == "caption" else ZoneKind.BODY
    mark = "• " if style.startswith("list bullet") else ""
    for line in "".join(_texts(element)).split("\n"):
        yield TextBlock(mark + line if line.strip() else "", kind)
    for box in element.iter(_BOX):
        if not any(ancestor.tag in (_COPY, _BOX) for ancestor in box.iterancestors()):
            yield from _blocks(box, document)


def _texts(element: "_Element") -> Iterator[str]:
    """Yield the pieces of a paragraph's text, without hidden words."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if child.get(f"{_W}type") in ("page", "column") else _SIGNS[child.tag]
        elif child.tag not in _NOT_TEXT and child.find(f"{_W}rPr/{_W}vanish") is None:
            yield from _texts(child)


def _rows(table: "_Element", document: Document) -> Iterator[TextBlock]:
    """Yield a block for each row; the paragraphs of each cell if the table is only a frame around them."""
    rows = [_inside(row, f"{_W}tc", f"{_W}tr") for row in _inside(table, f"{_W}tr", f"{_W}tbl")]
    texts = [[single_spaced("".join(map(_line, cell.iter(f"{_W}p")))) for cell in cells] for cells in rows]
    if all(len(cells) <= 1 for cells in rows) or any(len(text) > _CELL_CHARACTERS for row in texts for text in row):
        for cell in (cell for cells in rows for cell in cells):
            yield from _blocks(cell, document)
        return
    for index, row in enumerate(texts):
        yield TextBlock(" | ".join(filter(None, row)), is_close=index > 0)


def _line(paragraph: "_Element") -> str:
    return "".join(_texts(paragraph)) + " "


def _inside(element: "_Element", tag: str, around: str) -> list["_Element"]:
    """Return the descendants with a tag, without those of tables nested in the element."""
    return [child for child in element.iter(tag) if next(child.iterancestors(around), None) is element]
