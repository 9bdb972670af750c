"""Finds pairs of articles that may be about one story, by the rare keys that they share within a few days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from tui.archive.store import NO_DAY, Archive
from tui.archive.vectors import ArticlePairs

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[Any]]

WINDOW_DAYS = 3
"""Number of days in a bucket: articles at most this far apart are compared, and often those up to twice as far."""
CAP, CAP_MAX = 30, 120
"""Maximum number of articles with a key that counts, in a large window and in a small one."""
_CAP_STEP, _CAP_KEYS = 15, 60_000_000
"""Step in which the maximum shrinks, and its product with the number of keys in a window between large and small."""
LEAST_SHARED = 3
_GROUP_ROWS = 1_500_000
"""Maximum number of keys up to which neighbouring buckets are compared together."""
_PART_ROWS = 4_000_000
"""Maximum number of keys compared at a time; bounds the memory."""
BUCKETS_MAX = 250
"""Maximum number of buckets compared at a time."""
_BUCKET_BITS, _PLACE_BITS = 8, 24
"""Numbers of bits for a bucket and for a place, beside the 32 of a key."""
_KEYS = 1 << 32


def cap_of(keys: int) -> int:
    """Return the maximum number of articles with a key in a window with this many keys: higher where they are few.

    There the commoner keys find more pairs at little cost; in a large window, they would make most of the pairs.
    """
    return max(CAP, min(CAP_MAX, _CAP_KEYS // max(1, keys) // _CAP_STEP * _CAP_STEP))


def cap_expression(sizes: Mapping[int, int]) -> str:
    """Return the maximum number of articles with a key as SQL. sizes: the number of keys in the window of a bucket."""
    buckets: dict[int, list[str]] = {}
    for bucket, keys in sizes.items():
        buckets.setdefault(cap_of(keys), []).append(str(bucket))
    buckets.pop(CAP, None)
    cases = [f"WHEN bucket IN ({', '.join(some)}) THEN {cap}" for cap, some in sorted(buckets.items())]
    return f"CASE {' '.join(cases)} ELSE {CAP} END" if cases else str(CAP)


def met_query(cap: str, first_new: int = 0) -> str:
    """Return the query on a table `spread`, for both DuckDB and Spark: a pair for each key that two articles share.

    cap: maximum number of articles with a key that counts, as an SQL expression.
    """
    text = Path(__file__).with_name("pairs.sql").read_text(encoding="utf-8")
    return Template(text).substitute(cap=cap, first_new=first_new)


def pairs_query(cap: str, least: int = LEAST_SHARED, first_new: int = 0) -> str:
    """Return the query in which the engine counts each pair's keys: ten times faster than counting here."""
    met = met_query(cap, first_new)
    ids = "CAST(floor(one / 2) AS INT) AS a, CAST(floor(other / 2) AS INT) AS b"
    pairs = f"SELECT {ids} FROM (\n{met}) AS holders"
    return f"SELECT a, b, count(*) AS shared FROM ({pairs}) AS pairs GROUP BY a, b HAVING count(*) >= {least}"


def spread_query(postings: str, first: int, last: int, days: int = WINDOW_DAYS) -> str:
    """Return the query for the rows of `spread` in the buckets from first to last, for both engines."""
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
    archive.rows("CREATE OR REPLACE TEMP MACRO explode(holders) AS unnest(holders)")  # the name used by Spark
    sizes = _bucket_sizes(archive, first_new)
    groups = list(bucket_groups(sizes, _GROUP_ROWS))
    for done, (first, last) in enumerate(groups):
        if progress:
            progress(done, len(groups) + 1)
        windows = {bucket - first + 1: sizes[bucket] for bucket in range(first, last + 1)}
        yield _counted(_met(archive, first, windows, first_new, check))
    yield from _undated(archive, first_new, check)
    if progress:
        progress(len(groups) + 1, len(groups) + 1)


def _met(
    archive: Archive, first: int, windows: Mapping[int, int], first_new: int, check: Callable[[], None]
) -> Iterator[Ints]:
    """Yield the pairs in some buckets as numbers, once for each shared key, split into ranges of keys.

    windows: the number of keys in the window of each bucket, counted from the one before the first.
    """
    query, parts = met_query(cap_expression(windows), first_new), 1 + sum(windows.values()) // _PART_ROWS
    for part in range(parts):
        check()
        lowest, beyond = (part * _KEYS // parts - _KEYS // 2, (part + 1) * _KEYS // parts - _KEYS // 2)
        with archive.given("spread", _shared_rows(archive, first, windows, (lowest, beyond))):
            yield _packed(archive.columns(query))


def _shared_rows(archive: Archive, first: int, windows: Mapping[int, int], keys: tuple[int, int]) -> dict[str, Any]:
    """Return the rows of `spread` with keys in a range that the query can use; most keys have a single holder.

    Sorted numbers identify them in a tenth of the time that the query would take.
    """
    import numpy as np

    rows = archive.columns(
        f"SELECT CAST(floor(day / {WINDOW_DAYS}) AS INT) - ? AS bucket, key, id FROM postings "
        "WHERE day >= ? AND day < ? AND key >= ? AND key < ?",
        [first - 1, (first - 1) * WINDOW_DAYS, (first + len(windows)) * WINDOW_DAYS, *keys],
    )
    cells, places = _beside_others(*_sorted_cells(rows["key"], rows["bucket"]))
    own, late = _useful(cells, np.array([CAP, *(cap_of(size) for size in windows.values())]))
    cells = np.concatenate((cells[own], cells[late] + np.uint64(1)))
    return {
        "key": (cells >> np.uint64(_BUCKET_BITS)).astype(np.uint32).view(np.int32),
        "id": rows["id"][np.concatenate((places[own], places[late]))],
        "bucket": (cells & np.uint64((1 << _BUCKET_BITS) - 1)).astype(np.int32),
        "late": np.repeat(np.array([0, 1], dtype=np.int32), [np.count_nonzero(own), np.count_nonzero(late)]),
    }


def _sorted_cells(keys: Ints, buckets: Ints) -> tuple[Ints, Ints]:
    """Return the cells, which are keys in a bucket, sorted, and the original place of each."""
    import numpy as np

    packed = keys.view(np.uint32).astype(np.uint64) << np.uint64(_BUCKET_BITS) | buckets.astype(np.uint64)
    packed = packed << np.uint64(_PLACE_BITS) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    return packed >> np.uint64(_PLACE_BITS), (packed & np.uint64((1 << _PLACE_BITS) - 1)).astype(np.int64)


def _beside_others(cells: Ints, places: Ints) -> tuple[Ints, Ints]:
    """Leave out the cells that are alone: no other row has their key in their bucket or the next."""
    import numpy as np

    is_near = np.diff(cells) <= 1
    is_beside = np.append(is_near, False) | np.append(False, is_near)
    return cells[is_beside], places[is_beside]


def _useful(cells: Ints, caps: Ints) -> tuple[Ints, Ints]:
    """Return which rows count in their own bucket, and which in the next one. caps: the maximum for each bucket.

    In such a bucket the key has an article of the bucket itself, another one, and not too many.
    """
    import numpy as np

    starts, sizes = runs(cells)
    different = cells[starts]
    follows = np.append(False, different[1:] == different[:-1] + np.uint64(1))[: len(different)]
    holders = sizes + np.where(follows, np.roll(sizes, 1), 0)
    buckets = different & np.uint64((1 << _BUCKET_BITS) - 1)
    is_useful = (holders > 1) & (buckets > 0)
    is_useful &= (holders <= caps[buckets]) | (different >> np.uint64(_BUCKET_BITS) & np.uint64(_HEAD_SHARE - 1) == 0)
    return np.repeat(is_useful, sizes), np.repeat(np.roll(is_useful & follows, -1), sizes)


_HEAD_SHARE = 16
"""Sampling rate of common keys: pairs.sql uses one in this many."""


def runs(values: Ints) -> tuple[Ints, Ints]:
    """Return the start and length of each run of equal numbers in a sorted array."""
    import numpy as np

    if not len(values):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    starts = np.append(0, np.flatnonzero(values[1:] != values[:-1]) + 1)
    return starts, np.diff(starts, append=len(values))


def _packed(rows: Mapping[str, Ints]) -> Ints:
    """Return each pair of holders as one number made of two ids."""
    return (rows["one"] >> 1).astype("int64") << 32 | rows["other"] >> 1


def _counted(parts: Iterable[Ints], least: int = LEAST_SHARED) -> ArticlePairs:
    """Count the occurrences of each pair, and return those that occur often enough."""
    import numpy as np

    packed = np.concatenate(list(parts))
    packed.sort()
    starts, shared = runs(packed)
    is_enough = shared >= least
    pairs = packed[starts[is_enough]]
    return ArticlePairs(pairs >> 32, pairs & 0xFFFFFFFF, shared[is_enough])


def _bucket_sizes(archive: Archive, first_new: int) -> dict[int, int]:
    """Map each bucket with a new article to compare to the number of keys in it and in the previous one."""
    rows = archive.rows("SELECT day, count(*), max(id) FROM postings WHERE day >= 0 GROUP BY day")
    sizes: Counter[int] = Counter()
    for day, size, _ in rows:
        sizes[day // WINDOW_DAYS] += size
    fresh = {day // WINDOW_DAYS for day, _, last in rows if last >= first_new}
    wanted = sorted({bucket + step for bucket in fresh for step in (0, 1)})
    return {bucket: sizes[bucket] + sizes[bucket - 1] for bucket in wanted}


def bucket_groups(sizes: dict[int, int], rows_max: int) -> Iterator[tuple[int, int]]:
    """Yield groups of small neighbouring buckets, as each run of the query has a fixed cost."""
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
    """Yield the pairs that include an article without a date, which is compared with all others."""
    has_new = archive.value("SELECT count(*) FROM articles WHERE day IS NULL AND id >= ?", [first_new])
    undated = archive.value("SELECT count(*) FROM postings WHERE day = ?", [NO_DAY])
    if undated and (has_new or first_new):
        yield _counted(_undated_met(archive, first_new, check))


def _undated_met(archive: Archive, first_new: int, check: Callable[[], None]) -> Iterator[Ints]:
    """Yield the pairs as numbers, once for each shared key, split into parts of all keys."""
    keys = archive.value("SELECT count(*) FROM postings")
    query, parts = met_query(str(cap_of(keys)), first_new), 1 + keys // _PART_ROWS
    for part in range(parts):
        check()
        rows = f"SELECT key, id, day FROM postings WHERE ((key % {parts}) + {parts}) % {parts} = {part}"
        spread = (
            f"SELECT key, id, 0 AS bucket, CASE WHEN day = {NO_DAY} THEN 0 ELSE 1 END AS late FROM ({rows}) AS part "
            f"WHERE key IN (SELECT key FROM postings WHERE day = {NO_DAY})"
        )
        yield _packed(archive.columns(f"WITH spread AS ({spread}), met AS ({query}) SELECT * FROM met"))
