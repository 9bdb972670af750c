"""Finds paragraphs in the lines of a PDF by indents, gaps and short last lines, and joins words broken at line ends."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.articles.readers.blocks import folded
from tui.articles.readers.pdf.pages import PdfPage, PlacedLine
from tui.text.broken_words import joined_lines, words_of

_PREFIX, _SUFFIX = 24, 12
"""Numbers of letters, at the start and at the end, by which a line of text is found among the drawn ones."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_CLOSERS = "\"'”’»)]"
_GAP = 1.45
"""Minimum distance between two lines that counts as a gap, as a multiple of the usual distance."""
_SHORT = 0.88
"""Share of the column's width below which a line that ends a sentence is the last in its paragraph."""
_COLUMN_POINTS = 40
_INDENT_POINTS = (4, 40)
_COMMON_SHARE = 0.2
_LEADING_POINTS = (4, 40)


class _Line(Struct):
    text: str
    start: PlacedLine | None
    end: PlacedLine | None
    is_after_gap: bool
    page: int


def paragraphs_of(pages: Sequence[PdfPage]) -> list[tuple[str, float]]:
    """Return the paragraphs and the height of their letters in points, 0 if unknown."""
    lines = [line for number, page in enumerate(pages) for line in _placed(page, number)]
    layouts = [_Layout(page) for page in pages]
    gaps = sorted(gap for layout in layouts for gap in layout.gaps)
    leading = gaps[len(gaps) // 4] if gaps else 0  # a page may have more gaps between paragraphs than inside them
    paragraphs: list[list[_Line]] = []
    for line in lines:
        if not paragraphs or _starts(paragraphs[-1][-1], line, layouts, leading):
            paragraphs.append([])
        paragraphs[-1].append(line)
    text_words = words_of(line.text for line in lines)
    return [
        (joined_lines([line.text for line in each], text_words), each[0].start.height if each[0].start else 0)
        for each in paragraphs
    ]


def _placed(page: PdfPage, number: int) -> Iterator[_Line]:
    """Yield the non-blank lines, each with its start and end on the page."""
    starts: dict[str, PlacedLine] = {}
    ends: dict[str, PlacedLine] = {}
    for placed in page.placed:
        letters = folded(placed.text)
        starts.setdefault(letters[:_PREFIX], placed)
        ends.setdefault(letters[-_SUFFIX:], placed)
    words = {word for placed in page.placed for word in placed.text.split()}
    is_after_gap = False
    for text in page.lines:
        if not text.strip():
            is_after_gap = True
            continue
        letters = folded(text)
        start = starts.get(letters[:_PREFIX])
        start = start or next((each for key, each in starts.items() if key and letters.startswith(key)), None)
        end = ends.get(letters[-_SUFFIX:])
        yield _Line(_with_spaces(text.strip(), words), start, end or start, is_after_gap, number)
        is_after_gap = False


def _with_spaces(text: str, words: set[str]) -> str:
    """Return the text with spaces lost by joining lines: “Friday.His” is two words if they are drawn separately."""
    return " ".join(word if word in words else _two_words(word, words) for word in text.split())


def _two_words(word: str, words: set[str]) -> str:
    cuts = (cut for cut in range(1, len(word)) if word[:cut] in words and word[cut:] in words)
    cut = next(cuts, 0)
    return f"{word[:cut]} {word[cut:]}" if cut and not word[cut - 1].isalpha() | word[cut].islower() else word


class _Layout:
    """The columns of a page: their left edges, their widths, and the distances between their lines."""

    def __init__(self, page: PdfPage) -> None:
        self._lefts = Counter(round(line.left) for line in page.placed)
        self._placed = page.placed
        columns: dict[int, list[float]] = defaultdict(list)
        for line in page.placed:
            columns[round(self.left_of(line))].append(line.bottom)
        self.gaps = [
            upper - lower
            for bottoms in columns.values()
            for upper, lower in pairwise(sorted(bottoms, reverse=True))
            if _LEADING_POINTS[0] < upper - lower < _LEADING_POINTS[1]
        ]

    def left_of(self, line: PlacedLine) -> float:
        """Return the left edge of a line's column: the leftmost nearby position at which several lines begin."""
        near = {left: count for left, count in self._lefts.items() if abs(left - line.left) < _COLUMN_POINTS}
        common = max(near.values(), default=0) * _COMMON_SHARE
        return min((left for left, count in near.items() if count >= common), default=round(line.left))

    def right_of(self, line: PlacedLine) -> float:
        left = self.left_of(line)
        return max(each.right for each in self._placed if abs(each.left - left) < _COLUMN_POINTS)


def _starts(before: _Line, line: _Line, layouts: Sequence[_Layout], leading: float) -> bool:
    """Return True if a line starts a paragraph. leading: the usual distance between two lines, 0 if unknown."""
    ends_sentence = before.text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)
    if line.start is None or before.end is None:
        return ends_sentence or line.is_after_gap
    layout = layouts[line.page]
    if abs(line.start.height - before.end.height) > 1:
        return True
    if _INDENT_POINTS[0] <= line.start.left - layout.left_of(line.start) < _INDENT_POINTS[1]:
        return True
    layout_before = layouts[before.page]
    last = before.end
    left, right = layout_before.left_of(last), layout_before.right_of(last)
    is_short = last.right - left < _SHORT * (right - left)
    distance = before.end.bottom - line.start.bottom
    is_below = before.page == line.page and distance > 0 and abs(line.start.left - last.left) < 4 * _COLUMN_POINTS
    if is_below and leading and distance > _GAP * leading:
        return ends_sentence or not line.text[:1].islower()
    return ends_sentence and is_short
