"""Folds the lines of an article that are hidden while only its shared passages are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from tui.text.span import Span

FOLDED_LINES_MIN = 2
"""Minimum number of lines of text that are folded; a single line takes no more room than its fold."""


class Fold(Struct, frozen=True):
    """A block of screen lines replaced by one thin line."""

    lines: range
    """Indices of the hidden screen lines, including blank ones."""
    text_lines: int
    """Number of hidden lines that are not blank."""


def folds(starts: Sequence[int], ends: Sequence[int], visible: Iterable[Span]) -> tuple[Fold, ...]:
    """Return the blocks of lines that no visible span touches, in order. O(lines + spans · log spans).

    starts, ends: the offsets of each line in the text; those of a blank line are equal. Blank lines around a fold
    belong to it.
    """
    ordered = sorted(visible)
    begins = [span.start for span in ordered]
    reach = list(accumulate((span.end for span in ordered), max))
    result: list[Fold] = []
    first = text_lines = 0
    for line, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start < end and bisect_right(reach, start) < bisect_left(begins, end):
            _append_fold(result, range(first, line), text_lines)
            first, text_lines = line + 1, 0
        else:
            text_lines += start < end
    _append_fold(result, range(first, len(starts)), text_lines)
    return tuple(result)


def _append_fold(result: list[Fold], lines: range, text_lines: int) -> None:
    if text_lines >= FOLDED_LINES_MIN:
        result.append(Fold(lines, text_lines))
