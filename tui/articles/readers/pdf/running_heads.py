"""Removes running heads: lines at the edges of pages that are repeated, or that only a printer adds."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from tui.articles.readers.blocks import folded
from tui.articles.readers.pdf.pages import PdfPage, PlacedLine

_EDGE_SHARE = 0.12
"""Share of a page's height, at its top and at its bottom, that may contain running heads."""
_EDGE_ROWS_MAX = 3
_HEIGHT_STEP = 8
"""Tolerance, in points, within which two lines are at the same height."""
_PAGES_SHARE = 0.3
"""Minimum share of the pages with a repeated line; left and right pages may have different ones."""
_DIGITS = re.compile(r"\d+")
_PRINTED = (
    re.compile(r"(?:page|seite|pagina|página|p\.) ?\d{1,4}(?: ?(?:of|von|sur|de|di|/) ?\d{1,4})?", re.IGNORECASE),
    re.compile(r"\d{1,4} ?/ ?\d{1,4}|[-–—] ?\d{1,4} ?[-–—]|\d{1,4}"),
    re.compile(r"(?:https?|file)://\S{1,500}(?: \d{1,4}(?: ?/ ?\d{1,4})?)?"),
    re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?(?: .{0,300})?", re.IGNORECASE),
)
"""Patterns of lines that printers and browsers add to a page, even to a single one."""


def without_running_heads(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], list[str]]:
    """Return the pages without their running heads, and the heads."""
    rows = [_edge_rows(page) for page in pages]
    repeated = _repeated(rows)
    plain_pages: list[PdfPage] = []
    heads: list[str] = []
    for page, page_rows in zip(pages, rows, strict=True):
        lines, placed = list(page.lines), list(page.placed)
        for height, row in page_rows:
            text = " ".join(line.text.strip() for line in row)
            if (height, _DIGITS.sub("0", text)) in repeated or _is_printed(text):
                _remove(lines, text, [line.text for line in row])
                placed = [line for line in placed if line not in row]
                heads.append(text)
        plain_pages.append(replace(page, lines=lines, placed=placed))
    return plain_pages, heads


def _edge_rows(page: PdfPage) -> list[tuple[int, list[PlacedLine]]]:
    """Return the rows at the top and bottom of a page, outermost first, each with its height in steps."""
    by_height: dict[int, list[PlacedLine]] = defaultdict(list)
    for line in page.placed:
        by_height[round(line.bottom / _HEIGHT_STEP)].append(line)
    margin = (page.top - page.bottom) * _EDGE_SHARE
    heights = sorted(by_height)
    bottom = [height for height in heights if height * _HEIGHT_STEP < page.bottom + margin][:_EDGE_ROWS_MAX]
    top = [height for height in reversed(heights) if height * _HEIGHT_STEP > page.top - margin][:_EDGE_ROWS_MAX]
    return [(height, sorted(by_height[height], key=lambda line: line.left)) for height in (*top, *bottom)]


def _repeated(rows: Sequence[Sequence[tuple[int, list[PlacedLine]]]]) -> set[tuple[int, str]]:
    """Return the heights and texts, with numbers replaced, of rows that occur on several pages."""
    on_pages = Counter(
        (height, _DIGITS.sub("0", " ".join(line.text.strip() for line in row)))
        for page_rows in rows
        for height, row in page_rows
    )
    return {each for each, count in on_pages.items() if count >= max(2, _PAGES_SHARE * len(rows))}


def _is_printed(text: str) -> bool:
    return any(pattern.fullmatch(text.strip()) for pattern in _PRINTED)


def _remove(lines: list[str], text: str, pieces: Sequence[str]) -> None:
    """Remove a row from a page's lines: the row if it is one line, or else each piece, closest to the edge."""
    for wanted in ([text], pieces):
        indexes = [index for each in wanted if (index := _nearest_edge(lines, each)) is not None]
        if len(indexes) == len(wanted):
            for index in sorted(set(indexes), reverse=True):
                del lines[index]
            return


def _nearest_edge(lines: Sequence[str], text: str) -> int | None:
    same = [index for index, line in enumerate(lines) if folded(line) == folded(text) and line.strip()]
    return min(same, key=lambda index: min(index, len(lines) - 1 - index), default=None)
