"""Opens the articles that the user added to an event in an earlier session."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.load_result import LoadResult, Notice
from tui.cli import inputs
from tui.text.canonical import one_line

if TYPE_CHECKING:  # loaded only when there is something to open
    from tui.api import Event
    from tui.articles.listing import Listing
    from tui.articles.model import Coverage
    from tui.articles.opening import Opening
    from tui.reading.added_articles import AddedArticle


def with_added_articles(event: "Event", arguments: Namespace) -> "Event":
    """Return the event with the articles that its saved view lists as added. Raises Cancelled."""
    from tui.storage.saved_view import saved_additions

    added = () if arguments.fresh else saved_additions(event.coverage, event.origins)
    if not added:
        return event
    event_files = [origin.event for origin in event.origins.values() if origin.event]  # pages are stored beside them
    opening = inputs.opening_of(event_files, event.settings, arguments)
    return _with_opened(event, added, opening)


def named_coverage(event: "Event") -> "Coverage":
    """Return the articles that the user started with, which identify the event."""
    articles = tuple(article for article in event.coverage.articles if article.id not in event.added)
    return replace(event.coverage, articles=articles)


def _with_opened(event: "Event", added: "Sequence[AddedArticle]", opening: "Opening") -> "Event":
    from tui.articles.load import list_articles, load_listed

    known = LoadResult(event.coverage, (), (), event.origins)
    options = event.settings.articles
    sources = tuple(dict.fromkeys(article.source for article in added))
    listing = list_articles(sources, options, known=known, opening=opening)
    loaded = load_listed(listing, options, _numbers(listing, added), known=known, opening=opening)
    notices = [Notice(each.path, one_line(f"added earlier, not opened now: {each.reason}")) for each in loaded.problems]
    return replace(
        event,
        coverage=replace(event.coverage, articles=loaded.coverage.articles),
        origins=loaded.origins,
        notices=(*event.notices, *notices),
        added=tuple(each.id for each in loaded.coverage.articles if each.id not in event.origins),
    )


def _numbers(listing: "Listing", added: "Sequence[AddedArticle]") -> list[int]:
    """Return the numbers of the listed articles that were added; a source may also contain others."""
    from tui.reading.added_articles import added_article

    return [each.number for each in listing.articles if added_article(each.origin) in added]
