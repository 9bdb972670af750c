"""The list of articles that the given files hold, before any of them is opened."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.draft import Draft
from tui.articles.event import EventArticle
from tui.articles.load_reports import Reports
from tui.articles.load_result import Origin


class ListedArticle(Struct, frozen=True):
    """An article, or an address, that can be opened."""

    number: int
    """Its number in the whole list, from 1 on; what `--pick` takes."""
    draft: Draft
    """With the fields that an event file gives."""
    origin: Origin
    path: str
    """The file as the user named it."""
    entry: EventArticle | None = None
    """Its entry in an event file."""
    default_outlet: str = ""
    """The outlet's name where nothing gives one."""


class Listing(Struct, frozen=True):
    """All that the given files hold, in order."""

    articles: tuple[ListedArticle, ...]
    title: str
    """The event's, where an event file gives one."""
    reports: Reports
    """What could not be read, and notices; opening articles adds to it."""

    def again(self) -> "Listing":
        """Return the list with the reports as they are now, for opening another choice of articles later."""
        return replace(self, reports=self.reports.copied())

    def picked(self, numbers: Collection[int] | None) -> tuple[ListedArticle, ...]:
        """Return the articles with these numbers, in the order of the list; all for None."""
        return tuple(article for article in self.articles if numbers is None or article.number in numbers)
