"""Reads EPUBs: articles saved for e-readers, and anything else whose chapters are pages."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree
from msgspec.structs import replace

from tui.articles.addresses import host_of, is_address
from tui.articles.draft import Draft, origins
from tui.articles.readers.archives import first_text, opened_zip, parsed_xml, part
from tui.articles.readers.blocks import joined_blocks, with_headline
from tui.articles.readers.html.dates import iso_date
from tui.articles.readers.html.page_text import decoded_page, parsed_page
from tui.articles.readers.html.plain_blocks import plain_blocks
from tui.files import UnreadableFile
from tui.text.language import language_code

_DC = "{http://purl.org/dc/elements/1.1/}"
_CHAPTERS_MAX = 500
_NO_BOOK = "it lists no chapters; save it again, or copy its text into a .txt file"


def read_epub(data: bytes, name: str) -> Draft:
    """Return the chapters of an EPUB, one after another, under its title."""
    with opened_zip(data) as archive:
        package_name = _package_name(archive)
        package = parsed_xml(part(archive, package_name))
        pages = [
            parsed_page(decoded_page(page)) for page in _chapters(archive, package, posixpath.dirname(package_name))
        ]
    fields = _fields(package)
    blocks = [block for page in pages for block in plain_blocks(page)]
    text, zones = joined_blocks(with_headline(blocks, fields.get("headline", "")))
    return replace(Draft(text, zones=zones, field_origins=origins(fields, "book metadata")), **fields)


def _package_name(archive: ZipFile) -> str:
    container = part(archive, "META-INF/container.xml")
    names = parsed_xml(container).xpath("//*[local-name()='rootfile']/@full-path") if container else []
    if not names or not part(archive, str(names[0])):
        raise UnreadableFile(_NO_BOOK)
    return str(names[0])


def _chapters(archive: ZipFile, package: etree._Element, folder: str) -> Iterator[bytes]:
    items = {item.get("id"): item for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")}
    for reference in package.xpath("//*[local-name()='spine']/*[local-name()='itemref']")[:_CHAPTERS_MAX]:
        item = items.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        page = part(archive, posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
        if page:
            yield page


def _fields(package: etree._Element) -> dict[str, str]:
    """Return the metadata of the book."""
    title, creator, publisher, source, language, date = (
        first_text(package.iter(f"{_DC}{name}"))
        for name in ("title", "creator", "publisher", "source", "language", "date")
    )
    fields = {"headline": title, "byline": creator, "outlet": publisher, "published": iso_date(date)}
    if is_address(source):
        fields["url"] = source
        fields["outlet"] = publisher or host_of(source)
    try:
        fields["language"] = language_code(language)
    except ValueError:
        fields["language"] = ""
    return {name: value for name, value in fields.items() if value}
