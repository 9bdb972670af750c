"""Lines that are hard on a given regular expression, made from the expression itself.

A pattern that can read one stretch of text in several ways does so where its own repeats are pumped: what may stand
before the repeat, then one turn of it again and again, then something that it cannot end on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from tests.regex_steps import REPEATS, held_by, one_character_items, refers_back, sre, tree_of

_SAMPLES = "Aa 9\u0660.’'-\",:;/()[]“”\u0301é漢\t\n!@#_=…"
"""Characters that stand for a class; the first of them that it holds are tried."""
_OF_A_CLASS = 4
_ENDS = ("", "\x01x\n!")
"""What follows a run: nothing, or a sign, a letter and a further line, one of which a repeat cannot take."""
GENERAL = [
    "a", "Aa", " ", "A", "9", "'", "’", ".", ",", "-", "“", "”", "''", '"', "a ", "A ", "Aa ", "A.", "J.", "a'", ". A",
    ", the a", " (a", "(", "[", "said ", "a.b", "! ", "…", "6'2", ", 51 ", "\u0301a", "、", "。", "\t", ": A", "a-",
    "(R-", "“a", "\n", "a\n", "`", "*_", "1,", "#1", "é", "/",
]  # fmt: skip
"""Units for any pattern: runs of letters, marks, quotation marks, dashes, figures, and what alternates."""


class Line(NamedTuple):
    """A text of any length: a beginning, a unit again and again, an end."""

    start: str
    unit: str
    end: str

    def of(self, characters: int) -> str:
        return self.start + self.unit * max(1, characters // len(self.unit)) + self.end


def lines_against(pattern: re.Pattern[str]) -> list[Line]:
    """The general units, and what is pumped out of each repeat of the pattern; of those that are alike to the pattern,
    one."""
    return _unlike(_lines(pattern), pattern)


def _unlike(lines: list[Line], pattern: re.Pattern[str]) -> list[Line]:
    """One of all lines in which the same parts of the pattern hold each character: they take the same steps. To a
    pattern of digits, `Aa` repeated is `a` repeated."""
    if refers_back(tree_of(pattern)):
        return lines
    items = one_character_items(tree_of(pattern))
    kinds = {char: _kind(char, items, pattern.flags) for char in set("".join(map("".join, lines)))}
    return list({_of_kinds(line, kinds): line for line in reversed(lines)}.values())


def _kind(char: str, items: list[tuple[Any, Any]], flags: int) -> str:
    """Which of the items hold the character, and what boundaries and ends of lines ask of it, as a bit for each."""
    held = [held_by(kind, value, char, flags) for kind, value in items]
    return "".join("01"[each] for each in (*held, bool(re.match(r"\w", char)), char == "\n"))


def _of_kinds(line: Line, kinds: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The line with a kind for each character, and its unit as short as it can be."""
    start, unit, end = (tuple(kinds[char] for char in part) for part in line)
    size = next(size for size in range(1, len(unit) + 1) if unit[:size] * (len(unit) // size) == unit)
    return start, unit[:size], end


def _lines(pattern: re.Pattern[str]) -> list[Line]:
    tree = tree_of(pattern)
    pumps = [(start or letter, unit) for start, unit in _pumps(tree, "", pattern.flags) if unit for letter in ("", "a")]
    pumped = [Line(start, unit, end) for start, unit in pumps for end in _ENDS]
    whole = _sample(tree, pattern.flags, 0)
    near_misses = [Line("", unit, "") for unit in (whole, whole[:-1], whole[1:]) if unit]
    return list(dict.fromkeys(chain((Line("", unit, "") for unit in GENERAL), near_misses, pumped)))


def _pumps(items: Sequence[Any], start: str, flags: int) -> Iterator[tuple[str, str]]:
    """(what stands before a repeat, one turn of it), for every repeat at any depth; where two stand side by side, also
    their turns in alternation."""
    for n, (kind, value) in enumerate(items):
        before = start + _sample(items[:n], flags, 0)
        if kind in REPEATS:
            inner = list(value[2])
            yield from ((before, turn) for turn in _turns(inner, flags))
            yield from _pumps(inner, before, flags)
        for inner in _inside(kind, value):
            yield from _pumps(inner, before, flags)
    repeats = [list(value[2]) for kind, value in items if kind in REPEATS]
    for left, right in pairwise(repeats):
        yield start, _sample(left, flags, 0) + _sample(right, flags, 0)


def _turns(inner: list[Any], flags: int) -> Iterator[str]:
    """One turn of a repeat: with each class as several characters, its own repeats once, twice, or not at all."""
    yield from (_sample(inner, flags, choice) for choice in range(_OF_A_CLASS))
    yield _sample(inner, flags, 0, extra=2)
    yield _sample(inner, flags, 0, extra=-1)


def _inside(kind: Any, value: Any) -> list[list[Any]]:
    """The sequences inside an item that is no repeat."""
    if kind is sre.SUBPATTERN:
        return [list(value[3])]
    if kind is sre.BRANCH:
        ways = [list(way) for way in value[1]]
        return ways[:3] + ways[3:][-1:]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(value[1])]
    return [list(value)] if kind is sre.ATOMIC_GROUP else []


def _sample(items: Sequence[Any], flags: int, choice: int, extra: int = 1) -> str:
    """A text that the items take, if it is looked at by itself. choice: which of a class's characters; extra: how often
    what may be missing is there."""
    return "".join(_one(kind, value, flags, choice, extra) for kind, value in items)


def _one(kind: Any, value: Any, flags: int, choice: int, extra: int) -> str:
    if kind in REPEATS:
        least, most, inner = value
        return _sample(list(inner), flags, choice, extra) * max(0, min(least + max(0, extra - (least > 0)), int(most)))
    if kind is sre.LITERAL:
        return chr(value)
    if kind in (sre.IN, sre.ANY, sre.NOT_LITERAL):
        held = [char for char in _SAMPLES if held_by(kind, value, char, flags)] or _of_ranges(kind, value)
        return held[choice % min(len(held), _OF_A_CLASS)]
    if kind in (sre.ASSERT, sre.ASSERT_NOT, sre.AT, sre.GROUPREF):
        return ""
    insides = _inside(kind, value)
    return _sample(insides[choice % len(insides)], flags, choice, extra) if insides else ""


def _of_ranges(kind: Any, value: Any) -> list[str]:
    """The characters that a class of none of the samples begins with."""
    starts = [
        chr(one[1] if one[0] is sre.LITERAL else one[1][0]) for one in value if one[0] in (sre.LITERAL, sre.RANGE)
    ]
    return starts or ["\u2063"]
