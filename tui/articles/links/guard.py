"""Restricts the network for the fetcher: a name is looked up once, and the very address that was checked is used."""

import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Protocol

from tui.articles.links.errors import LinkError
from tui.cancel import Cancelled

_POLL_SECONDS = 0.02
_REFUSED_NETWORKS = tuple(
    map(
        ip_network,
        (
            "192.88.99.0/24",  # relays to IPv6
            "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32",  # IPv4 addresses written as IPv6 ones
            "::/96", "fec0::/10", "2001:db8::/32", "3fff::/20", "5f00::/16",
        ),
    )
)  # fmt: skip
NOT_PUBLIC = "it points to a computer that is not on the public internet, so it was not fetched"


class Network(Protocol):
    """The operating system's network."""

    def look_up(self, host: str, port: int) -> Sequence[str]:
        """Return the IP addresses of a host. Raises OSError."""

    def dial(self, ip: str, port: int, seconds: float) -> socket.socket:
        """Connect to an IP address. Raises OSError."""


class SystemNetwork:
    """The real network."""

    def look_up(self, host: str, port: int) -> Sequence[str]:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in answers))

    def dial(self, ip: str, port: int, seconds: float) -> socket.socket:
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(seconds)
            connection.connect((ip, port))
        except BaseException:
            connection.close()
            raise
        return connection


def is_public(ip: str) -> bool:
    """Return True for an address on the public internet: not this computer, a local network, a cloud service …"""
    try:
        address = ip_address(ip)
    except ValueError:  # with an interface, such as fe80::1%eth0
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if any(_contains(network, address) for network in _REFUSED_NETWORKS):
        return False
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not is_special and not address.is_private and not address.is_link_local


def _contains(network: object, address: IPv4Address | IPv6Address) -> bool:
    is_same_version = isinstance(network, IPv6Network) == isinstance(address, IPv6Address)
    return is_same_version and address in network  # type: ignore[operator]


class Deadline:
    """The time limit for one fetch, which the user can also cancel."""

    def __init__(self, seconds: float, cancelled: Callable[[], bool] | None) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._cancelled = cancelled or (lambda: False)

    @property
    def seconds_left(self) -> float:
        return max(0.001, self._end - time.monotonic())

    @property
    def is_over(self) -> bool:
        return self._cancelled() or time.monotonic() >= self._end

    def check(self) -> None:
        """Raise Cancelled, or LinkError if the time is over."""
        if self._cancelled():
            raise Cancelled
        if time.monotonic() >= self._end:
            raise LinkError(
                f"no answer within {self._seconds:g} seconds; try again later, or save the page in the browser"
            )


def public_addresses(network: Network, host: str, port: int, deadline: Deadline) -> Sequence[str]:
    """Return the addresses of a host, looked up once.

    Raises LinkError if any of them is not public: a name that resolves to both the internet and the user's own network
    is a trap.
    """
    ips = _looked_up(network, host, port, deadline)
    if not ips:
        raise LinkError("no network, or no such site; check the address")
    if not all(map(is_public, ips)):
        raise LinkError(NOT_PUBLIC)
    return ips


def _looked_up(network: Network, host: str, port: int, deadline: Deadline) -> Sequence[str]:
    """Look up a host in a thread, as the system's look-up has no time limit and cannot be cancelled."""
    answers: list[Sequence[str]] = []

    def look_up() -> None:
        try:
            answers.append(network.look_up(host, port))
        except (OSError, UnicodeError):
            answers.append(())

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    while thread.is_alive():
        deadline.check()
        thread.join(_POLL_SECONDS)
    return answers[0] if answers else ()


def dialled(network: Network, ips: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    """Connect to the first of the checked addresses that answers. Raises LinkError."""
    for ip in ips:
        deadline.check()
        try:
            return network.dial(ip, port, deadline.seconds_left)
        except OSError:
            continue
    deadline.check()
    raise LinkError("the site does not answer; try again later")


class ConnectionTimer:
    """Closes a connection when its time is over or the user cancels, however slowly the server sends its answer."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection = connection.dup()  # the same connection, whatever TLS does with the first handle
        self._deadline = deadline
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "ConnectionTimer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self._connection.close()

    def _watch(self) -> None:
        while not self._done.wait(_POLL_SECONDS):
            if self._deadline.is_over:
                with suppress(OSError):  # already closed by the server
                    self._connection.shutdown(socket.SHUT_RDWR)
                return
