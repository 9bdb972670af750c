"""Mends quotation marks that a slip of the keyboard, or of a program, has doubled or mixed, before they are paired."""

from collections.abc import Sequence, Set

from msgspec.structs import replace

from tui.text.quotation_marks import Family, QuoteMark

_INCHES = frozenset({'"', "＂", "”", "''"})
"""Marks that may stand for inches after a figure."""
_TWO_SINGLES = frozenset({"''", "‘‘", "’’"})
_SPEECH_ENDS = ",.?!…"
_CLIPPED_ENDS = ("in", "an", "th", "ol", "il", "o")
"""Endings of words whose last letter is an apostrophe: goin’, an’."""
_FRAGMENT_MAX = 60
"""Maximum length of a fragment that a single mark closes although no punctuation precedes it, in characters."""


def mended_marks(text: str, marks: list[QuoteMark]) -> list[QuoteMark]:
    """Return the marks of a paragraph with doubled, stray and mixed ones mended, if they do not form pairs."""
    if not (unpaired := _unpaired(marks)):
        return marks
    if any(marks[n].glyph in _TWO_SINGLES for n in unpaired):
        marks = _with_singles(marks, set(unpaired))
    return _with_mixed_pairs(text, _without_inches(text, _without_doubles(text, marks)))


def _unpaired(marks: Sequence[QuoteMark]) -> list[int]:
    """Return the indices of the marks, other than single ones, that have no partner of their family, in order."""
    open_marks: dict[Family, list[int]] = {family: [] for family in Family}
    unpaired: list[int] = []
    for n, mark in enumerate(marks):
        if mark.family is Family.SINGLE:
            continue
        same = open_marks[mark.family]
        if same and (mark.closes or marks[same[-1]].glyph in "„‚"):
            same.pop()
        elif mark.opens:
            same.append(n)
        else:
            unpaired.append(n)
    return sorted([*unpaired, *(n for same in open_marks.values() for n in same)])


def _with_singles(marks: Sequence[QuoteMark], unpaired: Set[int]) -> list[QuoteMark]:
    """Split two single marks in a row that are no pair with others: ‘She said ‘no’’."""
    result: list[QuoteMark] = []
    for n, mark in enumerate(marks):
        if n in unpaired and mark.glyph in _TWO_SINGLES:
            single = replace(mark, glyph=mark.glyph[0], family=Family.SINGLE)
            result += [replace(single, end=mark.start + 1), replace(single, start=mark.start + 1)]
        else:
            result.append(mark)
    return result


def _without_doubles(text: str, marks: Sequence[QuoteMark]) -> list[QuoteMark]:
    """Join a mark with its repetition: ““We go,”” he said; “ “We go,” he said."""
    result: list[QuoteMark] = []
    for mark in marks:
        last = result[-1] if result else None
        if last is None or mark.family is Family.SINGLE or last.glyph != mark.glyph:
            result.append(mark)
        elif last.end == mark.start:
            opens = text[mark.end : mark.end + 1].isalnum() and not text[last.start - 1 : last.start].isalnum()
            result[-1] = replace(mark, start=last.start, opens=opens, closes=not opens)
        elif mark.start - last.end > 1 or not text[last.end].isspace():
            result.append(mark)
        elif last.opens and mark.opens:
            result[-1] = replace(mark, start=last.start, closes=False)
        elif last.closes and mark.closes:
            result[-1] = replace(last, end=mark.end, opens=False)
        else:
            result.append(mark)
    return result


def _without_inches(text: str, marks: list[QuoteMark]) -> list[QuoteMark]:
    """Drop a mark after a figure for each closing mark without an opening one: a 10" nail."""
    unpaired = set(_unpaired(marks))
    left_out: set[int] = set()
    inches: list[int] = []
    for n, mark in enumerate(marks):
        if mark.opens and not mark.closes:
            inches.clear()
        elif _is_after_figure(text, mark):
            inches.append(n)
        if n in unpaired and not mark.opens and inches:
            left_out.add(inches.pop())
    return [mark for n, mark in enumerate(marks) if n not in left_out]


def _is_after_figure(text: str, mark: QuoteMark) -> bool:
    return mark.glyph in _INCHES and mark.closes and text[mark.start - 1 : mark.start].isdigit()


def _with_mixed_pairs(text: str, marks: list[QuoteMark]) -> list[QuoteMark]:
    """Give a mark without a partner the one of another family that is meant: “We go,’ he said; «We go,” he said."""
    opening: int | None = None
    for n in _unpaired(marks):
        mark = marks[n]
        if mark.opens:
            closing = _single_closing(text, marks, n)
            if closing is not None:
                marks[closing] = replace(marks[closing], family=mark.family, opens=False, closes=True)
            opening = n if closing is None else None
        elif opening is not None and marks[opening].family is not mark.family:
            marks[n] = replace(mark, family=marks[opening].family)
            opening = None
        elif (single := _single_opening(text, marks, n)) is not None:
            marks[single] = replace(marks[single], family=mark.family, opens=True, closes=False)
    return marks


def _single_closing(text: str, marks: Sequence[QuoteMark], opening: int) -> int | None:
    """Return the single mark after `opening`, and before the next mark of another kind, that closes the quotation."""
    depth = 0
    for n in range(opening + 1, len(marks)):
        mark = marks[n]
        if mark.family is not Family.SINGLE:
            return None
        if mark.opens and not (mark.closes and depth):
            depth += not mark.closes
        elif depth:
            depth -= 1
        elif _closes_speech(text, mark) or _closes_fragment(text, marks[opening], mark):
            return n
    return None


def _closes_speech(text: str, mark: QuoteMark) -> bool:
    return text[mark.start - 1] in _SPEECH_ENDS


def _closes_fragment(text: str, opening: QuoteMark, mark: QuoteMark) -> bool:
    """Return True if a single mark near an opening one belongs to no plural or clipped word: “Daily Show’ host."""
    inner = text[opening.end : mark.start].lower()
    is_word = inner.endswith(("s", "x", "z", *_CLIPPED_ENDS))
    return len(inner) <= _FRAGMENT_MAX and not is_word and ". " not in inner


def _single_opening(text: str, marks: Sequence[QuoteMark], closing: int) -> int | None:
    """Return the single mark before `closing`, and after the last mark of another kind, that opens the quotation."""
    depth = 0
    for n in range(closing - 1, -1, -1):
        mark = marks[n]
        if mark.family is not Family.SINGLE:
            return None
        if mark.closes and not mark.opens:
            depth += not (text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " ")
        elif depth:
            depth -= 1
        else:
            return n
    return None
