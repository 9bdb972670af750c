"""Pages come whole and within the limits, and every failure says what happened."""

import gzip
import threading

import pytest
from msgspec.structs import replace

from tests.articles.links.web import MadeNetwork, answering, dripping, page, serving
from tests.rows import each_row
from tui.articles.links.errors import LinkError
from tui.articles.links.fetch import USER_AGENT, fetch_page
from tui.articles.links.page import FetchedPage
from tui.articles.options import LinkOptions
from tui.cancel import Cancelled

BODY = "<html><p>Zwei Boote sanken am Kai in Brändö.</p></html>".encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def fetched(link_options: LinkOptions, *answers: bytes, url: str = "http://news.example/a?b=ü") -> FetchedPage:
    with serving(answering(*answers)) as server:
        return fetch_page(url, link_options, network=MadeNetwork(server.port))


def test_a_page_comes_with_its_address_and_its_day(link_options: LinkOptions) -> None:
    result = fetched(link_options, page(BODY))
    assert (result.data, result.ending) == (BODY, ".html")
    assert result.url == result.final_url == "http://news.example/a?b=%C3%BC"
    assert len(result.fetched) == 20 and result.day == result.fetched[:10]


def test_the_request_says_who_asks_and_sends_nothing_else(link_options: LinkOptions) -> None:
    with serving(answering(page(BODY))) as server:
        fetch_page("http://News.Example:8080/x", link_options, network=MadeNetwork(server.port))
        (request,) = server.requests
    names = [line.split(":")[0] for line in request.split("\r\n")[1:] if line]
    assert names == ["Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"]
    assert f"User-Agent: {USER_AGENT}\r\n" in request and "Host: news.example:8080\r\n" in request
    assert USER_AGENT.startswith("crosslight/")


def test_redirects_are_followed_and_each_name_is_looked_up(link_options: LinkOptions) -> None:
    moved = page(b"", "Location: //other.example/b", status="301 Moved")
    with serving(answering(moved, page(b"", "Location: ../c", status="307 T"), page(BODY))) as server:
        network = MadeNetwork(server.port)
        result = fetch_page("http://news.example/x/a", link_options, network=network)
    assert result.final_url == "http://other.example/c"
    assert network.looked_up == ["news.example", "other.example", "other.example"]


def test_redirects_end(link_options: LinkOptions) -> None:
    with pytest.raises(LinkError, match="redirects more than 5 times"):
        fetched(link_options, page(b"", "Location: /again", status="302 Found"))


def test_packed_pages_are_unpacked_and_other_encodings_are_turned_into_utf_8(link_options: LinkOptions) -> None:
    assert fetched(link_options, page(gzip.compress(BODY), "Content-Encoding: gzip")).data == BODY
    latin = page(BODY.decode().encode("latin-1"), kind="text/html; charset=iso-8859-1")
    assert fetched(link_options, latin).data == BODY


@each_row(
    ("answer", "reason"),
    [
        (page(b"", status="404 Not Found"), "no such page"),
        (page(b"", status="403 Forbidden"), "refuses automatic access"),
        (page(b"", status="401 Unauthorized"), "requires a login"),
        (page(b"", status="429 Too Many"), "too many requests"),
        (page(b"", status="500 Oops"), "has a problem"),
        (page(b"", status="302 Found"), "refused"),
        (page(b"\0", kind="video/mp4"), "not a page but video/mp4"),
        (page(b"x", "Content-Encoding: br"), "not requested"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "connection failed"),
        (b"", "connection failed"),
        (HEAD + b"Content-Length: 100\r\n\r\nshort", "was lost"),
        (HEAD + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "connection failed"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", "connection failed"),
        (HEAD + b"X: y\r\n" * 200 + b"\r\n", "connection failed"),
    ],
)
def test_what_is_no_page_says_what_happened(answer: bytes, reason: str, link_options: LinkOptions) -> None:
    with pytest.raises(LinkError, match=reason):
        fetched(link_options, answer)


@each_row(
    "answer",
    [
        HEAD + b"Content-Length: 99999999999\r\n\r\n",
        HEAD + b"\r\n" + b"x" * 2_000_000,
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"100000\r\n" + b"x" * 1_048_576 + b"\r\n" * 2,
        page(gzip.compress(b"x" * 50_000_000), "Content-Encoding: gzip"),
    ],
)
def test_pages_above_the_limit_are_cut_off(answer: bytes, link_options: LinkOptions) -> None:
    with pytest.raises(LinkError, match="larger than the limit of 1 MB"):
        fetched(replace(link_options, max_megabytes=1), answer)


@each_row(
    ("start", "piece"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"\r\n", b"x"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1", b"0"),
    ],
)
def test_an_answer_that_never_ends_is_cut_at_the_limit(start: bytes, piece: bytes, link_options: LinkOptions) -> None:
    """How close to the limit: tests/bench/links.py."""
    with (
        serving(dripping(start, piece, 0.02)) as server,
        pytest.raises(LinkError, match=r"no answer within 0.2 seconds|connection failed"),
    ):
        fetch_page("http://a.example/", replace(link_options, max_seconds=0.2), network=MadeNetwork(server.port))


def test_a_look_up_that_never_ends_is_given_up(link_options: LinkOptions) -> None:
    class Silent(MadeNetwork):
        def look_up(self, host: str, port: int) -> list[str]:
            threading.Event().wait(20)
            return []

    with pytest.raises(LinkError, match="no answer within"):
        fetch_page("http://a.example/", replace(link_options, max_seconds=0.3), network=Silent(1))


@pytest.mark.parametrize("start", [b"", HEAD + b"\r\n"])
def test_fetching_can_be_given_up(start: bytes, link_options: LinkOptions) -> None:
    asked: list[str] = []
    with serving(dripping(start, b"x", 0.02)) as server, pytest.raises(Cancelled):
        fetch_page(
            "http://a.example/",
            link_options,
            network=MadeNetwork(server.port),
            cancelled=lambda: bool(server.requests) and (asked.append("") or len(asked) > 3),
        )


def test_progress_is_told(link_options: LinkOptions) -> None:
    told: list[tuple[int, int]] = []
    with serving(answering(page(BODY))) as server:
        fetch_page(
            "http://a.example/",
            link_options,
            network=MadeNetwork(server.port),
            progress=lambda received, total: told.append((received, total)),
        )
    assert told[-1] == (len(BODY), len(BODY))
