"""The different values of an array, as `numpy.unique` finds them, which loads a third of numpy when first called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tui.matching.words.arrays import Ints


class UniqueValues(Struct, eq=False):
    """The different values, rising."""

    values: Ints
    firsts: Ints
    """Per value: where it stands first."""
    counts: Ints
    number: Ints
    """Per entry: which value it is."""


def unique_values(entries: Ints) -> Ints:
    """The different values, rising."""
    import numpy as np

    ordered = np.sort(entries)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]


def unique_counts(entries: Ints) -> UniqueValues:
    """The different values, and where they stand."""
    import numpy as np

    order = np.argsort(entries, kind="stable")
    ordered = entries[order]
    begins = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]
    starts = np.flatnonzero(begins)
    number = np.empty_like(order)
    number[order] = np.cumsum(begins) - 1
    return UniqueValues(ordered[starts], order[starts], np.diff(np.append(starts, len(order))), number)
