"""Opens pages that the user has named: from the saved copy, or else from the network, unless that is forbidden."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from tui.articles.links.address import page_address
from tui.articles.links.errors import LinkError
from tui.articles.links.page import FetchedPage
from tui.articles.links.store import FOLDER, PageStore
from tui.articles.options import LinkOptions
from tui.files import describe_write_error, read_file

Progress = Callable[[str, int, int], None]
"""Function called with the address, the bytes received, and the total or 0."""


class LinkPage(Struct, frozen=True):
    """A page, from its copy or from the network."""

    page: FetchedPage
    file: str
    """Path of the copy; empty if it has not been saved."""


class LinkReader:
    """Opens addresses; the network is used only for those without a copy."""

    def __init__(
        self,
        options: LinkOptions,
        folder: Path,
        *,
        is_offline: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Prepare a reader. folder: for saved pages that belong to no event file."""
        self._options = options
        self._folder = folder
        self._is_offline = is_offline
        self._progress = progress

    def open(self, url: str, event_folder: str = "", cancelled: Callable[[], bool] | None = None) -> LinkPage:
        """Open a page. event_folder: that of the event file that lists it. Raises UnreadableFile, Cancelled."""
        url = page_address(url).url
        store = self._store(event_folder)
        if record := store.record(url):
            path = store.path(url, record)
            data = read_file(path, int(self._options.max_megabytes * 1_000_000))
            return LinkPage(FetchedPage(url, record.final_url, record.fetched, record.ending, data), str(path))
        if self._is_offline:
            raise LinkError(
                "there is no saved copy of this page, and --offline forbids fetching it; try without --offline"
            )
        return self._fetched(url, cancelled)

    def _fetched(self, url: str, cancelled: Callable[[], bool] | None) -> LinkPage:
        from tui.articles.links.fetch import fetch_page  # network libraries, which few sessions need

        tell = self._progress

        def progress(received: int, total: int) -> None:
            if tell is not None:
                tell(url, received, total)

        return LinkPage(fetch_page(url, self._options, progress=progress, cancelled=cancelled), "")

    def keep(self, page: LinkPage, event_folder: str = "") -> str:
        """Save a page that was just fetched and contains an article; return its file. Raises LinkError."""
        try:
            return str(self._store(event_folder).keep(page.page))
        except OSError as error:
            raise LinkError(
                f"the page cannot be saved in {self._store(event_folder).folder}: {describe_write_error(error)}"
            ) from None

    def _store(self, event_folder: str) -> PageStore:
        return PageStore(Path(event_folder) / FOLDER if event_folder else self._folder)
