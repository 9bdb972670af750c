"""Why a match was made, in one short sentence for the reader."""

from tui.matching.align import Alignment, PairAligner
from tui.matching.index import IndexedArticle
from tui.matching.model import MatchKind
from tui.matching.strength import Evidence

_SHOWN_WORDS = 5
_WORD_LETTERS = 30
"""Letters of a word that are shown; what is longer is no word."""


def reason(pair: PairAligner, found: Alignment, known: Evidence, kind: MatchKind) -> str:
    """`shares: level, cooperation, close, zero; quoted in both`. Words as the article with the lower id writes them."""
    parts = [f"shares: {', '.join(_heaviest(pair.left, found, known))}"]
    if known.same_words:
        parts.append("word for word")
    elif kind is MatchKind.REORDERED:
        parts.append("in another order")
    elif known.swap and kind is not MatchKind.NAME:
        here = _words(pair.left, known.swap.left, known.swap.left_end)
        there = _words(pair.right, known.swap.right, known.swap.right_end)
        parts.append(f"“{here}” for “{there}”")
    if kind is MatchKind.NAME:
        parts.append("no statement")
    elif known.quoted_by_both:
        parts.append("quoted in both")
    elif kind is MatchKind.QUOTE:
        parts.append("quoted in one, reported in the other")
    return "; ".join(parts)


def _heaviest(read: IndexedArticle, found: Alignment, known: Evidence) -> list[str]:
    """The words that weigh most, in the order of the passage."""
    first: dict[int, int] = {}
    for at in range(found.left, found.left_end):
        if read.ids[at] in known.weights:
            first.setdefault(read.ids[at], at)
    heaviest = sorted(first, key=lambda number: (-known.weights[number], first[number]))[:_SHOWN_WORDS]
    return [_words(read, at, at + 1) for at in sorted(first[number] for number in heaviest)]


def _words(read: IndexedArticle, first: int, last: int) -> str:
    return " ".join(read.word(at)[:_WORD_LETTERS] for at in range(first, last))
