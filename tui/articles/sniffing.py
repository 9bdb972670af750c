"""Telling the kind of a file by its content: magic bytes, or the structure of its beginning."""

_SNIFFED_BYTES = 4_000
_SKIPPED = ((b"<?xml", b"?>"), (b"<!--", b"-->"))
"""What may stand before the first tag of a page."""
HTML_ENDINGS = (".html", ".htm", ".xhtml")
_HTML_TAGS = tuple(
    b"<" + tag + end
    for tag in b"p div html body head article section span meta title br h1 h2 h3 a table !doctype".split()
    for end in (b">", b" ", b"\n")
)


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
