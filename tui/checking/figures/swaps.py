"""Finds two numbers of a sentence that the draft may have swapped: 27.9 percent for the winner, 36.4 for the other."""

from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.source_figures import SourceFigures

_FIGURES_MAX = 12
"""Maximum number of figures in a sentence; a longer list is not compared."""
_SHIFT = 0.5
"""Damping of a shared word's weight by the difference of its distances from the two figures."""
_CLEARLY, _MARGIN = 1.5, 0.5
"""Minimum ratio, and minimum additional likeness, of the words beside two figures if they are exchanged."""


def swapped_with(figure: CheckedFigure, equal: CheckedFigure, figures: SourceFigures) -> CheckedFigure | None:
    """Return the figure beside the equal one whose place in the source the draft's figure seems to have; None if none.

    Both are in one sentence of the draft and in one of the source.
    """
    sentences, place = figures.sentences, (equal.article, figures.sentences.number(equal.article, equal.span.start))
    in_source = figures.by_sentence.get(place, ())
    if figure.dates or len(in_source) > _FIGURES_MAX:
        return None
    for second in figures.of_draft:
        if not _may_be_swapped(figure, second) or sentences.distance(figure.span.start, second.span.start):
            continue
        for candidate in in_source:
            if candidate.amount == second.amount and candidate.value != equal.value:
                if _follow_each_others_words(figure, second, equal, candidate):
                    return candidate
                straight = _likeness(figure, equal) + _likeness(second, candidate)
                crossed = _likeness(figure, candidate) + _likeness(second, equal)
                if crossed >= _CLEARLY * straight + _MARGIN:
                    return candidate
    return None


def _follow_each_others_words(
    figure: CheckedFigure, second: CheckedFigure, equal: CheckedFigure, candidate: CheckedFigure
) -> bool:
    """Return True if the words right before two figures are exchanged: Berg 12 and Lind 14, for Berg 14 and Lind 12."""
    words, second_words = _word_before(figure), _word_before(second)
    is_exchanged = words == _word_before(candidate) and second_words == _word_before(equal)
    return bool(words and second_words) and words != second_words and is_exchanged


def _word_before(figure: CheckedFigure) -> str:
    """Return the stem of the content word right before a figure; empty if another word or a figure is there."""
    return next(
        (
            stem
            for stem, distance in figure.before.items()
            if distance == 1 and stem not in figure.grammar and stem.isalpha()
        ),
        "",
    )


def _is_bare(figure: CheckedFigure) -> bool:
    """Return True for a number that may share the unit of another one: 27.9 percent and 36.4."""
    return figure.stands_alone and not figure.has_unit


def _likeness(figure: CheckedFigure, candidate: CheckedFigure) -> float:
    """Return how similar the words around two figures are, without function words and what they count."""
    ignored = {figure.counted, candidate.counted, *figure.grammar}
    return sum(
        1 / (1 + _SHIFT * abs(left[stem] - right[stem]))
        for left, right in ((figure.before, candidate.before), (figure.after, candidate.after))
        for stem in (left.keys() & right.keys()) - ignored
    )


def _may_be_swapped(figure: CheckedFigure, second: CheckedFigure) -> bool:
    is_alike = (figure.unit.fact, figure.unit.sort) == (second.unit.fact, second.unit.sort)
    has_same_unit = figure.unit_of_measure == second.unit_of_measure or _is_bare(figure) or _is_bare(second)
    return is_alike and has_same_unit and figure.amount != second.amount
