"""Reads PDFs: printed pages, newspaper pages, press releases."""

from collections import Counter
from collections.abc import Sequence

from tui.articles.addresses import host_of, is_address
from tui.articles.draft import Draft
from tui.articles.model import FieldOrigin, ZoneKind
from tui.articles.readers.blocks import TextBlock, folded, joined_blocks, with_headline
from tui.articles.readers.pdf.pages import PdfContent, pdf_content
from tui.articles.readers.pdf.paragraphs import paragraphs_of
from tui.articles.readers.pdf.running_heads import without_running_heads
from tui.files import UnreadableFile
from tui.text.canonical import one_line

_LETTERS_MIN = 25
"""Minimum mean number of letters per page; a scan has none, or a line added by the scanner."""
_UNREADABLE_SHARE = 0.15
_TITLE_PARAGRAPHS = 6
_HEADLINE_CHARACTERS_MAX = 250
_LARGER = 1.15
"""Minimum letter height of a headline, as a multiple of the most common height."""
_SCAN = "it is a scan without text; `ocrmypdf FILE NEW.pdf` adds the text"
_NO_TABLE = (
    "its fonts do not say which letters they draw; `ocrmypdf --force-ocr FILE NEW.pdf` reads them from the picture"
)


def read_pdf(data: bytes, name: str) -> Draft:
    """Return the article of a PDF: its paragraphs under the headline, without running heads."""
    content = pdf_content(data)
    _refuse_scan(content)
    pages, heads = without_running_heads(content.pages)
    paragraphs = [(text, height) for text, height in paragraphs_of(pages) if text.strip()]
    headline, origin = _headline(content.title, paragraphs)
    text, zones = joined_blocks(_blocks(paragraphs, headline))
    address = next(filter(is_address, (head.split()[0] for head in heads if head.strip())), "")
    origins = [origin] if origin else []
    if address:
        origins += [FieldOrigin("url", "running head"), FieldOrigin("outlet", "host in the address", is_guess=True)]
    read = len(content.pages)
    notice = f"only the first {read} of its {content.page_count} pages were read" if content.page_count > read else ""
    return Draft(
        text,
        headline=headline,
        url=address,
        outlet=host_of(address),
        zones=zones,
        notice=notice,
        field_origins=tuple(origins),
    )


def _refuse_scan(content: PdfContent) -> None:
    characters = "".join("".join(page.lines) for page in content.pages)
    letters = sum(map(str.isalpha, characters))
    if letters < _LETTERS_MIN * max(1, len(content.pages)):
        raise UnreadableFile(_SCAN)
    unreadable = sum(map(_is_unreadable, characters))
    if unreadable > _UNREADABLE_SHARE * len(characters):
        raise UnreadableFile(_NO_TABLE)


def _is_unreadable(character: str) -> bool:
    return character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or character < "\t"


def _headline(title: str, paragraphs: Sequence[tuple[str, float]]) -> tuple[str, FieldOrigin | None]:
    """Return the headline and its source: the file's title if the text begins with it, or else large letters."""
    first = paragraphs[:_TITLE_PARAGRAPHS]
    title = one_line(title).strip()
    if folded(title) and any(folded(text) == folded(title) for text, _ in first):
        return title, FieldOrigin("headline", "file title")
    characters: Counter[float] = Counter()
    for text, height in paragraphs:
        characters[round(height, 1)] += len(text)
    usual = max(characters, key=lambda height: characters[height], default=0.0)
    large = [(height, text) for text, height in first if len(text) <= _HEADLINE_CHARACTERS_MAX]
    height, text = max(large, default=(0, ""), key=lambda each: each[0])
    if usual and height > _LARGER * usual and any(map(str.isalpha, text)):
        return text, FieldOrigin("headline", "largest letters", is_guess=True)
    return "", None


def _blocks(paragraphs: Sequence[tuple[str, float]], headline: str) -> list[TextBlock]:
    blocks = [TextBlock(text) for text, _ in paragraphs]
    same = folded(headline)
    index = next((index for index, (text, _) in enumerate(paragraphs) if same and folded(text) == same), None)
    if index is None:
        return with_headline(blocks, headline)
    blocks[index] = TextBlock(headline, ZoneKind.HEADLINE)
    return blocks
