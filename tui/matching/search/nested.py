"""Of alignments that lie inside each other, the better one."""

from __future__ import annotations

from tui.matching.search.align import Alignments
from tui.matching.words.index import WordIndex


def drop_nested(index: WordIndex, found: Alignments, inside_share: float) -> Alignments:
    """Drops each alignment whose two passages lie by `inside_share` inside those of a better one, in reading order."""
    import numpy as np

    boxes = found.boxes
    order = np.lexsort((boxes.right_end, boxes.right, boxes.left_end, boxes.left, -found.significance))
    cell = index.blocks[boxes.left] * (index.size + 1) + index.article_of[boxes.right]
    order = order[np.argsort(cell[order], kind="stable")]
    same = np.concatenate(([False], np.diff(cell[order]) == 0))[: len(order)]
    alone = ~same & ~np.append(same[1:], False)[: len(order)]
    kept = order[alone].tolist()
    rows = [(cell[row], row, boxes.left[row], boxes.left_end[row], boxes.right[row], boxes.right_end[row])
            for row in order[~alone]]  # fmt: skip
    best: list[tuple[int, ...]] = []
    for row in np.array(rows, dtype=np.int64).tolist():
        if best and best[-1][0] != row[0]:
            best = []
        if not any(_is_nested(row, better, inside_share) for better in best):
            best.append(row)
            kept.append(row[1])
    chosen = np.array(kept, dtype=np.int64)
    return found.at(chosen[np.lexsort((boxes.right[chosen], boxes.left[chosen]))])


def _is_nested(one: list[int], better: tuple[int, ...], share: float) -> bool:
    _, _, left, left_end, right, right_end = one
    _, _, other_left, other_left_end, other_right, other_right_end = better
    if min(left_end, other_left_end) - max(left, other_left) < share * (left_end - left):
        return False
    return min(right_end, other_right_end) - max(right, other_right) >= share * (right_end - right)
