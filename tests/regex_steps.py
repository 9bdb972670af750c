"""Counts what a regular expression does: a small backtracking matcher over the parse tree that `re` itself makes.

The engine in C cannot be asked for its steps. This one takes the same alternatives in the same order, so that a pattern
which is slow there is slow here: the count of steps, not a clock, shows how its work grows with the text.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], int | None]
"""Goes on from an offset; the end of the match, or None."""


def steps_of_finditer(pattern: re.Pattern[str], text: str) -> int:
    """Items tried while all matches of the pattern are looked for in the text."""
    matcher = _Matcher(text, bool(pattern.flags & re.IGNORECASE))
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    with _deep():
        at = 0
        while at <= len(text):
            end = matcher.run(tree, 0, at, lambda end: end)
            at = end if end is not None and end > at else at + 1
    return matcher.steps


@contextmanager
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class _Matcher:
    def __init__(self, text: str, ignore_case: bool) -> None:
        self.text = text.lower() if ignore_case else text
        self.steps = 0
        self.groups: dict[int, str] = {}

    def run(self, items: Sequence[Any], n: int, at: int, then: Then) -> int | None:
        """Matches `items[n:]` from `at` on, then goes on with `then`."""
        if n == len(items):
            return then(at)
        self.steps += 1
        kind, value = items[n]

        def rest(end: int) -> int | None:
            return self.run(items, n + 1, end, then)

        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            return rest(at + 1) if self._char(kind, value, at) else None
        if kind is sre.AT:
            return rest(at) if self._at(value, at) else None
        if kind is sre.SUBPATTERN:
            return self.run(list(value[3]), 0, at, lambda end: self._captured(value[0], at, end, rest))
        if kind is sre.GROUPREF:
            end = at + len(self.groups[value])
            return rest(end) if self.text.startswith(self.groups[value], at) else None
        if kind is sre.BRANCH:
            return next((end for way in value[1] if (end := self.run(list(way), 0, at, rest)) is not None), None)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            return rest(at) if self._looks(value, at) == (kind is sre.ASSERT) else None
        if kind is sre.ATOMIC_GROUP:
            end = self.run(list(value), 0, at, lambda end: end)
            return rest(end) if end is not None else None
        least, most, inner = value
        return self._repeat(kind, least, most, list(inner), at, rest)

    def _captured(self, group: int | None, start: int, end: int, rest: Then) -> int | None:
        if group is not None:
            self.groups[group] = self.text[start:end]
        return rest(end)

    def _repeat(self, kind: Any, least: int, most: Any, inner: list[Any], at: int, rest: Then) -> int | None:
        if kind is sre.POSSESSIVE_REPEAT or (len(inner) == 1 and inner[0][0] in (sre.IN, sre.LITERAL, sre.ANY)):
            ends = [at]
            while most is sre.MAXREPEAT or len(ends) <= int(most):
                end = self.run(inner, 0, ends[-1], lambda end: end)
                if end is None or end == ends[-1]:
                    break
                ends.append(end)
            ends = ends[least:]
            if kind is sre.POSSESSIVE_REPEAT:
                return rest(ends[-1]) if ends else None
            order = reversed(ends) if kind is sre.MAX_REPEAT else ends
            return next((found for end in order if (found := self._counted(rest, end)) is not None), None)
        return self._nested(kind, least, most, inner, at, rest, 0)

    def _nested(self, kind: Any, least: int, most: Any, inner: list[Any], at: int, rest: Then, done: int) -> int | None:
        def again(end: int) -> int | None:
            return None if end == at else self._nested(kind, least, most, inner, end, rest, done + 1)

        if done < least:
            return self.run(inner, 0, at, again)
        more = most is sre.MAXREPEAT or done < int(most)
        found = self.run(inner, 0, at, again) if more and kind is sre.MAX_REPEAT else None
        if found is None:
            found = self._counted(rest, at)
        return self.run(inner, 0, at, again) if found is None and more and kind is sre.MIN_REPEAT else found

    def _counted(self, rest: Then, end: int) -> int | None:
        self.steps += 1
        return rest(end)

    def _looks(self, value: Any, at: int) -> bool:
        direction, inner = value
        if direction > 0:
            return self.run(list(inner), 0, at, lambda end: end) is not None
        width = inner.getwidth()[0]
        start = at - width
        return start >= 0 and self.run(list(inner), 0, start, lambda end: end if end == at else None) is not None

    def _at(self, where: Any, at: int) -> bool:
        if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0
        if where in (sre.AT_END, sre.AT_END_STRING):
            return at == len(self.text)
        sides = [0 <= n < len(self.text) and re.match(r"\w", self.text[n]) is not None for n in (at - 1, at)]
        return (sides[0] != sides[1]) == (where is sre.AT_BOUNDARY)

    def _char(self, kind: Any, value: Any, at: int) -> bool:
        if at >= len(self.text):
            return False
        char = self.text[at]
        if kind is sre.IN:
            negated = value[0][0] is sre.NEGATE
            return any(_holds(one, char) for one in value[negated:]) != negated
        if kind is sre.ANY:
            return char != "\n"
        return (ord(char) == value) == (kind is sre.LITERAL)


def _holds(one: tuple[Any, Any], char: str) -> bool:
    kind, value = one
    if kind is sre.LITERAL:
        return ord(char) == value
    if kind is sre.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    classes = {
        sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W", sre.CATEGORY_SPACE: r"\s",
        sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D",
    }  # fmt: skip
    return re.match(classes[value], char) is not None
