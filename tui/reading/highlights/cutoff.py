"""Steps between cutoffs, for the keys that make matching stricter or looser."""

from collections.abc import Iterable

SCORE_MAX = 99.0
"""Maximum cutoff, in score points, that the keys reach; at 100 only endless copies would remain."""


def next_cutoff(cutoff: float, step: float, named_cutoffs: Iterable[float], stricter: bool) -> float:
    """Return the cutoff one step stricter or looser, in score points; a named cutoff in between is a stop."""
    target = cutoff + (step if stricter else -step)
    low, high = sorted((cutoff, target))
    stops = [score for score in named_cutoffs if low < score < high]
    return min(SCORE_MAX, max(0.0, min(stops, key=lambda score: abs(score - cutoff), default=target)))
