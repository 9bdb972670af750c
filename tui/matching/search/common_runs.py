"""Finds the runs of words that two passages share in the same order: a longest common subsequence, by rapidfuzz."""

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
    """Words of the common subsequences: one row per word, sorted by alignment, run and place."""

    alignment: Ints
    left: Ints
    """Place of the word in the left passage."""
    right: Ints
    block: Ints
    """Number of the run, counted over all alignments."""
    same_words: Bools
    """True for each alignment whose two sides are one run with the same spelling."""


def shared_runs(index: WordIndex, boxes: Boxes, check: Callable[[], None]) -> SharedRuns:
    """Find the common runs of each box. `check` is called repeatedly, and may raise to stop the work."""
    import numpy as np

    ids = index.id_list
    rows: list[tuple[int, int, int, int]] = []
    is_same = []
    sides = (boxes.left, boxes.left_end, boxes.right, boxes.right_end)
    for number, (left, left_end, right, right_end) in enumerate(zip(*(s.tolist() for s in sides), strict=True)):
        if number % _BETWEEN_CHECKS == 0:
            check()
        left_ids, right_ids = ids[left:left_end], ids[right:right_end]
        left_keys, right_keys = _keys(index, left, left_end), _keys(index, right, right_end)
        is_same.append(left_ids == right_ids and left_keys == right_keys)
        # Among equally long subsequences always choose the same one, whichever article is left.
        if left_keys <= right_keys:
            rows += [
                (number, left + left_start, right + right_start, size)
                for left_start, right_start, size in _runs(left_ids, right_ids)
            ]
        else:
            rows += [
                (number, left + left_start, right + right_start, size)
                for right_start, left_start, size in _runs(right_ids, left_ids)
            ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    block = np.repeat(np.arange(len(table)), table[:, 3])
    nth = ranges(table[:, 3])
    return SharedRuns(
        table[block, 0], table[block, 1] + nth, table[block, 2] + nth, block, np.array(is_same, dtype=bool)
    )


def _runs(first_ids: Sequence[int], second_ids: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of a longest common subsequence: start in the first, start in the second, length."""
    if first_ids == second_ids:
        yield 0, 0, len(first_ids)
        return
    from rapidfuzz.distance import Indel

    first = second = 0
    for edit in Indel.editops(first_ids, second_ids):
        if edit.src_pos > first:
            yield first, second, edit.src_pos - first
        first, second = edit.src_pos + (edit.tag == "delete"), edit.dest_pos + (edit.tag == "insert")
    if first < len(first_ids):
        yield first, second, len(first_ids) - first


def _keys(index: WordIndex, first: int, end: int) -> list[str]:
    read, at = index.place_in(first)
    return read.keys[at : at + end - first]
