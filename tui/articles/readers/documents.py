"""Makes drafts from word-processor documents; their metadata are believed only if the text agrees."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.draft import Draft, origins
from tui.articles.model import FieldOrigin, ZoneKind
from tui.articles.readers.blocks import TextBlock, folded, joined_blocks
from tui.text.canonical import one_line
from tui.text.language import language_code

_FIRST_BLOCKS = 6
_TOP_CHARACTERS = 1_500


class DocumentRecord(Struct, frozen=True):
    """The metadata of a document: the title may be the template's, the author whoever typed it."""

    title: str = ""
    author: str = ""
    language: str = ""


def document_draft(blocks: Sequence[TextBlock], record: DocumentRecord) -> Draft:
    """Return the draft: the headline is the first heading near the top, or a title that begins the text."""
    blocks = [block for block in blocks if block.text.strip()]
    blocks, headline, origin = _with_one_headline(blocks, record.title)
    text, zones = joined_blocks(blocks)
    author = one_line(record.author).strip()
    fields = {
        "byline": author if author and author in text[:_TOP_CHARACTERS] else "",
        "language": _code(record.language),
    }
    return Draft(
        text,
        headline=headline,
        byline=fields["byline"],
        language=fields["language"],
        zones=zones,
        field_origins=(*origin, *origins(fields, "file properties")),
    )


def _with_one_headline(blocks: Sequence[TextBlock], title: str) -> tuple[list[TextBlock], str, tuple[FieldOrigin, ...]]:
    """Return the blocks with at most one headline, its text, and its source."""
    headings = [index for index, block in enumerate(blocks) if block.kind is ZoneKind.HEADLINE]
    index = next((index for index in headings if index < _FIRST_BLOCKS), None)
    origin = FieldOrigin("headline", "heading")
    if index is None:
        same = (
            index for index, block in enumerate(blocks[:_FIRST_BLOCKS]) if folded(block.text) == folded(title) != ""
        )
        index, origin = next(same, None), FieldOrigin("headline", "file properties")
    plain = [
        replace(block, kind=ZoneKind.BODY) if at != index and at in headings else block
        for at, block in enumerate(blocks)
    ]
    if index is None:
        return plain, "", ()
    plain[index] = replace(plain[index], kind=ZoneKind.HEADLINE)
    return plain, one_line(plain[index].text).strip(), (origin,)


def _code(language: str) -> str:
    try:
        return language_code(language)
    except ValueError:
        return ""
