"""Prints lists of the articles and events in an archive, for people or programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import __version__
from tui.cli import console
from tui.text.canonical import one_line
from tui.text.counts import count_text

if TYPE_CHECKING:  # nothing is imported before the command is known
    from tui.archive.records import ArchiveEvent, FoundArticle

_OUTLET_CELLS = 24


def show_articles(
    results: "Sequence[FoundArticle]", nothing: str, *, as_json: bool = False, scored: bool = True
) -> None:
    """Print articles. nothing: the message if there are none. scored: True if their scores are meaningful."""
    if as_json:
        from tui.export.json import dumps

        console.write(dumps({"version": __version__, "results": list(map(_article_record, results))}))
        return
    if not results:
        console.say(nothing)
    width = max((len(str(row.id)) for row in results), default=1)
    console.write("".join(_article_line(row, width, scored=scored) for row in results))


def _article_record(row: "FoundArticle") -> dict[str, object]:
    """Return an article as JSON; unknown values are null."""
    return {
        "id": row.id,
        "outlet": row.outlet or None,
        "headline": row.headline or None,
        "published": row.published or None,
        "file": row.file,
        "number": row.number or None,
        "shared": row.shared,
        "score": row.score,
    }


def _article_line(row: "FoundArticle", width: int, *, scored: bool) -> str:
    outlet = one_line(row.outlet, _OUTLET_CELLS)
    score = f"{row.score:5.1f}  " if scored else ""
    likeness = "same as" if row.is_exact else "much like"
    mark = "" if row.same_as is None else f"  ({likeness} {row.same_as})"
    return f"{row.id:>{width}}  {score}{row.published[:10]:<10}  {outlet:<{_OUTLET_CELLS}}  {row.headline}{mark}\n"


def show_events(events: "Sequence[ArchiveEvent]", nothing: str = "", *, as_json: bool = False) -> None:
    """Print events. nothing: the message if there are none, unless the filters may be the reason."""
    if as_json:
        from tui.export.json import dumps

        console.write(dumps({"version": __version__, "events": list(map(_event_record, events))}))
        return
    if not events:
        console.say(
            nothing
            or "no events; to include stories that a single outlet covers in several articles, use --min-outlets 1"
        )
    console.write("".join(map(_event_line, events)))


def _event_record(event: "ArchiveEvent") -> dict[str, object]:
    return {
        "id": event.id,
        "articles": list(event.articles),
        "headline": event.headline or None,
        "from": event.first or None,
        "to": event.last or None,
        "outlets": list(event.outlets),
    }


def _event_line(event: "ArchiveEvent") -> str:
    articles = count_text(len(event.articles), "article")
    return f"{event.id:>6}  {event.last:<10}  {articles:>12}  {event.headline}  ({', '.join(event.outlets)})\n"
