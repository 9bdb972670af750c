"""Rows in the list of events: headings of days, events, and articles found by a search."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from textual.content import Content

from tui.archive.desk import ArchiveFind
from tui.archive.records import ArchiveEvent, FoundArticle
from tui.reading.status.line import SEPARATOR
from tui.text.counts import count_text
from tui.text.fold import fold_text
from tui.ui.wrap import cells, cut

EVENTS_MAX = 1_000
"""Maximum number of events listed at a time; typing narrows the list."""
NEW_MARK = "●"


class DayHeading(Struct, frozen=True):
    text: str


class EventRow(Struct, frozen=True):
    event: ArchiveEvent
    is_marked: bool
    """True if it is new."""


class SearchRow(Struct, frozen=True):
    article: FoundArticle


Row = DayHeading | EventRow | SearchRow


def event_rows(
    events: Sequence[ArchiveEvent], typed: str, seen: int, results: ArchiveFind | None, *, new_only: bool = False
) -> list[Row]:
    """Return the rows to list. typed: words that a headline or outlet must contain, unless the search found the event.

    seen: time of the last visit, in seconds since 1970. results: those of the search for the typed words; None until
    available.
    """
    found_events = set(results.events.values()) if results is not None else set()
    words = fold_text(typed).split()
    wanted = [
        event
        for event in events
        if (event.id in found_events or _has(event, words)) and (not new_only or is_new(event, seen))
    ]
    rows = list(_by_day(wanted[:EVENTS_MAX], seen))
    if len(wanted) > EVENTS_MAX:
        rows.append(DayHeading(f"{len(wanted) - EVENTS_MAX:,} more events: type to narrow the list"))
    return rows + _article_rows(results, {event.id for event in wanted})


def is_new(event: ArchiveEvent, seen: int) -> bool:
    """Return True if an event has an article added since the last visit; at the first visit nothing is new."""
    return 0 < seen < event.added


def _has(event: ArchiveEvent, words: Sequence[str]) -> bool:
    text = fold_text(f"{event.headline} {' '.join(event.outlets)} {event.first} {event.last}")
    return all(word in text for word in words)


def _by_day(events: Sequence[ArchiveEvent], seen: int) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for event in events:
        counts[event.last] = counts.get(event.last, 0) + 1
    day = None
    for event in events:
        if event.last != day:
            day = event.last
            yield DayHeading(f"{day_text(day)}{SEPARATOR}{count_text(counts[day], 'event')}")
        yield EventRow(event, is_new(event, seen))


def day_text(iso: str) -> str:
    """Format a day as “Thursday 9 May 2024”."""
    if not iso:
        return "without a date"
    day = date.fromisoformat(iso)
    return f"{day:%A} {day.day} {day:%B %Y}"


def _article_rows(results: ArchiveFind | None, listed: set[int]) -> list[Row]:
    if results is None:
        return []
    articles = [article for article in results.articles if results.events.get(article.id) not in listed]
    if not articles:
        return []
    return [DayHeading(f"{count_text(len(articles), 'article')} outside these events"), *map(SearchRow, articles)]


def row_content(row: Row, width_cells: int) -> Content:
    """Draw a row on one line."""
    if isinstance(row, DayHeading):
        return Content(f"  {row.text}").stylize("$accent bold")
    if isinstance(row, SearchRow):
        return article_content(row.article, width_cells)
    event = row.event
    counts = f"{count_text(len(event.outlets), 'outlet'):>11} {count_text(len(event.articles), 'article'):>12}"
    room = max(20, width_cells - cells(counts) - 8)
    headline = cut(event.headline or "without a headline", max(20, room * 2 // 3))
    outlets = cut(", ".join(event.outlets), max(8, room - cells(headline) - 2))
    return Content.assemble(
        Content(f"{NEW_MARK if row.is_marked else ' '} ").stylize("$accent"),
        Content(f"{counts}  ").stylize("$muted"),
        Content(headline),
        Content(f"  {outlets}").stylize("$muted"),
    )


def article_content(article: FoundArticle, width_cells: int, likeness: Mapping[int, str] | None = None) -> Content:
    """Draw an article on one line: likeness, date, outlet, headline."""
    outlet = cut(article.outlet, 24)
    mark = f"{(likeness or {}).get(article.id, ''):>5}"
    head = f"{mark} {article.published[:10]:<10}  "
    gap = " " * (24 - cells(outlet) + 2)
    headline = cut(article.headline, max(20, width_cells - cells(head) - 28))
    return Content.assemble(Content(head).stylize("$muted"), Content(outlet + gap).stylize("bold"), Content(headline))
