"""Splits a quotation at ellipses and words in brackets."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tui.checking.strands import quoted_words
from tui.text.span import Span


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
