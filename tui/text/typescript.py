"""Finds the paragraphs of a text that is set like a typescript: double-spaced, or with indented first lines."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

LINES_MAX = 20_000
_LINES_MIN = 8
_WIDTHS = range(40, 101)
"""Lengths of the longest line of a typescript, in characters."""
_SPACED_PERCENT = 90
"""Minimum share of lines after which a double-spaced text has a blank one."""
_RUNNING_PERCENT = 25
"""Minimum share of its lines that continue on the next one in the middle of a sentence."""
_INDENT_MIN = 2
_ENDS = tuple(".!?…:;\"'”’»)]")


class _TypedLine(Struct):
    text: str
    """Line without blanks at its end."""
    gap: int
    """Number of blank lines that follow it."""

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def first_word(self) -> str:
        return self.text.split(maxsplit=1)[0]


def with_paragraph_gaps(text: str) -> str:
    """Return a typescript with a blank line after each paragraph and none inside; any other text unchanged."""
    lines = _lines(text)
    if not _LINES_MIN <= len(lines) <= LINES_MAX:
        return text
    width = max(len(line.text) for line in lines)
    if width not in _WIDTHS:
        return text
    if _is_double_spaced(lines):
        ends = [_ends_paragraph(lines, number, width) for number in range(len(lines))]
    elif _is_indented(lines):
        ends = [line.gap > 0 or next_line.indent > _least_indent(lines) for line, next_line in _pairs(lines)] + [True]
    else:
        return text
    return "".join(line.text + ("\n\n" if is_end else "\n") for line, is_end in zip(lines, ends, strict=True))


def _lines(text: str) -> list[_TypedLine]:
    lines: list[_TypedLine] = []
    for line in text.expandtabs(8).split("\n"):
        if line.strip():
            lines.append(_TypedLine(line.rstrip(), 0))
        elif lines:
            lines[-1].gap += 1
    return lines


def _pairs(lines: Sequence[_TypedLine]) -> list[tuple[_TypedLine, _TypedLine]]:
    return list(pairwise(lines))


def _is_double_spaced(lines: Sequence[_TypedLine]) -> bool:
    pairs = _pairs(lines)
    gap_count = sum(line.gap > 0 for line, _ in pairs)
    running_count = sum(
        next_line.first_word[0].islower() and not line.text.endswith(_ENDS) for line, next_line in pairs
    )
    return gap_count * 100 >= _SPACED_PERCENT * len(pairs) and running_count * 100 >= _RUNNING_PERCENT * len(pairs)


def _ends_paragraph(lines: Sequence[_TypedLine], number: int, width: int) -> bool:
    """Return True if the line had room for the next word, or more space or an indentation follows; also a headline."""
    line = lines[number]
    if number + 1 == len(lines):
        return True
    next_line = lines[number + 1]
    if line.gap > 1 or next_line.indent >= line.indent + _INDENT_MIN:
        return True
    if number == 0 and not next_line.first_word[0].islower():
        return True
    return len(line.text) + 1 + len(next_line.first_word) <= width


def _is_indented(lines: Sequence[_TypedLine]) -> bool:
    """Return True if there are no blank lines, and indented lines begin after the ends of sentences."""
    pairs = _pairs(lines)
    least = _least_indent(lines)
    lines_before = [
        line for line, next_line in pairs[1:] if next_line.indent >= least + _INDENT_MIN
    ]  # not the headline
    gap_count = sum(line.gap > 0 for line, _ in pairs)
    if gap_count * 10 > len(pairs) or not 2 <= len(lines_before) <= len(lines) * 2 // 3:
        return False
    return sum(line.text.endswith(_ENDS) for line in lines_before) * 5 >= 4 * len(lines_before)


def _least_indent(lines: Sequence[_TypedLine]) -> int:
    return min(line.indent for line in lines)
