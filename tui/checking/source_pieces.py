"""Splits a quotation at ellipses and words in brackets, and finds the places of its pieces in the sources."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from tui.checking.strands import SourceWords, WordRun, quoted_words
from tui.text.span import Span

_GAP_WORDS_MAX = 200
"""Maximum number of words that an ellipsis replaces."""
_BRACKET_WORDS_MAX = 12
_REPLACED_WORDS_MAX = 3
"""Maximum number of words at the beginning of a sentence that words in brackets replace."""
_CLOSING = " ,;:\"“”‘’'([…—–-"
_SENTENCE_ENDS = frozenset(".!?…。！？")
_SEGMENT_WORDS_MIN = 3
_RUNS_MAX = 50
"""Maximum number of places of a segment's first words that are examined."""


class DraftPiece(Struct, frozen=True):
    """Consecutive words given as the speaker's."""

    keys: Sequence[str]
    inserted: str
    """Words in brackets before the piece, or after the last one; empty if there are none."""
    has_ellipsis: bool
    """True if an ellipsis precedes the piece."""


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]{0,80}\](?!\w)|…|\.\.\.|\. \. \.")


def pieces_of(text: str, span: Span) -> list[DraftPiece]:
    """Return the pieces in order; one for a quotation without ellipses and brackets, none if no words are left."""
    pieces: list[DraftPiece] = []
    inserted, has_ellipsis, start = "", False, span.start
    for match in (*_breaks().finditer(text, span.start, span.end), None):
        end = match.start() if match else span.end
        if keys := quoted_words(text, Span(start, end))[1]:
            pieces.append(DraftPiece(keys, inserted, has_ellipsis))
            inserted, has_ellipsis = "", False
        if match is None:
            break
        is_bracket = bool(match[0].startswith("[") and match[0].strip("[] …."))
        inserted, has_ellipsis = (match[0] if is_bracket else inserted), has_ellipsis or not is_bracket
        start = match.end()
    if inserted and pieces:
        last = pieces[-1]
        pieces[-1] = DraftPiece(last.keys, last.inserted or inserted, last.has_ellipsis)
    return pieces


def bracketed(text: str) -> list[str]:
    """Return the words in square brackets, including the brackets."""
    return [match[0] for match in _breaks().finditer(text) if match[0].startswith("[") and match[0].strip("[] ….")]


def runs_in_order(first: WordRun, pieces: Sequence[DraftPiece]) -> list[WordRun]:
    """Return the place of the first piece and of the others after it in the same strand; empty if one is missing."""
    runs = [first]
    for piece in pieces:
        following = _next_run(runs[-1], piece)
        if following is None:
            return []
        runs.append(following)
    return runs


def _next_run(previous: WordRun, piece: DraftPiece) -> WordRun | None:
    """Return the next place of a piece after the previous one, in the same strand."""
    strand, size = previous.strand, len(piece.keys)
    gap = _BRACKET_WORDS_MAX if piece.inserted and not piece.has_ellipsis else _GAP_WORDS_MAX
    for first in range(previous.last, min(len(strand.keys) - size, previous.last + gap) + 1):
        if strand.keys[first] == piece.keys[0] and list(strand.keys[first : first + size]) == list(piece.keys):
            return WordRun(strand, first, first + size)
    return None


def spanning(runs: Sequence[WordRun]) -> WordRun:
    """Return the words from the first run to the last one, which are in one strand."""
    return WordRun(runs[0].strand, runs[0].first, runs[-1].last)


def runs_apart(rows: Sequence[Sequence[WordRun]]) -> tuple[list[WordRun], bool]:
    """Return a place of each piece, and True if they are in order in several quotations of one article.

    rows: the places of each piece, at least one.
    """
    for first in rows[0]:
        runs = [first]
        for row in rows[1:]:
            runs += [run for run in row if _follows_apart(runs[-1], run)][:1]
        if len(runs) == len(rows):
            return runs, True
    return [row[0] for row in rows], False


def _follows_apart(run: WordRun, following: WordRun) -> bool:
    """Return True if a place comes after another one in the same article, in a different quotation."""
    before, after = run.passage, following.passage
    is_later = before.article == after.article and before.span.end <= after.span.start
    return is_later and not run.quote_ids & following.quote_ids


def quoted_segments(words: SourceWords, keys: Sequence[str]) -> list[list[WordRun]]:
    """Return the quoted places of each of the longest segments that make up a draft's quotation.

    Empty if some of its words are in none.
    """
    rows: list[list[WordRun]] = []
    at = 0
    while at < len(keys):
        longest = _longest_runs(words, keys[at:])
        if not longest:
            return []
        rows.append(longest)
        at += longest[0].last - longest[0].first
    return rows


def _longest_runs(words: SourceWords, keys: Sequence[str]) -> list[WordRun]:
    """Return the quoted places of as many of the first words as any quotation contains consecutively."""
    runs = [_extended(run, keys) for run in words.runs_of(keys[:_SEGMENT_WORDS_MIN])[:_RUNS_MAX] if all(run.quote_ids)]
    size = max((run.last - run.first for run in runs), default=0)
    return [run for run in runs if run.last - run.first == size and size >= _SEGMENT_WORDS_MIN]


def _extended(run: WordRun, keys: Sequence[str]) -> WordRun:
    strand, last = run.strand, run.last
    while (
        last < len(strand.keys)
        and last - run.first < len(keys)
        and strand.keys[last] == keys[last - run.first]
        and strand.quote_ids[last]
    ):
        last += 1
    return WordRun(strand, run.first, last)


def left_out_between(pieces: Sequence[DraftPiece], runs: Sequence[WordRun]) -> Iterator[Span]:
    """Yield the words of the source that the ellipses replace."""
    for piece, earlier_run, later_run in zip(pieces[1:], runs, runs[1:], strict=False):
        if not piece.inserted and later_run.first > earlier_run.last:
            yield earlier_run.strand.passage(earlier_run.last, later_run.first).span


def bracket_remarks(pieces: Sequence[DraftPiece], runs: Sequence[WordRun]) -> Iterator[str]:
    """Yield remarks on what the words in brackets replace in the source."""
    for number, (piece, run) in enumerate(zip(pieces, runs, strict=True)):
        earlier_run = runs[number - 1] if number else None
        if piece.inserted and earlier_run and run.first > earlier_run.last:
            replaced = run.strand.passage(earlier_run.last, run.first).span.slice(run.strand.article.text)
            yield f"{piece.inserted} for “{replaced}”"
        elif piece.inserted:
            replaced = _words_before(run) if piece is pieces[0] else ""
            yield f"{piece.inserted} for “{replaced}”" if replaced else f"{piece.inserted} added"


def _words_before(run: WordRun) -> str:
    """Return the few words between the beginning of a sentence and a place in it; empty if there are many."""
    strand, text = run.strand, run.strand.article.text
    for first in range(run.first - 1, max(-1, run.first - 1 - _REPLACED_WORDS_MAX), -1):
        start, end = strand.places[first][0], strand.places[run.first][0]
        if strand.quote_ids[first] != strand.quote_ids[run.first] or not _SENTENCE_ENDS.isdisjoint(text[start:end]):
            return ""
        if first == 0 or strand.quote_ids[first - 1] != strand.quote_ids[first] or text[start].isupper():
            return text[start:end].strip()
    return ""


def ends_between(text: str, start: int, end: int) -> bool:
    """Return True if a sentence ends between two places."""
    return not _SENTENCE_ENDS.isdisjoint(text[start:end])


def may_go_on(text: str, start: int, end: int) -> bool:
    """Return True if a quoted sentence may go on from one place to another: not in “I hope so,” he told “Today”.

    The rest of a sentence in another part follows a comma or another mark: “I hope,” he said, “that it ends”.
    """
    between = text[start:end].rstrip("\"“‘'")
    return not ends_between(text, start, end) and (not between.strip(_CLOSING) or not between.rstrip()[-1:].isalnum())


def sentence_after(text: str, places: Sequence[tuple[int, int]], at: int) -> Span:
    """Return the words from `at` to the end of the sentence."""
    last = at
    while last + 1 < len(places) and not ends_between(text, places[last][1], places[last + 1][0]):
        last += 1
    return Span(places[at][0], places[last][1])


def sentence_before(text: str, places: Sequence[tuple[int, int]], at: int) -> Span:
    """Return the words from the beginning of the sentence up to `at`."""
    first = at - 1
    while first and not ends_between(text, places[first - 1][1], places[first][0]):
        first -= 1
    return Span(places[first][0], places[at - 1][1])
