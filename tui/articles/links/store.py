"""Fetched pages kept as files, so that an event can be read again without the network, as it was."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from tui.articles.links.address import page_address
from tui.articles.links.page import FetchedPage
from tui.files import UnreadableFile, read_file, write_safely

FOLDER = "fetched"
"""Name of the folder with the pages, beside the event file."""
_RECORD_BYTES_MAX = 100_000
_NAME_CHARACTERS = 60
_ENDING = re.compile(r"\.[a-z]{1,5}")


def own_folder() -> Path:
    """The folder for pages that belong to no event file."""
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / FOLDER


def pages_folder(event_folders: Iterable[str]) -> Path:
    """The folder for pages: beside the first of the event files or folders, else the user's own."""
    first = next(filter(None, event_folders), "")
    return Path(first) / FOLDER if first else own_folder()


class PageRecord(msgspec.Struct, frozen=True):
    """What is known of a kept page; it stands beside it as JSON."""

    url: str
    """The address that the user named."""
    final_url: str
    """The address that answered."""
    fetched: str
    """Time of the answer, ISO 8601 in UTC."""
    ending: str
    sha256: str
    """Of the page's file, in hex."""


class PageStore:
    """The kept pages of one event."""

    def __init__(self, folder: Path) -> None:
        """folder: where they stand, or will stand."""
        self.folder = folder

    def record(self, url: str) -> PageRecord | None:
        """The record of a page that is kept whole; None where there is none, or something has changed it."""
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
        """The page's path without an ending: a name that people can read, and one that no other address has."""
        address = page_address(url)
        words = re.sub(r"[^a-z0-9]+", "-", f"{address.host}{address.target}".casefold()).strip("-")
        return self.folder / f"{words[:_NAME_CHARACTERS].strip('-')}-{sha256(address.url.encode()).hexdigest()[:10]}"
