"""Reads the RIS lists of reference managers: addresses with titles, but no texts."""

import re

from tui.articles.batches.labels import language_of
from tui.articles.batches.model import ARTICLES_MAX, Address, Batch, TooManyArticles
from tui.articles.batches.tables import iso_or_raw

LAYOUT = "RIS"
_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_TAGS = {
    "headline": ("TI", "T1", "CT"),
    "outlet": ("T2", "JO", "JF", "JA", "PB"),
    "byline": ("AU", "A1"),
    "published": ("DA", "PY", "Y1"),
    "url": ("UR", "L1", "LK"),
    "language": ("LA",),
}


def is_ris(text: str) -> bool:
    return re.match(r"\s*TY  - ", text.removeprefix("\ufeff")) is not None


def read_ris(text: str) -> Batch:
    entries: list[dict[str, list[str]]] = []
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.fullmatch(line.strip()) or _LINE.fullmatch(line.rstrip())
        if not match:
            continue
        if match[1] == "TY":
            entries.append({})
            if len(entries) > ARTICLES_MAX:
                raise TooManyArticles
        elif entries:
            entries[-1].setdefault(match[1], []).append(match[2].strip())
    addresses = tuple(address for entry in entries if (address := _address(entry)).url)
    missing = len(entries) - len(addresses)
    notices = (f"{missing} of {len(entries)} references have no address and are left out",) if missing else ()
    return Batch(LAYOUT, (), addresses, notices)


def _address(entry: dict[str, list[str]]) -> Address:
    values = {name: "; ".join(next((entry[tag] for tag in tags if entry.get(tag)), [])) for name, tags in _TAGS.items()}
    values["published"] = iso_or_raw(values["published"].rstrip("/"))
    values["language"] = language_of(values["language"])
    values["url"] = values["url"].split("; ")[0]
    return Address(**values)
