"""The list of articles in the given files, before any of them is opened."""

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
    """Number in the whole list, from 1; the number for `--pick`."""
    draft: Draft
    """Draft, including the fields from an event file."""
    origin: Origin
    path: str
    """Path of the file as the user named it."""
    entry: EventArticle | None = None
    """Entry in an event file."""
    default_outlet: str = ""
    """Name of the outlet if nothing else provides one."""


class Listing(Struct, frozen=True):
    """Everything in the given files, in order."""

    articles: tuple[ListedArticle, ...]
    title: str
    """Title of the event, if an event file gives one."""
    reports: Reports
    """Unreadable inputs, and notices; opening articles adds to them."""

    def again(self) -> "Listing":
        """Return the list with a copy of its current reports, for opening a different choice of articles later."""
        return replace(self, reports=self.reports.copied())

    def picked(self, numbers: Collection[int] | None) -> tuple[ListedArticle, ...]:
        """Return the articles with these numbers, in list order; all of them for None."""
        return tuple(article for article in self.articles if numbers is None or article.number in numbers)
