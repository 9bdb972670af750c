"""Finds pairs of articles that may tell one story: by the rare keys that they share within a few days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from tui.archive.store import NO_DAY, Archive
from tui.archive.vectors import ArticlePairs

if TYPE_CHECKING:
    import numpy as np

WINDOW_DAYS = 3
"""Days of a bucket; two articles are compared if at most this many days lie between them, and often up to twice."""
CAP = 30
LEAST_SHARED = 3
_ROWS_MAX = 1_500_000
"""Keys that are compared at a time: bounds the memory."""
BUCKETS_MAX = 250
"""Buckets that are compared at a time."""
_BUCKET_BITS, _PLACE_BITS = 8, 24
"""Bits of a bucket and of a place beside the 32 of a key."""
_PLACES_MAX = 1 << _PLACE_BITS


def pairs_query(cap: int = CAP, least: int = LEAST_SHARED, first_new: int = 0) -> str:
    """The query over a table `spread`, as DuckDB and Spark both run it."""
    text = Path(__file__).with_name("pairs.sql").read_text(encoding="utf-8")
    return Template(text).substitute(cap=cap, least=least, first_new=first_new)


def spread_query(postings: str, first: int, last: int, days: int = WINDOW_DAYS) -> str:
    """The rows of `spread` for the buckets from first to last; for both engines."""
    own, late = f"CAST(floor(day / {days}) AS INT)", f"CAST(floor(day / {days}) AS INT) + 1"
    return (
        f"SELECT key, id, {own} AS bucket, 0 AS late FROM {postings} "
        f"WHERE day >= {first * days} AND day < {(last + 1) * days} "
        f"UNION ALL SELECT key, id, {late} AS bucket, 1 AS late FROM {postings} "
        f"WHERE day >= {(first - 1) * days} AND day < {last * days}"
    )


def candidates(
    archive: Archive, first_new: int, check: Callable[[], None], progress: Callable[[int, int], None] | None = None
) -> Iterator[ArticlePairs]:
    """Yield the pairs with at least one article from `first_new` on, bucket by bucket. Raises what `check` raises."""
    query = pairs_query(first_new=first_new)
    groups = list(bucket_groups(_bucket_sizes(archive, first_new), _ROWS_MAX))
    for done, (first, last) in enumerate(groups):
        check()
        if progress:
            progress(done, len(groups) + 1)
        with archive.given("spread", _shared_rows(archive, first, last)):
            yield _candidates(archive.columns(query))
    check()
    yield from _undated(archive, first_new, check)
    if progress:
        progress(len(groups) + 1, len(groups) + 1)


def _shared_rows(archive: Archive, first: int, last: int) -> dict[str, Any]:
    """The rows of `spread` whose key some other article of the bucket has too; the query has no use for the others.

    Most keys are those of one article only. Sorted numbers tell them in a tenth of the time that the query would take.
    """
    import numpy as np

    rows = archive.columns(
        "SELECT day, key, id FROM postings WHERE day >= ? AND day < ?",
        [(first - 1) * WINDOW_DAYS, (last + 1) * WINDOW_DAYS],
    )
    own = rows["day"] // WINDOW_DAYS
    early, late = np.flatnonzero(own >= first), np.flatnonzero(own < last)
    bucket, place = np.concatenate((own[early], own[late] + 1)), np.concatenate((early, late))
    places = _repeated(rows["key"][place], bucket - first)
    is_late = (places >= len(early)).astype(np.int32)
    place = place[places]
    return {"key": rows["key"][place], "id": rows["id"][place], "bucket": bucket[places], "late": is_late}


def _repeated(keys: np.ndarray[Any, Any], buckets: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the places of the keys that come more than once in their bucket."""
    import numpy as np

    if not len(keys) or len(keys) > _PLACES_MAX:
        return np.arange(len(keys))
    packed = (keys.astype(np.uint32).astype(np.uint64) << np.uint64(_BUCKET_BITS)) | buckets.astype(np.uint64)
    packed = (packed << np.uint64(_PLACE_BITS)) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    cells = packed >> np.uint64(_PLACE_BITS)
    is_next = cells[1:] == cells[:-1]
    is_repeated = np.append(is_next, False) | np.append(False, is_next)
    places: np.ndarray[Any, Any] = (packed[is_repeated] & np.uint64(_PLACES_MAX - 1)).astype(np.int64)
    return places


def _found(archive: Archive, spread: str, query: str) -> ArticlePairs:
    rows = archive.columns(f"WITH spread AS ({spread}), found AS ({query}) SELECT * FROM found")
    return _candidates(rows)


def _candidates(rows: dict[str, np.ndarray[Any, Any]]) -> ArticlePairs:
    import numpy as np

    a, b, shared = (rows[name].astype(np.int64) for name in ("a", "b", "shared"))
    return ArticlePairs(a, b, shared)


def _bucket_sizes(archive: Archive, first_new: int) -> dict[int, int]:
    """Bucket → keys in it and in the one before, for the buckets in which a new article is compared."""
    rows = archive.rows(
        f"SELECT CAST(floor(day / {WINDOW_DAYS}) AS INT) AS bucket, count(*), max(id) FROM postings "
        "WHERE day >= 0 GROUP BY bucket"
    )
    sizes = {bucket: size for bucket, size, _ in rows}
    fresh = {bucket for bucket, _, last in rows if last >= first_new}
    wanted = sorted({bucket + step for bucket in fresh for step in (0, 1)})
    return {bucket: sizes.get(bucket, 0) + sizes.get(bucket - 1, 0) for bucket in wanted}


def bucket_groups(sizes: dict[int, int], rows_max: int) -> Iterator[tuple[int, int]]:
    """Join neighbouring small buckets, as each run of the query has a cost of its own."""
    group: list[int] = []
    size = 0
    for bucket, rows in sizes.items():
        if group and (bucket != group[-1] + 1 or size + rows > rows_max or len(group) == BUCKETS_MAX):
            yield group[0], group[-1]
            group, size = [], 0
        group.append(bucket)
        size += rows
    if group:
        yield group[0], group[-1]


def _undated(archive: Archive, first_new: int, check: Callable[[], None]) -> Iterator[ArticlePairs]:
    """Yield the pairs with an article that has no date, which is compared with all others."""
    has_new = archive.value("SELECT count(*) FROM articles WHERE day IS NULL AND id >= ?", [first_new])
    undated = archive.value("SELECT count(*) FROM postings WHERE day = ?", [NO_DAY])
    if not undated or not (has_new or first_new):
        return
    total = archive.value("SELECT count(*) FROM postings")
    parts = 1 + total // _ROWS_MAX
    found = [_undated_part(archive, first_new, part, parts, check) for part in range(parts)]
    yield _summed(found)


def _undated_part(archive: Archive, first_new: int, part: int, parts: int, check: Callable[[], None]) -> ArticlePairs:
    """Compare by the keys of one part of all keys; the counts of the parts add up."""
    check()
    rows = f"SELECT key, id, day FROM postings WHERE ((key % {parts}) + {parts}) % {parts} = {part}"
    spread = (
        f"SELECT key, id, 0 AS bucket, CASE WHEN day = {NO_DAY} THEN 0 ELSE 1 END AS late FROM ({rows}) AS part "
        f"WHERE key IN (SELECT key FROM postings WHERE day = {NO_DAY})"
    )
    return _found(archive, spread, pairs_query(least=1 if parts > 1 else LEAST_SHARED, first_new=first_new))


def _summed(parts: Sequence[ArticlePairs]) -> ArticlePairs:
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    packed = np.concatenate([part.a << 32 | part.b for part in parts])
    counts = np.concatenate([part.shared for part in parts])
    order = np.argsort(packed, kind="stable")
    packed, counts = packed[order], counts[order]
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(packed)), dtype=bool), packed[1:] != packed[:-1])))
    shared = np.add.reduceat(counts, starts) if len(starts) else counts
    enough = starts[shared >= LEAST_SHARED]
    return ArticlePairs(packed[enough] >> 32, packed[enough] & 0xFFFFFFFF, shared[shared >= LEAST_SHARED])
