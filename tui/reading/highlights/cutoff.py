"""Where the keys for a stricter and a looser cutoff lead."""

from collections.abc import Iterable

SCORE_MAX = 99.0
"""The highest cutoff that keys reach; at 100 nothing but endless copies would be left."""


def next_cutoff(cutoff: float, step: float, named: Iterable[float], stricter: bool) -> float:
    """One step stricter or looser, but never past a named cutoff without a stop there. All in score points."""
    wished = cutoff + (step if stricter else -step)
    low, high = sorted((cutoff, wished))
    between = [score for score in named if low < score < high]
    return min(SCORE_MAX, max(0.0, min(between, key=lambda score: abs(score - cutoff), default=wished)))
