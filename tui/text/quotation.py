"""Finds quotations with a state machine over the quotation marks of each paragraph.

It needs no grammar and no language, only the marks, the characters beside them, and the paragraphs. `mentions` decides
on the kind of a quotation (speech, a fragment, a title) and its speaker.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tui.text.broken_marks.borders import (
    end_of_unclosed,
    end_without_mark,
    is_fragment_with_narration,
    start_without_mark,
)
from tui.text.broken_marks.narration import sentences_in
from tui.text.broken_marks.repairs import mended_marks
from tui.text.quotation_marks import Family, QuoteMark, glyphs_in, marks_in, without_apostrophes
from tui.text.span import Span


class Quotation(Struct, frozen=True):
    """One quotation, or the part of it in one paragraph."""

    inner: Span
    """Span without the marks, and without the spaces that French puts inside them."""
    outer: Span
    """Span including the marks that exist."""
    opened: bool
    """False if the opening mark is missing."""
    closed: bool
    """False if the closing mark is missing or the quotation continues in the next paragraph."""
    depth: int
    """Nesting depth: the number of quotations around this one."""
    family: Family
    follows: int | None = None
    """Index, in the returned tuple, of the part in an earlier paragraph that this one continues."""


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find every quotation, in order of its start; a nested one follows the one around it.

    A quotation over several paragraphs is one `Quotation` per paragraph, linked by `follows`. Linear in the length of
    the text.
    """
    result: list[Quotation] = []
    running: int | None = None
    closing = 0
    glyphs = glyphs_in(text)
    if not glyphs:
        return ()
    for number, paragraph in enumerate(paragraphs):
        stretches = _stretches(text, paragraph, glyphs, goes_on=running is not None and number == closing)
        first = len(result)
        if running is not None and number < closing:
            stretches = _between(text, paragraph, stretches, result[running], running)
        elif running is not None:
            goes_on = _continuation(text, paragraph, stretches, result[running])
            if goes_on is not None:
                stretches[goes_on] = replace(stretches[goes_on], follows=running)
            else:
                result[running] = _cut_short(text, result[running])
        result += stretches
        outermost = [n for n in range(first, len(result)) if result[n].depth == 0]
        last = outermost[-1] if outermost else None
        running = last if last is not None and not result[last].closed and _at_end(result[last], paragraph) else None
        if running is not None and number >= closing:
            closing = _closing_paragraph(text, paragraphs, number, result[running])
    if running is not None:
        result[running] = _cut_short(text, result[running])
    return tuple(result)


def _stretches(text: str, paragraph: Span, glyphs: Sequence[str], *, goes_on: bool) -> list["Quotation"]:
    has_marks = any(text.find(glyph, paragraph.start, paragraph.end) >= 0 for glyph in glyphs)
    return _Paragraph(text, paragraph, goes_on=goes_on).read() if has_marks else []


_LINES = 8
"""Maximum number of lines without a mark between the opening and the closing line of a quotation."""


def _closing_paragraph(text: str, paragraphs: Sequence[Span], number: int, unclosed: Quotation) -> int:
    """Return the number of the paragraph that closes a quotation printed one sentence per line; 0 if there is none.

    In such a quotation only the first line has an opening mark, and only the last one a closing mark.
    """
    if end_without_mark(text, unclosed.inner.start, unclosed.outer.end, named=True) < unclosed.inner.end:
        return 0
    for at in range(number + 1, min(len(paragraphs), number + 2 + _LINES)):
        marks = [mark for mark in marks_in(text, paragraphs[at]) if mark.family is unclosed.family]
        end = marks[0].start if marks else paragraphs[at].end
        if len(list(sentences_in(text, paragraphs[at].start, end))) > 1:
            break
        if marks:
            return at if marks[0].closes and not marks[0].opens else 0
    return 0


def _between(
    text: str, paragraph: Span, stretches: list[Quotation], unclosed: Quotation, running: int
) -> list[Quotation]:
    """Return a line in the middle of a quotation as a part of it, with the quotations nested inside."""
    inner = _trim(text, paragraph)
    whole = Quotation(inner, inner, False, False, 0, unclosed.family, running)
    return [whole, *(replace(stretch, depth=stretch.depth + 1) for stretch in stretches)]


def _at_end(quotation: Quotation, paragraph: Span) -> bool:
    return quotation.outer.end == paragraph.end


def _continuation(text: str, paragraph: Span, stretches: list[Quotation], unclosed: Quotation) -> int | None:
    """Return the index of the stretch that continues the unclosed quotation: one at the beginning of the paragraph.

    Return None if `unclosed` already contains its attribution: its closing mark is missing, so this is a new quotation.
    """
    if end_without_mark(text, unclosed.inner.start, unclosed.outer.end, named=True) < unclosed.inner.end:
        return None
    if is_fragment_with_narration(text, unclosed.outer.start, unclosed.inner):
        return None
    for n, stretch in enumerate(stretches):
        if stretch.depth == 0:
            begins = not text[paragraph.start : stretch.outer.start].strip()
            return n if begins and stretch.family is unclosed.family else None
    return None


def _cut_short(text: str, quotation: Quotation) -> Quotation:
    """Shorten a quotation without a closing mark to where the outlet's own words seem to begin."""
    end = end_of_unclosed(text, quotation.outer.start, quotation.inner.start, quotation.outer.end)
    return replace(quotation, inner=Span(quotation.inner.start, end), outer=Span(quotation.outer.start, end))


_DEEPEST = 8
"""Maximum nesting of quotations that is followed; deeper nesting is not prose, and would cost time."""


class _Open(Struct):
    mark: QuoteMark
    place: int
    """Index reserved for the quotation in the paragraph's result."""


class _Paragraph:
    """Reads the quotation marks of one paragraph in order, with a stack of open quotations."""

    def __init__(self, text: str, paragraph: Span, *, goes_on: bool) -> None:
        """Prepare to read a paragraph. goes_on: whether its first words continue a quotation of the line before."""
        self.text = text
        self.paragraph = paragraph
        self.goes_on = goes_on
        self.quotations: list[Quotation | None] = []
        self.stack: list[_Open] = []
        self.free_from = paragraph.start
        """Offset after the last quotation, where the outlet's own words begin."""

    def read(self) -> list[Quotation]:
        marks = without_apostrophes(self.text, mended_marks(self.text, marks_in(self.text, self.paragraph)))
        surplus = _surplus(marks)
        for mark in marks:
            self._take(mark, surplus)
        while self.stack:
            self._leave_open(self.stack.pop(), self.paragraph.end)
        return sorted((q for q in self.quotations if q is not None), key=lambda q: (q.outer.start, q.depth))

    def _take(self, mark: QuoteMark, surplus: dict[Family, int]) -> None:
        level = self._level(mark)
        if level is None:
            if mark.opens:
                self._open(mark)
            elif mark.closes:
                self._close_unopened(mark)
        elif mark.opens and not self._closes(mark, self.stack[level].mark):
            if surplus[mark.family] > 0:  # more opening marks than closing ones: the last one was never closed
                surplus[mark.family] -= 1
                self._abandon(level, mark.start)
            self._open(mark)
        else:
            self._abandon(level + 1, mark.start)
            self._close(self.stack.pop(), mark)

    def _level(self, mark: QuoteMark) -> int | None:
        """Return the nesting level of the innermost open quotation of the mark's family."""
        for level in range(len(self.stack) - 1, -1, -1):
            if self.stack[level].mark.family is mark.family:
                return level
        return None

    @staticmethod
    def _closes(mark: QuoteMark, opening: QuoteMark) -> bool:
        return mark.closes or (opening.glyph in "„‚" and mark.glyph in "“‘")

    def _open(self, mark: QuoteMark) -> None:
        if len(self.stack) == _DEEPEST:
            return
        self.stack.append(_Open(mark, len(self.quotations)))
        self.quotations.append(None)

    def _close(self, opening: _Open, mark: QuoteMark) -> None:
        self._put(opening, Span(opening.mark.start, mark.end), Span(opening.mark.end, mark.start), is_closed=True)

    def _leave_open(self, opening: _Open, end: int) -> None:
        """Keep an unclosed quotation if it may be speech; an unclosed single mark is an apostrophe."""
        if opening.mark.family is not Family.SINGLE and not self.stack:
            self._put(opening, Span(opening.mark.start, end), Span(opening.mark.end, end), is_closed=False)

    def _abandon(self, level: int, end: int) -> None:
        """Close the open quotations from `level` up, as ones without a closing mark before `end`."""
        while len(self.stack) > level:
            opening = self.stack.pop()
            if level == 0 and not self.stack:
                self._leave_open(opening, end_of_unclosed(self.text, opening.mark.start, opening.mark.end, end))

    def _close_unopened(self, mark: QuoteMark) -> None:
        if self.stack or mark.family is Family.SINGLE:
            return
        begins = self.free_from == self.paragraph.start
        if begins and self.goes_on:
            start: int | None = _trim(self.text, Span(self.paragraph.start, mark.start)).start
        else:
            start = start_without_mark(self.text, self.free_from, mark.start, begins=begins, limit=self.paragraph.end)
        self.free_from = mark.end
        if start is not None:
            self._nest_from(start)
            self.quotations.append(
                Quotation(Span(start, mark.start), Span(start, mark.end), False, True, 0, mark.family)
            )

    def _nest_from(self, start: int) -> None:
        """Nest the single-quoted stretches after `start` inside a quotation whose opening mark is missing."""
        for n in range(len(self.quotations) - 1, -1, -1):
            quotation = self.quotations[n]
            if quotation is None:
                continue
            if quotation.outer.start < start:
                break
            self.quotations[n] = replace(quotation, depth=quotation.depth + 1)

    def _put(self, opening: _Open, outer: Span, inner: Span, *, is_closed: bool) -> None:
        inner = _trim(self.text, inner)
        if len(inner):
            depth = len(self.stack)
            self.quotations[opening.place] = Quotation(inner, outer, True, is_closed, depth, opening.mark.family)
        if opening.mark.family is not Family.SINGLE:
            self.free_from = max(self.free_from, outer.end)


def _surplus(marks: Sequence[QuoteMark]) -> dict[Family, int]:
    """Return, for each family of marks, the number that can open minus the number that can close."""
    surplus = dict.fromkeys(Family, 0)
    for mark in marks:
        surplus[mark.family] += mark.opens - mark.closes
    return surplus


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"\s*")


def _trim(text: str, span: Span) -> Span:
    start = span.start
    if blanks := _blank().match(text, start, span.end):
        start = blanks.end()
    end = span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
