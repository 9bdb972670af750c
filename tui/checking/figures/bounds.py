"""Compares the words before two equal numbers that say how exact they are: about 300 and 300, up to and at least 50."""

from msgspec import Struct

from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.source_figures import ComparedFigure, SourceFigures

_UPWARDS = frozenset({"more than", "at least", "just over"})
_DOWNWARDS = frozenset({"less than", "up to", "nearly"})
_BOUNDS = frozenset({"about", *_UPWARDS, *_DOWNWARDS})
"""Meanings of words before a number, as listed in `config/words/quantities.txt`."""
_ESTIMATED = "estim"
"""Stem of the word in “estimated at 4 million”."""
_OTHER_SHARE = 0.75
"""Minimum evidence for an equal number without another bound, as a share of that for the closest one."""


class BoundChange(Struct, frozen=True):
    """Two equal numbers of which one has another word for how exact it is."""

    words_there: str
    """Number in the source with that word."""
    is_opposite: bool
    """True if one is at least, and the other at most, the number."""


def bound_change(figure: CheckedFigure, equal: ComparedFigure, figures: SourceFigures) -> BoundChange | None:
    """Return the change from the source to the draft; None if there is none, or another source has it as the draft."""
    bound, bound_there = _bound(figure), _bound(equal.figure)
    if figure.dates or bound == bound_there:
        return None
    needed = _OTHER_SHARE * equal.evidence
    for candidate in figures.equals(figure):
        if _bound(candidate) == bound:
            closest = figures.closest(figure, [candidate])
            if closest is not None and closest.evidence >= needed:
                return None
    is_opposite = (bound in _UPWARDS and bound_there in _DOWNWARDS) or (bound in _DOWNWARDS and bound_there in _UPWARDS)
    return BoundChange(figures.words(equal.figure, with_bound=bool(bound_there)), is_opposite)


def _bound(figure: CheckedFigure) -> str:
    """Return the meaning of the word before a number that says how exact it is; empty if there is none."""
    for stem, distance in figure.before.items():
        if distance == 1 and stem in _BOUNDS:
            return stem
    return "about" if figure.before.get(_ESTIMATED) == 2 and figure.before.get("at") == 1 else ""
