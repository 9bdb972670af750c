"""Several wordings under each other: equal words in one column, what stands between them in columns of its own.

One wording is the one that the others are held against, as a collation has its base text. Tokens are words with the
marks around them, so that nothing of a wording is lost: its cells, read from left to right, are its tokens, once each.

Columns can only be read where the order is kept. A collation treats what has moved as left out here and added there; of
a wording that is put together otherwise it would show little but gaps, and is better given whole.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.text.span import Span
from tui.text.tokens import word_spans

if TYPE_CHECKING:  # heavy: not before something has been found
    from tui.matching.differences.word_changes import WordChange

ORDER_KEPT_MIN = 2 / 3
"""Of the words that two wordings share, the share that must stand in the same order to be read in columns."""
IN_LINE_MIN = 0.5
"""Of the shorter wording's words, the share that must stand under the base's; beside other words counts half."""

Cell = tuple[Span, ...]
"""Tokens of one wording that stand side by side; empty where it has nothing there."""


class Column(Struct, frozen=True):
    cells: tuple[Cell, ...]
    """Per wording."""
    is_shared: bool
    """Whether some other wording has the words of the base there."""


class ColumnWords(Struct, frozen=True):
    """One wording, cut into tokens."""

    tokens: tuple[Span, ...]
    starts: tuple[int, ...]
    """Where each word begins, in order."""
    token_of: tuple[int, ...]
    """Per word: the number of its token."""

    def between(self, span: Span) -> range:
        """Numbers of the words that begin in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


def words_of(text: str, span: Span) -> ColumnWords:
    """Tokens part at blanks, and between words that no blank parts (Chinese, Japanese). They hold all but blanks."""
    cuts: list[int] = []
    starts: list[int] = []
    token_of: list[int] = []
    last_end = span.start
    for start, end in word_spans(text, span.start, span.end):
        between = text[last_end:start]
        blank = max((at for at, character in enumerate(between) if character.isspace()), default=-1)
        if cuts and (blank >= 0 or not between):
            cuts.append(last_end + blank + 1 if blank >= 0 else start)
        elif not cuts:
            cuts.append(span.start)
        starts.append(start)
        token_of.append(len(cuts) - 1)
        last_end = end
    edges = [*(cuts or [span.start]), span.end]
    tokens = (_trim(text, Span(start, end)) for start, end in pairwise(edges))
    return ColumnWords(tuple(tokens), tuple(starts), tuple(token_of))


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def is_in_line(base: ColumnWords, other: ColumnWords, marks: "Sequence[WordChange]") -> bool:
    """Whether a wording can be read in the base's columns. marks: how the base's words become its own."""
    from tui.matching.differences.word_changes import ChangeKind

    equal = moved_here = moved_there = beside = 0
    for mark in marks:
        here, there = len(base.between(mark.left)), len(other.between(mark.right))
        if mark.change is ChangeKind.EQUAL:
            equal += min(here, there)
        elif mark.change is ChangeKind.MOVED:
            moved_here += here
            moved_there += there
        elif mark.change is ChangeKind.REPLACED:
            beside += min(here, there)
    shared = equal + max(moved_here, moved_there)
    shorter = min(len(base.starts), len(other.starts))
    return equal >= ORDER_KEPT_MIN * shared and equal + beside / 2 >= IN_LINE_MIN * shorter


class _PlacedWord(Struct, frozen=True):
    """A token of another wording, and where it stands: 2i + 1 at the base's token i, 2i before it."""

    token: int
    place: int
    is_equal: bool


def columns(
    base: ColumnWords, others: Sequence[ColumnWords], marks: "Sequence[Sequence[WordChange]]"
) -> tuple[Column, ...]:
    """The base's column comes first, then the others' in order. marks: per other, how the base's words become its own.

    Equal words of the base and another wording always share a column. Neighbouring words that the same wordings have
    share one; so do those that nobody else has.
    """
    count = 2 * len(base.tokens) + 1
    having: list[set[int]] = [set() for _ in range(count)]
    tokens: list[list[list[int]]] = [[[] for _ in others] for _ in range(count)]
    for number, (other, found) in enumerate(zip(others, marks, strict=True)):
        for placed in _in_order(_placed_words(base, other, found), len(other.tokens)):
            tokens[placed.place][number].append(placed.token)
            if placed.is_equal:
                having[placed.place].add(number)
    used = [place for place in range(count) if place % 2 or any(tokens[place])]
    made = []
    for shared_by, places in groupby(used, key=lambda place: frozenset(having[place])):
        run = list(places)
        own = tuple(base.tokens[place // 2] for place in run if place % 2)
        rest = (
            tuple(other.tokens[token] for place in run for token in tokens[place][number])
            for number, other in enumerate(others)
        )
        made.append(Column((own, *rest), bool(shared_by)))
    return tuple(made)


def _placed_words(base: ColumnWords, other: ColumnWords, marks: "Sequence[WordChange]") -> Iterator[_PlacedWord]:
    """Every token of the other wording that holds a word, by its first word."""
    from tui.matching.differences.word_changes import ChangeKind

    seen = -1
    at = 0
    for mark in marks:
        here, there = base.between(mark.left), other.between(mark.right)
        is_equal = mark.change is ChangeKind.EQUAL
        for step, word in enumerate(there):
            token = other.token_of[word]
            if token == seen:
                continue
            seen = token
            if here:
                yield _PlacedWord(token, 2 * base.token_of[here[min(step, len(here) - 1)]] + 1, is_equal)
            else:
                yield _PlacedWord(token, 2 * at, False)
        if here:
            at = base.token_of[here[-1]] + 1


def _in_order(placed: Iterator[_PlacedWord], count: int) -> Iterator[_PlacedWord]:
    """All tokens of a wording, none before the one before it."""
    place = 0
    token = -1
    for each in placed:
        while token + 1 < each.token:  # it holds no word that is marked
            token += 1
            yield _PlacedWord(token, place, False)
        token = each.token
        is_moved_on = each.place < place
        place = max(place, each.place)
        yield _PlacedWord(token, place, each.is_equal and not is_moved_on)
    for rest in range(token + 1, count):
        yield _PlacedWord(rest, place, False)
