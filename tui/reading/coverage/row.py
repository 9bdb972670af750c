"""A row in the coverage table, and the texts that say which outlets have its content."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from tui.reading.stops import Stop
from tui.text.span import Span

IN_OTHER_WORDS = "in other words or in part"
"""Text of a cell whose article has the same content in another row."""
SAME_WORDS = "same words"
"""Text of a quotation's cell whose article has the words without its marks, perhaps of somebody else."""
UNCERTAIN = "perhaps in other words"
"""Text of a cell whose article has something similar, which may or may not be the same."""

UNCERTAIN_NUMBER = "the number occurs there, perhaps for something else"
"""Text of a number's cell whose article has the value, but not evidently for the same thing."""

OTHERS_MAY = "the others may report it in other words"


_NAMED_MAX = 3
"""Maximum number of outlets that are named as perhaps having it."""


class RowKind(StrEnum):
    QUOTE = "quote"
    PASSAGE = "passage"
    PERSON = "person"
    NUMBER = "figure"
    """A number or a time of day. Exports have always called it “figure”."""


class CoverageCell(Struct, frozen=True):
    """The content of a row in one article."""

    text: str
    """Text of the cell: a count such as “2×”, a form such as “quote” or “headline”, or a number as written."""
    stop: Stop
    """First place in the article."""


class CoverageRow(Struct, frozen=True):
    """A quote, passage, person or number, with a cell for each article."""

    kind: RowKind
    key: str
    """Id of the quote group, passage group or person; for numbers, the value."""
    text: str
    note: str
    """Speaker of a quote, with “(likely)” if in doubt; letter of a passage, “A?” if possible; role of a person."""
    cells: tuple[CoverageCell | None, ...]
    """Cells by article, in pane order; None if it was not found in the article."""
    search_text: str
    """Case-folded text that a filter searches."""
    in_other_words: frozenset[int] = frozenset()
    """Pane numbers of the articles without a cell that have the same in another row, in other words or in part."""
    uncertain: frozenset[int] = frozenset()
    """Pane numbers of the other articles without a cell that have something similar."""
    faint: frozenset[int] = frozenset()
    """Pane numbers of further articles with something less similar: no sign, but too much to say “only in”."""

    @property
    def spread(self) -> int:
        """The number of articles that have it."""
        return sum(cell is not None for cell in self.cells)

    @property
    def close(self) -> frozenset[int]:
        """Pane numbers of the articles without a cell that have it in other words, or may have it."""
        return self.in_other_words | self.uncertain

    @property
    def place(self) -> tuple[int, Span]:
        """The first place: pane number and span."""
        return next((number, cell.stop.passage.span) for number, cell in enumerate(self.cells) if cell is not None)


def missing_outlets(row: CoverageRow, names: Sequence[str], *, verbose: bool = True) -> str:
    """Return “not found in RT”, or “found only in RT” if that is shorter; empty if every article has it.

    An article that has it in other words, or may have it, is not named as missing, but as one that perhaps has it.
    “Only” needs that no other article has anything similar.
    names: those of the outlets, in pane order. verbose: False for “not in RT” and “only in RT”.
    """
    present = [name for name, cell in zip(names, row.cells, strict=True) if cell is not None]
    absent = [name for number, name in enumerate(names) if row.cells[number] is None and number not in row.close]
    verb = "found " if verbose else ""
    if not absent:
        return ""
    if not row.close and not row.faint and (len(present) < len(absent) or len(present) == 1):
        return f"{verb}only in {', '.join(present)}"
    perhaps = [names[number] for number in sorted(row.uncertain)] if verbose else []  # the table has a sign for it
    others = ", ".join(perhaps) if len(perhaps) <= _NAMED_MAX else f"{len(perhaps)} others"
    return f"not {verb}in {', '.join(absent)}" + (f"; perhaps in {others}" if perhaps else "")


def others_text(row: CoverageRow) -> str:
    """Return the text if no outlet is named as missing: “in all articles”, or how the others have it."""
    if row.uncertain and row.kind is RowKind.NUMBER:
        return "the number occurs in the others, perhaps for something else"
    if row.uncertain:
        return "the others report it, or may report it, in other words" if row.in_other_words else OTHERS_MAY
    return "the others report it in other words or in part" if row.in_other_words else "in all articles"


def cell_text(row: CoverageRow, number: int) -> str:
    """Return the text of an article's cell; empty if nothing was found there."""
    cell = row.cells[number]
    if cell is not None:
        return cell.text
    return text_without_cell(row.kind, number in row.in_other_words, number in row.uncertain)


def text_without_cell(kind: RowKind, is_in_other_words: bool, is_uncertain: bool) -> str:
    """Return how an article without a cell has the content of a row all the same; empty if it has not."""
    uncertain = UNCERTAIN_NUMBER if kind is RowKind.NUMBER else UNCERTAIN
    return IN_OTHER_WORDS if is_in_other_words else uncertain if is_uncertain else ""
