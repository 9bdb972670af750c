"""Folding: what of an article stays when only the lines with something on them are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from tui.text.span import Span

FOLDED_LINES_MIN = 2
"""A single line takes no more room than the fold that would stand for it."""


class Fold(Struct, frozen=True):
    lines: range
    """Screen lines that one thin line stands for."""
    written: int
    """How many of them are not blank."""


def folds(starts: Sequence[int], ends: Sequence[int], kept: Iterable[Span]) -> tuple[Fold, ...]:
    """The stretches of lines on which nothing stands that is kept, in order. O(lines + kept · log kept).

    starts, ends: per line, its offsets in the text; those of a blank line are equal. A fold takes the blank lines
    around it with it.
    """
    ordered = sorted(kept)
    begins = [span.start for span in ordered]
    reach = list(accumulate((span.end for span in ordered), max))
    found: list[Fold] = []
    first = written = 0
    for line, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start < end and bisect_right(reach, start) < bisect_left(begins, end):
            _append_fold(found, range(first, line), written)
            first, written = line + 1, 0
        else:
            written += start < end
    _append_fold(found, range(first, len(starts)), written)
    return tuple(found)


def _append_fold(found: list[Fold], lines: range, written: int) -> None:
    if written >= FOLDED_LINES_MIN:
        found.append(Fold(lines, written))
