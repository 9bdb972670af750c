"""No address leads anywhere but to a public computer: not by its spelling, by a redirect, nor by a changing name."""

import socket
from collections.abc import Iterator

import pytest

from tests.articles.links.web import PUBLIC, MadeNetwork, answering, page, serving
from tests.rows import each_row
from tui.articles.links.errors import LinkError
from tui.articles.links.fetch import fetch_page
from tui.articles.links.guard import is_public
from tui.articles.options import LinkOptions

HOSTILE = (
    "http://127.0.0.1/", "http://127.1/", "http://localhost/", "http://localhost./", "http://LOCALHOST:8080/",
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://017700000001/", "http://127.0.0.1:631/",
    "http://0.0.0.0/", "http://0/", "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/",
    "http://172.31.255.254/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/",
    "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://203.0.113.7/", "http://224.0.0.1/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://192.88.99.1/", "http://[::1]/", "http://[::]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:a00:1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fec0::1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/",
    "http://[ff02::1]/", "http://[2001:db8::1]/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
)  # fmt: skip
"""Lead to this computer, a private network, or nowhere on the internet."""
MALFORMED = (
    "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "javascript:alert(1)", "data:text/html,x",
    "//example.com/", "example.com", "http://", "http:///x", "http://user@example.com/", "http://user:pass@example.com/",
    "http://example.com\\@127.0.0.1/", "http://example.com@127.0.0.1/", "http://example.com:22/", "http://example.com:25/",
    "http://example.com:99999/", "http://exa mple.com/", "http://example.com/\r\nX: y", "http://exam\0ple.com/",
    "http://[::1/", "http://ex%61mple.com/", "http://-example.com/", f"http://{'a' * 300}.com/", "http://ex*mple.com/",
    f"http://example.com/{'x' * 3000}",
)  # fmt: skip
"""No addresses of pages."""
RELATIVE = frozenset({"example.com", "http://", "http:///x", "//example.com/"})
"""In a redirect these lead to a page of the same site."""


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every connection that is tried through the system's network; none comes about."""
    tried: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield tried


@pytest.mark.parametrize("url", [*HOSTILE, *MALFORMED])
def test_a_hostile_address_is_refused_without_a_connection(
    url: str, connections: list[object], link_options: LinkOptions
) -> None:
    with pytest.raises(LinkError):
        fetch_page(url, link_options)
    assert connections == []


def test_a_public_address_would_be_dialled(connections: list[object], link_options: LinkOptions) -> None:
    with pytest.raises(LinkError, match="does not answer"):
        fetch_page(f"http://{PUBLIC}/", link_options)
    assert connections == [(PUBLIC, 80)]


@each_row("url", [url for url in (*HOSTILE, *MALFORMED) if url not in RELATIVE])
def test_a_redirect_to_a_hostile_address_is_refused(url: str, link_options: LinkOptions) -> None:
    class NamesOnly(MadeNetwork):
        def look_up(self, host: str, port: int) -> list[str]:
            if host == "public.example":
                return [PUBLIC]
            return list({answer[4][0] for answer in socket.getaddrinfo(host, port)})

    target = url.replace("\r", "%0d").replace("\n", "%0a").encode("utf-8").decode("latin-1")
    redirect = page(b"", f"Location: {target}", status="302 Found")
    with serving(answering(redirect, page(b"<p>secret</p>"))) as server:
        network = NamesOnly(server.port)
        with pytest.raises(LinkError):
            fetch_page("http://public.example/", link_options, network=network)
        assert network.dialled == [PUBLIC]
        assert len(server.requests) == 1


@pytest.mark.parametrize("ip", ["127.0.0.1", "10.0.0.1", "::1", "169.254.169.254", "::ffff:192.168.0.1"])
def test_a_name_that_changes_its_address_is_dialled_at_the_one_that_was_checked(
    ip: str, connections: list[object], link_options: LinkOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [PUBLIC, ip, ip, ip]

    def getaddrinfo(host: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(LinkError):
        fetch_page("http://rebinding.example/", link_options)
    assert connections == [(PUBLIC, 80)]
    assert len(answers) == 3, "the name is looked up once"


@each_row("ips", [[PUBLIC, "10.0.0.1"], ["::1", PUBLIC], ["127.0.0.1"], []])
def test_one_private_answer_among_public_ones_refuses_the_name(ips: list[str], link_options: LinkOptions) -> None:
    with serving(answering(page(b"x"))) as server:
        network = MadeNetwork(server.port, ips)
        with pytest.raises(LinkError):
            fetch_page("http://mixed.example/", link_options, network=network)
        assert network.dialled == []


@each_row("ip", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are_public(ip: str) -> None:
    assert is_public(ip)
