"""Computes how bad a passage looks that begins or ends at a place of an English article; 0 is not bad at all.

The weights were learned from the sentences of a parser (config/border-weights.txt). A border is bad if it separates a
subject from its predicate, a verb from its object, or a noun from its modifiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import prod
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.search.border_features import FEATURES, Template, features_of, sizes_of, templates, value_number
from tui.matching.words.article_words import IndexedArticle
from tui.shipped import shipped_lines

if TYPE_CHECKING:
    import numpy as np

    from tui.matching.words.article_words import Ints

    Weights = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_MOST_NATS = 30.0
"""Maximum cost, in nats; higher odds do not make a border worse."""

PATH = "config/border-weights.txt"


class BorderCosts(Struct, frozen=True):
    """Costs, in nats, of beginning before each word and of ending before it; the last place is the article's end."""

    starts: list[float]
    ends: list[float]


class BorderModel(Struct, eq=False):
    """Logistic regression over the features of a place: the odds that it is a bad beginning, and a bad end."""

    intercepts: tuple[float, float]
    weights: Weights
    """Weights of a beginning and of an end: one row per combination of values, template after template."""
    rows: list[Ints]
    """Number of each template's first, second, … feature; the number of features if it has fewer."""
    factors: list[Ints]
    """Factors for the values of these features; the sum is the number of a combination."""

    def costs(self, indexed: IndexedArticle) -> BorderCosts:
        """Return the costs of all places of an article."""
        import numpy as np

        features = features_of(indexed)
        features = np.concatenate((features, np.ones((1, len(indexed)), dtype=np.int64)))
        numbers = sum(features[row] * factor[:, None] for row, factor in zip(self.rows, self.factors, strict=True))
        odds = np.take(self.weights, numbers, axis=0).sum(axis=0) + self.intercepts
        costs = np.log1p(np.exp(np.minimum(odds, _MOST_NATS)))
        costs[np.flatnonzero(np.diff(indexed.sentences, prepend=-1))] = 0.0
        starts, ends = costs.T.tolist()
        return BorderCosts([*starts, 0.0], [*ends, 0.0])


@cache
def shipped_border_model() -> BorderModel:
    return read_border_model(shipped_lines(PATH))


def read_border_model(lines: list[str]) -> BorderModel:
    """Parse lines of `feature=value … start end`, and one of `intercept start end`."""
    import numpy as np

    bases: dict[Template, int] = {}
    size = 0
    for template in templates():
        bases[template] = size
        size += prod(sizes_of(template))
    weights, intercepts = np.zeros((size, 2)), (0.0, 0.0)
    for line in lines:
        *terms, start, end = line.split()
        if terms == ["intercept"]:
            intercepts = (float(start), float(end))
            continue
        template = tuple(term.partition("=")[0] for term in terms)
        values = [value_number(*term.split("=", 1)) for term in terms]
        weights[bases[template] + combination_number(template, values)] = float(start), float(end)
    return BorderModel(intercepts, weights, *_columns(bases))


def combination_number(template: Template, values: Sequence[int]) -> int:
    """Return the number of a combination of values among those of its template."""
    number = 0
    for size, value in zip(sizes_of(template), values, strict=True):
        number = number * size + value
    return number


def _columns(bases: dict[Template, int]) -> tuple[list[Ints], list[Ints]]:
    """Return the rows and factors of a model.

    The row after the features is 1, and its factor is the template's base.
    """
    import numpy as np

    longest = max(map(len, bases)) + 1
    rows = np.full((longest, len(bases)), len(FEATURES), dtype=np.int64)
    factors = np.zeros((longest, len(bases)), dtype=np.int64)
    for column, (template, base) in enumerate(bases.items()):
        sizes = sizes_of(template)
        for at, feature in enumerate(template):
            rows[at, column], factors[at, column] = FEATURES.index(feature), prod(sizes[at + 1 :])
        factors[-1, column] = base
    return list(rows), list(factors)
