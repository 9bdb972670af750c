"""Reads web archives (WARC): pages saved by a crawler or an archiving browser, each with its address."""

import email.parser
import zlib
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.draft import Draft
from tui.files import UnreadableFile
from tui.text.canonical import one_line

BYTES_MAX = 100_000_000
"""Maximum unpacked size of the archive, in bytes."""
PAGES_MAX = 2_000
_RECORDS_MAX = 20_000
"""Maximum number of records examined; each page comes with its pictures and scripts."""
_HEADER_BYTES_MAX = 100_000
_PROBLEMS_MAX = 5


class _ArchivedPage(Struct, frozen=True):
    url: str
    body: bytes


def read_warc(data: bytes, name: str) -> tuple[Draft, ...]:
    """Return the articles on the pages in an archive. Raises UnreadableFile if there are none."""
    from tui.articles.readers.html.page_text import decoded_page, parsed_page
    from tui.articles.readers.web_page import draft_of_page

    drafts: list[Draft] = []
    problems: list[str] = []
    for number, page in enumerate(_pages(_unpacked(data))):
        if number >= PAGES_MAX:
            problems.append(f"only the first {PAGES_MAX:,} pages are read")
            break
        try:
            drafts.append(draft_of_page(parsed_page(decoded_page(page.body)), page.url))
        except UnreadableFile as error:
            problems.append(one_line(f"{page.url}: {error.reason}"))
    if not drafts:
        reason = f" ({problems[0]})" if problems else ""
        raise UnreadableFile(f"no page in this web archive contains an article{reason}; save the page itself")
    further = (
        [f"{len(problems) - _PROBLEMS_MAX} more pages contain no article"] if len(problems) > _PROBLEMS_MAX else []
    )
    notices = filter(None, [*problems[:_PROBLEMS_MAX], *further, drafts[0].notice])
    return replace(drafts[0], notice="\n".join(notices)), *drafts[1:]


def _unpacked(data: bytes) -> bytes:
    """Return the archive decompressed; usually each record is compressed separately."""
    if data.startswith(b"WARC/"):
        return data
    pieces, size = [], 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            piece = unpacker.decompress(data, BYTES_MAX - size + 1)
        except zlib.error as error:
            raise UnreadableFile("the web archive is damaged; download it again") from error
        size += len(piece)
        if size > BYTES_MAX:
            raise UnreadableFile("it is far too large when unpacked, so it was not opened")
        pieces.append(piece)
        data = unpacker.unused_data
    return b"".join(pieces)


def _pages(data: bytes) -> Iterator[_ArchivedPage]:
    """Yield the responses that contain a web page."""
    at = records = 0
    while records < _RECORDS_MAX and (start := data.find(b"WARC/", at)) >= 0:
        records += 1
        end = data.find(b"\r\n\r\n", start, start + _HEADER_BYTES_MAX)
        if end < 0:
            return
        headers = _headers(data[start:end].partition(b"\r\n")[2])
        length = headers.get("content-length", "")
        body_end = end + 4 + (int(length) if length.isdecimal() else 0)
        if headers.get("warc-type", "").strip() == "response":
            page = _page(headers.get("warc-target-uri", "").strip(" <>"), data[end + 4 : body_end])
            if page is not None:
                yield page
        at = body_end


def _page(url: str, message: bytes) -> _ArchivedPage | None:
    """Return the page in an HTTP response; None for anything else."""
    head, _, body = message.partition(b"\r\n\r\n")
    status, _, lines = head.partition(b"\r\n")
    headers = _headers(lines)
    if b" 200" not in status[:20] or "html" not in headers.get("content-type", "html").casefold():
        return None
    if "chunked" in headers.get("transfer-encoding", "").casefold() and body[:1].isalnum():
        body = _joined_chunks(body)
    if headers.get("content-encoding", "").strip().casefold() == "gzip" and body.startswith(b"\x1f\x8b"):
        body = zlib.decompressobj(wbits=31).decompress(body, BYTES_MAX)
    return _ArchivedPage(url, body)


def _headers(lines: bytes) -> dict[str, str]:
    message = email.parser.Parser().parsestr(lines.decode("utf-8", "replace"), headersonly=True)
    return {name.casefold(): str(value) for name, value in message.items()}


def _joined_chunks(body: bytes) -> bytes:
    """Return the body of a chunked response; any other body unchanged."""
    pieces, at = [], 0
    while (end := body.find(b"\r\n", at, at + 20)) > 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return body
        if not size:
            break
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(pieces)
