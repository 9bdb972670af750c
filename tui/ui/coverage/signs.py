"""Signs and abbreviations in the coverage table, and their meanings."""

import re

from tui.reading.coverage.row import SAME_WORDS, CoverageRow, RowKind
from tui.ui.key_groups import KeyGroup, KeyRow
from tui.ui.wrap import cells

SIGNS = {RowKind.QUOTE: " ", RowKind.PASSAGE: "¶", RowKind.PERSON: "@", RowKind.NUMBER: "#"}


NOT_FOUND, IN_OTHER_WORDS, UNCERTAIN = "–", "≈", "≈?"
"""Signs for an outlet without a match in a row.

In order: nothing was found; it has the same in another row, in other words or in part; it may have it.
"""

ABBREVIATIONS = {
    "headline": "head.",
    "standfirst": "stand",
    "verbatim": "verb.",
    "edited": "edit.",
    "reordered": "reor.",
    "reported": "rep.",
    "translation": "tran.",
    "in marks": "marks",
    SAME_WORDS: "words",
    "caption": "capt.",
}
"""Form of a passage or quote → its abbreviation in a narrow column."""
MORE = "+"
"""Sign after a form in a narrow column: the article has it more than once."""
_COUNT = re.compile(r" \d+×$")

_ROW_SIGNS = " ".join(SIGNS[kind] for kind in (RowKind.PASSAGE, RowKind.PERSON, RowKind.NUMBER))

LEGEND = KeyGroup(
    "Signs",
    (
        KeyRow(
            _ROW_SIGNS,
            "passage, person, number; quotes have no sign",
        ),
        KeyRow("A A?", "letter of a passage; with ?: possible, not sure"),
        KeyRow(IN_OTHER_WORDS, "in other words or in part, in another row"),
        KeyRow(UNCERTAIN, "perhaps in other words; the same number, perhaps for something else"),
        KeyRow(NOT_FOUND, "no match found; the outlet may still report it"),
        KeyRow(f"3× {MORE}", "number of mentions or places; more (narrow columns)"),
    ),
)


def empty_sign(row: CoverageRow, column: int) -> str:
    """Return the sign for an article without a match in a row."""
    return IN_OTHER_WORDS if column in row.in_other_words else UNCERTAIN if column in row.uncertain else NOT_FOUND


def short_form(text: str, width_cells: int) -> str:
    """Return a cell's text, shortened for a narrow column to its first form: “headline, quote 2×” becomes “head.+”."""
    first = _COUNT.sub("", text.split(", ")[0])
    more = MORE if first != text else ""
    shorter = (text, first + more, ABBREVIATIONS.get(first, first) + more)
    return next((form for form in shorter if cells(form) <= width_cells), shorter[-1])
