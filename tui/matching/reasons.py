"""Why a match was made, in one short sentence for the reader."""

from tui.matching.align import Alignment
from tui.matching.index import IndexedArticle
from tui.matching.marks import MarkKind, word_marks
from tui.matching.model import MatchKind
from tui.matching.strength import Evidence
from tui.text.span import Span

_SHOWN_WORDS = 5
_SHORT_WORDS = 3
"""Words up to which a swapped or added stretch is named."""


def reason(left: IndexedArticle, found: Alignment, known: Evidence, kind: MatchKind) -> str:
    """`shares: level, cooperation, close, zero; quoted in both`. Words as the left article writes them."""
    parts = [f"shares: {', '.join(_heaviest(left, found, known))}"]
    if kind is MatchKind.NAME:
        parts.append("no statement")
    elif kind is MatchKind.REORDERED:
        parts.append("in another order")
    if kind is MatchKind.QUOTE:
        parts.append(_quoted(known))
    if known.same_words:
        parts.append("word for word")
    return "; ".join(parts)


def _quoted(known: Evidence) -> str:
    if known.quoted_by_both:
        return "quoted in both"
    return "quoted in one, reported in the other"


def _heaviest(left: IndexedArticle, found: Alignment, known: Evidence) -> list[str]:
    """The words that weigh most, in the order of the passage."""
    first: dict[int, int] = {}
    for at in range(found.left, found.left_end):
        if left.ids[at] in known.weights:
            first.setdefault(left.ids[at], at)
    heaviest = sorted(first, key=lambda number: (-known.weights[number], first[number]))[:_SHOWN_WORDS]
    return [left.word(at) for at in sorted(first[number] for number in heaviest)]


def differences(left_text: str, left: Span, right_text: str, right: Span) -> str:
    """`“nearly all” for “all”`: the first short stretch that one passage words otherwise; empty where there is none."""
    marks = word_marks(left_text, left, right_text, right)
    for mark in marks:
        here, there = mark.left.slice(left_text), mark.right.slice(right_text)
        if max(len(here.split()), len(there.split())) > _SHORT_WORDS or "\n" in here + there:
            continue
        if mark.kind is MarkKind.REPLACED:
            return f"“{here}” for “{there}”"
    return ""
