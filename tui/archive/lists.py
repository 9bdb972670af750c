"""Lists the articles with each term, so that comparing an article need not read all terms of an archive."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from tui.archive.errors import ArchiveError
from tui.archive.store import Archive
from tui.archive.vectors import TITLE_WEIGHT
from tui.archive.words import TITLE

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

LISTED = "listed"
"""Name of the metadata entry for the last article in the lists; the terms of later ones are read one by one."""
_BLOCK_ARTICLES, _BLOCK_TERMS = 1 << 16, 5_000_000
"""Maximum number of articles whose lists are written at a time, and about that of their terms; bounds the memory."""
_GROUP_BITS, _TERM_BITS, _PLACE_BITS, _USE_BITS = 12, 32, 16, 8
"""Number of bits of the articles, in order of day, whose lists are together; and of a term, an article and its use."""
_TAIL_SHARE = 5
"""Lists are written when at least one in this many articles is in none."""
_COUNT_MAX = 127
_INT_MIN, _INT_MAX = -(1 << 31), (1 << 31) - 1
_SPAN_MAX = 1 << 27
"""Maximum number of ids compared with a query; bounds the memory if an archive contains any numbers."""
_ANY_DAY = (_INT_MIN, _INT_MAX)
USUAL_LENGTH = 30.0
"""Vector length of an article whose length has not been measured yet."""


def list_terms(archive: Archive) -> None:
    """Write lists for the articles that have none yet, unless they are few. In a transaction."""
    last, listed = archive.value("SELECT coalesce(max(id), 0) FROM articles"), archive.meta(LISTED)
    if (last - listed) * _TAIL_SHARE < last:
        return
    step = max(1, min(_BLOCK_ARTICLES, _BLOCK_TERMS * last // (1 + archive.value("SELECT count(*) FROM terms"))))
    for first in range(listed + 1, last + 1, step):
        rows = archive.columns("SELECT * FROM terms WHERE id >= ? AND id < ?", [first, first + step])
        if len(rows["term"]):
            archive.insert("lists", _lists(rows, first))
    archive.set_meta(LISTED, last)


def _lists(rows: Mapping[str, Array], first: int) -> dict[str, Array]:
    """Make a list for each term and group of days: articles, counted from the first, in 2 bytes, and uses in 1 byte."""
    import numpy as np

    places = (rows["id"] - first).astype(np.int64)
    groups, days = _groups(places, rows["day"])
    packed = groups[places] << _TERM_BITS | (rows["term"].astype(np.int64) - _INT_MIN)
    packed = packed << (_PLACE_BITS + _USE_BITS) | places << _USE_BITS | _uses(rows["count"], rows["marks"])
    packed.sort()
    cells = packed >> (_PLACE_BITS + _USE_BITS)
    starts = np.append(0, np.flatnonzero(cells[1:] != cells[:-1]) + 1)
    group_of = cells[starts] >> _TERM_BITS
    return {
        "first": np.full(len(starts), first, dtype=np.int32),
        "first_day": days[group_of, 0],
        "last_day": days[group_of, 1],
        "term": ((cells[starts] & ((1 << _TERM_BITS) - 1)) + _INT_MIN).astype(np.int32),
        "places": _bytes_of((packed >> _USE_BITS).astype("<u2"), starts),
        "uses": _bytes_of(packed.astype(np.uint8), starts),
    }


def _groups(places: Array, days: Array) -> tuple[Array, Array]:
    """Return the group of each place, and the first and last day of each group."""
    import numpy as np

    day_of = np.zeros(int(places.max()) + 1, dtype=np.int32)
    day_of[places] = days
    order = np.argsort(day_of, kind="stable")
    groups = np.empty(len(order), dtype=np.int64)
    groups[order] = np.arange(len(order)) >> _GROUP_BITS
    parts = np.array_split(day_of[order], range(1 << _GROUP_BITS, len(order), 1 << _GROUP_BITS))
    return groups, np.array([(part[0], part[-1]) for part in parts], dtype=np.int32)


def _uses(counts: Array, marks: Array) -> Array:
    """Return one byte for each term of an article: how often it occurs, and if in the headline."""
    import numpy as np

    uses: Array = np.minimum(counts, _COUNT_MAX).astype(np.uint8) << np.uint8(1) | (marks & TITLE != 0)
    return uses


@cache
def _use_values() -> Array:
    """Return the value in an article's vector of each byte for a use, without the weight of the term."""
    import numpy as np

    uses = np.arange(1 << _USE_BITS)
    values: Array = (1 + np.log(np.maximum(uses >> 1, 1))) * np.where(uses & 1, TITLE_WEIGHT, 1.0)
    return values


def _bytes_of(values: Array, starts: Array) -> Array:
    import numpy as np

    data, size = values.tobytes(), values.itemsize
    ends = [*starts[1:].tolist(), len(values)]
    groups = np.empty(len(starts), dtype=object)
    groups[:] = [data[start * size : end * size] for start, end in zip(starts.tolist(), ends, strict=True)]
    return groups


def best_scores(
    archive: Archive, query: Mapping[int, float], limit: int, days: tuple[int, int] | None = None
) -> dict[int, float]:
    """Return the scores of the articles most similar to a query, best first. Raises ArchiveError.

    query: the value of each term, times its weight. days: the first and the last day, as ordinals.
    """
    import numpy as np

    ids = _ids_of_days(archive, days)
    if not len(ids):
        return {}
    first, last = int(ids.min()), int(ids.max())
    if last - first >= _SPAN_MAX:
        raise ArchiveError("it is damaged: its articles have invalid numbers; add its files to a new archive")
    listed = archive.meta(LISTED)
    try:
        sums = np.zeros(last - first + 1)
        if listed >= first:
            sums += _listed_sums(archive, query, (first, last), days or _ANY_DAY)
        if listed < last:
            sums += _unlisted_sums(archive, query, (first, last), days or _ANY_DAY, listed)
    except (ValueError, IndexError):
        raise ArchiveError("it is damaged: its lists of terms do not match; add its files to a new archive") from None
    return _best(ids, sums[ids - first] / _lengths(archive, (first, last), days)[ids - first], limit)


def _ids_of_days(archive: Archive, days: tuple[int, int] | None) -> Array:
    where = " WHERE day BETWEEN ? AND ?" if days else ""
    return archive.columns(f"SELECT id FROM articles{where}", days)["id"]


def _listed_sums(archive: Archive, query: Mapping[int, float], span: tuple[int, int], days: tuple[int, int]) -> Array:
    """Sum the products of values for the ids from first to last, by the lists."""
    import numpy as np

    first, last = span
    rows = archive.rows(
        "SELECT first, term, places, uses FROM lists WHERE first <= ? AND last_day >= ? AND first_day <= ? "
        "AND term IN (SELECT unnest(CAST(? AS INTEGER[])))",
        [last, *days, list(query)],
    )
    rows.sort()  # so that sums are the same each time
    sizes = [len(row[3]) for row in rows]
    ids = np.frombuffer(b"".join(row[2] for row in rows), dtype="<u2").astype(np.int64)
    ids += np.repeat(np.array([row[0] - first for row in rows], dtype=np.int64), sizes)
    values = _use_values()[np.frombuffer(b"".join(row[3] for row in rows), dtype=np.uint8)]
    values *= np.repeat(np.array([query[row[1]] for row in rows]), sizes)
    is_wanted = (ids >= 0) & (ids <= last - first)
    return np.bincount(ids[is_wanted], weights=values[is_wanted], minlength=last - first + 1)


def _unlisted_sums(
    archive: Archive, query: Mapping[int, float], span: tuple[int, int], days: tuple[int, int], listed: int
) -> Array:
    """Sum the products of values for the ids from first to last that are not in the lists yet."""
    import numpy as np

    first, last = span
    rows = archive.columns(
        "SELECT term, id, count, marks FROM terms WHERE id >= ? AND id <= ? AND day BETWEEN ? AND ? "
        "AND term IN (SELECT unnest(CAST(? AS INTEGER[]))) ORDER BY id, term",
        [max(first, listed + 1), last, *days, list(query)],
    )
    values = np.array([query[term] for term in rows["term"].tolist()], dtype=float)
    values *= _use_values()[_uses(rows["count"], rows["marks"])]
    return np.bincount(rows["id"] - first, weights=values, minlength=last - first + 1)


def _lengths(archive: Archive, span: tuple[int, int], days: tuple[int, int] | None) -> Array:
    """Return the vector length of each article from the first id to the last; those of other days may be missing."""
    import numpy as np

    first, last = span
    if days:  # the articles of some days are often few of those between their first and last id
        query = "SELECT id, norm FROM norms WHERE id IN (SELECT id FROM articles WHERE day BETWEEN ? AND ?)"
        rows = archive.columns(query, days)
    else:
        rows = archive.columns("SELECT id, norm FROM norms WHERE id BETWEEN ? AND ?", span)
    lengths = np.full(last - first + 1, USUAL_LENGTH)
    lengths[rows["id"] - first] = rows["norm"]
    return lengths


def _best(ids: Array, scores: Array, limit: int) -> dict[int, float]:
    """Return the articles with the highest scores above 0; the earlier of two with equal scores comes first."""
    import numpy as np

    worst = np.partition(scores, -limit)[-limit] if len(scores) > limit else 0.0
    places = np.flatnonzero((scores >= worst) & (scores > 0))
    places = places[np.lexsort((ids[places], -scores[places]))[:limit]]
    return dict(zip(ids[places].tolist(), scores[places].tolist(), strict=True))
