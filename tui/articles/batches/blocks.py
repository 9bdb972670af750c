"""The blocks of lines between blank lines, of which the text downloads of the databases consist."""

from collections.abc import Sequence

Block = tuple[str, ...]
"""Consecutive lines, without the spaces around them and none of them blank."""


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
