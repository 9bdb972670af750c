"""The hits of a search in one text: there may be thousands, and only lines in view look for theirs."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter

from tui.text.span import Span

_end = attrgetter("end")


def merged_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same stretches of text as spans that are in order and disjoint."""
    ordered = tuple(spans)
    if all(first.end <= second.start for first, second in pairwise(ordered)):
        return ordered  # most searches
    merged: list[Span] = []
    for span in sorted(ordered):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def spans_within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the spans that overlap `text[start:end]`. spans: in order and disjoint. O(log n)."""
    first = bisect_right(spans, start, key=_end)
    return list(takewhile(lambda span: span.start < end, spans[first : first + end - start]))
