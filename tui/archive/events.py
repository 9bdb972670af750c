"""Lists the events in an archive, filtered by date and outlet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from tui.archive.records import ArchiveEvent
from tui.archive.store import Archive
from tui.text.canonical import one_line

MIN_OUTLETS = 2

_EVENTS = """
WITH told AS (
    SELECT m.event, list(a.id ORDER BY coalesce(a.day, 0), a.published, a.id) AS articles, min(a.day) AS first,
           max(a.day) AS last, list(DISTINCT a.outlet ORDER BY a.outlet) AS outlets,
           count(DISTINCT lower(a.outlet)) AS outlet_count, max(a.added) AS added,
           list(DISTINCT lower(a.outlet)) AS plain_outlets
    FROM event_articles m JOIN articles a ON a.id = m.id GROUP BY m.event
)
SELECT e.id, t.articles, h.headline, t.first, t.last, t.outlets, t.added, e.source
FROM told t JOIN events e ON e.id = t.event LEFT JOIN articles h ON h.id = e.headline_of
WHERE t.outlet_count >= $least AND ($first IS NULL OR t.last >= $first) AND ($last IS NULL OR t.first <= $last)
  AND ($event IS NULL OR e.id = $event)
ORDER BY t.last DESC NULLS LAST, t.outlet_count DESC, len(t.articles) DESC, e.id
"""


def list_events(
    archive: Archive,
    *,
    first: int | None = None,
    last: int | None = None,
    outlets: Collection[str] = (),
    min_outlets: int = MIN_OUTLETS,
    event: int | None = None,
) -> list[ArchiveEvent]:
    """Return the events, latest first.

    first, last: days as ordinals, for events with an article in this range. outlets: all of them must have the event,
    ignoring case. event: only this one.
    """
    values = {"least": min_outlets, "first": first, "last": last, "event": event}
    wanted = {outlet.casefold() for outlet in outlets}
    made = (_event(row) for row in archive.rows(_EVENTS, values))
    return [each for each in made if wanted <= {outlet.casefold() for outlet in each.outlets}]


def _event(row: tuple[Any, ...]) -> ArchiveEvent:
    event, articles, headline, first, last, outlets, added, source = row
    names = tuple(dict.fromkeys(one_line(outlet) for outlet in outlets))
    return ArchiveEvent(
        event,
        tuple(articles),
        one_line(headline or ""),
        _iso(first),
        _iso(last),
        names,
        added or 0,
        one_line(source or ""),
    )


def _iso(day: int | None) -> str:
    return date.fromordinal(day).isoformat() if day and 0 < day <= date.max.toordinal() else ""
