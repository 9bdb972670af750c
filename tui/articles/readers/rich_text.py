"""Reads rich text (.rtf)."""

import re
from collections.abc import Iterator, Sequence

from tui.articles.batches import rtf
from tui.articles.draft import Draft
from tui.articles.readers.blocks import TextBlock
from tui.articles.readers.documents import DocumentRecord, document_draft
from tui.files import UnreadableFile

_HEX = re.compile(r"[0-9a-fA-F\r\n]+")
_PICTURE_CHARACTERS_MIN = 2_000
_MARKUP_CHARACTERS_MAX = 8_000_000
_CONTROL_WORDS_MAX = 500_000
"""Maximum number of control words, about a second of work; a thousand articles have fewer."""
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")
_AUTHOR = re.compile(r"\{\\author ([^{}\\]{1,300})\}")
_HEAD_CHARACTERS = 20_000


def read_rtf(data: bytes, name: str) -> Draft:
    """Return the text of a rich text document, with its paragraphs."""
    data = without_pictures(data)
    blocks = list(_blocks(rtf.read_rtf(data)))
    source = data.decode("latin-1")
    head = source[:_HEAD_CHARACTERS]
    title, author = (match[1] if (match := pattern.search(head)) else "" for pattern in (_TITLE, _AUTHOR))
    return document_draft(blocks, DocumentRecord(title, author))


def without_pictures(data: bytes) -> bytes:
    """Return a document without its pictures' data. Raises UnreadableFile if there is too much markup."""
    is_too_much = data.count(b"\\") > _CONTROL_WORDS_MAX
    source = "" if is_too_much else _HEX.sub(_without_picture, data.decode("latin-1"))
    if is_too_much or len(source) > _MARKUP_CHARACTERS_MAX:
        raise UnreadableFile("it has too much markup for an article; save it as .docx or .txt")
    return source.encode("latin-1")


def _blocks(items: Sequence[rtf.RtfItem]) -> Iterator[TextBlock]:
    for item in items:
        if isinstance(item, str):
            yield from (TextBlock(line) for line in item.split("\n"))
        else:
            yield TextBlock(" | ".join(filter(None, (" ".join(cell) for cell in item.cells))))


def _without_picture(run: re.Match[str]) -> str:
    return "" if len(run[0]) >= _PICTURE_CHARACTERS_MIN else run[0]
