"""Notes every use of the network, in any Python that is started with this folder on its path (tests/no_network.py)."""

import os
import sys

NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
ADDRESSES = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


def is_this_computer(host: object) -> bool:
    import ipaddress  # only where it is needed, as every process that a test starts loads this module

    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def note(event: str, arguments: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in NAMES:
        host: object = arguments[0]
    elif event in ADDRESSES and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    log = os.environ.get("SOCKETS_LOG")
    if log and not is_this_computer(host):
        line = f"{os.environ.get('PYTEST_CURRENT_TEST', sys.argv[:2])}\t{event}\t{host!r}\n"
        with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123 - nothing more is loaded than is needed
            file.write(line)


if "SOCKETS_LOG" in os.environ:
    sys.addaudithook(note)
