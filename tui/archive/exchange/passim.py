"""Exchanges passim's JSON lines: articles for it to read, its clusters as events, and events as its clusters.

See https://github.com/dasmiq/passim. Reading its articles needs nothing special: `crosslight archive add` knows its
rows.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import IO, Any

from tui.archive.errors import ArchiveError
from tui.archive.events import list_events
from tui.archive.reading import stored_articles
from tui.archive.records import ArchiveEvent
from tui.archive.store import Archive
from tui.articles.make import article_from_draft
from tui.articles.options import ArticlesOptions
from tui.matching.options import MatchingOptions
from tui.text.canonical import one_line

SOURCE = "passim"
_AT_ONCE = 500
_ROW_CHARACTERS_MAX = 8_000_000
COMPARED_MAX = 20
"""Maximum number of an event's articles whose passages are compared."""


def passim_articles(archive: Archive) -> Iterator[str]:
    """Yield a line for each article: id, series (the outlet), date, title, text."""
    ids = [row[0] for row in archive.rows("SELECT id FROM articles ORDER BY id")]
    for start in range(0, len(ids), _AT_ONCE):
        for article in stored_articles(archive, ids[start : start + _AT_ONCE]):
            row = {
                "id": str(article.id),
                "series": article.outlet,
                "date": article.published,
                "title": article.headline,
                "text": article.text,
            }
            yield json.dumps(row, ensure_ascii=False) + "\n"


def passim_clusters(archive: Archive, articles: ArticlesOptions, matching: MatchingOptions) -> Iterator[str]:
    """Yield a line for each passage shared by articles of an event, in the format of passim's clusters."""
    number = 0
    for event in list_events(archive, min_outlets=1):
        for members in _shared_passages(archive, event, articles, matching):
            number += 1
            for row in members:
                yield json.dumps({"cluster": number, "size": len(members)} | row, ensure_ascii=False) + "\n"


def _shared_passages(
    archive: Archive, event: ArchiveEvent, articles: ArticlesOptions, matching: MatchingOptions
) -> Iterator[list[dict[str, Any]]]:
    from tui.archive.reading import draft_of
    from tui.matching.find import find

    stored = {str(each.id): each for each in stored_articles(archive, event.articles[:COMPARED_MAX])}
    made = [article_from_draft(draft_of(each), articles, id=article) for article, each in stored.items()]
    for group in find(made, matching).at(matching.cutoff_score()).groups:
        rows = []
        for passage in group.passages:
            article, span = stored[passage.article], passage.span
            text = article.text[span.start : span.end]
            place = {"id": passage.article, "series": article.outlet, "date": article.published}
            rows.append(place | {"begin": span.start, "end": span.end, "text": text, "event": event.id})
        yield rows


def take_clusters(archive: Archive, lines: IO[bytes]) -> tuple[int, int]:
    """Turn passim's clusters into events; return their number, and that of rows with unknown articles.

    A row's id is that of an added passim row, or the archive's own. Earlier clusters are replaced.
    """
    refs = {row[0]: row[1] for row in archive.rows("SELECT ref, id FROM articles WHERE ref <> ''")}
    ids = {row[0] for row in archive.rows("SELECT id FROM articles")}
    clusters: dict[str, set[int]] = {}
    unknown = 0
    while line := lines.readline(_ROW_CHARACTERS_MAX):
        cluster, name = _cluster_row(line)
        if not cluster:
            continue
        article = refs.get(name, int(name) if name.isdecimal() and len(name) < 10 else 0)
        if article in ids:
            clusters.setdefault(cluster, set()).add(article)
        else:
            unknown += 1
    if not clusters:
        raise ArchiveError("none of these clusters contains an article of this archive; add passim's input to it first")
    return _write_clusters(archive, [sorted(articles) for articles in clusters.values() if len(articles) > 1]), unknown


def _cluster_row(line: bytes) -> tuple[str, str]:
    try:
        row = json.loads(line)
        return (str(row["cluster"]), one_line(str(row["id"])))
    except (ValueError, RecursionError, KeyError, TypeError):
        return "", ""


def _write_clusters(archive: Archive, clusters: list[list[int]]) -> int:
    with archive.transaction():
        archive.rows("DELETE FROM event_articles WHERE event IN (SELECT id FROM events WHERE source = ?)", [SOURCE])
        archive.rows("DELETE FROM events WHERE source = ?", [SOURCE])
        first = archive.value("SELECT coalesce(max(id), 0) + 1 FROM events")
        for event, articles in enumerate(clusters, first):
            archive.rows("INSERT INTO events VALUES (?, ?, ?, ?)", [event, SOURCE, articles[0], int(time.time())])
            for article in articles:
                archive.rows("INSERT INTO event_articles VALUES (?, ?)", [event, article])
    return len(clusters)
