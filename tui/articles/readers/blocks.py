"""Joins blocks of text with roles into a draft's text and zones, for the readers of structured formats."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.articles.model import Zone, ZoneKind
from tui.text.canonical import canonical
from tui.text.spaces import single_spaced
from tui.text.span import Span


class TextBlock(Struct, frozen=True):
    """A paragraph, heading, list item or table row."""

    text: str
    kind: ZoneKind = ZoneKind.BODY
    is_close: bool = False
    """True if it follows the previous block without a blank line, as list items and table rows do."""


def joined_blocks(blocks: Iterable[TextBlock]) -> tuple[str, tuple[Zone, ...]]:
    """Return the canonical text of the blocks, one line each, and the zones of those that are not body."""
    parts: list[str] = []
    zones: list[Zone] = []
    length = 0
    for block in blocks:
        text = single_spaced(canonical(block.text))
        if not text:
            continue
        parts.append(("" if not parts else "\n" if block.is_close else "\n\n") + text)
        length += len(parts[-1])
        if block.kind is not ZoneKind.BODY:
            zones.append(Zone(block.kind, Span(length - len(text), length)))
    return "".join([*parts, "\n"]), tuple(zones)


def with_headline(blocks: Sequence[TextBlock], headline: str) -> list[TextBlock]:
    """Return the blocks with the headline first, unless it is already one of the first three."""
    plain_headline = folded(headline)
    if not plain_headline or any(folded(block.text) == plain_headline for block in blocks[:3]):
        return list(blocks)
    return [TextBlock(headline, ZoneKind.HEADLINE), *blocks]


def folded(text: str) -> str:
    """Return a text for comparison: only lower-case letters and digits."""
    return "".join(character for character in text.casefold() if character.isalnum())
