"""Finds the paragraphs of a canonical text."""

from itertools import pairwise

from tui.articles.options import ParagraphOptions
from tui.text.span import Span


def find_paragraphs(text: str, options: ParagraphOptions) -> tuple[Span, ...]:
    """Return the paragraphs in order: disjoint, none blank, without surrounding blank space.

    A blank line always ends one. Inside a block each line is a paragraph, unless the file is hard-wrapped and the block
    looks filled: then the block is one paragraph that contains newlines.
    """
    blocks = _blocks(text)
    width = _wrap_width(text, blocks, options)
    paragraphs: list[Span] = []
    for block in blocks:
        if width and len(block) > 1 and _is_filled(text, block, width, options):
            paragraphs.append(Span(block[0].start, block[-1].end))
        else:
            paragraphs.extend(block)
    return tuple(paragraphs)


def _blocks(text: str) -> list[list[Span]]:
    """Return the runs of non-blank lines, each line without surrounding blank space."""
    blocks: list[list[Span]] = [[]]
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            begin = start + len(line) - len(line.lstrip())
            blocks[-1].append(Span(begin, begin + len(stripped)))
        elif blocks[-1]:
            blocks.append([])
        start += len(line) + 1
    return [block for block in blocks if block]


def _wrap_width(text: str, blocks: list[list[Span]], options: ParagraphOptions) -> int:
    """Return the length of the longest line in a hard-wrapped file; 0 if the file is not hard-wrapped."""
    multiline_blocks = [block for block in blocks if len(block) > 1]
    # A long address cannot be wrapped and says nothing about the width.
    width = max(
        (_columns(text, line) for block in multiline_blocks for line in block if " " in line.slice(text)), default=0
    )
    if not options.wrap_min_characters <= width <= options.wrap_max_characters:
        return 0
    upper = sum(len(block) - 1 for block in multiline_blocks)
    filled = sum(_filled_lines(text, block, width) for block in multiline_blocks)
    if filled < options.wrap_min_lines or filled * 100 < upper * options.wrap_min_share_percent:
        return 0
    return width


def _is_filled(text: str, block: list[Span], width: int, options: ParagraphOptions) -> bool:
    return _filled_lines(text, block, width) * 100 >= (len(block) - 1) * options.wrap_min_share_percent


def _filled_lines(text: str, block: list[Span], width: int) -> int:
    """Return the number of lines that had no room for the first word of the next line."""
    filled = 0
    for line, next_line in pairwise(block):
        first_word = text[next_line.start : next_line.end].split(maxsplit=1)[0]
        filled += _columns(text, line) + 1 + len(first_word) > width
    return filled


def _columns(text: str, line: Span) -> int:
    """Return the length of a line with its indentation."""
    return line.end - text.rfind("\n", 0, line.start) - 1
