"""Indexes over the spans in one text, which find overlaps with another span in O(log n)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from tui.text.span import Span


class Overlaps:
    """A set of spans that can be searched for overlaps."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return first < last


class SharedSpans:
    """The spans of one article that others share, each with the ids of all articles that share it."""

    def __init__(self, places: Iterable[tuple[Span, frozenset[str]]]) -> None:
        self._places = sorted(places, key=lambda place: place[0])
        self._starts = [span.start for span, _ in self._places]
        self._reach = list(accumulate((span.end for span, _ in self._places), max))

    def sharers(self, span: Span, *, same_length: bool) -> Iterator[frozenset[str]]:
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        for place, sharers in self._places[first:last]:
            overlap_min = max(len(place), len(span)) if same_length else min(len(place), len(span))
            if 2 * place.overlap(span) >= overlap_min:
                yield sharers
