"""Blocks of text with their roles, which readers of structured formats put together into a draft's text and zones."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.articles.model import Zone, ZoneKind
from tui.text.canonical import canonical
from tui.text.span import Span


class TextBlock(Struct, frozen=True):
    """A paragraph, a heading, an item of a list or a row of a table."""

    text: str
    kind: ZoneKind = ZoneKind.BODY
    is_close: bool = False
    """Goes on the line right below the block before it: a further item of a list, a further row of a table."""


def joined_blocks(blocks: Iterable[TextBlock]) -> tuple[str, tuple[Zone, ...]]:
    """Return the canonical text of the blocks, each on one line, and the zones of those that are no body."""
    parts: list[str] = []
    zones: list[Zone] = []
    length = 0
    for block in blocks:
        text = " ".join(canonical(block.text).split())
        if not text:
            continue
        parts.append(("" if not parts else "\n" if block.is_close else "\n\n") + text)
        length += len(parts[-1])
        if block.kind is not ZoneKind.BODY:
            zones.append(Zone(block.kind, Span(length - len(text), length)))
    return "".join([*parts, "\n"]), tuple(zones)


def with_headline(blocks: Sequence[TextBlock], headline: str) -> list[TextBlock]:
    """Return the blocks under the headline, which is in an article's text; one of the first three may be it already."""
    plain_headline = folded(headline)
    if not plain_headline or any(folded(block.text) == plain_headline for block in blocks[:3]):
        return list(blocks)
    return [TextBlock(headline, ZoneKind.HEADLINE), *blocks]


def folded(text: str) -> str:
    """Return a text for comparing: small letters and digits only."""
    return "".join(character for character in text.casefold() if character.isalnum())
