"""Places the labels in the margin: the letter of each passage's group, and the sign of its kind.

One line has one letter and its sign, so that two letters are never read as one.
"""

from collections.abc import Collection, Container, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.text.span import Span
from tui.ui.wrap import WrappedText

LINES_TRIED = 3
"""Maximum number of lines tried for a passage's label, from its first line on."""


class Label(Struct, frozen=True):
    letter: str
    sign: str
    """Sign of the match's kind."""
    group: str
    """Id of the group whose hue the label takes."""
    more: bool = False
    """True if other passages that begin on the line have no room for their letters."""


NO_LABEL = Label("", "", "")
Labelled = Sequence[tuple[Span, Label]]
"""Passages in reading order, each with its label."""


def by_line(labelled: Labelled, wrapped_text: WrappedText, folded_lines: Container[int] = ()) -> dict[int, Label]:
    """Map lines to labels. folded_lines: lines that show no label.

    Of the passages that begin on a line, the first has its label on it, and the others on the free lines below, as far
    as they extend and one further in their paragraph.
    """
    label_of_line: dict[int, Label] = {}
    unplaced: list[tuple[range, Label]] = []
    for span, label in labelled:
        lines = wrapped_text.lines_of(span)
        if label_of_line.setdefault(lines.start, label) is not label:
            unplaced.append((lines, label))
    for lines, label in unplaced:
        line = next(
            (at for at in _lines_below(lines, wrapped_text) if at not in label_of_line and at not in folded_lines), None
        )
        if line is not None:
            label_of_line[line] = label
        elif label_of_line[lines.start].group != label.group:
            label_of_line[lines.start] = replace(label_of_line[lines.start], more=True)
    return label_of_line


def _lines_below(lines: range, wrapped_text: WrappedText) -> range:
    """Return the lines, after the first, that may show a passage's label."""
    end = lines.stop
    is_further = end < len(wrapped_text) and wrapped_text.paragraph_of[end] == wrapped_text.paragraph_of[end - 1]
    return range(lines.start + 1, min(end + is_further, lines.start + LINES_TRIED))


def shown_at(line: int, label_of_line: Mapping[int, Label], current: Label, starts: Collection[int]) -> Label:
    """Return the label shown beside a line. current: that of the current passage, which begins on `starts`.

    It comes first on that line, and a label that it displaces is shown below.
    """
    own_label = label_of_line.get(line, NO_LABEL)
    if line in starts:
        if own_label.group in ("", current.group):
            return replace(current, more=own_label.more)
        return current if _below_of(line, label_of_line, current) else replace(current, more=True)
    for start in starts:
        pushed = label_of_line.get(start, NO_LABEL)
        if pushed.group not in ("", current.group) and line == _below_of(start, label_of_line, current):
            return pushed
    return own_label


def _below_of(start: int, label_of_line: Mapping[int, Label], label: Label) -> int:
    """Return the lower line with the label of a passage that begins on `start`; 0 if there is none."""
    lines = range(start + 1, start + LINES_TRIED)
    return next((line for line in lines if label_of_line.get(line, NO_LABEL).group == label.group), 0)
