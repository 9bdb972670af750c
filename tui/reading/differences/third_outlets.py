"""Adds to a difference between two outlets those that give one of the two numbers, dates or times as well."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from tui.articles.model import Passage
from tui.reading.differences.figure_evidence import FigureEvidence
from tui.reading.differences.figures import Figure
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference

_COUNTED = frozenset({DifferenceClass.NUMBER, DifferenceClass.DATE, DifferenceClass.TIME})


def told_elsewhere(
    found: Iterable[PairDifference], figures: Mapping[str, Sequence[Figure]], evidence: FigureEvidence
) -> Iterator[PairDifference]:
    """Yield the differences between one side of a pair and a third outlet that gives the other side's figure.

    The outlet must count the same thing, and not have both figures.
    """
    figures_in: defaultdict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in (figure for some in figures.values() for figure in some):
        figures_in[figure.article.id, figure.span.start].append(figure)
    for pair in found:
        left, right = _figure_of(pair.left, figures_in), _figure_of(pair.right, figures_in)
        if pair.what not in _COUNTED or left is None or right is None or left.meaning == right.meaning:
            continue
        sides = (left, right, pair.right), (right, left, pair.left)
        others = [article for article in figures if article not in (left.article.id, right.article.id)]
        for article, (figure, rival, rival_side) in product(others, sides):
            third = next((each for each in figures[article] if evidence.are_same(figure, each)), None)
            if third is not None and not evidence.has_value(article, rival.meaning):
                here = DifferingPassage(Passage(article, third.sentence), (third.span,))
                yield PairDifference(pair.what, pair.sureness, here, rival_side, pair.about)


def _figure_of(side: DifferingPassage, figures_in: Mapping[tuple[str, int], Sequence[Figure]]) -> Figure | None:
    """Return the figure of which the differing words of one outlet consist; None for other words, or several."""
    if len(side.differing) != 1:
        return None
    figures = figures_in.get((side.passage.article, side.differing[0].start), ())
    return next((figure for figure in figures if figure.span == side.differing[0]), None)
