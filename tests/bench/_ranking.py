"""A ridge-penalised conditional logit: which of several candidates is the right answer to a question."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from tui.matching.evidence.model import Model

PENALTY = 0.03
"""Inverse strength: the C of the regression over standardised columns."""
STEPS = 12
CLIPPED = 0.002
"""Share of the examples at either end at which a feature is cut off."""
LEAST_GAIN = 0.05
"""Nats of likelihood below which a step ends the search."""


class Questions(NamedTuple):
    """Candidates, question by question."""

    rows: Any
    """Row of the event's columns for each candidate."""
    question: Any
    """Number of its question, ascending from 0."""
    right: Any
    """1 for a right answer, 0 for a wrong one; each question has both."""


class _Fit(NamedTuple):
    loss: float
    chance: Any
    """Share of each candidate in the likelihood of its question."""
    among_right: Any
    """The same among the right ones; 0 for the others."""


def ranking(columns: Sequence[Mapping[str, Any]], questions: Sequence[Questions], same: Sequence[Any]) -> Model:
    """Learn to rank; then bring the sums to the scale of a probability, over all rows. One entry an event."""
    names = tuple(columns[0])
    events = [np.stack([event[name] for name in names], axis=1) for event in columns]
    low, high = np.quantile(np.concatenate(events), (CLIPPED, 1 - CLIPPED), axis=0)
    events = [np.clip(event, low, high) for event in events]
    values = np.concatenate([event[each.rows] for event, each in zip(events, questions, strict=True)])
    starts = np.cumsum([0, *(each.question.max(initial=-1) + 1 for each in questions)])
    question = np.concatenate([each.question + start for each, start in zip(questions, starts, strict=False)])
    scale = values.std(axis=0)
    scale[scale == 0] = 1
    weights = _weights(values / scale, question, np.concatenate([each.right for each in questions])) / scale
    intercept, slope = _probability_scale(np.concatenate(events) @ weights, np.concatenate(same))
    shipped = (tuple(map(float, row)) for row in (low, high, slope * weights))
    return Model(intercept, names, *shipped, tuple(0.0 for _ in names))


def _weights(values: Any, question: Any, right: Any) -> Any:
    """Newton's method with halved steps on the penalised likelihood that one of the right answers is chosen."""
    first = np.flatnonzero(np.diff(question, prepend=-1))
    weights = np.zeros(values.shape[1])
    fit = _fit(values, question, right, first, weights)
    for _ in range(STEPS):
        slope = values.T @ (fit.chance - fit.among_right) + weights / PENALTY
        means = np.add.reduceat(fit.chance[:, None] * values, first, axis=0)
        curve = (values * fit.chance[:, None]).T @ values - means.T @ means + np.eye(len(weights)) / PENALTY
        step = np.linalg.solve(curve, slope)
        tries = [(each, _fit(values, question, right, first, each)) for each in (weights - step, weights - step / 4)]
        weights, best = min(tries, key=lambda each: each[1].loss)
        gain, fit = fit.loss - best.loss, best
        if gain < LEAST_GAIN:
            break
    return weights


def _fit(values: Any, question: Any, right: Any, first: Any, weights: Any) -> _Fit:
    total = values @ weights
    total -= np.maximum.reduceat(total, first)[question]
    odds = np.exp(total)
    every, true = np.add.reduceat(odds, first), np.maximum(1e-300, np.add.reduceat(odds * right, first))
    loss = float(np.log(every / true).sum() + weights @ weights / (2 * PENALTY))
    return _Fit(loss, odds / every[question], odds * right / true[question])


def _probability_scale(total: Any, same: Any) -> tuple[float, float]:
    """Intercept and slope of a logistic regression on one column."""
    columns = np.stack((np.ones(len(total)), total), axis=1)
    weights = np.zeros(2)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns
        weights -= np.linalg.solve(curve, columns.T @ (chance - same))
    return float(weights[0]), float(weights[1])
