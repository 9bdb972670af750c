"""A selection: a stretch of one article that grows from word to sentence to paragraph, and shrinks again.

It knows no session and no screen. Every method that gives another selection leaves this one as it is.
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
"""How far around a place words are looked for; a word longer than this may be cut."""


class SelectionUnit(StrEnum):
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


class Selection(Struct, frozen=True):
    passage: Passage
    smaller: tuple[Span, ...] = ()
    """What `shrunk` goes back to, the last one first to come."""
    at_start: bool = False
    """Whether the start is the end that moves."""

    @property
    def span(self) -> Span:
        return self.passage.span

    @property
    def moving_edge(self) -> int:
        """The offset of the first or last selected character: the one at the end that moves."""
        return self.span.start if self.at_start else max(self.span.start, self.span.end - 1)

    def text(self, article: Article) -> str:
        return self.span.slice(article.text)

    def grown(self, article: Article) -> "Selection":
        """The whole words, else the sentences, the paragraphs, or at last the article that hold it and more."""
        for unit in SelectionUnit:
            wider = covering_span(article, self.span, unit)
            if wider != self.span and wider.covers(self.span):
                return Selection(self._at(wider), (*self.smaller, self.span), self.at_start)
        return self

    def shrunk(self, article: Article) -> "Selection":
        """What it was before it grew; else its first paragraph, sentence or word, whichever is less than it."""
        if self.smaller:
            return Selection(self._at(self.smaller[-1]), self.smaller[:-1], self.at_start)
        for unit in (SelectionUnit.PARAGRAPH, SelectionUnit.SENTENCE, SelectionUnit.WORD):
            less = covering_span(article, self._still, unit)
            if self.span.covers(less) and less != self.span:
                return Selection(self._at(less), (), self.at_start)
        return self

    def stretched(self, article: Article, unit: SelectionUnit, *, forward: bool) -> "Selection":
        """With its moving end one word or sentence further; it never leaves the article, nor becomes empty.

        Where one end would pass the other, the other one moves from then on.
        """
        start, end = self.span.start, self.span.end
        if self.at_start:
            start = _edge(article, start, unit, forward=forward, ends=False)
        else:
            end = _edge(article, end, unit, forward=forward, ends=True)
        if start < end:
            return Selection(self._at(Span(start, end)), (), self.at_start)
        turned = covering_span(article, self._still, SelectionUnit.WORD)
        return Selection(self._at(turned), (), not self.at_start)

    def turned(self) -> "Selection":
        """The same, with the other end to move."""
        return Selection(self.passage, self.smaller, not self.at_start)

    @property
    def _still(self) -> Span:
        """The character at the end that does not move."""
        offset = max(self.span.start, self.span.end - 1) if self.at_start else self.span.start
        return Span(offset, offset + 1)

    def _at(self, span: Span) -> Passage:
        return Passage(self.passage.article, span)


def select_span(article: Article, start: int, end: int, unit: SelectionUnit | None = None) -> Selection | None:
    """What a drag from one offset to another means, in either direction: in whole `unit`s, or to the character.

    None where it holds nothing. Offsets outside the text are brought inside.
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
    """The units that a span touches, from the first one's start to the last one's end.

    Where it touches none (it lies between two words), the next one; where there is none after it, the span itself.
    """
    if unit is SelectionUnit.ARTICLE:
        return _hull(article.paragraphs) if article.paragraphs else Span(0, len(article.text))
    near = list(_units(article, span, unit))
    touched = tuple(each for each in near if each.overlap(span))
    return _hull(touched) if touched else next((each for each in near if each.start >= span.start), span)


def adjacent_span(article: Article, span: Span, unit: SelectionUnit, *, forward: bool) -> Span | None:
    """The unit after a span, or before it; None where the article ends there."""
    near = list(_units(article, span, unit))
    if forward:
        return next((each for each in near if each.start >= span.end), None)
    return next((each for each in reversed(near) if each.end <= span.start), None)


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _edge(article: Article, offset: int, unit: SelectionUnit, *, forward: bool, ends: bool) -> int:
    """The next or previous start, or end, of a unit; the offset itself where there is none.

    A paragraph may have no word (a line of stars): then it is passed as a whole.
    """
    for wider in (unit, SelectionUnit.SENTENCE):
        edges = [each.end if ends else each.start for each in _units(article, Span(offset, offset), wider)]
        beyond = [edge for edge in edges if (edge > offset if forward else edge < offset)]
        if beyond:
            return beyond[0] if forward else beyond[-1]
    return offset


def _units(article: Article, span: Span, unit: SelectionUnit) -> Iterator[Span]:
    """In order, those in and near a span: of the paragraphs that it touches, and of the one before and after."""
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
    """The part of a paragraph in which the words near a span stand."""
    low, high = max(paragraph.start, span.start - REACH_CHARACTERS), min(paragraph.end, span.end + REACH_CHARACTERS)
    if low < high:
        return Span(low, high)
    if paragraph.end <= span.start:  # a paragraph far before: its end
        return Span(max(paragraph.start, paragraph.end - REACH_CHARACTERS), paragraph.end)
    return Span(paragraph.start, min(paragraph.end, paragraph.start + REACH_CHARACTERS))


def _words(text: str, part: Span) -> Iterator[Span]:
    return (Span(start, end) for start, end in word_spans(text, part.start, part.end))
