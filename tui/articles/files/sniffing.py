"""Recognises the kind of a file by its content: magic bytes, or the structure of its beginning."""

from collections.abc import Callable

_SNIFFED_BYTES = 4_000
_PDF_START_BYTES = 1_024
_ZIP = b"PK\x03\x04"
_SKIPPED = ((b"<?xml", b"?>"), (b"<!--", b"-->"))
"""Openings and endings of what may precede the first tag of a page."""
HTML_ENDINGS = (".html", ".htm", ".xhtml")
_HTML_TAGS = tuple(
    b"<" + tag + end
    for tag in b"p div html body head article section span meta title br h1 h2 h3 a table !doctype".split()
    for end in (b">", b" ", b"\n")
)

_XML_PARAGRAPHS = (b"<p>", b"<p ")
"""Tags of the stories that news agencies send as XML (NITF), which reads like a page."""

_MAIL_SURE = ("mime-version", "message-id", "received", "return-path", "delivered-to", "snapshot-content-location")
_MAIL_HEADERS = ("from", "to", "subject", "date", "content-type", *_MAIL_SURE)
"""Header fields of an email, including those that people also write above a text."""


def is_pdf(data: bytes, name: str) -> bool:
    """Return True for a PDF; a few bytes may precede its mark."""
    return b"%PDF-" in data[:_PDF_START_BYTES] and not data[:_PDF_START_BYTES].lstrip().startswith(b"<")


def zip_with(*marks: bytes) -> Callable[[bytes, str], bool]:
    """Return a test that recognises an archive by the names of its files, or by the content of the first."""
    return lambda data, _: data.startswith(_ZIP) and any(mark in data for mark in marks)


def is_mail(data: bytes, name: str) -> bool:
    """Return True for an email: header fields from the first line on, including one that only programs write."""
    head = data[:_SNIFFED_BYTES].lstrip()
    if b":" not in head[:100]:
        return False  # nearly every other file
    lines = head.decode("latin-1").replace("\r\n", "\n").partition("\n\n")[0].split("\n")
    lines = lines[1:] if lines[0].startswith("From ") else lines
    names = [line.partition(":")[0].casefold() for line in lines if line and line[0] not in " \t" and ":" in line]
    is_called_mail = name.endswith((".eml", ".mht", ".mhtml"))
    has_sure = any(each in _MAIL_SURE or each.startswith("x-") for each in names)
    return (has_sure or is_called_mail) and sum(each in _MAIL_HEADERS for each in names) >= 2 and names[0].isascii()


def is_html(data: bytes, name: str) -> bool:
    """Return True for a web page: it begins like one, or has its extension and contains tags. name: in lower case."""
    if name.endswith(HTML_ENDINGS):
        head = _narrow(data[:_SNIFFED_BYTES]).lower()
        return any(tag in head for tag in _HTML_TAGS)
    start = _narrow(data[:4]).lstrip()
    if start and not start.startswith(b"<"):
        return False  # nearly every other file
    head = _narrow(data[:_SNIFFED_BYTES])
    is_xml_story = head.lstrip().startswith(b"<?xml") and any(tag in head for tag in _XML_PARAGRAPHS)
    return is_xml_story or _first_tag(head).startswith((b"<!doctype html", b"<html"))


def _narrow(head: bytes) -> bytes:
    """Return the beginning of a text without its byte order mark and, for UTF-16, without the zero bytes."""
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head[2:].replace(b"\0", b"") if is_wide else head.removeprefix(b"\xef\xbb\xbf")


def _first_tag(head: bytes) -> bytes:
    """Return the head in lower case, from its first tag other than comments and the XML declaration."""
    head = head.lstrip().lower()
    while opening := next((pair for pair in _SKIPPED if head.startswith(pair[0])), None):
        end = head.find(opening[1])
        if end < 0:
            return b""
        head = head[end + len(opening[1]) :].lstrip()
    return head
