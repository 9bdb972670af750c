"""Counts what a regular expression does: a small backtracking matcher over the parse tree that `re` itself makes.

The engine in C cannot be asked for its steps. This one takes the same alternatives in the same order, so that a pattern
which is slow there is slow here: the count of steps, not a clock, shows how its work grows with the text.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Literal

Then = Callable[[int], int | None]
"""Goes on from an offset; the end of the match, or None."""

ONE_CHARACTER = frozenset([sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN])
_BRANCHING = frozenset([sre.SUBPATTERN, sre.BRANCH, sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT])
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
Mode = Literal["finditer", "match", "fullmatch"]
"""The method of the pattern that is called: anywhere in the text, only from its start, only all of it."""


class TooManyStepsError(Exception):
    """The pattern has taken more steps than it was allowed."""


class Work:
    """How much a pattern did, and what it found."""

    def __init__(self, steps: int, spans: list[tuple[int, int]]) -> None:
        self.steps = steps
        self.spans = spans


def work_of(pattern: re.Pattern[str], text: str, mode: Mode = "finditer", steps_max: int = sys.maxsize) -> Work:
    """The steps of one call and the spans that it finds. Raises TooManyStepsError soon after the last step allowed."""
    matcher = _Matcher(text, pattern, steps_max)
    tree = _ready_tree_of(pattern)
    spans: list[tuple[int, int]] = []
    is_whole: Then = (lambda end: end if end == len(text) else None) if mode == "fullmatch" else (lambda end: end)
    with _deep():
        at = 0
        while at <= (len(text) if mode == "finditer" else 0):
            end = matcher.run(tree, 0, is_whole, at)
            spans += [(at, end)] if end is not None else []
            at = end if end is not None and end > at else at + 1
    return Work(matcher.steps, spans)


@cache
def tree_of(pattern: re.Pattern[str]) -> list[Any]:
    tree: list[Any] = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE).data
    return tree


class _Held(dict[str, bool]):
    """Whether an item that takes one character takes a given one, filled as they are looked at."""

    def __init__(self, item: tuple[Any, Any], flags: int) -> None:
        super().__init__()
        self.item, self.flags = item, flags

    def __missing__(self, char: str) -> bool:
        self[char] = held_by(*self.item, char, self.flags)
        return self[char]


@cache
def _ready_tree_of(pattern: re.Pattern[str]) -> list[Any]:
    """The tree, with what each item that takes one character holds in place of its value."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    tree.getwidth()  # all parts of the tree remember it, as they could not tell it any more
    _make_ready(tree, pattern.flags)
    ready: list[Any] = tree.data
    return ready


def _make_ready(part: Any, flags: int) -> None:
    if isinstance(part, parser.SubPattern):
        for n, (kind, value) in enumerate(part.data):
            if kind in ONE_CHARACTER:
                part.data[n] = (kind, _Held((kind, value), flags))
            else:
                _make_ready(value, flags)
    elif isinstance(part, tuple | list):
        for inner in part:
            _make_ready(inner, flags)


def one_character_items(items: Iterable[Any]) -> list[tuple[Any, Any]]:
    """What takes one character (a literal, a class, a dot), at any depth of a tree, each once."""
    by_text = {repr(item): item for item in _every(items) if item[0] in ONE_CHARACTER}
    return list(by_text.values())


def refers_back(items: Iterable[Any]) -> bool:
    """Whether a part of the tree asks for the same characters as an earlier one."""
    return any(kind is sre.GROUPREF for kind, _ in _every(items))


def _every(part: Any) -> Iterator[tuple[Any, Any]]:
    """The items of a tree at any depth: tuples of a kind and its value."""
    if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], type(sre.LITERAL)):
        yield part
        if part[0] in ONE_CHARACTER:
            return
    if isinstance(part, tuple | list | parser.SubPattern):
        for inner in part:
            yield from _every(inner)


@contextmanager
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _end(end: int) -> int | None:
    return end


class _Matcher:
    def __init__(self, text: str, pattern: re.Pattern[str], steps_max: int) -> None:
        self.text = text
        self.size = len(text)
        self.is_multiline = bool(pattern.flags & re.MULTILINE)
        self.steps = 0
        self.steps_max = steps_max
        self.groups: dict[int, str] = {}

    def check(self) -> None:
        if self.steps > self.steps_max:
            raise TooManyStepsError(f"more than {self.steps_max:,} steps")

    def run(self, items: Sequence[Any], n: int, then: Then, at: int) -> int | None:
        """Matches `items[n:]` from `at` on, then goes on with `then`."""
        if self.steps > self.steps_max:
            self.check()
        while n < len(items):
            self.steps += 1
            kind, value = items[n]
            if kind in ONE_CHARACTER:
                if at >= self.size or not value[self.text[at]]:
                    return None
                n, at = n + 1, at + 1
                continue
            if kind in _BRANCHING:
                return self._branching(kind, value, at, partial(self.run, items, n + 1, then))
            after = self._after(kind, value, at)
            if after is None:
                return None
            n, at = n + 1, after
        return then(at)

    def _after(self, kind: Any, value: Any, at: int) -> int | None:
        """The offset after an item that can be matched in one way only; None where it does not match."""
        if kind is sre.AT:
            return at if self._at(value, at) else None
        if kind is sre.GROUPREF:
            same = self.groups.get(value)
            return at + len(same) if same is not None and self.text.startswith(same, at) else None
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            return at if self._looks(value, at) == (kind is sre.ASSERT) else None
        if kind is sre.ATOMIC_GROUP:
            return self.run(value.data, 0, _end, at)
        raise NotImplementedError(str(kind))

    def _branching(self, kind: Any, value: Any, at: int, rest: Then) -> int | None:
        if kind is sre.SUBPATTERN:
            if value[1] or value[2]:
                raise NotImplementedError("flags within a pattern")
            return self.run(value[3].data, 0, lambda end: self._captured(value[0], at, end, rest), at)
        if kind is sre.BRANCH:
            for way in value[1]:
                found = self.run(way.data, 0, rest, at)
                if found is not None:
                    return found
            return None
        least, most, inner = value
        return self._repeat(kind, least, most, inner.data, at, rest)

    def _captured(self, group: int | None, start: int, end: int, rest: Then) -> int | None:
        if group is not None:
            self.groups[group] = self.text[start:end]
        return rest(end)

    def _repeat(self, kind: Any, least: int, most: Any, inner: list[Any], at: int, rest: Then) -> int | None:
        if kind is sre.POSSESSIVE_REPEAT or (len(inner) == 1 and inner[0][0] in ONE_CHARACTER):
            ends = self._ends(inner, sys.maxsize if most is sre.MAXREPEAT else int(most), at)[least:]
            if kind is sre.POSSESSIVE_REPEAT:
                return rest(ends[-1]) if ends else None
            for end in reversed(ends) if kind is sre.MAX_REPEAT else ends:
                self.steps += 1
                found = rest(end)
                if found is not None:
                    return found
            return None
        return self._nested(kind, least, most, inner, at, rest, 0)

    def _ends(self, inner: list[Any], most: int, at: int) -> list[int]:
        """Where the turns of a repeat end that is read in one way only; `at` first."""
        if len(inner) == 1 and inner[0][0] in ONE_CHARACTER:
            return self._ends_of_characters(inner[0][1], most, at)
        ends = [at]
        while len(ends) <= most:
            end = self.run(inner, 0, _end, ends[-1])
            if end is None or end == ends[-1]:
                break
            ends.append(end)
        return ends

    def _ends_of_characters(self, held: _Held, most: int, at: int) -> list[int]:
        end, last = at, min(self.size, at + most)
        while end < last and held[self.text[end]]:
            end += 1
        self.steps += min(end - at + 1, most)
        self.check()
        return list(range(at, end + 1))

    def _nested(self, kind: Any, least: int, most: Any, inner: list[Any], at: int, rest: Then, done: int) -> int | None:
        def again(end: int) -> int | None:
            return None if end == at else self._nested(kind, least, most, inner, end, rest, done + 1)

        if done < least:
            return self.run(inner, 0, again, at)
        more = most is sre.MAXREPEAT or done < int(most)
        found = self.run(inner, 0, again, at) if more and kind is sre.MAX_REPEAT else None
        if found is None:
            self.steps += 1
            found = rest(at)
        return self.run(inner, 0, again, at) if found is None and more and kind is sre.MIN_REPEAT else found

    def _looks(self, value: Any, at: int) -> bool:
        direction, inner = value
        if direction > 0:
            return self.run(inner.data, 0, _end, at) is not None
        width = inner.getwidth()[0]
        start = at - width
        return start >= 0 and self.run(inner.data, 0, lambda end: end if end == at else None, start) is not None

    def _at(self, where: Any, at: int) -> bool:
        if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0 or (where is sre.AT_BEGINNING and self.is_multiline and self.text[at - 1] == "\n")
        if where is sre.AT_END_STRING:
            return at == len(self.text)
        if where is sre.AT_END:
            rest = self.text[at : at + 2]
            return not rest or rest == "\n" or (self.is_multiline and rest[0] == "\n")
        is_after_word = at > 0 and _is_of_word(self.text[at - 1])
        is_before_word = at < self.size and _is_of_word(self.text[at])
        return (is_after_word != is_before_word) == (where is sre.AT_BOUNDARY)


@cache
def _is_of_word(char: str) -> bool:
    return re.match(r"\w", char) is not None


def held_by(kind: Any, value: Any, char: str, flags: int) -> bool:
    """Whether an item that takes one character (a literal, a class, a dot) takes this one."""
    cases = {char, char.lower(), char.upper()} if flags & re.IGNORECASE else {char}
    if kind is sre.IN:
        is_negated = value[0][0] is sre.NEGATE
        return any(_holds(one, each) for one in value[is_negated:] for each in cases) != is_negated
    if kind is sre.ANY:
        return char != "\n" or bool(flags & re.DOTALL)
    return any(ord(each) == value for each in cases if len(each) == 1) == (kind is sre.LITERAL)


def _holds(one: tuple[Any, Any], char: str) -> bool:
    kind, value = one
    if kind is sre.LITERAL:
        return char == chr(value)
    if kind is sre.RANGE:
        return len(char) == 1 and bool(value[0] <= ord(char) <= value[1])
    classes = {
        sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W", sre.CATEGORY_SPACE: r"\s",
        sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D",
    }  # fmt: skip
    return re.match(classes[value], char) is not None
