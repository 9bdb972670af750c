"""Finds people killed, hurt or arrested whom two outlets count differently, in sentences that share little else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tui.matching.differences.numbers.amounts import can_agree
from tui.reading.differences.comparable_figures import can_be_one_toll
from tui.reading.differences.figures import Figure

FiguresByFate = Mapping[int, Sequence[Figure]]
"""Fate, as a stem → figures with that fate."""


def victim_pairs(left: FiguresByFate, right: FiguresByFate) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of two outlets that contradict each other about the same fate.

    An outlet must have only one number for it; but another source named in the same sentence also counts: “14 were
    injured; the hospital speaks of 17”.
    """
    for fate in sorted(left.keys() & right.keys()):
        for figure in left[fate]:
            for rival in right[fate]:
                if (
                    can_be_one_toll(figure, rival)
                    and not (figure.is_rival and rival.is_rival)
                    and not _agree(figure, rival)
                ):
                    yield figure, rival


def figures_by_fate(figures: Sequence[Figure]) -> FiguresByFate:
    """Return an outlet's numbers of victims by fate, without fates that have several numbers, as for other events."""
    by_fate: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not (figure.is_part or figure.is_date or figure.unit or figure.has_year):
            for fate in figure.fates:
                by_fate[fate].append(figure)
    return {fate: told for fate, told in by_fate.items() if _are_one_number(told)}


def _are_one_number(told: Sequence[Figure]) -> bool:
    own = [figure for figure in told if not figure.is_rival]
    return bool(own) and all(_agree(own[0], figure) for figure in own[1:])


def _agree(figure: Figure, rival: Figure) -> bool:
    return can_agree(figure.meaning, figure.bound, rival.meaning, rival.bound)
