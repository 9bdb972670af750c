"""The start of the reader on an archive."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.screen import Screen

from tui.api import Event
from tui.settings.load import Settings

if TYPE_CHECKING:
    from tui.storage.saved_view import SavedViewFile


class ArchiveStart(Struct, frozen=True):
    """An archive, and how its articles are opened."""

    settings: Settings
    path: str
    name: str
    """The file's name, safe to print."""
    seen: int
    """When the user last looked at the events, in seconds since 1970; 0 for never."""
    open: Callable[[tuple[int, ...], str], Event]
    """Opens articles, by their ids, as an event with a title. Raises ArchiveError."""
    view_file: "Callable[[Event], SavedViewFile]"

    def screen(self, begin: Callable[[Event], None]) -> Screen[None]:
        from tui.ui.archive.screen import ArchiveScreen

        return ArchiveScreen(self, begin)
