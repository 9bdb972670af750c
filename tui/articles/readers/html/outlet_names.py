"""Finds the name of a site from the names in the page and the host of its address."""

import re
from collections.abc import Iterable

from tui.articles.addresses import host_of, is_address

_NAME_CHARACTERS_MAX = 60
BETWEEN = re.compile(r"\s{1,3}(?:[|–—·•»«›‹:-]|-{2})\s{1,3}")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_SECOND_LEVEL = frozenset({"com", "co", "org", "net", "gov", "edu", "ac", "gob", "gouv", "or", "ne", "in", "info"})
"""Labels that identify a kind of owner below a country: `co.uk`, `com.br`."""
_AGENCIES = frozenset({"associated press", "the associated press", "ap", "reuters", "afp", "dpa", "bloomberg", "upi"})
"""Agencies that are named as publishers by sites that only print their text."""
_STATED_NOT_SITES = frozenset({"blogger", "wordpress", "wordpress.com", "medium", "hosted", "website", "home"})


def best_outlet(stated: Iterable[tuple[str, str]], host: str, title: str) -> tuple[str, str, bool]:
    """Return the site's name, its source, and whether it is a guess.

    stated: names with their sources, best first. One that matches the host is preferred, because records may name an
    agency or a group as publisher. Without any, the end of the title that matches the host is used, then the host.
    """
    candidates = [(_without_tagline(name, host), origin) for name, origin in stated]
    candidates = [(name, origin) for name, origin in candidates if _may_be_name(name)]
    for name, origin in candidates:
        if goes_with_host(name, host):
            return _better_written(name, [each for each, _ in candidates]), origin, False
    parts = BETWEEN.split(title)
    ending = next((part for part in (parts[-1], parts[0]) if len(parts) > 1 and goes_with_host(part, host)), "")
    if ending and host_of(f"https://{ending}") != host:
        return ending, "page title", True
    others = [each for each in candidates if each[0].casefold() not in _AGENCIES] or candidates
    return (*others[0], False) if others else (host, "host in the address", bool(host))


def goes_with_host(name: str, host: str) -> bool:
    """Return True if the name and the host's own part contain one another, or the host abbreviates the name.

    For example, `ctpost` is the Connecticut Post.
    """
    own = own_part(host)
    plain = _NOT_ALPHANUMERIC.sub("", name.casefold().removeprefix("the "))
    if len(own) < 2 or len(plain) < 2:
        return False
    if plain in own or own in plain:
        return True
    letters = iter(plain)
    return len(own) >= 3 and own[0] == plain[0] and all(letter in letters for letter in own)


def own_part(host: str) -> str:
    """Return the part of a host that its owner chose, as one word: `edition.cnn.com` → `cnn`."""
    labels = host.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return _NOT_ALPHANUMERIC.sub("", labels[-1]) if labels else ""


def without_site_name(title: str, outlet: str, host: str) -> str:
    """Return a title without the site's name at either end: “Bridge shut | The Post” → “Bridge shut”."""
    for match in reversed(list(BETWEEN.finditer(title))):
        if _is_site(title[match.end() :], outlet, host):
            return without_site_name(title[: match.start()].strip(), outlet, host)
    first = BETWEEN.search(title)
    if first and _is_site(title[: first.start()], outlet, host):
        return title[first.end() :].strip()
    return title


def _is_site(part: str, outlet: str, host: str) -> bool:
    part = part.strip().casefold()
    plain_part, plain_outlet = part.removeprefix("the "), outlet.casefold().removeprefix("the ")
    if plain_part == plain_outlet or host_of(f"https://{part}") == host != "":
        return True
    return (
        len(part) <= _NAME_CHARACTERS_MAX and len(part) > 2 and _NOT_ALPHANUMERIC.sub("", plain_part) == own_part(host)
    )


def _without_tagline(name: str, host: str) -> str:
    parts = BETWEEN.split(name)
    return next((part for part in parts if goes_with_host(part, host)), name) if len(parts) > 1 else name


def _may_be_name(name: str) -> bool:
    return 1 < len(name) <= _NAME_CHARACTERS_MAX and not is_address(name) and name.casefold() not in _STATED_NOT_SITES


def _better_written(name: str, others: list[str]) -> str:
    """Return the name as another source writes it with spaces and capitals: “oregonlive” → “OregonLive”."""
    plain = _NOT_ALPHANUMERIC.sub("", name.casefold())
    same = [each for each in others if _NOT_ALPHANUMERIC.sub("", each.casefold()) == plain]
    return max(same, key=lambda each: (" " in each, not each.islower()), default=name) if name.islower() else name
