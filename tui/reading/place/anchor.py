"""Where a place of a text stands after the text has changed: found again by the text around it.

Everywhere else offsets are carried and never searched for; here the text that they referred to is gone.
"""

from functools import cached_property

from tui.text.span import Span

CONTEXTS = (120, 60, 30, 15)
"""Characters on each side of a place that are looked for, the most telling first."""


class OffsetMapper:
    """From offsets of one text to those of another: exact where nothing changed, by the words around it elsewhere."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new

    @cached_property
    def _before(self) -> int:
        """Characters that both begin with."""
        low, high = 0, min(len(self._old), len(self._new))
        while low < high:
            middle = (low + high + 1) // 2
            if self._old.startswith(self._new[low:middle], low):
                low = middle
            else:
                high = middle - 1
        return low

    @cached_property
    def _after(self) -> int:
        """Characters that both end with, without those of `_before`."""
        low, high = 0, min(len(self._old), len(self._new)) - self._before
        while low < high:
            middle = (low + high + 1) // 2
            if self._old.endswith(self._new[len(self._new) - middle : len(self._new) - low], 0, len(self._old) - low):
                low = middle
            else:
                high = middle - 1
        return low

    def offset(self, offset: int) -> int:
        """Where what stood there stands now; where it is gone, about there."""
        offset = min(max(offset, 0), len(self._old))
        if offset < self._before:
            return offset
        if offset > len(self._old) - self._after:
            return offset + len(self._new) - len(self._old)
        for reach in CONTEXTS:
            start, end = max(0, offset - reach), min(len(self._old), offset + reach)
            for first, last in ((start, end), (offset, end), (start, offset)):
                if last - first >= reach and (at := self._nearest(self._old[first:last], offset)) is not None:
                    return at + offset - first
        return self._about(offset)

    def span(self, span: Span) -> Span | None:
        """The same characters; None where they stand there no longer, or not where they are looked for."""
        start = self.offset(span.start)
        moved = Span(start, start + len(span))
        return moved if moved.slice(self._new) == span.slice(self._old) else None

    def _about(self, offset: int) -> int:
        old, new = len(self._old) - self._before - self._after, len(self._new) - self._before - self._after
        return self._before + (round((offset - self._before) * new / old) if old > 0 else 0)

    def _nearest(self, words: str, offset: int) -> int | None:
        """Where the words stand next to where they stood, in what has changed and just around it."""
        wished = self._about(offset)
        first, last = max(0, self._before - len(words)), min(len(self._new), len(self._new) - self._after + len(words))
        after = self._new.find(words, max(first, wished - len(words)), last)
        before = self._new.rfind(words, first, min(last, wished + len(words)))
        found = [at for at in (after, before) if at >= 0]
        return min(found, key=lambda at: abs(at - wished), default=None)
