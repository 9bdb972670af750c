"""From word numbers to places in the text: where a passage begins and ends for a reader."""

import re
from collections.abc import Sequence

from tui.matching.index import IndexedArticle
from tui.text.quotation import Quotation
from tui.text.span import Span

_LOOSE_ENDS = re.compile(
    r"a|an|the|of|to|in|on|at|by|for|with|from|as|and|or|but|that|than|if|into|about|over|between|its|his|her|their"
)
"""A passage does not end with one of these: what they lead to is not in it."""
_LOOSE_STARTS = re.compile(r"and|or|but|of|than")
_SIGNS = "$£€¥#"


def trimmed(read: IndexedArticle, first: int, last: int) -> tuple[int, int]:
    """A half-open word range without the words that hang loose at its ends; never empty."""
    while last - first > 1 and _LOOSE_ENDS.fullmatch(read.word(last - 1).lower()):
        last -= 1
    while last - first > 1 and _LOOSE_STARTS.fullmatch(read.word(first).lower()):
        first += 1
    return first, last


def span_of(read: IndexedArticle, first: int, last: int) -> Span:
    """The canonical span of a half-open word range.

    With the currency sign of a figure that it begins with, and with both marks of a quotation that lies wholly inside.
    """
    text = read.article.text
    start, end = read.starts[first], read.ends[last - 1]
    if start and text[start - 1] in _SIGNS:
        start -= 1
    for quotation in _at(read, first, last):
        if not (quotation.opened and quotation.closed):
            continue
        if start <= _first_letter(text, quotation) and _last_letter(text, quotation) <= end:
            start, end = min(start, quotation.outer.start), max(end, quotation.outer.end)
    return Span(start, end)


def _at(read: IndexedArticle, first: int, last: int) -> Sequence[Quotation]:
    """The quotations that hold the first or the last word."""
    numbers = sorted({read.quoted[first], read.quoted[last - 1]} - {-1})
    return [read.quotations[number] for number in numbers]


def _first_letter(text: str, quotation: Quotation) -> int:
    at = quotation.inner.start
    while at < quotation.inner.end and not text[at].isalnum():
        at += 1
    return at


def _last_letter(text: str, quotation: Quotation) -> int:
    at = quotation.inner.end
    while at > quotation.inner.start and not text[at - 1].isalnum():
        at -= 1
    return at
