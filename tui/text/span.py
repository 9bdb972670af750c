"""A half-open range of text, in code points of the canonical text."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """The range `text[start:end]`. Sorted by start, then end.

    Raises ValueError unless `0 <= start <= end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True, because even an empty span is a place; use `len()` for the length."""
        return True

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def overlap(self, other: "Span") -> int:
        """Return the number of code points that both spans share; 0 if they do not overlap."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def slice(self, text: str) -> str:
        return text[self.start : self.end]
