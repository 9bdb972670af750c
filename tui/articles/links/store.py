"""Stores fetched pages as files, so that an event can be read again unchanged, without the network."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from tui.articles.links.address import page_address
from tui.articles.links.page import FetchedPage
from tui.files import UnreadableFile, read_file, write_safely

FOLDER = "fetched"
"""Name of the folder for the pages, beside the event file."""
_RECORD_BYTES_MAX = 100_000
_NAME_CHARACTERS = 60
_ENDING = re.compile(r"\.[a-z]{1,5}")


def own_folder() -> Path:
    """Return the folder for pages that belong to no event file."""
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / FOLDER


def pages_folder(event_folders: Iterable[str]) -> Path:
    """Return the folder for pages: beside the first of the event files or folders, or else the user's own."""
    first = next(filter(None, event_folders), "")
    return Path(first) / FOLDER if first else own_folder()


class PageRecord(msgspec.Struct, frozen=True):
    """The metadata of a saved page, stored beside it as JSON."""

    url: str
    """Address that the user named."""
    final_url: str
    """Address that answered."""
    fetched: str
    """Time of the answer, in ISO 8601 and UTC."""
    ending: str
    sha256: str
    """SHA-256 of the page's file, in hex."""


class PageStore:
    """The saved pages of one event."""

    def __init__(self, folder: Path) -> None:
        """Prepare a store. folder: for the pages; it need not exist."""
        self.folder = folder

    def record(self, url: str) -> PageRecord | None:
        """Return the record of a saved page; None if there is none, or the page is incomplete or was changed."""
        try:
            record = msgspec.json.decode(
                read_file(self._base(url).with_suffix(".json"), _RECORD_BYTES_MAX), type=PageRecord
            )
            is_whole = _ENDING.fullmatch(record.ending) is not None and self.path(url, record).is_file()
        except (UnreadableFile, msgspec.MsgspecError, ValueError):
            return None
        return record if is_whole else None

    def path(self, url: str, record: PageRecord) -> Path:
        return self._base(url).with_suffix(record.ending)

    def keep(self, page: FetchedPage) -> Path:
        """Write a page and its record; return the page's file. Raises OSError."""
        base = self._base(page.url)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = base.with_suffix(page.ending)
        write_safely(path, page.data, overwrite=True)
        record = PageRecord(page.url, page.final_url, page.fetched, page.ending, sha256(page.data).hexdigest())
        data = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
        write_safely(base.with_suffix(".json"), data, overwrite=True)
        return path

    def _base(self, url: str) -> Path:
        """Return the page's path without an extension: a readable name that is unique to its address."""
        address = page_address(url)
        words = re.sub(r"[^a-z0-9]+", "-", f"{address.host}{address.target}".casefold()).strip("-")
        return self.folder / f"{words[:_NAME_CHARACTERS].strip('-')}-{sha256(address.url.encode()).hexdigest()[:10]}"
