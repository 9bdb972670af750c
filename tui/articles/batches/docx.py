"""Reads the paragraphs of a Word document with what the Nexis layout needs: headings, bookmarks, line breaks."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.articles.batches.databases.nexis_uni import NexisParagraph
from tui.files import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_BYTES_MAX = 200_000_000
"""Maximum size of the unpacked XML, in bytes; a novel has a hundredth of it."""
_RATIO_MAX = 200
"""Maximum ratio of unpacked to packed bytes; the text of real documents is compressed twenty- to fortyfold."""


def docx_paragraphs(data: bytes) -> list[NexisParagraph]:
    """Return the paragraphs of a document's body in order, including those in tables. Raises UnreadableFile."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document, styles = _part(archive, "word/document.xml"), _part(archive, "word/styles.xml", needed=False)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        headings = _heading_styles(etree.fromstring(styles, parser)) if styles else frozenset({"Heading1"})
        root = etree.fromstring(document, parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError, NotImplementedError) as error:
        raise UnreadableFile("it is a damaged Word document; open it in Word and save it again") from error
    return [_paragraph(element, headings) for element in root.iter(f"{_W}p")]


def _part(archive: zipfile.ZipFile, name: str, *, needed: bool = True) -> bytes:
    try:
        info = archive.getinfo(name)
    except KeyError:
        if needed:
            raise
        return b""
    if info.file_size > max(_RATIO_MAX * info.compress_size, 1_000_000) or info.file_size > _XML_BYTES_MAX:
        raise UnreadableFile("it is far too large when unpacked, so it was not opened")
    with archive.open(info) as part:
        content = part.read(info.file_size + 1)
    if len(content) > info.file_size:
        raise zipfile.BadZipFile("longer than stated")
    return content


def _heading_styles(styles: "_Element") -> frozenset[str]:
    """Return the ids of the styles for top-level headings and titles, which Word names in the user's language."""
    ids = set()
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        value = "" if name is None else (name.get(f"{_W}val") or "")
        if value.casefold() in ("heading 1", "title"):
            ids.add(style.get(f"{_W}styleId") or "")
    return frozenset(ids)


def _paragraph(element: "_Element", headings: frozenset[str]) -> NexisParagraph:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    bookmark = element.find(f"{_W}bookmarkStart")
    is_heading = style is not None and style.get(f"{_W}val") in headings
    name = "" if bookmark is None else (bookmark.get(f"{_W}name") or "")
    return NexisParagraph("".join(_texts(element)), is_heading, name)


def _texts(element: "_Element") -> Iterator[str]:
    for node in element.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab", f"{_W}noBreakHyphen"):
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag == f"{_W}tab":
            yield " "
        else:
            yield "-" if node.tag == f"{_W}noBreakHyphen" else "\n"
