"""A ridge-penalised logistic regression over features and their signed logarithms, and the file that it is kept in."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tui.matching.evidence.model import Model, signed_log

PENALTY = 0.03
"""Inverse strength: the C of logistic regression over standardised columns."""
NEWTON_STEPS = 12
CLIPPED = 0.005
"""Share of the examples at either end at which a feature is cut off."""


def fitted(
    columns: Sequence[Mapping[str, Any]],
    genuine: Sequence[Any],
    importance: Any = None,
    *,
    penalty: float = PENALTY,
    logs: bool = True,
) -> Model:
    """Newton's method on the penalised likelihood.

    `columns`: feature → values, one mapping an event. `importance`: how much each example counts. `logs`: whether the
    logarithms of the features are weighed, too.
    """
    names = tuple(columns[0])
    values = np.stack([np.concatenate([event[name] for event in columns]) for name in names], axis=1)
    answers = np.concatenate(genuine)
    low, high = np.quantile(values, (CLIPPED, 1 - CLIPPED), axis=0)
    values = np.clip(values, low, high)
    whole = np.concatenate((values, signed_log(values)), axis=1) if logs else values
    mean, scale = whole.mean(axis=0), whole.std(axis=0)
    scale[scale == 0] = 1
    counts = np.ones(len(answers)) if importance is None else importance
    plain, intercept = _weights((whole - mean) / scale, answers, counts, penalty)
    plain = plain / scale
    one, other = plain[: len(names)], plain[len(names) :] if logs else np.zeros(len(names))
    return Model(float(intercept - plain @ mean), names, *(tuple(map(float, row)) for row in (low, high, one, other)))


def _weights(scaled: Any, answers: Any, counts: Any, inverse_strength: float) -> tuple[Any, float]:
    scaled = np.concatenate((scaled, np.ones((len(scaled), 1))), axis=1)
    penalty = np.append(np.full(scaled.shape[1] - 1, 1 / inverse_strength), 0)
    weights = np.zeros(len(penalty))
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (chance - answers)) + penalty * weights
        curve = (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights[:-1], float(weights[-1])


def written(model: Model, *head: str) -> str:
    """The lines of a shipped file of weights; `head`: what it says of its making."""
    last = "feature low high weight weight-of-its-signed-logarithm; values are first brought between low and high."
    rows = zip(model.names, model.low, model.high, model.weight, model.log_weight, strict=True)
    lines = [" ".join((name, *(f"{value:.5g}" for value in values))) for name, *values in rows]
    return "\n".join((*(f"# {line}" for line in (*head, last)), f"intercept {model.intercept:.5g}", *lines, ""))
