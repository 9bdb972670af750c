"""Opens listed articles, and fetches those that are only addresses."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.addresses import host_of
from tui.articles.collection import ArticleCollection
from tui.articles.draft import Draft, origins
from tui.articles.draft_reader import DraftReader
from tui.articles.listing import ListedArticle, Listing
from tui.articles.load_result import LoadResult, Origin, Problem
from tui.articles.options import ArticlesOptions
from tui.cancel import checker
from tui.files import UnreadableFile
from tui.text.counts import count_text

if TYPE_CHECKING:
    from tui.articles.links.page import FetchedPage
    from tui.articles.links.reader import LinkReader


_PAYWALL = (
    "the site shows only the beginning of the article, so it is not kept; open it in a browser where you are logged "
    "in, and save the page as a file"
)


class Opening(Struct, frozen=True):
    """The context for opening, besides the files: columns, the network, progress and cancelling."""

    columns: Mapping[str, str] | None = None
    """Field → column, if the user has named columns of tables."""
    links: "Callable[[], LinkReader] | None" = None
    """Function that returns the fetcher for pages that the user has named; None if none may be fetched."""
    progress: Callable[[int, int], None] | None = None
    """Function called with the number of inputs done, and the total."""
    cancelled: Callable[[], bool] | None = None

    def tell(self, done: int, total: int) -> None:
        if self.progress is not None:
            self.progress(done, total)


def open_listed(
    listing: Listing,
    options: ArticlesOptions,
    drafts: DraftReader,
    opening: Opening,
    *,
    numbers: Collection[int] | None = None,
    known: LoadResult | None = None,
) -> LoadResult:
    """Open articles from a list, all or those with these numbers. Raises Cancelled."""
    collection = ArticleCollection(options, listing.reports)
    if known is not None:
        collection.take_up(known)
    collection.title = collection.title or listing.title
    _refuse_unknown(listing, numbers or ())
    check = checker(opening.cancelled)
    collection.files_of_outlet = Counter(each.draft.outlet or each.default_outlet for each in listing.picked(numbers))
    unasked: dict[str, int] = {}
    for listed in listing.picked(numbers):
        check()
        if listed.draft.is_address and numbers is None:
            unasked[listed.path] = unasked.get(listed.path, 0) + 1
        elif listed.draft.is_address:
            _open_address(listed, collection, drafts, opening)
        elif listed.draft.text.strip():
            collection.open(listed, listed.draft, listed.origin)
    for path, count in unasked.items():
        _report_unasked(path, count, collection)
    return collection.result()


def _refuse_unknown(listing: Listing, numbers: Collection[int]) -> None:
    count = len(listing.articles)
    if unknown := sorted(number for number in numbers if not 1 <= number <= count):
        reason = f"there is no article {unknown[0]}; the last one is {count}"
        listing.reports.problems.append(Problem("--pick", reason))


def _report_unasked(path: str, count: int, collection: ArticleCollection) -> None:
    addresses = count_text(count, "address", "addresses")
    collection.reports.fail(
        path,
        UnreadableFile(
            f"it lists {addresses}, which are fetched only when you pick them; to see them, use `crosslight articles`"
        ),
    )


def _open_address(listed: ListedArticle, collection: ArticleCollection, drafts: DraftReader, opening: Opening) -> None:
    url = listed.draft.url
    try:
        fetched, file = fetched_drafts(url, opening, drafts, listed.origin.within)
    except OSError as error:
        collection.reports.fail(url, error)
        return
    for draft in fetched:
        given = {
            name: getattr(listed.draft, name) for name in ("outlet", "headline", "byline", "published", "language")
        }
        missing = {name: value for name, value in given.items() if value and not getattr(draft, name)}
        field_origins = (*draft.field_origins, *origins(missing, "list of addresses"))
        role, publisher = listed.draft.role, listed.draft.publisher
        draft = replace(draft, **missing, role=role, publisher=publisher, field_origins=field_origins)
        collection.open(listed, draft, Origin(file, "", "", url=url))


def fetched_drafts(
    url: str, opening: Opening, drafts: DraftReader, event_folder: str = ""
) -> tuple[tuple[Draft, ...], str]:
    """Return the drafts in a page, and the file with its copy. A page without an article is not saved.

    Raises UnreadableFile, Cancelled.
    """
    if opening.links is None:
        raise UnreadableFile("pages are not fetched here; save the page in a browser, and open the file")
    reader = opening.links()
    link = reader.open(url, event_folder, opening.cancelled)
    page = link.page
    found = drafts.read(f"page{page.ending}", page.data, opening.cancelled)
    if not link.file and any(draft.is_beginning for draft in found):
        raise UnreadableFile(_PAYWALL)
    file = link.file or reader.keep(link, event_folder)
    said = f"read from the copy saved on {page.day}" if link.file else f"fetched and saved as {file}"
    return tuple(_of_page(draft, page, said) for draft in found if draft.text.strip()), file


def _of_page(draft: Draft, page: "FetchedPage", said: str) -> Draft:
    """Fill in the draft's missing fields from the page's address."""
    given = {"url": page.final_url} if not draft.url else {}
    if not draft.outlet:
        given["outlet"] = host_of(page.final_url)
    field_origins = (*draft.field_origins, *origins(given, "address", is_guess="outlet" in given))
    notice = "\n".join(filter(None, (said, draft.notice)))
    return replace(draft, **given, accessed=page.day, field_origins=field_origins, notice=notice)
