"""Finds the events that newly added articles belong to: candidates, a closer look at each, and clusters."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tui.archive.clusters import Cluster, Link, central, clusters
from tui.archive.like import measure_lengths
from tui.archive.lists import list_terms
from tui.archive.pairs import candidates
from tui.archive.store import Archive
from tui.archive.vectors import (
    ArticlePairs,
    CosineTable,
    TermWeights,
    Vectors,
    cosines_from,
    count_terms,
    load_vectors,
    shared_telling,
    term_weights,
)
from tui.archive.verdicts import DOUBT_BELOW, Reader, doubtful, moved
from tui.articles.batches.duplicates import is_near_duplicate, runs_of
from tui.cancel import checker

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

LEAST_ALIKE = 0.34
"""Minimum similarity, 0 to 1, of reports by two outlets on one story; also the minimum mean within an event."""
LEAST_ALIKE_SAME_OUTLET = 0.55
"""Minimum similarity of two articles by one outlet, which writes many articles in the same form."""
LEAST_TELLING = 6.0
"""Minimum weight of shared names and figures; articles that only have the same form do not reach it."""
_NEAR_ALIKE = 0.8
"""Minimum similarity of two articles that are compared word for word."""
PAIRED = "paired"
"""Name of the metadata entry for the last article whose events are known."""


class Outcome(Struct):
    """The result of an update."""

    new_events: int = 0
    grown_events: int = 0
    near_duplicates: int = 0


class _Links(Struct, frozen=True):
    a: Array
    b: Array
    shared: Array
    score: Array
    is_one_outlet: Array
    """True for two articles by one outlet."""


def update_events(
    archive: Archive,
    *,
    reader: Reader | None = None,
    found: Iterable[ArticlePairs] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Outcome:
    """Update the events for the articles, completely or not at all. Raises ArchiveError, Cancelled.

    reader: reads the doubtful pairs; None decides by their words alone. found: candidate pairs found elsewhere; None
    searches for them here.
    """
    import numpy as np

    first_new, last = archive.meta(PAIRED) + 1, archive.value("SELECT coalesce(max(id), 0) FROM articles")
    if last < first_new:
        return Outcome()
    check = checker(cancelled)
    with archive.transaction():
        count_terms(archive)
        measure_lengths(archive, first_new)
        list_terms(archive)
    weights = term_weights(archive)
    pairs = candidates(archive, first_new, check, progress) if found is None else found
    leeway = DOUBT_BELOW if reader else 0.0
    links = _joined([_second_look(archive, some, weights, leeway) for some in pairs])
    if reader:
        _read_doubtful(archive, links, reader, check)
    known = links
    links = _at(links, links.is_one_outlet | (links.score >= np.float32(LEAST_ALIKE)))
    near = _near_duplicates(archive, links, check)
    grown = _clustered(archive, links, known, weights, check)
    with archive.transaction():
        archive.insert("links", {"a": links.a, "b": links.b, "shared": links.shared, "score": links.score})
        if near:
            columns = list(zip(*near, strict=True))
            archive.insert("near", {"id": _ints(columns[0]), "of": _ints(columns[1])})
        outcome = _write_events(archive, grown)
        archive.set_meta(PAIRED, last)
    outcome.near_duplicates = len(near)
    return outcome


def _ints(values: Iterable[int]) -> Array:
    import numpy as np

    return np.array(list(values), dtype=np.int64)


def _second_look(archive: Archive, found: ArticlePairs, weights: TermWeights, leeway: float) -> _Links:
    """Return the pairs about one story: similar in informative words, with names or figures in common.

    leeway: how much less similar two outlets' articles may be, for a last look at them.
    """
    import numpy as np

    if not len(found.a):
        return _no_links()
    ids = np.unique(np.concatenate((found.a, found.b)))
    vectors = load_vectors(archive, weights, ids)
    with archive.given("wanted", {"id": ids.astype(np.int32)}):
        outlets = archive.columns(
            "SELECT dense_rank() OVER (ORDER BY lower(outlet)) AS outlet, id FROM articles "
            "WHERE id IN (SELECT id FROM wanted) ORDER BY id"
        )["outlet"]
    is_same = outlets[np.searchsorted(ids, found.a)] == outlets[np.searchsorted(ids, found.b)]
    least = np.where(is_same, np.float32(LEAST_ALIKE_SAME_OUTLET), np.float32(LEAST_ALIKE - leeway))
    alike = cosines_from(vectors, found, least)
    is_alike = alike >= least
    pairs = ArticlePairs(found.a[is_alike], found.b[is_alike], found.shared[is_alike])
    is_telling = shared_telling(vectors, pairs) >= LEAST_TELLING
    links = _Links(pairs.a, pairs.b, pairs.shared, alike[is_alike], is_same[is_alike])
    return _at(links, is_telling)


def _at(links: _Links, places: Array) -> _Links:
    return _Links(*(getattr(links, name)[places] for name in _Links.__struct_fields__))


def _read_doubtful(archive: Archive, links: _Links, reader: Reader, check: Callable[[], None]) -> None:
    """Let the matcher read the doubtful pairs of two outlets, and adjust their similarity accordingly."""
    import numpy as np

    between = np.flatnonzero(~links.is_one_outlet)
    places = between[doubtful(links.score[between], LEAST_ALIKE)]
    pairs = list(zip(links.a[places].tolist(), links.b[places].tolist(), strict=True))
    links.score[places] = moved(links.score[places], reader.shares(archive, pairs, check))


def _joined(parts: list[_Links]) -> _Links:
    import numpy as np

    parts = parts or [_no_links()]
    fields = _Links.__struct_fields__
    return _Links(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))


def _no_links() -> _Links:
    import numpy as np

    numbers = _ints(())
    return _Links(numbers, numbers, numbers, np.array([], dtype=np.float32), np.array([], dtype=bool))


def _near_duplicates(archive: Archive, links: _Links, check: Callable[[], None]) -> list[tuple[int, int]]:
    """Return each article that nearly repeats an earlier one, with that one; exact copies are known by their words."""
    import numpy as np

    exact = archive.columns("SELECT id FROM articles WHERE same_as IS NOT NULL")["id"]
    is_alike = (links.score >= _NEAR_ALIKE) & ~np.isin(links.b, exact)
    pairs = sorted(zip(links.b[is_alike].tolist(), links.a[is_alike].tolist(), strict=True))
    texts: dict[int, Any] = {}
    near: dict[int, int] = {}
    ids = np.unique(np.array(pairs, dtype=np.int64)) if pairs else _ints(())
    with archive.given("wanted", {"id": ids.astype(np.int32)}):
        for article, text in archive.rows("SELECT id, text FROM texts WHERE id IN (SELECT id FROM wanted)"):
            check()
            texts[article] = runs_of(text)
    for later, earlier in pairs:
        if later not in near and is_near_duplicate(texts[later], texts[earlier]):
            near[later] = earlier
    return sorted(near.items())


def _clustered(
    archive: Archive, links: _Links, known: _Links, weights: TermWeights, check: Callable[[], None]
) -> list[_Grown]:
    import numpy as np

    ids = np.unique(np.concatenate((links.a, links.b)))
    if not len(ids):
        return []
    with archive.given("wanted", {"id": ids.astype(np.int32)}):
        rows = archive.rows(
            "SELECT event, id FROM event_articles WHERE event IN "
            "(SELECT event FROM event_articles JOIN events ON events.id = event WHERE source = '' "
            "AND event_articles.id IN (SELECT id FROM wanted)) ORDER BY event, id"
        )
    events: dict[int, list[int]] = {}
    for event, article in rows:
        events.setdefault(event, []).append(article)
    wanted = np.unique(np.concatenate((ids, _ints(article for _, article in rows))))
    vectors = load_vectors(archive, weights, wanted)
    alike = _Alike(vectors, known)
    link_list = [Link(*row) for row in zip(links.a.tolist(), links.b.tolist(), links.score.tolist(), strict=True)]
    changed = clusters(link_list, events, alike, LEAST_ALIKE, check)
    return [
        _Grown(cluster, set(events.get(cluster.event or 0, ())), central(cluster.articles, alike))
        for cluster in changed
    ]


class _Grown(Struct, frozen=True):
    cluster: Cluster
    earlier: set[int]
    """Articles that its event had before."""
    headline_of: int


class _Alike:
    """The similarity of two articles, cached once computed."""

    def __init__(self, vectors: Vectors, links: _Links) -> None:
        self._cosines = CosineTable(vectors)
        keys = zip(links.a.tolist(), links.b.tolist(), strict=True)
        self._scores = dict(zip(keys, links.score.tolist(), strict=True))

    def __call__(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        score = self._scores.get(pair)
        if score is None:
            score = self._scores[pair] = self._cosines.cosine(*pair)
        return score


def _write_events(archive: Archive, grown: list[_Grown]) -> Outcome:
    outcome = Outcome()
    next_event, now = archive.value("SELECT coalesce(max(id), 0) + 1 FROM events"), int(time.time())
    events: list[tuple[int, int]] = []
    rows: list[tuple[int, int]] = []
    for change in sorted(grown, key=lambda change: min(change.cluster.articles)):
        event = change.cluster.event
        if event is None:
            event, next_event = next_event, next_event + 1
            events.append((event, change.headline_of))
            outcome.new_events += 1
        else:
            archive.rows("UPDATE events SET headline_of = ? WHERE id = ?", [change.headline_of, event])
            outcome.grown_events += 1
        rows += [(event, article) for article in change.cluster.articles if article not in change.earlier]
    if events:
        ids, headlines = map(_ints, zip(*events, strict=True))
        archive.insert("events", {"id": ids, "headline_of": headlines}, f"id, '', headline_of, {now}")
    if rows:
        event_ids, articles = map(_ints, zip(*rows, strict=True))
        archive.insert("event_articles", {"event": event_ids, "id": articles})
    return outcome
