"""The archive as used by the reader: its events, opened articles, and articles similar to an open one.

Each function opens and closes the file, so that articles can be added while events are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.archive.errors import NO_ARTICLES, ArchiveError
from tui.archive.events import list_events
from tui.archive.like import Query, like
from tui.archive.reading import StoredArticle, draft_of, stored_articles
from tui.archive.records import ArchiveEvent, FoundArticle, articles_by_id, has_articles
from tui.archive.search import search
from tui.archive.store import open_archive
from tui.articles.draft_reader import DraftReader
from tui.articles.listing import ListedArticle, Listing
from tui.articles.load import OPENED_ENDINGS
from tui.articles.load_reports import Reports
from tui.articles.load_result import LoadResult, Notice, Origin
from tui.articles.model import Article
from tui.articles.opening import Opening, open_listed
from tui.articles.options import ArticlesOptions
from tui.text.counts import count_text

FOUND_MAX = 300
LIKE_MAX = 30


class ArchiveFind(Struct, frozen=True):
    """Articles in an archive that contain some words, with the events of those that have one."""

    articles: tuple[FoundArticle, ...]
    events: dict[int, int]
    """Article id → event id."""


def archive_events(path: str, min_outlets: int) -> list[ArchiveEvent]:
    """Return the events in an archive. Raises ArchiveError, also for one without articles."""
    with open_archive(path) as archive:
        events = list_events(archive, min_outlets=min_outlets)
        if not events and not has_articles(archive):
            raise ArchiveError(NO_ARTICLES)
        return events


def find_in_archive(path: str, words: str) -> ArchiveFind:
    """Find the articles that contain all the words. Raises ArchiveError."""
    with open_archive(path) as archive:
        articles = search(archive, words, limit=FOUND_MAX)
        ids = [article.id for article in articles]
        rows = archive.rows("SELECT id, event FROM event_articles WHERE id IN (SELECT unnest(?))", [ids])
    return ArchiveFind(tuple(articles), {row[0]: row[1] for row in rows})


def like_in_archive(path: str, text: str, headline: str, language: str) -> list[FoundArticle]:
    """Return the articles most similar to one, without its own copy. Raises ArchiveError."""
    with open_archive(path) as archive:
        return like(archive, Query(text, headline, language), limit=LIKE_MAX)[0]


def load_articles(
    path: str, ids: Sequence[int], options: ArticlesOptions, *, title: str = "", known: LoadResult | None = None
) -> LoadResult:
    """Open articles in an archive as if their files were opened, with their original sources. Raises ArchiveError.

    known: articles that are already open, which come first in the result.
    """
    with open_archive(path) as archive:
        stored, found = stored_articles(archive, ids), articles_by_id(archive, ids)
    stored, copies = _without_copies(stored, known.coverage.articles if known else ())
    listed = []
    for number, article in enumerate(stored, 1):
        place = found[article.id]
        origin = Origin(place.file or path, "", "", number=place.number)
        draft = draft_of(article)
        listed.append(ListedArticle(number, draft, origin, place.file or path, default_outlet=article.outlet))
    listing = Listing(tuple(listed), title, Reports(OPENED_ENDINGS))
    with DraftReader(options) as drafts:
        loaded = open_listed(listing, options, drafts, Opening(), known=known)
    if not copies:
        return loaded
    notice = Notice(path, f"{count_text(copies, 'copy', 'copies')} by the same outlet left out")
    return replace(loaded, notices=(notice, *loaded.notices))


def _without_copies(stored: Sequence[StoredArticle], known: Sequence[Article]) -> tuple[list[StoredArticle], int]:
    """Leave out articles with the outlet and text of an earlier or open one; also return their number."""
    seen = {(article.outlet.casefold(), article.text) for article in known}
    kept = []
    for article in stored:
        content = (article.outlet.casefold(), article.text)
        if content not in seen:
            seen.add(content)
            kept.append(article)
    return kept, len(stored) - len(kept)
