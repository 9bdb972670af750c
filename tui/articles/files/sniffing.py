"""Telling the kind of a file by its content: magic bytes, or the structure of its beginning."""

from collections.abc import Callable

_SNIFFED_BYTES = 4_000
_PDF_START_BYTES = 1_024
_ZIP = b"PK\x03\x04"
_SKIPPED = ((b"<?xml", b"?>"), (b"<!--", b"-->"))
"""What may stand before the first tag of a page."""
HTML_ENDINGS = (".html", ".htm", ".xhtml")
_HTML_TAGS = tuple(
    b"<" + tag + end
    for tag in b"p div html body head article section span meta title br h1 h2 h3 a table !doctype".split()
    for end in (b">", b" ", b"\n")
)


_MAIL_SURE = ("mime-version", "message-id", "received", "return-path", "delivered-to", "snapshot-content-location")
_MAIL_HEADERS = ("from", "to", "subject", "date", "content-type", *_MAIL_SURE)
"""Header fields of a mail: those that people write above a text, too, and those that only a program writes."""


def is_pdf(data: bytes, name: str) -> bool:
    """Return True for a PDF; a few bytes may be before its mark."""
    return b"%PDF-" in data[:_PDF_START_BYTES] and not data[:_PDF_START_BYTES].lstrip().startswith(b"<")


def zip_with(*marks: bytes) -> Callable[[bytes, str], bool]:
    """Recognise an archive by the names of files in it, or by what its first file holds."""
    return lambda data, _: data.startswith(_ZIP) and any(mark in data for mark in marks)


def is_mail(data: bytes, name: str) -> bool:
    """Return True for header fields of a mail from the first line on, one of them such as only programs write."""
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
    """Return True for a web page: it begins as one, or is called one and holds tags. name: in small letters."""
    if name.endswith(HTML_ENDINGS):
        head = _narrow(data[:_SNIFFED_BYTES]).lower()
        return any(tag in head for tag in _HTML_TAGS)
    start = _narrow(data[:4]).lstrip()
    if start and not start.startswith(b"<"):
        return False  # nearly every other file
    return _first_tag(_narrow(data[:_SNIFFED_BYTES])).startswith((b"<!doctype html", b"<html"))


def _narrow(head: bytes) -> bytes:
    """Return the beginning of a text without its byte order mark and, for UTF-16, without the zero bytes."""
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head[2:].replace(b"\0", b"") if is_wide else head.removeprefix(b"\xef\xbb\xbf")


def _first_tag(head: bytes) -> bytes:
    """Return the head in small letters, from its first tag that is no comment and no XML declaration."""
    head = head.lstrip().lower()
    while opening := next((pair for pair in _SKIPPED if head.startswith(pair[0])), None):
        end = head.find(opening[1])
        if end < 0:
            return b""
        head = head[end + len(opening[1]) :].lstrip()
    return head
