"""Recognises quotation marks in their context, and the directions in which each can point."""

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct

from tui.text.span import Span


class Family(StrEnum):
    """Families of quotation marks. Marks of one family open and close each other; only other families nest inside."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    SINGLE_ANGLE = "single angle"
    CORNER = "corner"


class QuoteMark(Struct, frozen=True):
    start: int
    end: int
    glyph: str
    family: Family
    opens: bool
    closes: bool
    """True if it can close a quotation; a mark that can do both is decided by the state."""


_FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "''", "``", "‘‘", "’’"), Family.DOUBLE),
    **dict.fromkeys("‘’‚‛'`", Family.SINGLE),
    **dict.fromkeys("«»", Family.ANGLE),
    **dict.fromkeys("‹›", Family.SINGLE_ANGLE),
    **dict.fromkeys("「」『』", Family.CORNER),
}
_LEFT = "([{—–-/¿¡“„«‘‚‹\"'`…"
"""Characters that can precede an opening mark, besides a blank."""
_RIGHT = ".,;:!?)]}—–-/…”»’›\"'"
"""Characters that can follow a closing mark, besides a blank."""
_CLIPPED = frozenset({"em", "til", "tis", "twas", "cause", "n", "round", "bout", "s", "t", "ll", "ve", "re", "d"})
"""Words that begin with an apostrophe, without it."""


@cache
def _glyphs() -> re.Pattern[str]:
    """Return the pattern of the marks, and of long rows of one sign, which are lines or code and quote nothing."""
    return re.compile(r"`{3,}|\"{4,}|(?<=[^\s(\[—–-])'(?=''(?!'))|''|``|‘‘|’’|[\"“”„‟＂‘’‚‛'`«»‹›「」『』]")


_YEAR = re.compile(r"\d\d(?![\d\w])")


@cache
def _feet() -> re.Pattern[str]:
    """Return the pattern of feet and inches (6'2) before the inch mark."""
    return re.compile(r"\d['’]\d\d?\Z")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]{1,8}")


def glyphs_in(text: str) -> tuple[str, ...]:
    """Return the quotation marks that occur in a text, including apostrophes: most paragraphs have none."""
    return tuple(glyph for glyph in _FAMILIES if len(glyph) == 1 and glyph in text)


def quote_marks(text: str, paragraph: Span) -> list[QuoteMark]:
    """Return the quotation marks of one paragraph, without apostrophes, inches and minutes."""
    return without_apostrophes(text, marks_in(text, paragraph))


def marks_in(text: str, paragraph: Span) -> list[QuoteMark]:
    """Return the quotation marks of one paragraph, and the apostrophes that may be single ones."""
    return [
        mark
        for glyph in _glyphs().finditer(text, paragraph.start, paragraph.end)
        if glyph[0] in _FAMILIES and (mark := _mark(text, paragraph, glyph.start(), glyph.end())) is not None
    ]


def _mark(text: str, paragraph: Span, start: int, end: int) -> QuoteMark | None:
    glyph = text[start:end]
    preceding = text[start - 1] if start > paragraph.start else " "
    following = text[end] if end < paragraph.end else " "
    free_left = preceding.isspace() or preceding in _LEFT or (glyph == "«" and preceding in "’'")  # d’« écouter »
    free_right = following.isspace() or following in _RIGHT
    family = _FAMILIES[glyph]
    if family is Family.SINGLE and not _can_be_quote_mark(text, end, preceding, following):
        return None
    if glyph in ("'", '"', "''", "”") and _feet().search(text, max(paragraph.start, start - 5), start):
        return None
    opens, closes = _directions(glyph, preceding, free_left, free_right)
    return QuoteMark(start, end, glyph, family, opens, closes)


def _can_be_quote_mark(text: str, end: int, preceding: str, following: str) -> bool:
    """Return True if a single mark can be a quotation mark rather than an apostrophe inside or before a word."""
    if preceding.isalnum() and following.isalnum():
        return False
    if (
        preceding in "nN"
        and following.isspace()
        and text[max(0, end - 4) : end - 1].strip().lower() in ("'n", "’n", "‘n")
    ):
        return False  # rock ’n’ roll
    if not preceding.isalnum() and (following.isdigit() or following.isalpha()):
        if following.isdigit() and text[end + 1 : end + 3].lower() in ("0s", "0’", "0'"):
            return False  # ’90s
        if _YEAR.match(text, end) and preceding.isspace() and text[max(0, end - 3) : end - 1].strip().isalpha():
            return False  # the summer of ’76
        word = _word().match(text, end)
        if word is None or word[0].lower() not in _CLIPPED:
            return True
        led = text[max(0, end - 3) : end - 1].strip()[-1:]  # ’Tis no place, he said: a mark at the start of a sentence
        return len(word[0]) > 2 and (led == "" or led in ".!?:") and preceding.isspace()
    return True


def _directions(glyph: str, preceding: str, free_left: bool, free_right: bool) -> tuple[bool, bool]:
    """Return the directions a mark can point in: by its shape, unless its neighbours rule one out."""
    if glyph in ("“", "‘", "``", "‘‘", "‟", "‛", "`"):
        return (False, True) if not free_left and free_right else (True, False)
    if glyph in ("„", "‚"):
        return (False, True) if not free_left and free_right else (True, False)
    if glyph in ("「", "『"):
        return True, False
    if glyph in ("”", "’", "’’"):
        return (True, False) if preceding.isspace() and not free_right else (False, True)
    if glyph in ("」", "』"):
        return False, True
    if free_left != free_right:  # straight marks, and guillemets, which may also point inwards: »so«
        return free_left, free_right
    if glyph in "«‹»›":
        return glyph in "«‹", glyph in "»›"
    return True, True


def without_apostrophes(text: str, marks: list[QuoteMark]) -> list[QuoteMark]:
    """Drop single marks that are apostrophes: unmatched opening ones, and closing ones (players’) before a better one.

    Works from the right, so that each mark knows how many unmatched closing ones follow it.
    """
    curly = any(mark.glyph == "‘" for mark in marks)
    paired: list[QuoteMark] = []
    closers = 0
    for mark in reversed(marks):
        if mark.family is Family.SINGLE:
            if mark.closes:
                possessive = text[mark.start - 1 : mark.start].lower() == "s" and text[mark.end : mark.end + 1] == " "
                if possessive and closers and not mark.opens:
                    continue
                closers += 1
            elif not closers or (curly and mark.glyph == "’"):
                continue
            else:
                closers -= 1
        paired.append(mark)
    paired.reverse()
    return _without_strays(paired)


def _without_strays(marks: list[QuoteMark]) -> list[QuoteMark]:
    """Drop closing single marks where no single quotation is open."""
    result: list[QuoteMark] = []
    depth = 0
    for mark in marks:
        if mark.family is Family.SINGLE:
            if mark.opens and not (mark.closes and depth):
                depth += 1
            elif depth:
                depth -= 1
            else:
                continue
        result.append(mark)
    return result
