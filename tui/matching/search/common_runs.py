"""The runs of words that two passages hold in the same order: a longest common subsequence, by rapidfuzz."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.search.candidates import Boxes, ranges
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.words.article_words import Bools, Ints

_BETWEEN_CHECKS = 500


class SharedRuns(Struct, eq=False):
    """The words of the common subsequences, one row a word, in the order of alignments, runs and places."""

    alignment: Ints
    left: Ints
    """Place."""
    right: Ints
    block: Ints
    """Number of the run, over all alignments."""
    same_words: Bools
    """Per alignment: whether both sides are one run, also as spelled."""


def shared_runs(index: WordIndex, boxes: Boxes, check: Callable[[], None]) -> SharedRuns:
    """`check` is called now and then: it may raise to stop the work."""
    import numpy as np

    ids = index.id_list
    rows: list[tuple[int, int, int, int]] = []
    same = []
    sides = (boxes.left, boxes.left_end, boxes.right, boxes.right_end)
    for number, (left, left_end, right, right_end) in enumerate(zip(*(s.tolist() for s in sides), strict=True)):
        if number % _BETWEEN_CHECKS == 0:
            check()
        here, there = ids[left:left_end], ids[right:right_end]
        keys, other_keys = _keys(index, left, left_end), _keys(index, right, right_end)
        same.append(here == there and keys == other_keys)
        # Of equally long subsequences always the same one, whichever article stands on the left.
        if keys <= other_keys:
            rows += [(number, left + at, right + other, size) for at, other, size in _runs(here, there)]
        else:
            rows += [(number, left + at, right + other, size) for other, at, size in _runs(there, here)]
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    block = np.repeat(np.arange(len(table)), table[:, 3])
    nth = ranges(table[:, 3])
    return SharedRuns(table[block, 0], table[block, 1] + nth, table[block, 2] + nth, block, np.array(same, dtype=bool))


def _runs(here: Sequence[int], there: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The runs of a longest common subsequence: start here, start there, length."""
    if here == there:
        yield 0, 0, len(here)
        return
    from rapidfuzz.distance import Indel

    at = other = 0
    for edit in Indel.editops(here, there):
        if edit.src_pos > at:
            yield at, other, edit.src_pos - at
        at, other = edit.src_pos + (edit.tag == "delete"), edit.dest_pos + (edit.tag == "insert")
    if at < len(here):
        yield at, other, len(here) - at


def _keys(index: WordIndex, first: int, end: int) -> list[str]:
    read, at = index.place_in(first)
    return read.keys[at : at + end - first]
