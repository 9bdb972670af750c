"""Represents folded screen lines by thin lines."""

from array import array
from collections.abc import Iterable

from tui.reading.highlights.folds import folds
from tui.text.span import Span
from tui.ui.wrap import WrappedText


class FoldedLines(WrappedText):
    """The lines of a wrapped article that contain something visible, and a thin line for each stretch between them.

    A thin line extends from the start of the first line that it replaces to the end of the last, so that every
    character still has its line.
    """

    def __init__(self, lines: WrappedText, unfolded: Iterable[Span]) -> None:
        self.width_cells = lines.width_cells
        self.starts, self.ends, self.paragraph_of = array("l"), array("l"), array("l")
        self.hidden_counts: dict[int, int] = {}
        """Thin line → number of lines with text that it replaces."""
        at = 0
        for fold in folds(lines.starts, lines.ends, unfolded):
            self._take(lines, range(at, fold.lines.start))
            self.hidden_counts[len(self)] = fold.text_lines
            first, at = fold.lines.start, fold.lines.stop
            self._add(lines.starts[first], lines.ends[at - 1], lines.paragraph_of[first])
        self._take(lines, range(at, len(lines)))

    def _take(self, lines: WrappedText, lines_taken: range) -> None:
        self.starts += lines.starts[lines_taken.start : lines_taken.stop]
        self.ends += lines.ends[lines_taken.start : lines_taken.stop]
        self.paragraph_of += lines.paragraph_of[lines_taken.start : lines_taken.stop]
