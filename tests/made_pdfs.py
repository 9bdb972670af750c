"""PDFs made for tests: set in columns, with hyphens, running heads, and drawn in orders that no reader would choose."""

import random
import zlib
from collections.abc import Sequence
from typing import NamedTuple

_HELVETICA = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
    "556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 "
    "722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 "
    "500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 "
)
_WIDTHS = {chr(32 + index): int(width) for index, width in enumerate(_HELVETICA.split())}
_WIDTHS |= {"‘": 222, "’": 222, "“": 333, "”": 333, "–": 556, "—": 1000, "…": 1000}
PAGE_WIDTH, PAGE_HEIGHT = 595, 842
_MARGIN = 56
_GUTTER = 24


class Line(NamedTuple):
    """A line of text at a place of a page, in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10


def width(text: str, size: float) -> float:
    return sum(_WIDTHS.get(character, 556) for character in text) * size / 1000


def set_in_columns(
    headline: str, paragraphs: Sequence[str], columns: int, *, hyphens: bool = False, furniture: bool = False
) -> list[list[Line]]:
    """Return the lines of each page: the headline across the columns, then the paragraphs, each with an indent."""
    size, leading = 10, 13
    column_width = (PAGE_WIDTH - 2 * _MARGIN - _GUTTER * (columns - 1)) / columns
    pages: list[list[Line]] = [[Line(_MARGIN, PAGE_HEIGHT - 90, headline, 16)]]
    column, y = 0, PAGE_HEIGHT - 120
    for paragraph in paragraphs:
        for number, text in enumerate(_wrapped(paragraph, column_width, size, hyphens)):
            if y < 80:
                column, y = column + 1, PAGE_HEIGHT - (120 if len(pages) == 1 else 80)
                if column == columns:
                    pages.append([])
                    column, y = 0, PAGE_HEIGHT - 80
            x = _MARGIN + column * (column_width + _GUTTER) + (10 if number == 0 else 0)
            pages[-1].append(Line(x, y, text, size))
            y -= leading
    if furniture:
        for number, page in enumerate(pages, 1):
            page.insert(0, Line(_MARGIN, PAGE_HEIGHT - 40, "Harbour Post   Friday, May 2, 2031", 8))
            page.append(Line(_MARGIN, 40, f"www.harbourpost.example   Page {number} of {len(pages)}", 8))
    return pages


def _wrapped(paragraph: str, column_width: float, size: float, hyphens: bool) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split():
        room = column_width - (10 if not lines else 0)
        if width(f"{line} {word}".strip(), size) <= room:
            line = f"{line} {word}".strip()
            continue
        head = _head_that_fits(word, room - width(f"{line} ", size), size) if hyphens else ""
        lines.append(f"{line} {head}-".strip() if head else line)
        line = word[len(head) :]
    return [*lines, line]


def _head_that_fits(word: str, room: float, size: float) -> str:
    if len(word) < 8 or not word.isalpha() or not word.islower():
        return ""
    cut = next((cut for cut in range(len(word) - 3, 2, -1) if width(word[:cut] + "-", size) <= room), 0)
    return word[:cut]


def in_rows(pages: list[list[Line]]) -> list[list[Line]]:
    """Draw across the columns, row by row."""
    return [sorted(page, key=lambda line: (-line.y, line.x)) for page in pages]


def shuffled(pages: list[list[Line]], seed: int = 1) -> list[list[Line]]:
    return [random.Random(seed + number).sample(page, len(page)) for number, page in enumerate(pages)]


def word_by_word(pages: list[list[Line]]) -> list[list[Line]]:
    """Draw each word by itself, without spaces."""
    return [[word for line in page for word in _words(line)] for page in pages]


def _words(line: Line) -> list[Line]:
    words, x = [], line.x
    for word in line.text.split():
        words.append(Line(x, line.y, word, line.size))
        x += width(f"{word} ", line.size)
    return words


def pdf(pages: Sequence[Sequence[Line]], title: str = "") -> bytes:
    """Return a PDF of these pages."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        box = f"/MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * number} 0 R >>".encode())
        stream = zlib.compress(b"\n".join(map(_drawn, page)))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
    if title:
        objects.append(b"<< /Title (%s) >>" % _escaped(title))
    return _file(objects, info=len(objects) if title else 0)


def _drawn(line: Line) -> bytes:
    return b"BT /F1 %g Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (line.size, line.x, line.y, _escaped(line.text))


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252", errors="replace")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes], info: int) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    extra = b" /Info %d 0 R" % info if info else b""
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer
