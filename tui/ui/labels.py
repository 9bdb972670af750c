"""The labels in the margin: the letter of each passage's group, the sign of its kind, and on which line they stand."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from tui.text.span import Span
from tui.ui.wrap import Wrapped

LINES_TRIED = 3
"""Of a passage, for its label: on a line has only one room."""


class Label(Struct, frozen=True):
    letter: str
    sign: str
    """Of the match's kind; empty where two groups share the line."""
    group: str
    """Whose hue it takes."""


NO_LABEL = Label("", "", "")
Labelled = Sequence[tuple[Span, Label]]
"""Passages in reading order, each with its label."""


def by_line(labelled: Labelled, wrapped: Wrapped) -> dict[int, Label]:
    """Line → label. Where several passages begin on a line, the next ones have theirs a line or two lower; two that
    are too short for that share the line, without signs."""
    placed: dict[int, Label] = {}
    for span, label in labelled:
        lines = wrapped.lines_of(span)
        line = next((line for line in lines[:LINES_TRIED] if line not in placed), None)
        if line is not None:
            placed[line] = label
        elif lines:
            there = placed[lines.start]
            if len(there.letter) == len(label.letter) == 1 and there.letter != label.letter:
                placed[lines.start] = Label(there.letter + label.letter, "", there.group)
    return placed


def shown_at(line: int, placed: Mapping[int, Label], current: Label, starts: Collection[int]) -> Label:
    """What stands beside a line. current: that of the current passage, which begins on `starts`: it comes first
    there, and another one that it has pushed aside takes its place."""
    if line in starts:
        return current
    label = placed.get(line, NO_LABEL)
    if line - 1 in starts and label.group == current.group:
        return placed.get(line - 1, label)
    return label
