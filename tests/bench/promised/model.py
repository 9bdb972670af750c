"""A promise of the program, and what came of checking it."""

from msgspec import Struct

SHOWN_MAX = 20


class Outcome(Struct):
    """The result of one check."""

    count: int = 0
    """How many times it was tried."""
    broken: list[str] = []
    """What broke the promise, one line each."""
    remark: str = ""
    """Further figures, for the table."""

    def fail(self, line: str) -> None:
        self.broken.append(" ".join(line.split())[:400])

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
