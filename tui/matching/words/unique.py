"""Finds the different values of an array, like `numpy.unique`, which loads a third of numpy at its first call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tui.matching.words.arrays import Ints


class UniqueValues(Struct, eq=False):
    """Different values of an array, ascending."""

    values: Ints
    firsts: Ints
    """Index of the first entry with each value."""
    counts: Ints
    number: Ints
    """Number of the value of each entry."""


def unique_values(entries: Ints) -> Ints:
    """Return the different values, ascending."""
    import numpy as np

    ordered = np.sort(entries)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]


def unique_counts(entries: Ints) -> UniqueValues:
    """Return the different values, with their first entries and counts."""
    import numpy as np

    order = np.argsort(entries, kind="stable")
    ordered = entries[order]
    begins = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]
    starts = np.flatnonzero(begins)
    number = np.empty_like(order)
    number[order] = np.cumsum(begins) - 1
    return UniqueValues(ordered[starts], order[starts], np.diff(np.append(starts, len(order))), number)
