"""Logistic model: computes the probability that a match is genuine from its features."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.shipped import shipped_text

if TYPE_CHECKING:
    import numpy as np

    from tui.matching.search.weights import Floats

    Columns = np.ndarray[tuple[int, int], np.dtype[np.float64]]

PATH = "config/evidence.txt"


class Model(Struct, frozen=True):
    """Logistic regression with one entry per feature.

    A feature is clipped to `low` … `high`, and adds `weight` · its value and `log_weight` · its signed logarithm.
    """

    intercept: float
    names: tuple[str, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    weight: tuple[float, ...]
    log_weight: tuple[float, ...]

    def probability(self, features: Mapping[str, Floats]) -> Floats:
        """Return the probability for each row. Raises KeyError if a feature is missing."""
        import numpy as np

        total = np.full(len(features[self.names[0]]) if self.names else 0, self.intercept)
        for name, low, high, weight, log_weight in zip(
            self.names, self.low, self.high, self.weight, self.log_weight, strict=True
        ):
            value = np.clip(features[name], low, high)
            total = total + weight * value
            if log_weight:
                total = total + log_weight * signed_log(value)
        chance: Floats = 1.0 / (1.0 + np.exp(-total))
        return chance


def signed_log(values: Floats) -> Floats:
    """Return `ln(1 + |x|)` with the sign of x."""
    import numpy as np

    logs: Floats = np.sign(values) * np.log1p(np.abs(values))
    return logs


@cache
def shipped_model() -> Model:
    return read_model(shipped_text(PATH))


def read_model(text: str) -> Model:
    """Parse lines of `feature low high weight log_weight` and one of `intercept` and a number; `#` begins a comment."""
    rows = [line.split() for line in text.split("\n") if line.strip() and not line.startswith("#")]
    intercept = next(float(row[1]) for row in rows if row[0] == "intercept")
    features = [row for row in rows if row[0] != "intercept"]
    low, high, weight, log_weight = (tuple(float(row[at]) for row in features) for at in range(1, 5))
    return Model(intercept, tuple(row[0] for row in features), low, high, weight, log_weight)
