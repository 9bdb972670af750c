"""Reads Word documents (.docx)."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from tui.articles.draft import Draft
from tui.articles.model import ZoneKind
from tui.articles.readers.archives import opened_zip, parsed_xml, part
from tui.articles.readers.blocks import TextBlock
from tui.articles.readers.documents import DocumentRecord, document_draft
from tui.text.spaces import single_spaced

_HEADINGS = ("title", "heading 1", "titel", "überschrift 1", "titre", "titre 1", "título", "título 1", "titolo")
_DOCUMENT = "word/document.xml"


def read_docx(data: bytes, name: str) -> Draft:
    """Return the text of a Word document: its paragraphs, lists and tables, without comments and notes."""
    with opened_zip(data) as archive:
        parsed_xml(part(archive, _DOCUMENT))  # refused here if it declares entities
    document = docx.Document(io.BytesIO(data))
    properties = document.core_properties
    blocks = list(_blocks(document))
    return document_draft(
        blocks, DocumentRecord(properties.title or "", properties.author or "", properties.language or "")
    )


def _blocks(document: Document) -> Iterator[TextBlock]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        else:
            yield from _paragraph(item)


def _paragraph(paragraph: Paragraph) -> Iterator[TextBlock]:
    style = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    kind = ZoneKind.HEADLINE if style in _HEADINGS else ZoneKind.CAPTION if style == "caption" else ZoneKind.BODY
    mark = "• " if style.startswith("list bullet") else ""
    for line in paragraph.text.split("\n"):
        yield TextBlock(mark + line if line.strip() else "", kind)


def _rows(table: Table) -> Iterator[TextBlock]:
    """Yield a block for each row; a cell that spans several columns counts once."""
    for index, row in enumerate(table.rows):
        cells = dict.fromkeys(single_spaced(cell.text) for cell in row.cells)
        yield TextBlock(" | ".join(filter(None, cells)), is_close=index > 0)
