"""Drops alignments that lie inside better ones."""

from __future__ import annotations

from tui.matching.search.align import Alignments
from tui.matching.words.index import WordIndex


def drop_nested(index: WordIndex, passages: Alignments, inside_share: float) -> Alignments:
    """Drop each alignment with `inside_share` of both passages inside a better one; keep the rest in reading order."""
    import numpy as np

    boxes = passages.boxes
    order = np.lexsort((boxes.right_end, boxes.right, boxes.left_end, boxes.left, -passages.significance))
    cell = index.blocks[boxes.left] * (index.size + 1) + index.article_of[boxes.right]
    order = order[np.argsort(cell[order], kind="stable")]
    is_same_cell = np.concatenate(([False], np.diff(cell[order]) == 0))[: len(order)]
    is_single = ~is_same_cell & ~np.append(is_same_cell[1:], False)[: len(order)]
    kept_rows = order[is_single].tolist()
    rows = [(cell[row], row, boxes.left[row], boxes.left_end[row], boxes.right[row], boxes.right_end[row])
            for row in order[~is_single]]  # fmt: skip
    best: list[tuple[int, ...]] = []
    for row in np.array(rows, dtype=np.int64).tolist():
        if best and best[-1][0] != row[0]:
            best = []
        if not any(_is_nested(row, better, inside_share) for better in best):
            best.append(row)
            kept_rows.append(row[1])
    result = np.array(kept_rows, dtype=np.int64)
    return passages.at(result[np.lexsort((boxes.right[result], boxes.left[result]))])


def _is_nested(row: list[int], better: tuple[int, ...], share: float) -> bool:
    _, _, left, left_end, right, right_end = row
    _, _, other_left, other_left_end, other_right, other_right_end = better
    if min(left_end, other_left_end) - max(left, other_left) < share * (left_end - left):
        return False
    return min(right_end, other_right_end) - max(right, other_right) >= share * (right_end - right)
