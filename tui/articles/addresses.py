"""Web addresses as metadata: recognising one, and its host as a name that can be shown."""

import re

_PREFIXES = ("www.", "amp.", "m.", "mobile.")
_AFTER_HOST = re.compile(r"[/?#]")
ADDRESS_CHARACTERS_MAX = 2_000


def is_address(text: str) -> bool:
    """Return True for a whole http or https address."""
    return bool(host_of(text))


def is_link(text: str) -> bool:
    """True for what a user types to have a page fetched: it begins with http:// or https://."""
    return text.strip()[:8].casefold().startswith(("http://", "https://"))


def host_of(address: str) -> str:
    """Return the host of an address, in small letters and without “www.”: `bbc.co.uk`; "" for what is no address."""
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
