"""Returns the pages of a PDF as lines in reading order, by pdf_oxide or, if that fails, by pypdfium2."""

import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.files import UnreadableFile

if TYPE_CHECKING:
    import pypdfium2

PAGES_MAX = 300
_RESERVED_SHARE = 0.65
"""Share of the time reserved for assembling the pages that were read."""
_BOOK_PAGES_MIN = 2_000
_PASSWORD = "it is protected by a password; open it and print it to a new PDF"


class PlacedLine(Struct, frozen=True):
    """A line as it is drawn, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width


class PdfPage(Struct, frozen=True):
    lines: Sequence[str]
    """Lines in reading order; a blank one is a gap. One may contain several drawn lines."""
    placed: Sequence[PlacedLine]
    """Lines of the same text as drawn, in no order; empty if unknown."""
    bottom: float = 0
    top: float = 0


class PdfContent(Struct, frozen=True):
    pages: Sequence[PdfPage]
    page_count: int
    title: str = ""
    """Title in the file's metadata."""


def pdf_content(data: bytes) -> PdfContent:
    """Return the pages of a PDF. Raises UnreadableFile if it is encrypted or neither library can read it."""
    try:
        return _by_pdf_oxide(data)
    except UnreadableFile:
        raise
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the Rust library is no Exception
        return _by_pdfium(data)


def _by_pdf_oxide(data: bytes) -> PdfContent:
    from pdf_oxide import PdfDocument

    document = PdfDocument.from_bytes(data)
    if document.has_structure_tree():
        # Browsers and word processors draw text in reading order, but the structure they add has lost the lines.
        return _by_pdfium(data)
    count = document.page_count()
    _refuse_book(count)
    pages: list[PdfPage] = []
    seconds = _seconds_left()
    for index in range(min(count, PAGES_MAX)):
        if pages and _seconds_left() < _RESERVED_SHARE * seconds:
            break
        text = document.extract_text(index)
        placed = [
            PlacedLine(line.text, line.bbox[0], line.bbox[1], line.bbox[2], line.bbox[3])
            for line in document.extract_text_lines(index)
        ]
        box = document.page_media_box(index)
        pages.append(PdfPage(text.split("\n"), placed, box[1], box[3]))
    content = PdfContent(pages, count, _title(data))
    return content if _has_letters(content) else _by_pdfium(data)


def _seconds_left() -> float:
    """Return the parsing process's remaining CPU time in seconds; 0 outside it, where there is no limit."""
    return signal.getitimer(signal.ITIMER_PROF)[0]


def _refuse_book(pages: int) -> None:
    if pages > _BOOK_PAGES_MIN:
        raise UnreadableFile(f"it has {pages:,} pages; save the pages of the article as a separate PDF")


def _has_letters(content: PdfContent) -> bool:
    return any(any(map(str.isalpha, line)) for page in content.pages for line in page.lines)


def _title(data: bytes) -> str:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        return str(document.get_metadata_dict().get("Title", ""))
    except Exception:  # noqa: BLE001 - a title is not worth an error
        return ""


def _by_pdfium(data: bytes) -> PdfContent:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UnreadableFile(_PASSWORD) from None
        raise
    count = len(document)
    _refuse_book(count)
    pages = [_pdfium_page(document[index]) for index in range(min(count, PAGES_MAX))]
    return PdfContent(pages, count, str(document.get_metadata_dict().get("Title", "")))


def _pdfium_page(page: "pypdfium2.PdfPage") -> PdfPage:
    """Return a page in the order in which it is drawn."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    _, bottom, _, top = page.get_mediabox()
    lines = text.replace("\r\n", "\n").split("\n")
    if len(text) != text_page.count_chars():  # the positions of the letters belong to a different text
        return PdfPage(lines, ())
    placed, start = [], 0
    for line in text.split("\r\n"):
        if line.strip():
            first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1
            begin, end = text_page.get_charbox(first, loose=True), text_page.get_charbox(last, loose=True)
            placed.append(PlacedLine(line, begin[0], begin[1], end[2] - begin[0], begin[3] - begin[1]))
        start += len(line) + 2
    return PdfPage(lines, placed, bottom, top)
