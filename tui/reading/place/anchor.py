"""Finds a place again in changed text, by the words around it.

Elsewhere, offsets are carried along and never searched for; here the text they pointed to is gone.
"""

from functools import cached_property

from tui.text.span import Span

CONTEXTS = (120, 60, 30, 15)
"""Numbers of characters of context on each side of a place to search for, the most distinctive first."""


class OffsetMapper:
    """Maps offsets in one text to another: exactly where nothing changed, elsewhere by the surrounding words."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new

    @cached_property
    def _prefix_length(self) -> int:
        """The length of the common prefix of both texts, in characters."""
        low, high = 0, min(len(self._old), len(self._new))
        while low < high:
            middle = (low + high + 1) // 2
            if self._old.startswith(self._new[low:middle], low):
                low = middle
            else:
                high = middle - 1
        return low

    @cached_property
    def _suffix_length(self) -> int:
        """The length of the common suffix of both texts, in characters, beyond the common prefix."""
        low, high = 0, min(len(self._old), len(self._new)) - self._prefix_length
        while low < high:
            middle = (low + high + 1) // 2
            if self._old.endswith(self._new[len(self._new) - middle : len(self._new) - low], 0, len(self._old) - low):
                low = middle
            else:
                high = middle - 1
        return low

    def offset(self, offset: int) -> int:
        """Return the new offset of the text at an old offset; an estimate if the text is gone."""
        offset = min(max(offset, 0), len(self._old))
        if offset < self._prefix_length:
            return offset
        if offset > len(self._old) - self._suffix_length:
            return offset + len(self._new) - len(self._old)
        for reach in CONTEXTS:
            start, end = max(0, offset - reach), min(len(self._old), offset + reach)
            for first, last in ((start, end), (offset, end), (start, offset)):
                if last - first >= reach and (hit := self._nearest(self._old[first:last], offset)) is not None:
                    return hit + offset - first
        return self._estimate(offset)

    def span(self, span: Span) -> Span | None:
        """Return the span of the same characters in the new text; None if they are not found."""
        start = self.offset(span.start)
        new_span = Span(start, start + len(span))
        return new_span if new_span.slice(self._new) == span.slice(self._old) else None

    def _estimate(self, offset: int) -> int:
        """Return a new offset in proportion to an old one, between the common prefix and the common suffix."""
        old_length = len(self._old) - self._prefix_length - self._suffix_length
        new_length = len(self._new) - self._prefix_length - self._suffix_length
        if old_length <= 0:
            return self._prefix_length
        return self._prefix_length + round((offset - self._prefix_length) * new_length / old_length)

    def _nearest(self, words: str, offset: int) -> int | None:
        """Return the start of the words nearest to the estimate, in or near the changed part; None if absent."""
        estimate = self._estimate(offset)
        first = max(0, self._prefix_length - len(words))
        last = min(len(self._new), len(self._new) - self._suffix_length + len(words))
        hits = (
            self._new.find(words, max(first, estimate - len(words)), last),
            self._new.rfind(words, first, min(last, estimate + len(words))),
        )
        return min((hit for hit in hits if hit >= 0), key=lambda hit: abs(hit - estimate), default=None)
