"""Wraps an article's paragraphs to screen lines, as arrays of offsets.

Measured in cells. A line never exceeds the width, whatever the script.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len, split_graphemes

from tui.text.span import Span

# Scripts and marks in which every character fills one cell, so that characters can be counted instead.
_ONE_CELL_EACH = re.compile(
    r"[ -~\n\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u20ac]*"
)
_NO_BREAK_SPACE = "\u00a0"


class WrappedText:
    """The screen lines of one article at one width. Line `y` shows `text[starts[y]:ends[y]]`; a blank line is empty."""

    def __init__(self, text: str, paragraphs: Sequence[Span], width_cells: int) -> None:
        self.width_cells = max(1, width_cells)
        self.starts = array("l")
        self.ends = array("l")
        self.paragraph_of = array("l")
        """Index of each line's paragraph; a blank line belongs to the one above."""
        spaced = not any("\n\n" in text[a.end : b.start] for a, b in pairwise(paragraphs))
        # One check of the whole text, so that the paragraphs need none.
        plain = text.replace("\n", " ") if _ONE_CELL_EACH.fullmatch(text) else ""
        for index, paragraph in enumerate(paragraphs):
            if index:
                paragraph_end = paragraphs[index - 1].end
                # A file without blank lines has one paragraph per line: separate them anyway.
                if spaced or text.count("\n", paragraph_end, paragraph.start) > 1:
                    self._add(paragraph_end, paragraph_end, index - 1)
            if plain:
                count = _wrap_narrow(plain, paragraph.start, paragraph.end, self.width_cells, self.starts, self.ends)
                self.paragraph_of.extend([index] * count)
                continue
            for start, end in wrap(paragraph.slice(text), self.width_cells):
                self._add(paragraph.start + start, paragraph.start + end, index)

    def _add(self, start: int, end: int, paragraph: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.paragraph_of.append(paragraph)

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """Return the line that shows the character at `offset`, or the last one before it."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        # A blank line starts where its paragraph ends, but that offset belongs to the line above.
        while line and self.starts[line] == self.ends[line] and offset <= self.ends[line]:
            line -= 1
        return line

    def lines_of(self, span: Span) -> range:
        """Return the lines that contain a span."""
        return range(self.line_of(span.start), self.line_of(max(span.start, span.end - 1)) + 1)


def wrap(paragraph: str, width_cells: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of the lines of a paragraph, without the spaces at their ends.

    Breaks at spaces (including a newline inside a hard-wrapped paragraph), never at a no-break space, and inside a word
    only if it is longer than a line, or between wide characters. Greedy, linear.
    """
    text = paragraph.replace("\n", " ")
    if _ONE_CELL_EACH.fullmatch(text):
        starts, ends = array("l"), array("l")
        _wrap_narrow(text, 0, len(text), width_cells, starts, ends)
        return zip(starts, ends, strict=True)
    return _fitted(text, _trimmed(text, _wrap_cells(text, width_cells)), width_cells)


def _trimmed(text: str, lines: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, line_end in lines:
        end = line_end
        while end > start and text[end - 1] == " ":
            end -= 1
        yield start, end


def _wrap_narrow(text: str, first: int, end: int, width: int, starts: "array[int]", ends: "array[int]") -> int:
    """Add the lines of `text[first:end]`, in which each character fills one cell, and return their number.

    Optimised: an article of a megabyte has tens of thousands of lines, and the first frame waits for them.
    """
    add_start, add_end, rfind = starts.append, ends.append, text.rfind
    start, first_line = first, len(starts)
    while end - start > width:
        space = rfind(" ", start, start + width + 1)
        line_end = start + width if space < start else space
        add_start(start)
        start = line_end + (space >= start)
        while line_end > starts[-1] and text[line_end - 1] == " ":
            line_end -= 1
        add_end(line_end)
        while start < end and text[start] == " ":
            start += 1
    if start < end or end == first:
        add_start(start)
        while end > start and text[end - 1] == " ":
            end -= 1
        add_end(end)
    return len(starts) - first_line


def _wrap_cells(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = used_cells = 0
    break_at = -1  # where the next line may begin
    used_at_break = 0
    for begin, end, cells in split_graphemes(text)[0]:
        character = text[begin:end]
        if character == " ":
            if begin == start and start:
                start = end  # the space at which the line above was broken
                continue
            break_at, used_at_break = end, used_cells + cells
        elif cells == 2 and begin > start and text[begin - 1] != _NO_BREAK_SPACE:
            break_at, used_at_break = begin, used_cells
        while used_cells + cells > width and character != " " and begin > start:
            if break_at <= start:
                break_at, used_at_break = begin, used_cells
            yield start, break_at
            start, used_cells = break_at, used_cells - used_at_break
            break_at = -1
        used_cells += cells
    if start < len(text) or not text:
        yield start, len(text)


def _fitted(text: str, lines: Iterator[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines, cutting again any that became too wide: a cut can widen a character (after losing a joiner)."""
    for first, end in lines:
        start = first
        while cell_len(text[start:end]) > width and end - start > 1:
            cut_offset = end - 1
            while cut_offset - start > 1 and cell_len(text[start:cut_offset]) > width:
                cut_offset -= 1
            yield start, cut_offset
            start = cut_offset
        yield start, end


def cells(text: str) -> int:
    """Return the width of a text on the screen, in cells."""
    return cell_len(text)


def cut_at_word(text: str, width_cells: int) -> str:
    """Return the beginning of a text that fits, cut after a whole word if one ends in its second half."""
    shortened = cut(text, width_cells)
    if shortened == text:
        return text
    words, space, _ = shortened.rpartition(" ")
    return f"{words.rstrip(' ,;:')} …" if space and 2 * cells(words) >= width_cells else shortened


def cut(text: str, width_cells: int) -> str:
    """Return the beginning of a text that fits, with “…” where it was cut."""
    if cell_len(text) <= width_cells:
        return text
    text = text[: max(0, width_cells)]
    while text and cell_len(text) > width_cells - 1:
        text = text[:-1]
    return text.rstrip() + "…" if width_cells > 0 else ""
