"""Splits text downloads from databases into the blocks of lines between blank lines."""

from collections.abc import Sequence

Block = tuple[str, ...]
"""Consecutive non-blank lines, without the spaces around them."""


def text_blocks(lines: Sequence[str]) -> list[Block]:
    """Return the blocks of a text, in order."""
    blocks: list[Block] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line.strip())
        elif block:
            blocks.append(tuple(block))
            block = []
    return blocks
