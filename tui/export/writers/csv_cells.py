"""Makes CSV cells safe, so that no spreadsheet runs one as a formula."""

from unicodedata import category, normalize

from tui.export.document import QuoteWordingRow

BYTE_ORDER_MARK = "\ufeff"
"""Byte order mark at the beginning, without which Excel does not read the file as UTF-8."""

_FORMULA_STARTS = frozenset("=+-@'")
"""Characters that begin a formula, and the apostrophe, which is doubled so that the text can be restored."""
_IGNORED_STARTS = ("\t", "\r")
"""Characters that a spreadsheet may drop before it examines the next one."""
_BLANK_CATEGORIES = "ZC"
"""First letters of the Unicode categories of white space and of control, format and unassigned characters."""
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE10))
)
"""Letters and marks that are drawn blank or not at all: fillers, joiners, variation selectors."""


def escape_formula(text: str) -> str:
    """Return the text with an apostrophe in front if it would begin a formula; removing one restores the text."""
    return f"'{text}" if text.startswith(_IGNORED_STARTS) or _first_visible(text) in _FORMULA_STARTS else text


def _first_visible(text: str) -> str:
    """Return the first visible character in its plain form (“=” for the wide “＝”); empty if there is none."""
    visible = (
        character
        for character in text
        if category(character)[0] not in _BLANK_CATEGORIES and character not in _INVISIBLE
    )
    return normalize("NFKC", next(visible, ""))


def wording_source(wording: QuoteWordingRow) -> str:
    """Return the outlet of a quote's wording, marked if the wording is in another language."""
    return f"{wording.outlet} (translated)" if wording.is_translated else wording.outlet


def outlet_line(outlet: str, words: str) -> str:
    """Return an outlet and its words on one line, “The Post: its words”, as cells list other outlets' wordings."""
    return f"{outlet}: {' '.join(words.split())}"
