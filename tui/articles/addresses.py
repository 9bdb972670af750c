"""Recognises web addresses in metadata, and returns their hosts for display."""

import re

_PREFIXES = ("www.", "amp.", "m.", "mobile.")
_AFTER_HOST = re.compile(r"[/?#]")
ADDRESS_CHARACTERS_MAX = 2_000


def is_address(text: str) -> bool:
    """Return True for a complete http or https address."""
    return bool(host_of(text))


def is_link(text: str) -> bool:
    """Return True if the user's input is a link to fetch: it begins with http:// or https://."""
    return text.strip()[:8].casefold().startswith(("http://", "https://"))


def host_of(address: str) -> str:
    """Return the host of an address, in lower case and without “www.”: `bbc.co.uk`; "" if it is not an address."""
    scheme, separator, after_scheme = address.strip().partition("://")
    if scheme.casefold() not in ("http", "https") or not separator or len(after_scheme) > ADDRESS_CHARACTERS_MAX:
        return ""
    if after_scheme.split() != [after_scheme]:
        return ""
    host = _AFTER_HOST.split(after_scheme, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].casefold().rstrip(".")
    if "." not in host:
        return ""
    prefix = next((prefix for prefix in _PREFIXES if host.startswith(prefix) and "." in host[len(prefix) :]), "")
    return host[len(prefix) :]
