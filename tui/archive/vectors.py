"""Represents articles as vectors of terms: their similarity, and shared terms that indicate a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.archive.store import Archive
from tui.archive.words import TITLE

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
    Floats = np.ndarray[tuple[int], np.dtype[np.float32]]

TITLE_WEIGHT = 2.0
"""Weight of a term in the headline, relative to the others."""
_LOWER, _FIGURE = 2, 4


class ArticlePairs(Struct, frozen=True):
    """Pairs of articles, `a` before `b`, with the number of rare keys that both have."""

    a: Ints
    b: Ints
    shared: Ints


class TermWeights(Struct, frozen=True):
    """The weight of each term in the archive: the logarithm of the number of articles per article that contains it."""

    terms: Ints
    weights: Floats
    most: float
    """Weight of a term that no article contains."""
    articles: int
    """Number of articles among which the terms were counted."""

    def at(self, terms: Ints, places: Ints | None = None) -> Floats:
        """Return the weights of terms; one that no article contained when they were counted has the maximum.

        places: positions of the terms among those of the archive, if known.
        """
        import numpy as np

        if not len(self.terms):
            return np.full(len(terms), self.most, dtype=np.float32)
        if places is None:
            places = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        weights: Floats = np.where(self.terms[places] == terms, self.weights[places], self.most)
        return weights


def count_terms(archive: Archive) -> None:
    """Count again the articles that contain each term. Runs within a transaction."""
    archive.rows("DELETE FROM weights")
    archive.rows("INSERT INTO weights SELECT term, count(*) FROM terms GROUP BY term ORDER BY term")
    archive.set_meta(COUNTED, archive.value("SELECT count(*) FROM articles"))


COUNTED = "counted"
"""Name of the metadata entry for the number of articles whose terms are counted."""


def term_weights(archive: Archive, terms: Ints | None = None) -> TermWeights:
    """Return the weights of terms, or of all, as last counted."""
    import numpy as np

    total = max(archive.meta(COUNTED), FEWEST)
    if terms is None:
        rows = archive.columns("SELECT term, holders FROM weights ORDER BY term")
    else:
        wanted = "SELECT unnest(CAST(? AS INTEGER[]))"
        query = f"SELECT term, holders FROM weights WHERE term IN ({wanted}) ORDER BY term"
        rows = archive.columns(query, [terms.tolist()])
    weights = np.log((total + 1.0) / (rows["holders"] + 0.5)).astype(np.float32)
    most = float(np.log((total + 1.0) / 0.5))
    return TermWeights(rows["term"].astype(np.int64), np.maximum(weights, np.float32(LEAST_WEIGHT)), most, total)


LEAST_WEIGHT = 0.01
FEWEST = 120
"""Number of articles as which a smaller archive counts.

Among five articles of which four are about one story, that story's own words would otherwise tell nothing.
"""


class Vectors(Struct, frozen=True):
    """The vectors of some articles, one after another, each with length 1."""

    ids: Ints
    """Ids of the articles, sorted."""
    starts: Ints
    """First entry of each article, followed by the number of entries."""
    terms: Ints
    """Position of each term in the weights."""
    values: Floats
    telling: Floats
    """Weight of a term that is a name or a figure in the article; 0 for any other."""

    def row(self, place: int) -> slice:
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def load_vectors(archive: Archive, weights: TermWeights, ids: Ints) -> Vectors:
    """Load the vectors of articles. Terms are stored by day, so that only the articles' days are searched."""
    import numpy as np

    with archive.given("wanted", {"id": ids.astype(np.int32)}):
        days = archive.rows("SELECT min(coalesce(day, -1)), max(day) FROM articles WHERE id IN (SELECT id FROM wanted)")
        rows = archive.columns(
            "SELECT id, term, count, marks FROM terms WHERE id IN (SELECT id FROM wanted) AND day BETWEEN ? AND ?",
            [days[0][0], days[0][1] or 0],
        )
    return vectors_of(weights, rows["id"], rows["term"], rows["count"], rows["marks"])


def vectors_of(weights: TermWeights, ids: Ints, terms: Ints, counts: Ints, marks: Ints) -> Vectors:
    """Make the vectors of articles from the rows of their terms."""
    import numpy as np

    places = np.minimum(np.searchsorted(weights.terms, terms), max(0, len(weights.terms) - 1))
    told = weights.at(terms, places)
    order = (ids.astype(np.int64) << 32) + np.arange(len(ids))
    order.sort()  # numbers are sorted far faster than positions
    ids, order = order >> 32, order & 0xFFFFFFFF
    places, told, marks = places[order], told[order], marks[order].astype(np.int64)
    values = ((1 + np.log(counts[order].astype(np.float32))) * told).astype(np.float32)
    values[marks & TITLE != 0] *= np.float32(TITLE_WEIGHT)
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(ids)), dtype=bool), ids[1:] != ids[:-1])))
    if len(starts):
        norms = np.sqrt(np.add.reduceat(values * values, starts))
        values /= np.repeat(norms, np.diff(np.append(starts, len(ids))))
    is_telling = (marks & _LOWER == 0) | (marks & _FIGURE != 0)
    telling = np.where(is_telling, told, np.float32(0))
    return Vectors(ids[starts], np.append(starts, len(ids)), places, values, telling.astype(np.float32))


def cosines(vectors: Vectors, pairs: ArticlePairs) -> Floats:
    """Return the similarity of the articles in each pair, 0 to 1, by their terms and weights."""
    import numpy as np

    return _summed(vectors, vectors.values, pairs, np.multiply)


def cosines_from(vectors: Vectors, pairs: ArticlePairs, least: Floats) -> Floats:
    """Return the similarity of the articles in each pair if it is at least `least`, and 0 otherwise.

    Most pairs are far from similar. Short vectors, in which several terms share a cell, show that for nine in ten: no
    value is negative, so two articles are never more similar than their short vectors.
    """
    import numpy as np

    places = np.flatnonzero(_most_alike(vectors, pairs) >= least - np.float32(_ROUNDING))
    alike = np.zeros(len(pairs.a), dtype=np.float32)
    alike[places] = cosines(vectors, ArticlePairs(pairs.a[places], pairs.b[places], pairs.shared[places]))
    return alike


_SHORT_MIN, _SHORT_MAX, _SHORT_PER_TERM = 512, 1024, 4
"""Length of the short vectors: in shorter ones too many terms of long articles fall together, and longer ones take more
time to compare than they save."""
_SHORT_CELLS, _PAIRS_AT_ONCE = 1 << 24, 256
"""Cells of all short vectors, and number of pairs that fit in the processor's cache."""
_ROUNDING = 1e-3
"""Tolerance for rounding errors in sums."""


def _most_alike(vectors: Vectors, pairs: ArticlePairs) -> Floats:
    """Return the product of the short vectors of each pair."""
    import numpy as np

    articles = len(vectors.ids)
    width = max(_SHORT_MIN, min(_SHORT_MAX, _SHORT_PER_TERM * len(vectors.terms) // max(1, articles)))
    width = max(1, min(width, _SHORT_CELLS // max(1, articles)))
    cells = np.repeat(np.arange(articles) * width, np.diff(vectors.starts)) + vectors.terms % width
    short = np.bincount(cells, weights=vectors.values, minlength=articles * width).astype(np.float32)
    short = short.reshape(articles, width)
    a, b = np.searchsorted(vectors.ids, pairs.a), np.searchsorted(vectors.ids, pairs.b)
    own, other = (np.empty((_PAIRS_AT_ONCE, width), dtype=np.float32) for _ in range(2))
    most: Floats = np.empty(len(a), dtype=np.float32)
    for start in range(0, len(a), _PAIRS_AT_ONCE):
        part = slice(start, start + _PAIRS_AT_ONCE)
        size = len(a[part])
        np.take(short, a[part], axis=0, out=own[:size], mode="clip")
        np.take(short, b[part], axis=0, out=other[:size], mode="clip")
        most[part] = np.einsum("ij,ij->i", own[:size], other[:size])
    return most


def shared_telling(vectors: Vectors, pairs: ArticlePairs) -> Floats:
    """Return the weight of the names and figures that both articles of each pair contain."""
    import numpy as np

    return _summed(vectors, vectors.telling, pairs, np.minimum)


_TABLE_CELLS, _ENTRIES_MAX = 1 << 19, 1 << 18
"""Number of cells in the table of some articles' terms, and number of other articles' terms looked up in it."""


def _summed(vectors: Vectors, values: Floats, pairs: ArticlePairs, joined: np.ufunc) -> Floats:
    """Sum over the terms that both articles of a pair contain. joined: combines their two values.

    The first articles are laid out in a table, some at a time, in which the terms of the second ones are looked up.
    """
    import numpy as np

    order = np.argsort(pairs.a, kind="stable")
    first, row_of = np.unique(np.searchsorted(vectors.ids, pairs.a[order]), return_inverse=True)
    second = np.searchsorted(vectors.ids, pairs.b[order])
    holders = np.bincount(vectors.terms)
    terms, width = (np.cumsum(holders > 0) - 1)[vectors.terms], int(np.count_nonzero(holders))
    sizes = np.diff(vectors.starts)
    entries_before = np.append(0, np.cumsum(np.bincount(row_of, weights=sizes[second], minlength=len(first))))
    table = np.zeros(max(width, _TABLE_CELLS), dtype=np.float32)
    sums = np.zeros(len(second), dtype=np.float32)
    for start, stop in _parts(entries_before, len(table) // max(1, width)):
        some, part = first[start:stop], slice(*np.searchsorted(row_of, (start, stop)))
        own, _ = _entries(vectors.starts[some], sizes[some])
        cells = np.repeat(np.arange(len(some)) * width, sizes[some]) + terms[own]
        table[cells] = values[own]
        others = second[part]
        entries, begins = _entries(vectors.starts[others], sizes[others])
        shift = np.repeat((row_of[part] - start) * width, sizes[others])
        sums[part] = np.add.reduceat(joined(table[shift + terms[entries]], values[entries]), begins)
        table[cells] = 0
    result = np.empty_like(sums)
    result[order] = sums
    return result


def _parts(entries_before: Ints, rows_max: int) -> Iterator[tuple[int, int]]:
    """Divide the rows of a table into ranges of at least one row, with limits on rows and entries."""
    import numpy as np

    start, rows = 0, len(entries_before) - 1
    while start < rows:
        enough = int(np.searchsorted(entries_before, entries_before[start] + _ENTRIES_MAX))
        stop = min(rows, start + rows_max, max(start + 1, enough - 1))
        yield start, stop
        start = stop


def _entries(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Return all the entries of some articles, and the position at which each article's entries begin."""
    import numpy as np

    begins = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(starts - begins, sizes), begins


class CosineTable:
    """Compares pairs of articles: puts the terms of the first into a table, and looks up those of the second."""

    def __init__(self, vectors: Vectors) -> None:
        import numpy as np

        self._vectors = vectors
        self._places = {article: place for place, article in enumerate(vectors.ids.tolist())}
        self._table = np.zeros(int(vectors.terms.max(initial=0)) + 1, dtype=np.float32)

    def cosine(self, first: int, second: int) -> float:
        """Return the similarity of two articles, given by their ids; 0 if one of them has no terms."""
        if first not in self._places or second not in self._places:
            return 0.0
        vectors, table = self._vectors, self._table
        own, other = vectors.row(self._places[first]), vectors.row(self._places[second])
        table[vectors.terms[own]] = vectors.values[own]
        alike = float(table[vectors.terms[other]] @ vectors.values[other])
        table[vectors.terms[own]] = 0
        return alike
