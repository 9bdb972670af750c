"""Fetching of named pages under attack: hostile addresses, and answers that are slow, endless or huge.

    python tests/bench/links.py

Every hostile address is tried as it stands, through a redirect of a public site, and as the second answer of a name
that changes between look-up and connection; counted is every connection that the program tries to open to anything but
the public address. Then answers that drip, stall, never end or are too large are fetched from a server on this computer
with a limit of 2 seconds and 2 MB; the time and the bytes taken must be within 10 % of the limit. Exit status: 1 where
a connection was tried or a limit missed.
"""

import socket
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.articles.links.test_guard import HOSTILE
from tests.articles.links.web import PUBLIC, Answer, MadeNetwork, answering, dripping, page, serving
from tui.articles.links.errors import LinkError
from tui.articles.links.fetch import fetch_page
from tui.articles.links.guard import SystemNetwork
from tui.articles.options import LinkOptions
from tui.settings.load import load_settings

SECONDS, MEGABYTES, TOLERANCE = 2.0, 2.0, 0.1
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
SLOW: dict[str, Answer] = {
    "silent": dripping(b"", b"", 0.05),
    "head, byte by byte": dripping(b"HTTP/1.1 200 OK\r\n", b"X", 0.05),
    "endless header lines": dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05),
    "100 Continue for ever": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01),
    "body, byte by byte": dripping(HEAD + b"\r\n", b"x", 0.05),
    "chunks, byte by byte": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05),
    "a stalled body": dripping(HEAD + b"Content-Length: 100000\r\n\r\nhalf", b"", 0.05),
}
HUGE: dict[str, Answer] = {
    "endless body": dripping(HEAD + b"\r\n", b"x" * 65_536, 0.0),
    "endless chunks": dripping(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65_536 + b"\r\n", 0.0
    ),
}


@contextmanager
def watched_connections(tried: list[object]):
    """Note every connection through the system's network, and let none come about."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    socket.socket.connect = connect  # type: ignore[method-assign]
    try:
        yield
    finally:
        socket.socket.connect = real  # type: ignore[method-assign]


class Changing(SystemNetwork):
    """A name that has a public address at first, and leads elsewhere the next time."""

    def __init__(self, ips: Sequence[str]) -> None:
        self._answers = [[PUBLIC], list(ips)]

    def look_up(self, host: str, port: int) -> Sequence[str]:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


class Redirected(MadeNetwork):
    def look_up(self, host: str, port: int) -> Sequence[str]:
        return [PUBLIC] if host == "public.example" else SystemNetwork().look_up(host, port)


def is_refused(fetch: Callable[[], object]) -> bool:
    try:
        fetch()
    except LinkError:
        return True
    return False


def hostile(options: LinkOptions) -> bool:
    tried: list[object] = []
    refused = {"as it stands": 0, "through a redirect": 0, "as a changing name": 0}
    for url in HOSTILE:
        with watched_connections(tried):
            refused["as it stands"] += is_refused(lambda url=url: fetch_page(url, options))
            ips = [url.split("/")[2].strip("[]")]
            refused["as a changing name"] += is_refused(
                lambda ips=ips: fetch_page("http://rebinding.example/", options, network=Changing(ips))
            )
        location = url.encode().decode("latin-1")
        with serving(answering(page(b"", f"Location: {location}", status="302 Found"), page(b"secret"))) as server:
            network = Redirected(server.port)
            through = is_refused(lambda net=network: fetch_page("http://public.example/", options, network=net))
            refused["through a redirect"] += through
            tried += [ip for ip in network.dialled if ip != PUBLIC] + server.requests[1:]
    elsewhere = [address for address in tried if address != (PUBLIC, 80)]
    for way, count in refused.items():
        print(f"{len(HOSTILE)} hostile addresses {way:<20} {count:>4} refused")
    print(f"connections to anything but the public address: {len(elsewhere)}")
    return not elsewhere and all(count == len(HOSTILE) for count in refused.values())


def limited(options: LinkOptions) -> bool:
    is_right = True
    print(f"\n{'answer':<24} {'seconds':>8} {'MB':>7}  (limits {SECONDS:g} s, {MEGABYTES:g} MB)")
    for name, answer in (SLOW | HUGE).items():
        received = [0]
        with serving(answer) as server:
            began = time.monotonic()
            cut = is_refused(
                lambda server=server, received=received: fetch_page(
                    "http://a.example/",
                    options,
                    network=MadeNetwork(server.port),
                    progress=lambda count, _: received.append(count),
                )
            )
            seconds = time.monotonic() - began
        megabytes = max(received) / 1e6
        is_cut = (
            abs(seconds - SECONDS) <= SECONDS * TOLERANCE if name in SLOW else megabytes <= MEGABYTES * (1 + TOLERANCE)
        )
        is_right = is_right and cut and is_cut
        print(f"{name:<24} {seconds:>8.2f} {megabytes:>7.2f}  {'' if cut and is_cut else 'MISSED'}")
    return is_right


def main() -> int:
    options = replace(load_settings().articles.links, max_seconds=SECONDS, max_megabytes=MEGABYTES)
    return 0 if hostile(options) & limited(options) else 1


if __name__ == "__main__":
    sys.exit(main())
