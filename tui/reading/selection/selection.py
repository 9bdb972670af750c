"""A selection: a stretch of one article that grows from word to sentence to paragraph, and shrinks again.

It knows nothing about sessions and screens. Methods that return another selection leave this one unchanged.
"""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from tui.articles.model import Article, Passage
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import word_spans

REACH_CHARACTERS = 400
"""Number of characters around a place that are searched for words; a longer word may be cut."""


class SelectionUnit(StrEnum):
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Selection(Struct, frozen=True):
    """A selected passage, with the way back to earlier, smaller selections."""

    passage: Passage
    smaller: tuple[Span, ...] = ()
    """Spans that `shrunk` returns to, the last one first."""
    at_start: bool = False
    """True if the start moves and the end is fixed."""

    @property
    def span(self) -> Span:
        return self.passage.span

    @property
    def moving_edge(self) -> int:
        """The offset of the selected character at the moving edge: the first or the last."""
        return self.span.start if self.at_start else max(self.span.start, self.span.end - 1)

    def text(self, article: Article) -> str:
        return self.span.slice(article.text)

    def grown(self, article: Article) -> "Selection":
        """Return the smallest whole words, sentences or paragraphs that cover it and more; paragraphs are kept."""
        for unit in SelectionUnit:
            wider = covering_span(article, self.span, unit)
            if wider != self.span and wider.covers(self.span):
                return Selection(self._at(wider), (*self.smaller, self.span), self.at_start)
        return self

    def shrunk(self, article: Article) -> "Selection":
        """Return the selection before it grew, or else the first smaller paragraph, sentence or word."""
        if self.smaller:
            return Selection(self._at(self.smaller[-1]), self.smaller[:-1], self.at_start)
        for unit in (SelectionUnit.PARAGRAPH, SelectionUnit.SENTENCE, SelectionUnit.WORD):
            narrower = covering_span(article, self._fixed_character, unit)
            if self.span.covers(narrower) and narrower != self.span:
                return Selection(self._at(narrower), (), self.at_start)
        return self

    def stretched(self, article: Article, unit: SelectionUnit, *, forward: bool) -> "Selection":
        """Move the moving edge by one word or sentence, staying inside the article and never selecting nothing.

        If one edge would pass the other, the other one is the moving edge from then on.
        """
        start, end = self.span.start, self.span.end
        if self.at_start:
            start = _edge(article, start, unit, forward=forward, ends=False)
        else:
            end = _edge(article, end, unit, forward=forward, ends=True)
        if start < end:
            return Selection(self._at(Span(start, end)), (), self.at_start)
        turned = covering_span(article, self._fixed_character, SelectionUnit.WORD)
        return Selection(self._at(turned), (), not self.at_start)

    def turned(self) -> "Selection":
        """Return the same passage with the other edge as the moving edge."""
        return Selection(self.passage, self.smaller, not self.at_start)

    @property
    def _fixed_character(self) -> Span:
        """The span of the character at the fixed edge."""
        offset = max(self.span.start, self.span.end - 1) if self.at_start else self.span.start
        return Span(offset, offset + 1)

    def _at(self, span: Span) -> Passage:
        return Passage(self.passage.article, span)


def select_span(article: Article, start: int, end: int, unit: SelectionUnit | None = None) -> Selection | None:
    """Return the selection of a drag between two offsets, in either direction: in whole `unit`s, or to the character.

    None if it is empty. Offsets outside the text are clamped.
    """
    length = len(article.text)
    low, high = (min(max(0, offset), length) for offset in sorted((start, end)))
    if unit is not None:
        low = max(0, min(low, length - 1))
        span = covering_span(article, Span(low, max(high, min(low + 1, length))), unit)
    else:
        span = Span(low, high)
    return Selection(Passage(article.id, span), at_start=end < start) if len(span) else None


def covering_span(article: Article, span: Span, unit: SelectionUnit) -> Span:
    """Return the span of all units that a span touches, from the start of the first to the end of the last.

    If it touches none (between two words), return the next unit; at the end of the article, the span itself.
    """
    units = list(_units(article, span, unit))
    touched = tuple(unit_span for unit_span in units if unit_span.overlap(span))
    return _hull(touched) if touched else next((u for u in units if u.start >= span.start), span)


def adjacent_span(article: Article, span: Span, unit: SelectionUnit, *, forward: bool) -> Span | None:
    """Return the unit after a span, or before it; None at the edge of the article."""
    units = list(_units(article, span, unit))
    if forward:
        return next((unit_span for unit_span in units if unit_span.start >= span.end), None)
    return next((unit_span for unit_span in reversed(units) if unit_span.end <= span.start), None)


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _edge(article: Article, offset: int, unit: SelectionUnit, *, forward: bool, ends: bool) -> int:
    """Return the next or previous start, or end, of a unit; the offset itself if there is none.

    A paragraph without a word, such as a line of stars, is passed as a whole.
    """
    for wider in (unit, SelectionUnit.SENTENCE):
        edges = [
            unit_span.end if ends else unit_span.start for unit_span in _units(article, Span(offset, offset), wider)
        ]
        beyond = [edge for edge in edges if (edge > offset if forward else edge < offset)]
        if beyond:
            return beyond[0] if forward else beyond[-1]
    return offset


def _units(article: Article, span: Span, unit: SelectionUnit) -> Iterator[Span]:
    """Yield, in order, the units of the paragraphs that a span touches, and of the previous and next ones."""
    ends = [paragraph.end for paragraph in article.paragraphs]
    first, last = bisect_right(ends, span.start), bisect_right(ends, span.end)
    for paragraph in article.paragraphs[max(0, first - 1) : last + 2]:
        if unit is SelectionUnit.PARAGRAPH:
            yield paragraph
        elif unit is SelectionUnit.SENTENCE:
            yield from sentences(article.text, paragraph)
        else:
            yield from _words(article.text, _within_reach(paragraph, span))


def _within_reach(paragraph: Span, span: Span) -> Span:
    """Return the part of a paragraph that is within reach of a span."""
    low, high = max(paragraph.start, span.start - REACH_CHARACTERS), min(paragraph.end, span.end + REACH_CHARACTERS)
    if low < high:
        return Span(low, high)
    if paragraph.end <= span.start:  # a paragraph far before: its end
        return Span(max(paragraph.start, paragraph.end - REACH_CHARACTERS), paragraph.end)
    return Span(paragraph.start, min(paragraph.end, paragraph.start + REACH_CHARACTERS))


def _words(text: str, part: Span) -> Iterator[Span]:
    return (Span(start, end) for start, end in word_spans(text, part.start, part.end))
