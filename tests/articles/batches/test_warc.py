"""Web archives open as the pages that they hold."""

import gzip
from collections.abc import Callable

import pytest

from tests.articles.batches.conftest import ReadDrafts
from tests.rows import each_row
from tui.files import UnreadableFile

TEXT = "The harbour master counted the boats at the north pier all night, and two were missing. " * 12


def page(title: str) -> bytes:
    body = f"<article><h1>{title}</h1><p>{TEXT}</p></article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def record(url: str, body: bytes, *headers: str, kind: str = "response", status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html",)), "", ""]
    answer = "\r\n".join(lines).encode() + body
    head = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"Content-Length: {len(answer)}", "", ""]
    return "\r\n".join(head).encode() + answer + b"\r\n\r\n"


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n5;x\r\n%s\r\n0\r\n\r\n" % (len(body) - 5, body[:-5], body[-5:])


RECORDS = (
    record("http://a.example/", b"x", kind="warcinfo"),
    record("http://a.example/1", page("A storm")),
    record("http://a.example/pixel", b"GIF89a", "Content-Type: image/gif"),
    record("http://a.example/gone", page("Gone"), status="404 Not Found"),
    record("<http://a.example/2>", chunked(page("A flood")), "Content-Type: text/html", "Transfer-Encoding: chunked"),
    record("http://a.example/3", gzip.compress(page("A fire")), "Content-Type: text/html", "Content-Encoding: gzip"),
    record("http://a.example/nothing", b"<html></html>"),
)


@each_row("data", [b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS)), gzip.compress(b"".join(RECORDS))])
def test_the_pages_of_an_archive_open_with_their_addresses(data: bytes, read_drafts: ReadDrafts) -> None:
    drafts = read_drafts("crawl.warc.gz", data)
    assert [draft.headline for draft in drafts] == ["A storm", "A flood", "A fire"]
    assert [draft.url for draft in drafts] == [f"http://a.example/{number}" for number in (1, 2, 3)]
    assert "http://a.example/nothing: this page contains no article" in drafts[0].notice


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (RECORDS[0], "no page in this web archive contains an article"),
        (b"WARC/1.0\r\nContent-Length: 99999\r\n", "no page in this web archive"),
        (b"".join(map(gzip.compress, RECORDS))[:-20], "damaged|no page|A storm"),
        (lambda: gzip.compress(b"WARC/1.0\r\n" + b"\0" * 150_000_000), "too large when unpacked"),
    ],
)
def test_what_holds_no_page_or_unpacks_without_end_is_refused(
    data: bytes | Callable[[], bytes], reason: str, read_drafts: ReadDrafts
) -> None:
    try:
        drafts = read_drafts("crawl.warc", data if isinstance(data, bytes) else data())
    except UnreadableFile as error:
        assert any(part in error.reason for part in reason.split("|"))
    else:
        assert drafts[0].headline in reason
