"""Aligns several wordings in columns: equal words share a column, and the words between them get separate columns.

One wording is the base, as in the collation of a text. Tokens are words with the surrounding punctuation, so that
nothing in a wording is lost: its cells, read from left to right, are its tokens, once each.

Columns are readable only if the wordings keep the same order. A collation treats a moved word as omitted at one place
and added at another; a wording in a very different order would be mostly gaps, and is better shown in full.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.text.span import Span
from tui.text.tokens import word_spans

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.word_changes import WordChange

ORDER_KEPT_MIN = 2 / 3
"""Minimum share of the common words of two wordings that must be in the same order to show them in columns."""
IN_LINE_MIN = 0.5
"""Minimum share of the shorter wording's words that align with the base's; aligned with different words counts half."""

Cell = tuple[Span, ...]
"""Adjacent tokens of one wording; empty if the wording has none in the column."""


class Column(Struct, frozen=True):
    """One column of the alignment."""

    cells: tuple[Cell, ...]
    """Cells of the column, one per wording."""
    is_shared: bool
    """True if another wording has the base's words in this column."""


class ColumnWords(Struct, frozen=True):
    """One wording, split into tokens."""

    tokens: tuple[Span, ...]
    starts: tuple[int, ...]
    """Start of each word, in order."""
    token_of: tuple[int, ...]
    """Number of each word's token."""

    def between(self, span: Span) -> range:
        """Return the numbers of the words that begin in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


def words_of(text: str, span: Span) -> ColumnWords:
    """Split a span into tokens at blanks, and between words without a blank (Chinese, Japanese); blanks are dropped."""
    cuts: list[int] = []
    starts: list[int] = []
    token_of: list[int] = []
    last_end = span.start
    for start, end in word_spans(text, span.start, span.end):
        between = text[last_end:start]
        blank = max((index for index, character in enumerate(between) if character.isspace()), default=-1)
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


def is_in_line(base: ColumnWords, wording: ColumnWords, changes: "Sequence[WordChange]") -> bool:
    """Return True if a wording can be shown in the base's columns. changes: those that turn the base into it."""
    from tui.matching.differences.word_changes import ChangeKind

    equal = moved_in_base = moved_in_wording = replaced = 0
    for change in changes:
        base_count, count = len(base.between(change.left)), len(wording.between(change.right))
        if change.change is ChangeKind.EQUAL:
            equal += min(base_count, count)
        elif change.change is ChangeKind.MOVED:
            moved_in_base += base_count
            moved_in_wording += count
        elif change.change is ChangeKind.REPLACED:
            replaced += min(base_count, count)
    shared = equal + max(moved_in_base, moved_in_wording)
    shorter = min(len(base.starts), len(wording.starts))
    return equal >= ORDER_KEPT_MIN * shared and equal + replaced / 2 >= IN_LINE_MIN * shorter


class _PlacedToken(Struct, frozen=True):
    """A token in a wording and its place: 2i + 1 at the base's token i, 2i before it."""

    token: int
    place: int
    is_equal: bool


def columns(
    base: ColumnWords, wordings: Sequence[ColumnWords], changes: "Sequence[Sequence[WordChange]]"
) -> tuple[Column, ...]:
    """Align wordings with the base; the base's cell comes first in each column, then those of the wordings in order.

    changes: for each wording, those that turn the base into it. Equal words of the base and a wording always share a
    column. Neighbouring words shared by the same wordings are one column, and so are neighbours that are not shared.
    """
    count = 2 * len(base.tokens) + 1
    sharers: list[set[int]] = [set() for _ in range(count)]
    tokens: list[list[list[int]]] = [[[] for _ in wordings] for _ in range(count)]
    for number, (wording, wording_changes) in enumerate(zip(wordings, changes, strict=True)):
        for placed_token in _in_order(_place_tokens(base, wording, wording_changes), len(wording.tokens)):
            tokens[placed_token.place][number].append(placed_token.token)
            if placed_token.is_equal:
                sharers[placed_token.place].add(number)
    used_places = [place for place in range(count) if place % 2 or any(tokens[place])]
    result = []
    for shared_by, group in groupby(used_places, key=lambda place: frozenset(sharers[place])):
        places = list(group)
        base_cell = tuple(base.tokens[place // 2] for place in places if place % 2)
        cells = (
            tuple(wording.tokens[token] for place in places for token in tokens[place][number])
            for number, wording in enumerate(wordings)
        )
        result.append(Column((base_cell, *cells), bool(shared_by)))
    return tuple(result)


def _place_tokens(base: ColumnWords, wording: ColumnWords, changes: "Sequence[WordChange]") -> Iterator[_PlacedToken]:
    """Yield every token in a wording that contains a word, placed by its first word."""
    from tui.matching.differences.word_changes import ChangeKind

    last_token = -1
    next_base_token = 0
    for change in changes:
        base_words, words = base.between(change.left), wording.between(change.right)
        is_equal = change.change is ChangeKind.EQUAL
        for step, word in enumerate(words):
            token = wording.token_of[word]
            if token == last_token:
                continue
            last_token = token
            if base_words:
                base_word = base_words[min(step, len(base_words) - 1)]
                yield _PlacedToken(token, 2 * base.token_of[base_word] + 1, is_equal)
            else:
                yield _PlacedToken(token, 2 * next_base_token, False)
        if base_words:
            next_base_token = base.token_of[base_words[-1]] + 1


def _in_order(placed_tokens: Iterator[_PlacedToken], count: int) -> Iterator[_PlacedToken]:
    """Yield all tokens in a wording, none placed before its predecessor."""
    place = 0
    token = -1
    for placed_token in placed_tokens:
        while token + 1 < placed_token.token:  # a token without a word in any change
            token += 1
            yield _PlacedToken(token, place, False)
        token = placed_token.token
        is_pushed = placed_token.place < place
        place = max(place, placed_token.place)
        yield _PlacedToken(token, place, placed_token.is_equal and not is_pushed)
    for trailing_token in range(token + 1, count):
        yield _PlacedToken(trailing_token, place, False)
