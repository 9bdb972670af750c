"""Loads articles: readable files become a Coverage, and each unreadable one is named with the reason."""

from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from tui.articles.collection import STANDARD_INPUT as STANDARD_INPUT
from tui.articles.draft_reader import DraftReader
from tui.articles.event import read_usable_event
from tui.articles.file_kinds import ARTICLE_ENDINGS, NAMED_ENDINGS
from tui.articles.files.decode import decode
from tui.articles.lister import EVENT_ENDINGS, Lister
from tui.articles.listing import Listing
from tui.articles.load_reports import Reports
from tui.articles.load_result import LoadResult as LoadResult
from tui.articles.load_result import Notice as Notice
from tui.articles.load_result import Origin as Origin
from tui.articles.load_result import Problem as Problem
from tui.articles.model import Article
from tui.articles.opening import Opening, open_listed
from tui.articles.options import ArticlesOptions
from tui.cancel import checker
from tui.files import UnreadableFile, read_file

OPENED_ENDINGS = (*ARTICLE_ENDINGS, *NAMED_ENDINGS, *EVENT_ENDINGS)
"""Extensions of files that can be opened."""


def load(
    paths: Sequence[str],
    options: ArticlesOptions,
    *,
    stdin: Callable[[], bytes] | None = None,
    known: LoadResult | None = None,
    numbers: Collection[int] | None = None,
    opening: Opening | None = None,
) -> LoadResult:
    """Open files, folders, event files, addresses and standard input (`-`), in this order and each article once.

    Never raises for its input, except Cancelled: an input that cannot be opened becomes a Problem, and the rest still
    opens. `stdin` returns the bytes of standard input; it need not read more than the size limit and one byte. `known`
    articles are already open, and come first in the result. numbers: the articles to open, by their numbers in the
    complete list; None opens all.
    """
    opening = opening or Opening()
    with DraftReader(options, opening.columns) as drafts:
        listing = _build_listing(paths, options, drafts, opening, stdin=stdin, known=known)
        return open_listed(listing, options, drafts, opening, numbers=numbers, known=known)


def list_articles(
    paths: Sequence[str],
    options: ArticlesOptions,
    *,
    stdin: Callable[[], bytes] | None = None,
    known: LoadResult | None = None,
    opening: Opening | None = None,
) -> Listing:
    """List what `load` would open. Raises Cancelled."""
    opening = opening or Opening()
    with DraftReader(options, opening.columns) as drafts:
        return _build_listing(paths, options, drafts, opening, stdin=stdin, known=known)


def load_listed(
    listing: Listing,
    options: ArticlesOptions,
    numbers: Collection[int] | None = None,
    *,
    known: LoadResult | None = None,
    opening: Opening | None = None,
) -> LoadResult:
    """Open articles from a list; their files are not read again. Raises Cancelled."""
    opening = opening or Opening()
    with DraftReader(options, opening.columns) as drafts:
        return open_listed(listing, options, drafts, opening, numbers=numbers, known=known)


def _build_listing(
    paths: Sequence[str],
    options: ArticlesOptions,
    drafts: DraftReader,
    opening: Opening,
    *,
    stdin: Callable[[], bytes] | None,
    known: LoadResult | None,
) -> Listing:
    lister = Lister(options, stdin, Reports(OPENED_ENDINGS), drafts, opening)
    if known is not None:
        lister.take_up(known)
    check = checker(opening.cancelled)
    for paths_done, path in enumerate(paths):
        check()
        opening.tell(paths_done, len(paths))
        lister.open(path)
    opening.tell(len(paths), len(paths))
    return Listing(tuple(lister.listed), lister.titles[0] if lister.titles else "", lister.reports)


def read_again(origin: Origin, options: ArticlesOptions) -> Article:
    """Read a file's article in its current state. Raises OSError, or YamlError for the event file that lists it."""
    opening = Opening()
    with DraftReader(options) as drafts:
        lister = Lister(options, None, Reports(OPENED_ENDINGS), drafts, opening)
        entry = None
        if origin.event:
            event = read_usable_event(decode(read_file(origin.event, lister.limit_bytes)).text, origin.event).event
            same = [listed for listed in event.articles if listed.place == origin.entry]
            entry = next((listed for listed in same if listed.number in (0, origin.number)), None)
            entry = entry and replace(entry, language=entry.language or event.language)
        lister.open_file(origin.file, entry, replace(origin, number=0))
        numbers = [each.number for each in lister.listed if not origin.number or each.origin.number == origin.number]
        if not numbers:
            raise UnreadableFile(f"it no longer contains article {origin.number}")
        listing = Listing(tuple(lister.listed), "", lister.reports)
        return open_listed(listing, options, drafts, opening, numbers=numbers[:1]).coverage.articles[0]
