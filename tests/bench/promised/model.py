"""A promise of the program, and what came of checking it."""

from collections.abc import Sequence

from msgspec import Struct

SHOWN_MAX = 20


class Outcome(Struct):
    """The result of one check."""

    count: int = 0
    """How many times it was tried."""
    broken: list[str] = []
    """What broke the promise, one line each."""
    remark: str = ""
    """Further words, for the table."""
    figures: dict[str, int] = {}
    """Unit → further counts, for the table; those of all parts of a line are added up."""

    def fail(self, line: str) -> None:
        self.broken.append(" ".join(line.split())[:400])

    def add(self, part: "Outcome") -> None:
        """Take in what came of another part of the same line."""
        self.count += part.count
        self.broken += part.broken
        self.remark = "; ".join(dict.fromkeys(filter(None, (self.remark, part.remark))))
        for unit, figure in part.figures.items():
            self.figures[unit] = self.figures.get(unit, 0) + figure

    def expect(self, is_right: bool, line: str) -> None:
        if not is_right:
            self.fail(line)


class Promise(Struct, frozen=True):
    name: str
    """A word, for --only."""
    words: str
    """What is promised, for the table."""
    short: int
    """The count of a run of a few minutes."""
    full: int
    unit: str
    check: str
    """The function as `module:function`; it takes the count and returns the outcome."""
    parts: int = 1
    """At most so many processes check a part each, one after another; a run that was ended early goes on with the next.
    Above 1, the function takes the range of numbers that is its part instead of a count."""
    part_min: int = 1
    """The count from which a process for itself is worth it."""

    def ranges(self, count: int) -> Sequence[range]:
        """The numbers from 0 to the count, in parts of about the same length."""
        parts = max(1, min(self.parts, count // self.part_min))
        return [range(count * part // parts, count * (part + 1) // parts) for part in range(parts)]
