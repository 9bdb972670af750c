"""Which words of two matching passages are equal, and which differ: what the screen underlines."""

from enum import StrEnum

from msgspec import Struct

from tui.matching.vocabulary import word_key
from tui.text.span import Span
from tui.text.tokens import word_spans


class MarkKind(StrEnum):
    EQUAL = "equal"
    REPLACED = "replaced"
    DROPPED = "dropped"
    """Only in the first passage."""
    ADDED = "added"
    """Only in the second passage."""
    FIGURE = "figure"
    """Replaced, dropped or added, and with a number: what a fact-checker looks for."""


class WordMark(Struct, frozen=True):
    """A run of words of the first passage beside one of the second. A run that holds no word is an empty span."""

    kind: MarkKind
    left: Span
    right: Span


_KIND_OF_TAG = {
    "equal": MarkKind.EQUAL,
    "replace": MarkKind.REPLACED,
    "delete": MarkKind.DROPPED,
    "insert": MarkKind.ADDED,
}


def word_marks(left_text: str, left: Span, right_text: str, right: Span) -> tuple[WordMark, ...]:
    """The fewest edits that turn the words of the one passage into those of the other (Levenshtein, by rapidfuzz).

    Words are compared folded and in one spelling, not stemmed: `has` and `had` differ, `defence` and `Defense` do not.
    Marks come in order, and together hold every word of both passages once.
    """
    from rapidfuzz.distance import Levenshtein

    here = list(word_spans(left_text, left.start, left.end))
    there = list(word_spans(right_text, right.start, right.end))
    left_keys = [word_key(left_text[start:end]) for start, end in here]
    right_keys = [word_key(right_text[start:end]) for start, end in there]
    marks = []
    for edit in Levenshtein.opcodes(left_keys, right_keys):
        kind = _KIND_OF_TAG[edit.tag]
        keys = left_keys[edit.src_start : edit.src_end] + right_keys[edit.dest_start : edit.dest_end]
        if kind is not MarkKind.EQUAL and any(character.isdigit() for key in keys for character in key):
            kind = MarkKind.FIGURE
        run = _run(here, edit.src_start, edit.src_end, left.start)
        marks.append(WordMark(kind, run, _run(there, edit.dest_start, edit.dest_end, right.start)))
    return tuple(marks)


def _run(words: list[tuple[int, int]], first: int, last: int, start: int) -> Span:
    """From the first word to the last one; an empty span after the word before where there is none."""
    if first < last:
        return Span(words[first][0], words[last - 1][1])
    place = words[first - 1][1] if first else start
    return Span(place, place)
