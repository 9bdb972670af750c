"""Fetches one page: checks each redirect, limits time and size, and explains failures in plain words."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from tui import __version__
from tui.articles.links.address import PageAddress, page_address, redirected
from tui.articles.links.errors import LinkError
from tui.articles.links.guard import ConnectionTimer, Deadline, Network, SystemNetwork, dialled, public_addresses
from tui.articles.links.page import FetchedPage
from tui.articles.options import LinkOptions
from tui.text.canonical import one_line

USER_AGENT = f"crosslight/{__version__} (reader of news articles; fetches single pages that its user has named)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 65_536
_BYTES_PER_MEGABYTE = 1_000_000
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
"""Content types that can be an article → the file extension for each."""
_STATUSES = {
    401: "the site requires a login (401)",
    402: "the site requires payment (402)",
    403: "the site refuses automatic access to the page (403)",
    404: "there is no such page (404); check the address",
    410: "the page has been removed (410)",
    429: "the site received too many requests (429); try again later",
    451: "the page is blocked for legal reasons (451)",
}
_BROWSER = "; open it in a browser and save it as a file"


def fetch_page(
    url: str,
    options: LinkOptions,
    *,
    network: Network | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FetchedPage:
    """Fetch a page. progress: called with the bytes received and the total, or 0. Raises LinkError, Cancelled."""
    deadline = Deadline(options.max_seconds, cancelled)
    address = page_address(url)
    for _ in range(options.max_redirects + 1):
        answer = _answer(address, options, network or SystemNetwork(), deadline, progress)
        if isinstance(answer, PageAddress):
            address = answer
            continue
        data, ending = answer
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return FetchedPage(page_address(url).url, address.url, now, ending, data)
    raise LinkError(f"the page redirects more than {options.max_redirects} times{_BROWSER}")


def _answer(
    address: PageAddress,
    options: LinkOptions,
    network: Network,
    deadline: Deadline,
    progress: Callable[[int, int], None] | None,
) -> PageAddress | tuple[bytes, str]:
    """Return the page's content and the extension for its type, or the address to which it redirects."""
    ips = public_addresses(network, address.host, address.port, deadline)
    connection = dialled(network, ips, address.port, deadline)
    try:
        with ConnectionTimer(connection, deadline):
            client = http.client.HTTPConnection(address.host, address.port)
            client.sock = _secured(connection, address) if address.scheme == "https" else connection
            try:
                answer = _exchanged(client, address, options, deadline, progress)
            finally:
                client.close()
        deadline.check()
        return answer
    except LinkError:
        deadline.check()
        raise
    except ssl.SSLCertVerificationError as error:
        raise LinkError(
            f"the site's certificate is not valid ({error.verify_message}); the page was not fetched"
        ) from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        deadline.check()
        raise LinkError(f"the connection failed ({type(error).__name__}); try again later") from error
    finally:
        connection.close()


def _secured(connection: socket.socket, address: PageAddress) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(connection, server_hostname=address.host)


def _exchanged(
    client: http.client.HTTPConnection,
    address: PageAddress,
    options: LinkOptions,
    deadline: Deadline,
    progress: Callable[[int, int], None] | None,
) -> PageAddress | tuple[bytes, str]:
    client.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
    client.putheader("Host", address.authority)
    client.putheader("User-Agent", USER_AGENT)
    client.putheader("Accept", "text/html,application/xhtml+xml,text/plain,application/pdf")
    client.putheader("Accept-Encoding", "gzip")
    client.putheader("Connection", "close")
    client.endheaders()
    with client.getresponse() as response:
        if response.status in _REDIRECTS and (location := response.getheader("Location")):
            return redirected(address, location)
        if response.status != 200:
            raise LinkError(_status_reason(response.status))
        return _page_content(response, int(options.max_megabytes * _BYTES_PER_MEGABYTE), deadline, progress)


def _page_content(
    response: http.client.HTTPResponse,
    limit_bytes: int,
    deadline: Deadline,
    progress: Callable[[int, int], None] | None,
) -> tuple[bytes, str]:
    """Return the page's content and the extension for its type."""
    kind = response.headers.get_content_type()
    if response.getheader("Content-Type") and kind not in _TYPES:
        raise LinkError(f"it is not a page but {one_line(kind, 60)}; download it in a browser")
    data = b"".join(_content(response, limit_bytes, deadline, progress))
    return _in_utf8(data, response.headers.get_content_charset() or ""), _TYPES.get(kind, ".html")


def _in_utf8(data: bytes, charset: str) -> bytes:
    """Convert the text to UTF-8 if the server declares a different encoding, which the page itself need not do."""
    try:
        return data.decode(charset).encode() if charset else data
    except (LookupError, UnicodeError):
        return data


def _status_reason(status: int) -> str:
    if reason := _STATUSES.get(status):
        return reason + (_BROWSER if status in (401, 402, 403) else "")
    return (
        f"the site has a problem ({status}); try again later"
        if status >= 500
        else f"the site refused the request ({status})"
    )


def _content(
    response: http.client.HTTPResponse,
    limit_bytes: int,
    deadline: Deadline,
    progress: Callable[[int, int], None] | None,
) -> Iterator[bytes]:
    """Yield the decompressed content in pieces. Raises LinkError if it exceeds the limit, compressed or not."""
    too_large = LinkError(f"the page is larger than the limit of {limit_bytes / _BYTES_PER_MEGABYTE:g} MB")
    stated = response.length or 0
    if stated > limit_bytes:
        raise too_large
    unpack = _unpacker(response.getheader("Content-Encoding", "") or "")
    received = size = 0
    while chunk := response.read1(_CHUNK_BYTES):
        deadline.check()
        received += len(chunk)
        piece = unpack(chunk, limit_bytes - size + 1)
        size += len(piece)
        if max(size, received) > limit_bytes:
            raise too_large
        if progress is not None:
            progress(received, stated)
        yield piece
    if received < stated:
        deadline.check()
        raise LinkError("the connection was lost in the middle of the page; try again")


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """Return a function from compressed bytes and a maximum output size to decompressed bytes."""
    if encoding.strip().casefold() in ("", "identity"):
        return lambda chunk, limit: chunk
    if encoding.strip().casefold() not in ("gzip", "x-gzip"):
        raise LinkError(f"the site used a compression method that was not requested ({encoding[:20]})")
    return zlib.decompressobj(wbits=31).decompress
