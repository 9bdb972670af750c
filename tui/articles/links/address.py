"""Validates page addresses for the fetcher: http or https, a host, no user name, no unusual characters."""

import re
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from tui.articles.links.errors import LinkError

_SCHEMES = {"http": 80, "https": 443}
_ADDRESS_CHARACTERS_MAX = 2_000
_HOST = re.compile(r"[a-z0-9][a-z0-9_.-]{0,252}")
_LOW_PORTS = frozenset({80, 443})
"""Ports below 1024 that serve pages; others are for email, logins and similar services."""
_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._[]"


class PageAddress(Struct, frozen=True):
    """The parts of an address."""

    scheme: str
    host: str
    """Host for the look-up, in lower case; an IPv6 address has no brackets."""
    port: int
    target: str
    """Path and query, as they are sent."""

    @property
    def authority(self) -> str:
        """The host as sent to the server, with an unusual port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def page_address(url: str) -> PageAddress:
    """Parse an address. Raises LinkError if it must not be fetched."""
    url = url.strip()
    if len(url) > _ADDRESS_CHARACTERS_MAX:
        raise LinkError(f"the address is longer than {_ADDRESS_CHARACTERS_MAX:,} characters")
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise LinkError("the address contains a space, a backslash or a control character; copy it again")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise LinkError("this is not a valid address; copy it again from the browser") from None
    scheme = parts.scheme.casefold()
    if scheme not in _SCHEMES:
        raise LinkError("only addresses that begin with http:// or https:// are fetched")
    if "@" in parts.netloc:
        raise LinkError("the address contains a user name; remove it")
    host = _host(parts.hostname or "")
    port = _SCHEMES[scheme] if port is None else port
    if port < 1024 and port not in _LOW_PORTS:
        raise LinkError(f"port {port} is not used for web pages, so it was not opened")
    target = quote(parts.path or "/", safe=_SAFE_IN_PATH) + (
        f"?{quote(parts.query, safe=_SAFE_IN_PATH + '?')}" if parts.query else ""
    )
    return PageAddress(scheme, host, port, target)


def _host(host: str) -> str:
    if ":" in host:  # an IPv6 address, which had brackets
        if "%" in host:
            raise LinkError("the address names a network interface; only public pages are fetched")
        return host.casefold()
    try:
        plain = host.casefold() if host.isascii() else host.encode("idna").decode("ascii").casefold()
    except UnicodeError:
        raise LinkError("the host's name is not valid; copy the address again") from None
    if not _HOST.fullmatch(plain):
        raise LinkError("the host's name is not valid; copy the address again")
    return plain


def redirected(address: PageAddress, location: str) -> PageAddress:
    """Return the address to which a page redirects. Raises LinkError if it must not be fetched."""
    try:
        return page_address(urljoin(address.url, location.strip()))
    except ValueError:
        raise LinkError("the page redirects to an invalid address") from None
